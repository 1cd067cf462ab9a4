// Package sketch estimates how the engine would lay a drawing out, and finds the order of crossings
// and members with the best estimate.
//
// A sketch has every interior in rows, ordered for few crossings, with straight lines. It takes a
// small part of the time of a layout, so orders are compared on sketches and the engine is asked to
// lay out only those that are worth it. All lengths of a sketch are whole numbers, which are the same
// on every processor.
package sketch

import (
	"encoding/binary"
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/nest"
	"github.com/trustseam/trustseam/render/diagram/internal/plan"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Grain is how many units of a sketch make one pixel.
const Grain = 8

// units converts a length in pixels to units of a sketch. The odd offset keeps lengths away from the
// point at which rounding could differ between processors.
func units(px float64) int { return int(math.Floor(px*Grain + 0.3183)) }

// Sketcher sketches one drawing in many orders. It remembers the interiors that it has sketched.
type Sketcher struct {
	nest   *nest.Nest
	drafts map[int]*draft // by interior
	memory map[string]*sketched
	tried  int // sketches made so far
	bench  bench
}

// bench is memory that every row of every sketch uses again.
type bench struct {
	ends, moving, kept, offsets []int
	pairs                       [][2]int
	blocks                      []block
}

// New prepares the sketches of a drawing. It reads the nest and never asks the engine. A folding
// that is set later needs a new sketcher.
func New(n *nest.Nest) *Sketcher {
	return &Sketcher{nest: n, drafts: make(map[int]*draft), memory: make(map[string]*sketched)}
}

// mostTrials is how many sketches the search for the best one may make. It counts sketches and not
// time, so that the picture does not depend on the machine.
const mostTrials = 1200

// manyLegs is how many legs a drawing may have before it gets fewer sketches, because each takes longer.
const manyLegs = 333

// MayTry reports whether another sketch is allowed where so many more are than [Sketcher.Best] may make.
func (s *Sketcher) MayTry(more int) bool {
	legs := 0
	for _, interior := range s.nest.Legs {
		legs += len(interior)
	}
	return s.tried < (mostTrials+more)*manyLegs/max(manyLegs, legs)
}

// sketched is one interior of a sketch. Its places count from the upper left corner.
type sketched struct {
	id          int // unique within a sketcher
	w, h        int
	x, y        map[int]int // middles of members: elements and, after them, boundaries
	top, bottom []crossing  // from left to right
	ends        [][2]int    // of each leg, how far right its upper and its lower end are
	price       int         // of its lines
	crossings   int
}

// crossing is where a flow crosses a line, as a distance from the left end of the line.
type crossing struct{ flow, x int }

// Trial is a sketch of the whole drawing in one order.
type Trial struct {
	Cost      int // an estimate of [plan.Cost] and the price of disorder, in units
	Price     int // the same, and the price of lines that flows cross out of order
	Crossings int // of two lines
	interiors []*sketched
	left      []int // of each interior, on the page
	row       []int // the outermost row
}

// Try sketches the drawing in an order. A line without a hint gets the order with the fewest crossings.
func (s *Sketcher) Try(h nest.Hints) *Trial {
	s.tried++
	slots := len(s.nest.Legs)
	t := &Trial{interiors: make([]*sketched, slots), left: make([]int, slots), row: s.nest.RowOrder(h)}
	for b := slots - 2; b >= nest.Canvas; b-- {
		t.interiors[s.nest.Slot(b)] = s.interiorOf(b, h, t)
	}
	for b, x := range s.nest.Drawing.Boundaries {
		outer := s.nest.Slot(x.Parent)
		t.left[b] = t.left[outer] + t.interiors[outer].x[len(s.nest.Drawing.Elements)+b] - t.interiors[b].w/2
	}
	for _, l := range t.interiors {
		t.Cost += l.price
		t.Crossings += l.crossings
	}
	root := t.interiors[s.nest.Slot(nest.Canvas)]
	t.Cost += root.w/pixels.width + root.h/pixels.height + max(0, root.w-plan.PageWidth*Grain)/pixels.tooWide +
		max(0, 10*root.h-tallest*root.w)/(10*pixels.tooHigh)
	t.Cost += s.disorder(t)
	t.Price = t.Cost + s.shuffle(t)
	return t
}

// interiorOf sketches one interior, or takes it from memory.
func (s *Sketcher) interiorOf(at int, h nest.Hints, t *Trial) *sketched {
	key := s.key(at, h, t)
	if l, ok := s.memory[key]; ok {
		return l
	}
	l := s.lay(at, h, t)
	l.id = len(s.memory)
	s.memory[key] = l
	return l
}

// key holds everything that the sketch of an interior depends on.
func (s *Sketcher) key(at int, h nest.Hints, t *Trial) string {
	key := binary.AppendVarint(nil, int64(at))
	lists := [][]int{h[nest.Hint{Interior: at, Line: nest.AtTop}], h[nest.Hint{Interior: at, Line: nest.AtBottom}]}
	if at == nest.Canvas {
		lists = append(lists, t.row)
	}
	for _, list := range lists {
		key = binary.AppendVarint(key, int64(len(list)))
		for _, n := range list {
			key = binary.AppendVarint(key, int64(n))
		}
	}
	for _, box := range s.nest.Boxes[s.nest.Slot(at)] {
		key = binary.AppendVarint(key, int64(t.interiors[box].id))
	}
	return string(key)
}

// disorder is the price of an order other than the declared one, as the search counts it for plans.
func (s *Sketcher) disorder(t *Trial) int {
	tenths, n := 0, len(s.nest.Drawing.Elements)
	for slot, interior := range t.interiors {
		for k, a := range s.nest.Elements[slot] {
			for _, b := range s.nest.Elements[slot][k+1:] {
				if s.nest.Drawing.Elements[a].Form != scene.StubForm && s.nest.Drawing.Elements[b].Form != scene.StubForm {
					tenths += interior.inverted(a, b)
				}
			}
		}
		for k, a := range s.nest.Boxes[slot] {
			for _, b := range s.nest.Boxes[slot][k+1:] {
				tenths += interior.inverted(n+a, n+b)
			}
		}
	}
	if s.nest.Drawing.Scene != "inside" {
		for k, a := range s.nest.Row {
			for _, b := range s.nest.Row[k+1:] {
				tenths += 2 * t.interiors[s.nest.Slot(nest.Canvas)].inverted(a, b)
			}
		}
	}
	return weights.outOfPlace * Grain * tenths / 10
}

// inverted says in tenths how much two members are out of order.
func (l *sketched) inverted(a, b int) int {
	switch apart := l.x[b] - l.x[a]; {
	case l.y[a] == l.y[b] && apart < 0:
		return 10
	case apart < -slant.least*Grain:
		return slant.tenths
	}
	return 0
}
