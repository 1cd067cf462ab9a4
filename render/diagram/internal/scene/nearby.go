package scene

import "slices"

// nearby is the drawing of what differs, with what it is connected to: flows that are marked, that begin or end
// at a marked element, or that cross the line of a marked boundary; the elements at their ends; and the
// boundaries around these. It is the whole drawing where nothing would be left.
func (d Drawing) nearby() Drawing {
	flows := make([]bool, len(d.Flows))
	elements := make([]bool, len(d.Elements))
	for i, e := range d.Elements {
		elements[i] = e.Mark.Kind != "" || d.inMarked(i)
	}
	for i, f := range d.Flows {
		flows[i] = f.Mark.Kind != "" || d.Elements[f.From].Mark.Kind != "" || d.Elements[f.To].Mark.Kind != "" || d.crossesMarked(f)
	}
	for i, f := range d.Flows {
		if flows[i] {
			elements[f.From], elements[f.To] = true, true
		}
	}
	if !slices.Contains(elements, true) {
		return d
	}
	return d.keep(elements, flows)
}

// inMarked reports whether an element is directly inside a marked boundary.
func (d Drawing) inMarked(e int) bool {
	b := d.Elements[e].Boundary
	return b >= 0 && d.Boundaries[b].Mark.Kind != ""
}

func (d Drawing) crossesMarked(f Flow) bool {
	for _, c := range f.Crossings {
		if d.Boundaries[c.Boundary].Mark.Kind != "" {
			return true
		}
	}
	return false
}

// keep is the drawing of some elements and flows, with the boundaries around them and all that are marked.
func (d Drawing) keep(elements, flows []bool) Drawing {
	held := make([]bool, len(d.Boundaries))
	hold := func(b int) {
		for ; b >= 0; b = d.Boundaries[b].Parent {
			held[b] = true
		}
	}
	for i, e := range d.Elements {
		if elements[i] {
			hold(e.Boundary)
		}
	}
	for i, b := range d.Boundaries {
		if b.Mark.Kind != "" {
			hold(i)
		}
	}
	out := Drawing{Title: d.Title, Scene: d.Scene}
	zone, place := make(map[int]int), make(map[int]int)
	for i, b := range d.Boundaries {
		if held[i] {
			zone[i] = len(out.Boundaries)
			b.Parent = at(zone, b.Parent)
			out.Boundaries = append(out.Boundaries, b)
		}
	}
	for i, e := range d.Elements {
		if elements[i] {
			place[i] = len(out.Elements)
			e.Boundary = at(zone, e.Boundary)
			out.Elements = append(out.Elements, e)
		}
	}
	for i, f := range d.Flows {
		if flows[i] {
			f.From, f.To = place[f.From], place[f.To]
			f.Crossings = keepCrossings(f.Crossings, zone)
			out.Flows = append(out.Flows, f)
		}
	}
	return out
}
