// Package search lays every boundary out alone, from the inside out, and searches for the order
// of crossings and members that makes the plan easiest to read.
package search

import (
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// gates is the search for the best gate layout of a drawing.
type gates struct {
	d        scene.Drawing
	layout   engine.Layout
	legs     [][]leg // by slot: the boundaries, then the canvas
	elements [][]int
	boxes    [][]int
	loops    map[int][]int // flows from an element to itself
	folded   folding
	spaced   map[int]bool // flows that get room for their number, besides those that always do
	row      []int        // members of the outermost row, in order of declaration
	done     []*level
	memory   map[string]*engine.Answer
	runs     int // times that the engine was asked
	budget   int
	best     plan.Plan
	bestAt   hints
	lowest   float64
}

// runBudget is how often the engine may be asked for one picture. It counts runs and
// not time, so that the picture does not depend on the machine.
const runBudget = 90

// runsEach is how often it may be asked for each boundary, where that is more.
const runsEach = 3

func newGates(d scene.Drawing, layout engine.Layout) *gates {
	slots := len(d.Boundaries) + 1
	g := &gates{d: d, layout: layout, legs: legs(d), loops: selfLoops(d), elements: make([][]int, slots), boxes: make([][]int, slots),
		done: make([]*level, len(d.Boundaries)), memory: make(map[string]*engine.Answer), spaced: make(map[int]bool), lowest: math.Inf(1)}
	for i, e := range d.Elements {
		g.elements[g.slot(e.Boundary)] = append(g.elements[g.slot(e.Boundary)], i)
		if e.Outside && !g.crowds(i) {
			g.row = append(g.row, i)
		}
	}
	for i, b := range d.Boundaries {
		g.boxes[g.slot(b.Parent)] = append(g.boxes[g.slot(b.Parent)], i)
	}
	for i, b := range d.Boundaries {
		if b.Parent == canvas && g.onlyOutsiders(i) {
			g.row = append(g.row, len(d.Elements)+i)
		}
	}
	g.settleRow()
	g.budget = max(runBudget, runsEach*slots)
	return g
}

// slot is the index of a level in lists that hold the canvas last.
func (g *gates) slot(level int) int {
	if level == canvas {
		return len(g.d.Boundaries)
	}
	return level
}

// crowds reports whether an element has several flows with a member of the outermost
// row: beside it, their numbers would not have room.
func (g *gates) crowds(e int) bool {
	between := make(map[int]int)
	for _, f := range g.d.Flows {
		if f.From == e {
			between[f.To]++
		}
		if f.To == e {
			between[f.From]++
		}
	}
	return slices.ContainsFunc(g.row, func(r int) bool { return between[r] > 1 })
}

// onlyOutsiders reports whether a boundary holds nothing but actors and has no
// flow through its upper line: it may stand beside what is outside.
func (g *gates) onlyOutsiders(b int) bool {
	if len(g.boxes[b]) > 0 || len(g.elements[b]) == 0 || len(pins(g.legs[b], atTop)) > 0 {
		return false
	}
	for _, e := range g.elements[b] {
		if !g.d.Elements[e].External() {
			return false
		}
	}
	return true
}

// sweep is one way to take a new order of pins from a plan.
type sweep struct {
	upper, lower bool    // the lines of which boundaries get a new order
	mix          float64 // from 0, by the ends outside, to 1, by the ends inside
}

// sweeps first bring order from the outside in, because the outermost row is
// where a picture starts, and then weigh both sides.
var sweeps = [...]sweep{{true, false, 0}, {true, true, 0}, {true, true, 0.5}, {true, true, 0.25}, {true, true, 0.75}, {true, true, 0}, {true, true, 0.5}}

// Above so many flows or elements there are few sweeps, and none.
const (
	manyFlows    = 120
	tooManyFlows = 250
)

// Best searches for the best layout of a drawing. The error is [ErrTooWide], or what the engine says.
func Best(d scene.Drawing, layout engine.Layout) (plan.Plan, error) {
	return newGates(d, layout).search()
}

// search tries orders of pins and of the outermost row and returns the cheapest plan,
// with more room where its numbers would lie on something.
func (g *gates) search() (plan.Plan, error) {
	if err := g.explore(); err != nil {
		return plan.Plan{}, err
	}
	g.makeRoom()
	return g.best, nil
}

// hopeless is how many times wider than it may be with names a first layout is when
// no other order will make it narrow enough.
const hopeless = 1.4

// ErrTooWide ends the search for a picture whose names make it too wide to be read.
var ErrTooWide = errors.New("the names of the flows make the diagram too wide")

// explore tries orders of pins and of the outermost row and remembers the cheapest plan.
// One that is wider than a page is tried with its rows folded, too.
func (g *gates) explore() error {
	p, err := g.attempt(hints{})
	if err != nil {
		return err
	}
	if g.d.Named() && p.Size.W() > hopeless*plan.PageWidth {
		if p = g.foldRows(p); p.Size.W() > hopeless*plan.PageWidth {
			return ErrTooWide
		}
		g.sweep(p)
		return nil
	}
	g.sweep(p)
	if g.best.Size.W() > plan.PageWidth {
		g.exploreFolded()
	}
	return nil
}

// exploreFolded searches once more with wide rows folded, where there are any, and keeps what is cheaper.
func (g *gates) exploreFolded() {
	best, bestAt, lowest := g.best, g.bestAt, g.lowest
	g.budget += g.runs
	if p := g.foldRows(best); !g.folded.empty() {
		g.sweep(p)
	}
	if !plan.Cheaper(g.lowest, lowest) || g.best.Size.W() > worthFolding*best.Size.W() {
		g.best, g.bestAt, g.lowest, g.folded = best, bestAt, lowest, folding{}
	}
}

// sweep brings order into a plan, which must be the one that was laid out last.
func (g *gates) sweep(p plan.Plan) {
	tries := sweeps[:]
	switch n := size(g.d); {
	case n > tooManyFlows:
		tries = nil
	case n > manyFlows:
		tries = tries[:2]
	}
	for _, s := range tries {
		next, err := g.attempt(g.orders(p, s))
		if err != nil {
			return // the runs are used up, or the engine has died and needs time to come back
		}
		p = next
	}
	if len(tries) == len(sweeps) {
		g.uncross()
		g.moveRow()
	}
}

// size is what decides how much may be tried.
func size(d scene.Drawing) int { return max(len(d.Flows), len(d.Elements)) }

// makeRoom lays the best plan out again with room for the numbers that lie on a
// foreign line or number, as long as that makes them fewer.
func (g *gates) makeRoom() {
	for crowded := overlay.Crowded(g.d, g.best); len(crowded) > 0; {
		for _, f := range crowded {
			g.spaced[f] = true
		}
		g.budget = g.runs + len(g.legs) // also after a search that has used up its runs
		p, err := g.place(g.bestAt)
		if err != nil || !p.Clean() {
			return
		}
		left := overlay.Crowded(g.d, p)
		if len(left) >= len(crowded) {
			return
		}
		g.best, crowded = p, left
	}
}

// attempt makes a plan with an order and remembers the best.
func (g *gates) attempt(h hints) (plan.Plan, error) {
	p, err := g.place(h)
	if err != nil {
		return p, err
	}
	if cost := plan.Cost(g.d, p) + g.disorder(p); plan.Cheaper(cost, g.lowest) {
		g.best, g.bestAt, g.lowest = p, h, cost
	}
	return p, nil
}

// orders takes from a plan an order for the pins of each line: that of the ends
// outside, mixed with that of the ends inside.
func (g *gates) orders(p plan.Plan, s sweep) hints {
	h := hints{}
	if row := g.bestAt[hint{canvas, atElement}]; row != nil {
		h[hint{canvas, atElement}] = row
	}
	for b := range g.d.Boundaries {
		for k, line := range [2]jointKind{atTop, atBottom} {
			if !(k == 0 && s.upper || k == 1 && s.lower) {
				continue
			}
			all := pins(g.legs[b], line)
			if len(all) > 1 {
				h[hint{b, line}] = geom.ByX(all, func(f int) float64 {
					out, in := g.beside(p, f, b)
					return out.X*(1-s.mix) + in.X*s.mix
				})
			}
		}
	}
	return h
}

// beside returns the next stations of a flow outside and inside a boundary that it crosses.
func (g *gates) beside(p plan.Plan, flow, b int) (out, in geom.Point) {
	f := g.d.Flows[flow]
	stations := []geom.Point{p.Elements[f.From].Center()}
	at := 0
	for k, s := range f.Seams {
		stations = append(stations, p.Routes[flow].Gates[k].At)
		if s.Boundary == b {
			at = k + 1
		}
	}
	stations = append(stations, p.Elements[f.To].Center())
	if f.Seams[at-1].Entering {
		return stations[at-1], stations[at+1]
	}
	return stations[at+1], stations[at-1]
}

const longestRow = 8

// moveRow tries to exchange neighbours in the outermost row whose flows cross, as long as that helps.
func (g *gates) moveRow() {
	if len(g.row) < 2 || len(g.row) > longestRow {
		return
	}
	for range 2 {
		before := g.lowest
		for i := range len(g.row) - 1 {
			row := append([]int(nil), g.rowOrder(g.bestAt)...)
			if !g.tangled(row[i], row[i+1]) {
				continue
			}
			row[i], row[i+1] = row[i+1], row[i]
			h := g.bestAt.with(row)
			p, err := g.attempt(h)
			if err != nil {
				return
			}
			again := g.orders(p, sweep{true, true, 0.5})
			again[hint{canvas, atElement}] = row
			if _, err := g.attempt(again); err != nil {
				return
			}
		}
		if !plan.Cheaper(g.lowest, before) {
			return
		}
	}
}

// tangled reports whether in the best plan a flow of one member of the row crosses one of another.
func (g *gates) tangled(a, b int) bool {
	for i := range g.d.Flows {
		for j := range g.d.Flows {
			if g.ends(i, a) && g.ends(j, b) && g.cross(i, j) {
				return true
			}
		}
	}
	return false
}

// ends reports whether a flow starts or ends at a member of the outermost row.
func (g *gates) ends(flow, r int) bool {
	f := g.d.Flows[flow]
	if n := len(g.d.Elements); r >= n {
		return g.d.Elements[f.From].Boundary == r-n || g.d.Elements[f.To].Boundary == r-n
	}
	return f.From == r || f.To == r
}

// with returns the hints with another row.
func (h hints) with(row []int) hints {
	out := maps.Clone(h)
	out[hint{canvas, atElement}] = row
	return out
}

// uncross exchanges neighbouring pins whose flows cross each other, as long as that
// helps, or moves a pin beyond all whose flows its own crosses.
func (g *gates) uncross() {
	for better := true; better; {
		better = false
		for b := range g.d.Boundaries {
			for _, line := range [2]jointKind{atTop, atBottom} {
				all := geom.ByX(pins(g.legs[b], line), func(f int) float64 { return g.gateOf(f, b).X })
				for i := 1; i < len(all); i++ {
					if !g.cross(all[i-1], all[i]) {
						continue
					}
					next, err := g.reorder(hint{b, line}, all, i)
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

// reorder tries other orders of a line whose pins i-1 and i are of flows that cross. It
// returns the first order that makes a better plan, or nil.
func (g *gates) reorder(at hint, all []int, i int) ([]int, error) {
	right, left := i, i-1
	for k := range all {
		if k > right && g.cross(all[i-1], all[k]) {
			right = k
		}
		if k < left && left == i-1 && g.cross(all[i], all[k]) {
			left = k
		}
	}
	orders := [][]int{moved(all, i-1, i)}
	if right > i {
		orders = append(orders, moved(all, i-1, right))
	}
	if left < i-1 {
		orders = append(orders, moved(all, i, left))
	}
	for _, next := range orders {
		h := maps.Clone(g.bestAt)
		h[at] = next
		before := g.lowest
		if _, err := g.attempt(h); err != nil {
			return nil, err
		}
		if g.lowest < before {
			return next, nil
		}
	}
	return nil, nil
}

// gateOf is where in the best plan a flow crosses a boundary.
func (g *gates) gateOf(flow, b int) geom.Point {
	for k, s := range g.d.Flows[flow].Seams {
		if s.Boundary == b {
			return g.best.Routes[flow].Gates[k].At
		}
	}
	return geom.Point{}
}

func (g *gates) cross(a, b int) bool {
	return geom.Intersections(g.best.Routes[a].Line.Sample(), g.best.Routes[b].Line.Sample()) > 0
}

// disorder is a price for standing in another order than declared. It decides
// between pictures that are about as good: without it, a flow more may turn a whole
// boundary to its mirror image. In the outermost row, where all lines start, it counts most.
func (g *gates) disorder(p plan.Plan) float64 {
	n := 0.0
	for _, group := range g.elements {
		for k, a := range group {
			for _, b := range group[k+1:] {
				if g.d.Elements[a].Form != scene.StubForm && g.d.Elements[b].Form != scene.StubForm {
					n += inverted(p.Elements[a], p.Elements[b])
				}
			}
		}
	}
	for _, group := range g.boxes {
		for k, a := range group {
			for _, b := range group[k+1:] {
				n += inverted(p.Boundaries[a], p.Boundaries[b])
			}
		}
	}
	row := g.row
	if g.d.Scene == "inside" {
		row = nil // neighbours have no order of their own
	}
	for k, a := range row {
		for _, b := range row[k+1:] {
			n += 2 * inverted(g.member(p, a), g.member(p, b))
		}
	}
	return outOfPlace.pair * n
}

// member is the box of a member of the outermost row.
func (g *gates) member(p plan.Plan, r int) geom.Rectangle {
	if n := len(g.d.Elements); r >= n {
		return p.Boundaries[r-n]
	}
	return p.Elements[r]
}

// inverted is 1 when two boxes stand side by side, the second one left, and less when they are not in one row.
func inverted(a, b geom.Rectangle) float64 {
	switch {
	case b.X1 <= a.X0 && a.Y0 < b.Y1 && b.Y0 < a.Y1:
		return 1
	case b.Center().X < a.Center().X-outOfPlace.slant:
		return outOfPlace.part
	}
	return 0
}
