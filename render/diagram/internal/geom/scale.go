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

// tenths is how many parts of a pixel are distinguished.
const tenths = 10

// Tenth rounds to a tenth of a pixel, as pictures and coordinates do.
func Tenth(x float64) float64 { return math.Round(x*tenths) / tenths }

// shift is where in a tenth the lines of [Grid] are: at no round number.
const shift = 0.3183

// Grid is the field of a scale of tenths that a length falls into. Processors differ in
// the last bits of a length, so the lines between fields must be where no length of ours
// is likely to be.
func Grid(x float64) float64 { return math.Floor(x*tenths + shift) }
