// Package search searches for the order of crossings and members that makes a plan easiest to
// read.
package search

import (
	"errors"
	"maps"
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/diagram/internal/sketch"
)

// search is the search for the best layout of a drawing.
type search struct {
	*nest.Nest
	sketches *sketch.Sketcher
	estimate *sketch.Trial // the best sketch
	best     plan.Plan
	bestAt   nest.Hints // the order that gave it
	lowest   float64    // its cost, with what the search adds to it

	crossingPrice float64 // what the search adds for each point at which two lines cross
}

func newSearch(d scene.Drawing, layout engine.Layout) *search {
	return &search{Nest: nest.New(d, layout), lowest: math.Inf(1), crossingPrice: intersection}
}

// Above so many flows or elements there are few sweeps, or none.
const (
	manyFlows    = 120
	tooManyFlows = 250
)

// Best searches for the best layout of a drawing. The error is [ErrTooWide], or what the engine says.
func Best(d scene.Drawing, layout engine.Layout) (plan.Plan, error) {
	return newSearch(d, layout).find()
}

// find tries orders of crossings and of the outermost row and returns the cheapest plan,
// with more room where its numbers would lie on something.
func (s *search) find() (plan.Plan, error) {
	if err := s.explore(); err != nil {
		return plan.Plan{}, err
	}
	s.makeRoom()
	return s.best, nil
}

// hopeless is how many times wider than it may be with names a first layout is when
// no other order will make it narrow enough.
const hopeless = 1.4

// ErrTooWide ends the search for a picture whose names make it too wide to be read.
var ErrTooWide = errors.New("the names of the flows make the diagram too wide")

// explore tries orders of crossings and of the outermost row and remembers the cheapest plan.
// One that is wider than a page is tried with its rows folded, too.
func (s *search) explore() error {
	if err := s.begin(); err != nil {
		return err
	}
	if s.Drawing.Named() && s.best.Size.W() > hopeless*plan.PageWidth {
		p := s.foldRows(s.best)
		if p.Size.W() > hopeless*plan.PageWidth {
			return ErrTooWide
		}
		s.sweepFolded(p)
		return nil
	}
	s.sweep(s.best)
	if s.best.Size.W() > plan.PageWidth {
		s.exploreFolded()
	}
	return nil
}

// begin lays out the first plan: of a drawing that is not big, the one with the best sketch.
func (s *search) begin() error {
	if size(s.Drawing) <= manyFlows {
		return s.attemptSketch()
	}
	_, err := s.attempt(nest.Hints{})
	return err
}

// sweepFolded brings order into the last plan of foldRows. The sketch of a folded drawing is another one.
func (s *search) sweepFolded(p plan.Plan) {
	if size(s.Drawing) <= manyFlows && s.attemptSketch() != nil {
		return
	}
	s.sweep(p)
}

// exploreFolded searches once more with wide rows folded, where there are any, and keeps what is cheaper.
func (s *search) exploreFolded() {
	best, bestAt, lowest := s.best, s.bestAt, s.lowest
	s.Budget = s.Runs + s.Allowance()
	if p := s.foldRows(best); !s.Folded.Empty() {
		s.sweepFolded(p)
	}
	if !plan.Cheaper(s.lowest, lowest) || s.best.Size.W() > worthFolding*best.Size.W() {
		s.best, s.bestAt, s.lowest, s.Folded = best, bestAt, lowest, nest.Folding{}
	}
}

// sweep brings order into a plan, which must be the one that was laid out last. A drawing that is
// not big has a sketch by then, and is improved by it.
func (s *search) sweep(p plan.Plan) {
	switch n := size(s.Drawing); {
	case n <= manyFlows:
		s.improve()
		return
	case n > tooManyFlows:
		return
	}
	for _, way := range sketch.Sweeps[:2] {
		next, err := s.attempt(s.orders(p, way))
		if err != nil {
			return // the runs are used up, or the engine has died and needs time to come back
		}
		p = next
	}
}

// size is what decides how much may be tried.
func size(d scene.Drawing) int { return max(len(d.Flows), len(d.Elements)) }

// makeRoom lays the best plan out again with room for the numbers that lie on a
// foreign line or number, as long as that makes them fewer.
func (s *search) makeRoom() {
	for crowded := overlay.Crowded(s.Drawing, s.best); len(crowded) > 0; {
		for _, f := range crowded {
			s.Spaced[f] = true
		}
		s.Budget = s.Runs + len(s.Legs) // also after a search that has used up its runs
		p, err := s.Place(s.bestAt)
		if err != nil || !p.Clean() {
			return
		}
		left := overlay.Crowded(s.Drawing, p)
		if len(left) >= len(crowded) {
			return
		}
		s.best, crowded = p, left
	}
}

// attempt makes a plan with an order and remembers the best.
func (s *search) attempt(h nest.Hints) (plan.Plan, error) {
	p, err := s.Place(h)
	if err != nil {
		return p, err
	}
	if cost := s.price(p); plan.Cheaper(cost, s.lowest) {
		s.best, s.bestAt, s.lowest = p, h, cost
	}
	return p, nil
}

