package search

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// widestRow is how wide a row may be before it is folded into several: what fits on a page
// beside its margins. No length of ours is likely to be the same to the last bit.
const widestRow = 900.3183

// worthFolding is how wide a folded drawing may be, compared with the other, which is not as high.
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

// folding is what of a drawing does not stand in the row that the engine would give it.
// Members are elements, and boundaries behind them, as in the outermost row.
type folding struct {
	// away is how many rows a member is farther than usual from what all its flows lead to.
	away map[int]int
	// under names the member that a member without flows stands below.
	under map[int]int
	// lifted are members of the outermost row without flows that stand in rows above it.
	lifted [][]int
}

func (f folding) empty() bool { return len(f.away)+len(f.under)+len(f.lifted) == 0 }

// ends are the sides on which the legs of a member meet it.
type ends struct{ asUpper, asLower, flat int }

// foldRows lays a plan out again with the wide rows of an interior folded, inner interiors first,
// for each interior where that makes it narrower, and returns the last plan.
func (s *search) foldRows(p plan.Plan) plan.Plan {
	folds := 0
	for interior := len(s.d.Boundaries) - 1; interior >= canvas && folds < mostFolds(s.d); interior-- {
		before := s.folded
		if !s.fold(p, interior) {
			continue
		}
		folds++
		h := s.orders(p, sweep{true, true, 1})
		next, err := s.place(h)
		if err != nil {
			s.folded = before
			return p
		}
		if next.Size.W() > worthFolding*p.Size.W() {
			s.folded = before
			continue
		}
		p = next
		s.best, s.bestAt, s.lowest = p, h, plan.Cost(s.d, p)+s.disorder(p)
	}
	return p
}

