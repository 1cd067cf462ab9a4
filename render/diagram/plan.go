package diagram

import (
	"errors"
	"fmt"
)

// plan is where everything of a drawing stands: the whole of what drawing needs
// to know of a layout. Lists run parallel to those of the drawing. However a
// layout comes about, it ends in a plan, and nothing behind it knows of Graphviz.
type plan struct {
	Size       rect
	Elements   []rect
	Boundaries []rect
	Routes     []route
	Below      []bool // boundaries whose title has its room on the lower line
	Pinned     bool   // every main crossing has room for its badge
}

// route is the way of one flow.
type route struct {
	Line  curve  // from From to To, ends on the drawn outlines
	Gates []gate // parallel to the flow's seams
	Room  *point // middle of the room that was kept for badge and label, or nil
	False int    // times that the line passes a boundary which the flow does not cross
}

// gate is the point at which a flow crosses a boundary.
type gate struct {
	At point
	T  float64 // parameter on the line
}

// variants lists the layouts to try for a drawing, best guess first. The bigger the
// drawing, the fewer: a layout takes some milliseconds for a dozen elements and
// seconds for hundreds.
func (d drawing) variants() []variant {
	base := variant{rooms: true, outside: true, nodeGap: 40, rankGap: 56, boundary: 22}
	nodeGaps, rankGaps := []float64{40, 60}, []float64{56, 84}
	switch size := max(len(d.Flows), len(d.Elements)); {
	case size > 100:
		base.quick, base.rooms = true, false
		return []variant{base}
	case size > 40:
		nodeGaps, rankGaps = nodeGaps[:1], rankGaps[:1]
	}
	var all []variant
	for _, base.nodeGap = range nodeGaps {
		for _, base.rankGap = range rankGaps {
			wide, free := base, base
			wide.wide, free.outside = true, false
			all = append(all, base, wide, free)
		}
	}
	return all
}

// plain lists what to try when none of the variants could be used.
func (d drawing) plain() []variant {
	v := d.variants()[0]
	v.rooms, v.outside = false, false
	straight := v
	straight.lines = true
	return []variant{v, straight}
}

// arrange asks for layouts and returns the best plan. A layout with a part
// missing is dropped; if that happens to all of them plainer ones are tried,
// and the error is that of the first.
func (d drawing) arrange(layout Layout) (plan, error) {
	if layout == nil {
		return plan{}, errors.New("there is no layout engine")
	}
	best, first := newGates(d, layout).search()
	if errors.Is(first, errTooWide) {
		return plan{}, first
	}
	if first == nil && best.clean() {
		return best, nil
	}
	return d.arrangePlain(layout, first)
}

// clean reports whether no line passes a boundary that its flow does not cross.
func (p plan) clean() bool {
	for _, r := range p.Routes {
		if r.False > 0 {
			return false
		}
	}
	return true
}

// arrangePlain lays everything out at once, with boundaries as clusters.
func (d drawing) arrangePlain(layout Layout, first error) (plan, error) {
	var best plan
	found, lowest := false, 0.0
	for _, v := range d.variants() {
		p, err := d.attempt(layout, v)
		if err != nil {
			first = earliest(first, err)
			break // what is left is alike, and a worker that has died needs time to come back
		}
		if cost := d.cost(p) + d.cover(p).Cost; !found || cost < lowest-1e-6 {
			best, lowest, found = p, cost, true
		}
	}
	if found {
		return best, nil
	}
	for _, v := range d.plain() {
		if p, err := d.attempt(layout, v); err == nil {
			return p, nil
		}
	}
	return plan{}, fmt.Errorf("the diagram could not be laid out: %w", first)
}

func earliest(first, err error) error {
	if first != nil {
		return first
	}
	return err
}

// attempt makes a plan with one layout.
func (d drawing) attempt(layout Layout, v variant) (plan, error) {
	json0, err := layout(d.dot(v))
	if err != nil {
		return plan{}, err
	}
	p, err := d.read(json0)
	if err != nil {
		return plan{}, err
	}
	err = d.refine(&p)
	return p, err
}

// refine moves the ends of the lines onto the drawn outlines and finds the crossings.
func (d drawing) refine(p *plan) error {
	for i, f := range d.Flows {
		r := &p.Routes[i]
		if f.From != f.To && r.Line.runsFrom(p.Elements[f.To].center(), p.Elements[f.From].center()) {
			r.Line = r.Line.reversed()
		}
		r.Line = d.touch(p, f.To, r.Line)
		r.Line = d.touch(p, f.From, r.Line.reversed()).reversed()
		if err := d.findGates(p, i); err != nil {
			return err
		}
	}
	return nil
}

// touch makes a line end on the outline of an element. Graphviz ends lines at the
// rectangle around it: that is short of a round corner, and inside a second sheet.
func (d drawing) touch(p *plan, e int, line curve) curve {
	n := len(line)
	end, control := line[n-1], line[n-2]
	if d.outline(p, e, end) < 0 {
		return d.leave(p, e, line)
	}
	step := end.minus(control)
	if step.length() < 1e-6 {
		step = p.Elements[e].center().minus(end)
	}
	step = step.unit().times(0.25)
	for k := range 120 {
		move := step.times(float64(k))
		if d.outline(p, e, end.plus(move)) <= 0.3 {
			line[n-1], line[n-2] = end.plus(move), control.plus(move)
			break
		}
	}
	return line
}

// leave cuts the end of a line that is inside an element.
func (d drawing) leave(p *plan, e int, line curve) curve {
	last := line.segments() * steps
	for i := last; i >= 0; i-- {
		t := float64(i) / steps
		if d.outline(p, e, line.at(t)) < 0 {
			continue
		}
		low, high := t, t+1.0/steps
		for range 30 {
			mid := (low + high) / 2
			if d.outline(p, e, line.at(mid)) < 0 {
				high = mid
			} else {
				low = mid
			}
		}
		k := min(int(low), line.segments()-1)
		if low-float64(k) < 1e-9 {
			return line
		}
		return append(append(curve(nil), line[:3*k]...), split(line.segment(k), low-float64(k))...)
	}
	return line // the whole line is inside: two elements that touch
}

// outline is the signed distance from what is drawn of an element, the second sheet included.
func (d drawing) outline(p *plan, e int, at point) float64 {
	r, radius := p.Elements[e], d.Elements[e].radius()
	distance := r.signed(at, radius)
	if d.Elements[e].Tenants {
		distance = min(distance, r.move(sheet).signed(at, radius))
	}
	return distance
}

// findGates finds where a flow crosses each of its boundaries, and counts how
// often its line strays over others.
func (d drawing) findGates(p *plan, i int) error {
	r := &p.Routes[i]
	passed := make([][]change, len(p.Boundaries))
	for b, box := range p.Boundaries {
		passed[b] = r.Line.changes(box, corner)
		r.False += len(passed[b])
	}
	for _, s := range d.Flows[i].Seams {
		t, ok := pass(passed[s.Boundary], s.Entering)
		if !ok {
			return fmt.Errorf("the line of flow `%s` does not meet the boundary `%s`", d.Flows[i].ID, d.Boundaries[s.Boundary].ID)
		}
		r.Gates = append(r.Gates, gate{r.Line.at(t), t})
		r.False--
	}
	return nil
}
