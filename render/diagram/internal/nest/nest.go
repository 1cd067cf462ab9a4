// Package nest lays every boundary out alone, from the inside out, and sets them into each other,
// for an order of crossings and members that it is given.
package nest

import (
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Nest lays the boundaries of a drawing out, each alone, and sets them into each other. It decides
// nothing: the caller gives the order of crossings and members.
type Nest struct {
	Drawing  scene.Drawing
	layout   engine.Layout
	Legs     [][]Leg       // by slot: the boundaries, then the canvas
	Elements [][]int       // directly inside, by slot
	Boxes    [][]int       // boundaries directly inside, by slot
	loops    map[int][]int // flows from an element to itself
	Folded   Folding
	Spaced   map[int]bool              // flows that get room for their number, besides those that always do
	Row      []int                     // members of the outermost row, in order of declaration
	done     []*interior               // by boundary, as it was laid out last
	memory   map[string]*engine.Answer // by what was asked
	Runs     int                       // times that the engine was asked
	Budget   int                       // times that it may be asked
}

// New prepares the layouts of a drawing.
func New(d scene.Drawing, layout engine.Layout) *Nest {
	slots := len(d.Boundaries) + 1
	n := &Nest{Drawing: d, layout: layout, Legs: legs(d), loops: selfLoops(d), Elements: make([][]int, slots), Boxes: make([][]int, slots),
		done: make([]*interior, len(d.Boundaries)), memory: make(map[string]*engine.Answer), Spaced: make(map[int]bool)}
	for i, e := range d.Elements {
		n.Elements[n.Slot(e.Boundary)] = append(n.Elements[n.Slot(e.Boundary)], i)
		if e.Outside && !n.crowds(i) {
			n.Row = append(n.Row, i)
		}
	}
	for i, b := range d.Boundaries {
		n.Boxes[n.Slot(b.Parent)] = append(n.Boxes[n.Slot(b.Parent)], i)
	}
	for i, b := range d.Boundaries {
		if b.Parent == Canvas && n.onlyOutsiders(i) {
			n.Row = append(n.Row, len(d.Elements)+i)
		}
	}
	n.settleRow()
	n.Budget = n.Allowance()
	return n
}

// runBudget is how often the engine may be asked for one picture. It counts runs and
// not time, so that the picture does not depend on the machine.
const runBudget = 90

// runsEach is how often it may be asked for each boundary, where that is more.
const runsEach = 3

// Allowance is how often the engine may be asked in a long search: more often for a drawing with more interiors.
func (n *Nest) Allowance() int { return max(runBudget, runsEach*len(n.Legs)) }

// Slot is the index of an interior in lists that hold the canvas last.
func (n *Nest) Slot(interior int) int {
	if interior == Canvas {
		return len(n.Drawing.Boundaries)
	}
	return interior
}

// crowds reports whether an element has several flows with a member of the outermost
// row: beside it, their numbers would not have room.
func (n *Nest) crowds(e int) bool {
	between := make(map[int]int)
	for _, f := range n.Drawing.Flows {
		if f.From == e {
			between[f.To]++
		}
		if f.To == e {
			between[f.From]++
		}
	}
	return slices.ContainsFunc(n.Row, func(r int) bool { return between[r] > 1 })
}

// onlyOutsiders reports whether a boundary holds nothing but actors and has no flow through its
// upper line: it may be beside what is outside.
func (n *Nest) onlyOutsiders(b int) bool {
	if len(n.Boxes[b]) > 0 || len(n.Elements[b]) == 0 || len(CrossingsOn(n.Legs[b], AtTop)) > 0 {
		return false
	}
	for _, e := range n.Elements[b] {
		if !n.Drawing.Elements[e].External() {
			return false
		}
	}
	return true
}

// Member is the box of a member of the outermost row.
func (n *Nest) Member(p plan.Plan, r int) geom.Rectangle {
	if count := len(n.Drawing.Elements); r >= count {
		return p.Boundaries[r-count]
	}
	return p.Elements[r]
}
