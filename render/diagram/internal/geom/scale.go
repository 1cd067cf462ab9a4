package geom

import (
	"cmp"
	"math"
	"slices"
)

// ByX sorts indexes by a coordinate; those that are nearly equal keep their order.
func ByX(all []int, x func(int) float64) []int {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(Grid(x(a)), Grid(x(b))) })
	return out
}

// Grid is the field of a scale of tenths that a length falls into. Processors differ in
// the last bits of a length, so the lines between fields must be where no length of ours
// is likely to be: at no round number.
func Grid(x float64) float64 { return math.Floor(x*10 + 0.3183) }
