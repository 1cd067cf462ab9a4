package diagram

// corner is the radius of a boundary's corners.
const corner = 10

// change is a place at which a curve passes the outline of a boundary.
type change struct {
	t        float64
	entering bool
}

// changes finds where a curve passes the drawn outline of a rectangle with
// rounded corners, in order.
func (c curve) changes(r rect, radius float64) []change {
	var out []change
	before := r.signed(c.at(0), radius)
	for k := range c.segments() {
		if box := curve(c.segment(k)).bounds(); !box.overlaps(r.grow(1)) || r.grow(-radius-1).contains(box) {
			before = r.signed(c.at(float64(k+1)), radius) // the whole piece is on one side
			continue
		}
		for i := k*steps + 1; i <= (k+1)*steps; i++ {
			t := float64(i) / steps
			now := r.signed(c.at(t), radius)
			if before <= 0 != (now <= 0) {
				out = append(out, change{c.bisect(r, radius, t-1.0/steps, t), now <= 0})
			}
			before = now
		}
	}
	return out
}

// bisect narrows down where between two parameters the curve passes the outline.
func (c curve) bisect(r rect, radius, from, to float64) float64 {
	inside := r.signed(c.at(from), radius) <= 0
	for range 40 {
		mid := (from + to) / 2
		if r.signed(c.at(mid), radius) <= 0 == inside {
			from = mid
		} else {
			to = mid
		}
	}
	return (from + to) / 2
}

// pass picks the place at which a flow crosses a boundary: where it finally
// enters, or where it first leaves. ok is false when the curve never does.
func pass(all []change, entering bool) (t float64, ok bool) {
	for _, c := range all {
		if c.entering == entering {
			t, ok = c.t, true
			if !entering {
				return t, true
			}
		}
	}
	return t, ok
}
