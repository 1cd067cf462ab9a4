package diagram

import "math"

// gates is the search for the best gate layout of a drawing.
type gates struct {
	d        drawing
	layout   Layout
	legs     [][]leg // by slot: the boundaries, then the canvas
	elements [][]int
	boxes    [][]int
	row      []int // members of the outermost row, in order of declaration
	done     []*level
	memory   map[string]*answer
	runs     int // times that the engine was asked
	budget   int
	best     plan
	bestAt   hints
	lowest   float64
}

// runBudget is how often the engine may be asked for one picture. It counts runs and
// not time, so that the picture does not depend on the machine.
const runBudget = 90

func newGates(d drawing, layout Layout) *gates {
	slots := len(d.Boundaries) + 1
	g := &gates{d: d, layout: layout, legs: d.legs(), elements: make([][]int, slots), boxes: make([][]int, slots),
		done: make([]*level, len(d.Boundaries)), memory: make(map[string]*answer), lowest: math.Inf(1)}
	for i, e := range d.Elements {
		g.elements[g.slot(e.Boundary)] = append(g.elements[g.slot(e.Boundary)], i)
		if e.Outside {
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
	g.budget = max(runBudget, 3*slots)
	return g
}

// slot is the index of a level in lists that hold the canvas last.
func (g *gates) slot(level int) int {
	if level == canvas {
		return len(g.d.Boundaries)
	}
	return level
}

// onlyOutsiders reports whether a boundary holds nothing but actors and has no
// flow through its upper line: it may stand beside what is outside.
func (g *gates) onlyOutsiders(b int) bool {
	if len(g.boxes[b]) > 0 || len(g.elements[b]) == 0 || len(pins(g.legs[b], atTop)) > 0 {
		return false
	}
	for _, e := range g.elements[b] {
		if !g.d.Elements[e].external() {
			return false
		}
	}
	return true
}

// search tries orders of pins and of the outermost row and keeps the cheapest plan.
func (g *gates) search() (plan, error) {
	p, err := g.attempt(hints{})
	if err != nil {
		return plan{}, err
	}
	sweeps := 9
	if len(g.d.Flows) > 150 || len(g.d.Elements) > 150 {
		sweeps = 2
	}
	for i := range sweeps {
		h := g.orders(p, i%3, [3]float64{0, 0.5, 0.75}[i/3])
		next, err := g.attempt(h)
		if err != nil {
			return g.best, nil // the runs are used up, or the engine has died and needs time to come back
		}
		p = next
	}
	g.moveRow()
	return g.best, nil
}

// attempt makes a plan with an order and remembers the best.
func (g *gates) attempt(h hints) (plan, error) {
	p, err := g.place(h)
	if err != nil {
		return p, err
	}
	if cost := g.d.cost(p) + g.disorder(p); cost < g.lowest-1e-6 {
		g.best, g.bestAt, g.lowest = p, h, cost
	}
	return p, nil
}

// orders takes from a plan an order for the pins of each line: that of the ends
// outside, mixed with that of the ends inside. The turn says which lines: the
// upper, the lower, or both.
func (g *gates) orders(p plan, turn int, mix float64) hints {
	h := hints{}
	if row := g.bestAt[hint{canvas, atElement}]; row != nil {
		h[hint{canvas, atElement}] = row
	}
	for b := range g.d.Boundaries {
		for k, line := range [2]jointKind{atTop, atBottom} {
			if turn == 1-k {
				continue
			}
			all := pins(g.legs[b], line)
			if len(all) > 1 {
				h[hint{b, line}] = byX(all, func(f int) float64 {
					out, in := g.beside(p, f, b)
					return out.X*(1-mix) + in.X*mix
				})
			}
		}
	}
	return h
}

// beside returns the next stations of a flow outside and inside a boundary that it crosses.
func (g *gates) beside(p plan, flow, b int) (out, in point) {
	f := g.d.Flows[flow]
	stations := []point{p.Elements[f.From].center()}
	at := 0
	for k, s := range f.Seams {
		stations = append(stations, p.Routes[flow].Gates[k].At)
		if s.Boundary == b {
			at = k + 1
		}
	}
	stations = append(stations, p.Elements[f.To].center())
	if f.Seams[at-1].Entering {
		return stations[at-1], stations[at+1]
	}
	return stations[at+1], stations[at-1]
}

const longestRow = 8

// moveRow tries to exchange neighbours in the outermost row as long as that helps.
func (g *gates) moveRow() {
	if len(g.row) < 2 || len(g.row) > longestRow {
		return
	}
	for range 2 {
		before := g.lowest
		for i := range len(g.row) - 1 {
			row := append([]int(nil), g.rowOrder(g.bestAt)...)
			row[i], row[i+1] = row[i+1], row[i]
			h := g.bestAt.with(row)
			p, err := g.attempt(h)
			if err != nil {
				return
			}
			again := g.orders(p, 0, 0.5)
			again[hint{canvas, atElement}] = row
			if _, err := g.attempt(again); err != nil {
				return
			}
		}
		if g.lowest >= before-1e-6 {
			return
		}
	}
}

// with returns the hints with another row.
func (h hints) with(row []int) hints {
	out := hints{}
	for k, v := range h {
		out[k] = v
	}
	out[hint{canvas, atElement}] = row
	return out
}

// disorder is a price for standing in another order than declared. It is low, but
// decides between pictures that are about as good: without it, a flow more may
// turn a whole boundary to its mirror image.
func (g *gates) disorder(p plan) float64 {
	n := 0
	for _, group := range g.elements {
		for k, a := range group {
			for _, b := range group[k+1:] {
				n += inverted(p.Elements[a], p.Elements[b])
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
	return 8 * float64(n)
}

// inverted is 1 when two boxes stand side by side, the second one left.
func inverted(a, b rect) int {
	if b.X1 <= a.X0 && a.Y0 < b.Y1 && b.Y0 < a.Y1 {
		return 1
	}
	return 0
}
