package search

import (
	"maps"
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/diagram/internal/sketch"
)

// widestRow is how wide a row may be before it is folded into several: what fits on a page beside
// its margins. None of our lengths is likely to be the same to the last bit.
const widestRow = 900.3183

// worthFolding is how wide a folded drawing may be, relative to the unfolded one, which is lower.
const worthFolding = 0.9003

// mostFolded is how many interiors of a small drawing are folded.
const mostFolded = 4

// mostFolds is how many interiors of a drawing are folded, each of which takes a layout of its own.
func mostFolds(d scene.Drawing) int {
	switch n := size(d); {
	case n > tooManyFlows:
		return 0
	case n > manyFlows:
		return 1
	}
	return mostFolded
}

// foldRows lays a plan out again with the wide rows of an interior folded, inner interiors first,
// for each interior where that makes it narrower, and returns the last plan.
func (s *search) foldRows(p plan.Plan) plan.Plan {
	folds := 0
	for interior := len(s.Drawing.Boundaries) - 1; interior >= nest.Canvas && folds < mostFolds(s.Drawing); interior-- {
		before := s.Folded
		if !s.fold(p, interior) {
			continue
		}
		folds++
		h := s.orders(p, sketch.Sweep{Upper: true, Lower: true, Mix: 1})
		next, err := s.Place(h)
		if err != nil {
			s.Folded = before
			return p
		}
		if next.Size.W() > worthFolding*p.Size.W() {
			s.Folded = before
			continue
		}
		p = next
		s.best, s.bestAt, s.lowest = p, h, s.price(p)
	}
	return p
}

// fold folds the rows of an interior that are too wide, if there are any.
func (s *search) fold(p plan.Plan, interior int) bool {
	rows := s.rowsOf(p, interior)
	if !slices.ContainsFunc(rows, func(row []int) bool { return s.span(p, row) > widestRow }) {
		return false
	}
	sides := s.Sides(interior)
	fans := make(map[string][]int) // by where they are
	var loose []int
	taken := 0.0 // in the widest row, by what cannot be folded
	for _, row := range rows {
		stays, isWide := 0.0, s.span(p, row) > widestRow
		for _, m := range row {
			where := s.fanOf(m, interior, sides[m])
			switch {
			case sides[m] == nest.Ends{} && (isWide || interior != nest.Canvas || !slices.Contains(s.Row, m)):
				loose = append(loose, m)
			case isWide && where != "":
				fans[where] = append(fans[where], m)
			default:
				stays += s.Member(p, m).W() + s.Gap()
			}
		}
		taken = max(taken, stays)
	}
	f := nest.Folding{Away: maps.Clone(s.Folded.Away), Under: maps.Clone(s.Folded.Under), Lifted: s.Folded.Lifted}
	if f.Away == nil {
		f.Away, f.Under = make(map[int]int), make(map[int]int)
	}
	beside := 0.0
	for _, where := range [...]string{outermost, above, below} {
		beside = max(beside, s.foldFan(p, fans[where], widestRow-taken, sides, f.Away))
	}
	s.foldLoose(p, interior, loose, widestRow-taken-beside, &f)
	changed := len(f.Away) > len(s.Folded.Away) || len(f.Under) > len(s.Folded.Under) || len(f.Lifted) > len(s.Folded.Lifted)
	s.Folded = f
	return changed
}

// Where fans may be: in the outermost row, above what they have flows with, or below it.
const (
	outermost = "outermost"
	above     = "above"
	below     = "below"
)

// fanOf tells where a member is that could be in another row, because all its flows lead to
// one side of it; it is empty for any other.
func (s *search) fanOf(m, interior int, e nest.Ends) string {
	switch {
	case s.Drawing.Named() || e.Flat > 0 || e.AsUpper > 0 && e.AsLower > 0:
		return "" // between the lines of a fan there is no room for names
	case interior == nest.Canvas && slices.Contains(s.Row, m):
		return outermost
	case e.AsUpper > 0:
		return above
	}
	return below
}

// rowsOf lists what is directly inside an interior, by row, each from left to right.
func (s *search) rowsOf(p plan.Plan, interior int) [][]int {
	rows := make(map[float64][]int)
	var order []float64
	for _, m := range geom.ByX(s.Members(interior), func(m int) float64 { return s.Member(p, m).Center().X }) {
		y := geom.Grid(s.Member(p, m).Center().Y)
		if rows[y] == nil {
			order = append(order, y)
		}
		rows[y] = append(rows[y], m)
	}
	slices.Sort(order)
	var out [][]int
	for _, y := range order {
		out = append(out, rows[y])
	}
	return out
}

// span is how wide a row is.
func (s *search) span(p plan.Plan, row []int) float64 {
	r := s.Member(p, row[0])
	for _, m := range row[1:] {
		r = r.Union(s.Member(p, m))
	}
	return r.W()
}

// foldFan deals members, all of whose flows leave on one side, out to as few rows as make them
// narrow enough, and returns how wide they then are. The lines of the rows beyond it run between
// two members of a row.
func (s *search) foldFan(p plan.Plan, group []int, target float64, sides map[int]nest.Ends, away map[int]int) float64 {
	if len(group) == 0 {
		return 0
	}
	wide, lines := 0.0, 0
	for _, m := range group {
		wide += s.Member(p, m).W() + s.Gap()
		lines += sides[m].AsUpper + sides[m].AsLower
	}
	each, between := wide/float64(len(group)), 2*nest.FoldedGap*float64(lines)/float64(len(group))
	best, narrowest := 1, wide
	for rows := 2; rows <= nest.MostRows && narrowest > target; rows++ {
		if w := math.Ceil(float64(len(group))/float64(rows)) * (each + float64(rows-1)*between); w < narrowest-1 {
			best, narrowest = rows, w
		}
	}
	if best == 1 {
		return wide
	}
	for i, m := range geom.ByX(group, func(m int) float64 { return s.Member(p, m).Center().X }) {
		away[m] = i % best
	}
	return narrowest
}

// foldLoose puts members without flows into rows one below the other: beside everything else in the
// interior or, if they belong in the outermost row, above that.
func (s *search) foldLoose(p plan.Plan, interior int, loose []int, target float64, out *nest.Folding) {
	var beside, lifted []int
	wide := 0.0
	for _, m := range loose {
		wide = max(wide, s.Member(p, m).W()+s.Gap())
		if interior == nest.Canvas && slices.Contains(s.Row, m) {
			lifted = append(lifted, m)
		} else {
			beside = append(beside, m)
		}
	}
	slices.Sort(beside)
	if len(lifted) > 0 {
		slices.Sort(lifted)
		out.Lifted = grouped(lifted, int(widestRow/wide))
	}
	if len(beside) > 0 {
		columns := len(grouped(beside, int(target/wide))[0])
		for i, m := range beside[columns:] {
			out.Under[m] = beside[i]
		}
	}
}

// grouped cuts a list into as few parts of limited length as possible, all about equally long.
func grouped(list []int, most int) [][]int {
	rows := (len(list) + max(1, most) - 1) / max(1, most)
	each := (len(list) + rows - 1) / rows
	return slices.Collect(slices.Chunk(list, each))
}
