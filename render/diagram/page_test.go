package diagram

import "testing"

func TestPaginate(t *testing.T) {
	d := drawing{Title: "T", Elements: []element{{Type: "process", W: 84, H: 42}}}
	for _, c := range []struct {
		size   rect
		beside bool
	}{{rect{0, 0, 300, 400}, true}, {rect{0, 0, 900, 400}, false}, {rect{0, 0, 300, 100}, false}} {
		p := plan{Size: c.size, Elements: []rect{{10, 10, 94, 52}}}
		pg := d.paginate(p, layer{})
		drawn := c.size.move(pg.Shift)
		if !(rect{0, headHeight - 1, pg.W, pg.H}).contains(drawn) {
			t.Errorf("%v: the drawing at %v leaves the page of %v x %v", c.size, drawn, pg.W, pg.H)
		}
		if beside := pg.Corner.X > drawn.X1; beside != c.beside || !beside && pg.Corner.Y < drawn.Y1 {
			t.Errorf("%v: legend at %v, drawing at %v", c.size, pg.Corner, drawn)
		}
	}
}