// fold folds the rows of an interior that are too wide, if there are any.
func (s *search) fold(p plan.Plan, interior int) bool {
	rows := s.rowsOf(p, interior)
	if !slices.ContainsFunc(rows, func(row []int) bool { return s.span(p, row) > widestRow }) {
		return false
	}
	sides := s.sides(interior)
	fans := make(map[string][]int) // by where they are
	var loose []int
	taken := 0.0 // in the widest row, by what cannot be folded
	for _, row := range rows {
		stays, isWide := 0.0, s.span(p, row) > widestRow
		for _, m := range row {
			where := s.fanOf(m, interior, sides[m])
			switch {
			case sides[m] == ends{} && (isWide || interior != canvas || !slices.Contains(s.row, m)):
				loose = append(loose, m)
			case isWide && where != "":
				fans[where] = append(fans[where], m)
			default:
				stays += s.member(p, m).W() + s.gap()
			}
		}
		taken = max(taken, stays)
	}
	f := folding{away: maps.Clone(s.folded.away), under: maps.Clone(s.folded.under), lifted: s.folded.lifted}
	if f.away == nil {
		f.away, f.under = make(map[int]int), make(map[int]int)
	}
	beside := 0.0
	for _, where := range [...]string{outermost, above, below} {
		beside = max(beside, s.foldFan(p, fans[where], widestRow-taken, sides, f.away))
	}
	s.foldLoose(p, interior, loose, widestRow-taken-beside, &f)
	changed := len(f.away) > len(s.folded.away) || len(f.under) > len(s.folded.under) || len(f.lifted) > len(s.folded.lifted)
	s.folded = f
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
func (s *search) fanOf(m, interior int, e ends) string {
	switch {
	case s.d.Named() || e.flat > 0 || e.asUpper > 0 && e.asLower > 0:
		return "" // between the lines of a fan there is no room for names
	case interior == canvas && slices.Contains(s.row, m):
		return outermost
	case e.asUpper > 0:
		return above
	}
	return below
}

// sides counts for each member of an interior the legs that it has there.
func (s *search) sides(interior int) map[int]ends {
	all := make(map[int]ends)
	for _, p := range s.legs[s.slot(interior)] {
		flat := 0
		if s.flat(p) {
			flat = 1
		}
		if m, ok := s.memberAt(p.upper); ok {
			all[m] = ends{all[m].asUpper + 1, all[m].asLower, all[m].flat + flat}
		}
		if m, ok := s.memberAt(p.lower); ok {
			all[m] = ends{all[m].asUpper, all[m].asLower + 1, all[m].flat + flat}
		}
	}
	return all
}

// memberAt returns the member at which a leg ends, if it is one.
func (s *search) memberAt(j joint) (int, bool) {
	switch j.kind {
	case atElement:
		return j.index, true
	case atBox:
		return len(s.d.Elements) + j.index, true
	}
	return 0, false
}

// rowsOf lists what stands directly inside an interior, by row, each from left to right.
func (s *search) rowsOf(p plan.Plan, interior int) [][]int {
	rows := make(map[float64][]int)
	var order []float64
	for _, m := range geom.ByX(s.members(interior), func(m int) float64 { return s.member(p, m).Center().X }) {
		y := geom.Grid(s.member(p, m).Center().Y)
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
	r := s.member(p, row[0])
	for _, m := range row[1:] {
		r = r.Union(s.member(p, m))
	}
	return r.W()
}

// foldedPull is the weight with which the crossings of an interior with fans are drawn together: without
// it, every member stands straight below its crossing, in columns of their own.
const foldedPull = 16

// mostRows is how many rows one may become.
const mostRows = 8

// foldFan deals members, all of whose flows leave on one side, out to as few rows as
// make them narrow enough, and returns how wide they then are. Between two members of a
// row run the lines of the rows behind it.
func (s *search) foldFan(p plan.Plan, group []int, target float64, sides map[int]ends, away map[int]int) float64 {
	if len(group) == 0 {
		return 0
	}
	wide, lines := 0.0, 0
	for _, m := range group {
		wide += s.member(p, m).W() + s.gap()
		lines += sides[m].asUpper + sides[m].asLower
	}
	each, between := wide/float64(len(group)), 2*gaps.folded*float64(lines)/float64(len(group))
	best, narrowest := 1, wide
	for rows := 2; rows <= mostRows && narrowest > target; rows++ {
		if w := math.Ceil(float64(len(group))/float64(rows)) * (each + float64(rows-1)*between); w < narrowest-1 {
			best, narrowest = rows, w
		}
	}
	if best == 1 {
		return wide
	}
	for i, m := range geom.ByX(group, func(m int) float64 { return s.member(p, m).Center().X }) {
		away[m] = i % best
	}
	return narrowest
}

// foldLoose puts members without flows into rows one below the other: beside what else
// there is in the interior or, where they belong into the outermost row, above that.
func (s *search) foldLoose(p plan.Plan, interior int, loose []int, target float64, out *folding) {
	var beside, lifted []int
	wide := 0.0
	for _, m := range loose {
		wide = max(wide, s.member(p, m).W()+s.gap())
		if interior == canvas && slices.Contains(s.row, m) {
			lifted = append(lifted, m)
		} else {
			beside = append(beside, m)
		}
	}
	slices.Sort(beside)
	if len(lifted) > 0 {
		slices.Sort(lifted)
		out.lifted = grouped(lifted, int(widestRow/wide))
	}
	if len(beside) > 0 {
		columns := len(grouped(beside, int(target/wide))[0])
		for i, m := range beside[columns:] {
			out.under[m] = beside[i]
		}
	}
}

// grouped cuts a list into as few parts as have at most a number of members, all about equally long.
func grouped(list []int, most int) [][]int {
	rows := (len(list) + max(1, most) - 1) / max(1, most)
	each := (len(list) + rows - 1) / rows
	return slices.Collect(slices.Chunk(list, each))
}

// outerRows is the outermost row in the order of the hint, folded: its rows from the uppermost.
func (s *search) outerRows(h hints) [][]int {
	rows := slices.Clone(s.folded.lifted)
	isLifted := func(m int) bool {
		return slices.ContainsFunc(s.folded.lifted, func(row []int) bool { return slices.Contains(row, m) })
	}
	for away := mostRows; away >= 0; away-- {
		var row []int
		for _, m := range s.rowOrder(h) {
			if s.folded.away[m] == away && !isLifted(m) {
				row = append(row, m)
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// placeRows writes what keeps the outermost rows, and members without flows, one below the other.
func (s *search) placeRows(b *bytes.Buffer, interior int, rows [][]int) {
	for i := 1; i < len(rows); i++ {
		fmt.Fprintf(b, "%s -> %s [style=invis weight=0]\n", s.rowName(rows[i-1][0]), s.rowName(rows[i][0]))
	}
	sides := s.sides(interior)
	var loose, others []int
	for _, m := range s.members(interior) {
		above, under := s.folded.under[m]
		switch {
		case under:
			fmt.Fprintf(b, "%s -> %s [style=invis weight=1]\n", s.rowName(above), s.rowName(m))
		case interior == canvas && slices.Contains(s.row, m):
		case sides[m] == ends{}:
			loose = append(loose, m)
		default:
			others = append(others, m)
		}
		if len(rows) > 1 && !under && !slices.Contains(s.row, m) && sides[m].asLower == 0 {
			fmt.Fprintf(b, "%s -> %s [style=invis weight=0]\n", s.rowName(rows[len(rows)-1][0]), s.rowName(m))
		}
	}
	if len(loose) < 2 || len(others) == 0 {
		return
	}
	// Without a row of their own they could stand in one that the engine keeps for labels, where nothing has a distance.
	b.WriteString("{ graph [rank=same]\n" + s.rowName(others[0]) + "\n")
	for _, m := range loose {
		b.WriteString(s.rowName(m) + "\n")
	}
	b.WriteString("}\n")
}

// fartherBy is how many rows a leg is longer than usual.
func (s *search) fartherBy(p leg) int {
	n := 0
	for _, j := range [2]joint{p.upper, p.lower} {
		if m, ok := s.memberAt(j); ok && !slices.Contains(s.row, m) {
			n = max(n, s.folded.away[m])
		}
	}
	return n
}

// hasFans reports whether an interior has rows that were one.
func (s *search) hasFans(interior int) bool {
	if len(s.folded.away) == 0 {
		return false
	}
	return slices.ContainsFunc(s.members(interior), func(m int) bool {
		_, is := s.folded.away[m]
		return is
	})
}

// members lists the elements and boundaries directly inside an interior.
func (s *search) members(interior int) []int {
	slot := s.slot(interior)
	all := slices.Clone(s.elements[slot])
	for _, b := range s.boxes[slot] {
		all = append(all, len(s.d.Elements)+b)
	}
	return all
}

// fanned reports whether an end of a leg is a member that stands in one of several rows:
// there the lines run between others, and rooms of labels would push them apart.
func (s *search) fanned(p leg) bool {
	return slices.ContainsFunc([]joint{p.upper, p.lower}, func(j joint) bool {
		m, ok := s.memberAt(j)
		_, is := s.folded.away[m]
		return ok && is
	})
}