// orders takes from a plan an order for the crossings of each line: that of the ends
// outside, mixed with that of the ends inside.
func (s *search) orders(p plan.Plan, way sketch.Sweep) nest.Hints {
	h := nest.Hints{}
	if row := s.bestAt[nest.Hint{Interior: nest.Canvas, Line: nest.AtElement}]; row != nil {
		h[nest.Hint{Interior: nest.Canvas, Line: nest.AtElement}] = row
	}
	for b := range s.Drawing.Boundaries {
		for k, line := range [2]nest.JointKind{nest.AtTop, nest.AtBottom} {
			if !(k == 0 && way.Upper || k == 1 && way.Lower) {
				continue
			}
			all := nest.CrossingsOn(s.Legs[b], line)
			if len(all) > 1 {
				h[nest.Hint{Interior: b, Line: line}] = geom.ByX(all, func(f int) float64 {
					out, in := s.beside(p, f, b)
					return out.X*(1-way.Mix) + in.X*way.Mix
				})
			}
		}
	}
	return h
}

// beside returns the next stations of a flow outside and inside a boundary that it crosses.
func (s *search) beside(p plan.Plan, flow, b int) (out, in geom.Point) {
	f := s.Drawing.Flows[flow]
	stations := []geom.Point{p.Elements[f.From].Center()}
	at := 0
	for k, c := range f.Crossings {
		stations = append(stations, p.Routes[flow].Crossings[k].At)
		if c.Boundary == b {
			at = k + 1
		}
	}
	stations = append(stations, p.Elements[f.To].Center())
	if f.Crossings[at-1].Entering {
		return stations[at-1], stations[at+1]
	}
	return stations[at+1], stations[at-1]
}

// moveRow tries to exchange neighbours in the outermost row whose flows cross, as long as that helps.
func (s *search) moveRow() {
	if len(s.Row) < 2 || len(s.Row) > sketch.LongestRow {
		return
	}
	for range 2 {
		before := s.lowest
		for i := range len(s.Row) - 1 {
			row := append([]int(nil), s.RowOrder(s.bestAt)...)
			if !s.tangled(row[i], row[i+1]) {
				continue
			}
			row[i], row[i+1] = row[i+1], row[i]
			h := s.bestAt.With(row)
			p, err := s.attempt(h)
			if err != nil {
				return
			}
			again := s.orders(p, sketch.Both)
			again[nest.Hint{Interior: nest.Canvas, Line: nest.AtElement}] = row
			if _, err := s.attempt(again); err != nil {
				return
			}
		}
		if !plan.Cheaper(s.lowest, before) {
			return
		}
	}
}

// tangled reports whether in the best plan a flow of one member of the row crosses one of another.
func (s *search) tangled(a, b int) bool {
	for i := range s.Drawing.Flows {
		for j := range s.Drawing.Flows {
			if s.ends(i, a) && s.ends(j, b) && s.intersect(i, j) {
				return true
			}
		}
	}
	return false
}

// ends reports whether a flow starts or ends at a member of the outermost row.
func (s *search) ends(flow, r int) bool {
	f := s.Drawing.Flows[flow]
	if n := len(s.Drawing.Elements); r >= n {
		return s.Drawing.Elements[f.From].Boundary == r-n || s.Drawing.Elements[f.To].Boundary == r-n
	}
	return f.From == r || f.To == r
}

// untangle exchanges neighbouring crossings whose flows cross each other, as long as that
// helps, or moves a crossing beyond all whose flows its own crosses.
func (s *search) untangle() {
	for better := true; better; {
		better = false
		for b := range s.Drawing.Boundaries {
			for _, line := range [2]nest.JointKind{nest.AtTop, nest.AtBottom} {
				all := geom.ByX(nest.CrossingsOn(s.Legs[b], line), func(f int) float64 { return s.crossingOf(f, b).X })
				for i := 1; i < len(all); i++ {
					if !s.intersect(all[i-1], all[i]) {
						continue
					}
					next, err := s.reorder(nest.Hint{Interior: b, Line: line}, all, i)
					if err != nil {
						return
					}
					if next != nil {
						all, better = next, true
					}
				}
			}
		}
	}
}

// reorder tries other orders of a line whose crossings i-1 and i are of flows that cross. It
// returns the first order that makes a better plan, or nil.
func (s *search) reorder(at nest.Hint, all []int, i int) ([]int, error) {
	right, left := i, i-1
	for k := range all {
		if k > right && s.intersect(all[i-1], all[k]) {
			right = k
		}
		if k < left && left == i-1 && s.intersect(all[i], all[k]) {
			left = k
		}
	}
	orders := [][]int{nest.Moved(all, i-1, i)}
	if right > i {
		orders = append(orders, nest.Moved(all, i-1, right))
	}
	if left < i-1 {
		orders = append(orders, nest.Moved(all, i, left))
	}
	for _, next := range orders {
		h := maps.Clone(s.bestAt)
		h[at] = next
		before := s.lowest
		if _, err := s.attempt(h); err != nil {
			return nil, err
		}
		if s.lowest < before {
			return next, nil
		}
	}
	return nil, nil
}

// crossingOf is where in the best plan a flow crosses a boundary.
func (s *search) crossingOf(flow, b int) geom.Point {
	for k, c := range s.Drawing.Flows[flow].Crossings {
		if c.Boundary == b {
			return s.best.Routes[flow].Crossings[k].At
		}
	}
	return geom.Point{}
}

func (s *search) intersect(a, b int) bool {
	return geom.Intersections(s.best.Routes[a].Line.Sample(), s.best.Routes[b].Line.Sample()) > 0
}
