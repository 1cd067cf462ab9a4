package geom

// Change is a place at which a curve passes the outline of a boundary.
type Change struct {
	t        float64
	entering bool
}

// Changes finds where a curve passes the drawn outline of a rectangle with
// rounded corners, in order.
func (c Curve) Changes(r Rectangle, radius float64) []Change {
	var out []Change
	before := r.Signed(c.At(0), radius)
	for k := range c.Segments() {
		if box := Curve(c.Segment(k)).Bounds(); !box.Overlaps(r.Grow(1)) || r.Grow(-radius-1).Contains(box) {
			before = r.Signed(c.At(float64(k+1)), radius) // the whole piece is on one side
			continue
		}
		for i := k*Steps + 1; i <= (k+1)*Steps; i++ {
			t := float64(i) / Steps
			now := r.Signed(c.At(t), radius)
			if before <= 0 != (now <= 0) {
				out = append(out, Change{c.bisect(r, radius, t-1.0/Steps, t), now <= 0})
			}
			before = now
		}
	}
	return out
}

// halvings is how often a stretch of a curve is halved to find a place on it: to the last bit.
const halvings = 40

// bisect narrows down where between two parameters the curve passes the outline.
func (c Curve) bisect(r Rectangle, radius, from, to float64) float64 {
	inside := r.Signed(c.At(from), radius) <= 0
	for range halvings {
		mid := (from + to) / 2
		if r.Signed(c.At(mid), radius) <= 0 == inside {
			from = mid
		} else {
			to = mid
		}
	}
	return (from + to) / 2
}

// Pass picks the place at which a flow crosses a boundary: where it finally
// enters, or where it first leaves. ok is false when the curve never does.
func Pass(all []Change, entering bool) (t float64, ok bool) {
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
