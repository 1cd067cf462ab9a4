package sketch

import (
	"slices"

	"github.com/trustseam/trustseam/render/diagram/internal/nest"
)

// mostClimbs is how many of the first orders are changed step by step.
const mostClimbs = 2

// LongestRow is how many members the outermost row may have for other orders of it to be tried.
const LongestRow = 8

// climb is a search for the order with the cheapest sketch.
type climb struct {
	s    *Sketcher
	at   nest.Hints
	best *Trial
}

// Best returns the order with the cheapest sketch, and the sketch. It sketches the orders of the
// sweeps, and changes the best of them step by step.
func (s *Sketcher) Best() (nest.Hints, *Trial) {
	h, t := nest.Hints{}, s.Try(nest.Hints{})
	first := []climb{{s, s.asDrawn(t), t}}
	for _, way := range Sweeps {
		h = s.Orders(t, way, h)
		t = s.Try(h)
		first = append(first, climb{s, s.asDrawn(t), t})
	}
	slices.SortStableFunc(first, func(a, b climb) int { return a.best.Price - b.best.Price })
	first = slices.CompactFunc(first, func(a, b climb) bool { return a.best.Price == b.best.Price })
	best := first[0]
	for _, c := range first[:min(len(first), mostClimbs)] {
		for c.step() {
		}
		if c.best.Price < best.best.Price {
			best = c
		}
	}
	return s.asDrawn(best.best), best.best
}

// attempt sketches an order and keeps it if it is cheaper.
func (c *climb) attempt(h nest.Hints) *Trial {
	t := c.s.Try(h)
	if t.Price < c.best.Price {
		c.at, c.best = h, t
	}
	return t
}

// step moves the crossings of every line past each other, and the members of the outermost row, and
// reports whether that has helped.
func (c *climb) step() bool {
	before := c.best.Price
	for _, at := range c.s.lines() {
		for i := 1; i < len(c.at[at]); i++ {
			for j := i - 1; j >= 0; j-- {
				if !c.s.MayTry(0) {
					return false
				}
				c.shift(at, j, i)
			}
		}
	}
	return c.best.Price < before
}

// lines lists what has an order: the outermost row, and both lines of every boundary.
func (s *Sketcher) lines() []nest.Hint {
	var all []nest.Hint
	if n := len(s.nest.Row); n > 1 && n <= LongestRow {
		all = append(all, nest.Hint{Interior: nest.Canvas, Line: nest.AtElement})
	}
	for b := range s.nest.Drawing.Boundaries {
		all = append(all, nest.Hint{Interior: b, Line: nest.AtTop}, nest.Hint{Interior: b, Line: nest.AtBottom})
	}
	return all
}

// shift tries to move one of two on a line to the place of the other, and to exchange both.
func (c *climb) shift(at nest.Hint, i, j int) {
	try := func(from, to int) {
		t := c.attempt(c.at.Moving(at, from, to))
		if at.Line == nest.AtElement { // the lines of all boundaries follow the row
			c.attempt(c.s.Orders(t, Both, nil))
		}
	}
	try(i, j)
	if j > i+1 {
		try(j, i)
	}
	if at.Line != nest.AtElement {
		c.attempt(c.at.Exchanging(c.at[at][i], c.at[at][j]))
	}
}
