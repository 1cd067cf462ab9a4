package compare

import (
	"maps"
	"slices"
	"strings"
)

// marks are what became of the parts of the later state, as a change lists it.
type marks map[markedPart]*Mark

// markedPart is a boundary, an element or a flow, by its later id.
type markedPart struct{ what, id string }

// newMarks collects what became of each part. It reads the lists of the change and nothing else, so that a
// picture marks what a reviewer is told. Another id alone is no mark: a flow that is put in renumbers all after it.
func newMarks(c Change, flows pairs) marks {
	m := make(marks)
	for _, p := range c.Elements {
		if what := drawnAs(p.What); what != "" {
			m.take(markedPart{what, p.ID}, p)
		}
	}
	for _, p := range c.Flows {
		m.take(markedPart{"flow", p.ID}, p)
	}
	for _, k := range c.Controls {
		part := markedPart{"element", k.Element}
		if k.Flow != nil {
			part = markedPart{"flow", k.Flow.ID}
		}
		m.change(part, controlDifference(k))
	}
	m.takeSeams(c.Seams, flows)
	return m
}

// drawnAs is which part of a diagram a change is about that is no flow, "" for data.
func drawnAs(what string) string {
	switch what {
	case "boundary":
		return what
	case "data":
		return ""
	}
	return "element"
}

func (m marks) take(part markedPart, p PartChange) {
	switch p.Kind {
	case Added:
		m[part] = &Mark{Kind: Added}
	case Changed:
		m.change(part, Difference{p.Fact, p.Before, p.After})
	}
}

// change notes what a part says otherwise. One that is new says nothing otherwise.
func (m marks) change(part markedPart, d Difference) {
	mark := m[part]
	if mark == nil {
		mark = &Mark{Kind: Changed}
		m[part] = mark
	}
	if mark.Kind == Changed {
		mark.Differences = append(mark.Differences, d)
	}
}

// takeSeams notes which flows of both states lie between other levels of trust, or began or ceased to cross.
func (m marks) takeSeams(seams []SeamChange, flows pairs) {
	was := make(map[string]string) // by later id, of flows that no longer cross as they did
	for _, s := range seams {
		switch {
		case s.Kind == Closed && flows.later[s.Flow.ID] != "":
			was[flows.later[s.Flow.ID]] = s.Trust.words()
		case s.Was != nil:
			was[s.Flow.ID] = s.Was.words()
		}
	}
	for _, s := range seams {
		if s.Kind == Closed {
			continue
		}
		d := Difference{"seam", was[s.Flow.ID], s.Trust.words()}
		if d.Before == d.After {
			d.After += " between other zones"
		}
		m.change(markedPart{"flow", s.Flow.ID}, d)
		delete(was, s.Flow.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(was)) {
		m.change(markedPart{"flow", id}, Difference{"seam", was[id], ""})
	}
}

func (t Trust) words() string { return t.From + " to " + t.To }

// controlDifference is what became of a control, as an author writes it.
func controlDifference(k ControlChange) Difference {
	_, name, ok := strings.Cut(k.Key, named+"=")
	if !ok {
		return Difference{k.Key, k.Before, k.After}
	}
	d := Difference{}
	if k.Before != "" {
		d.Before = k.Before + "=" + name
	}
	if k.After != "" {
		d.After = k.After + "=" + name
	}
	return d
}

// of is what became of a part of the later state, or of one that is gone.
func (m marks) of(what, id string, gone bool) Mark {
	switch mark := m[markedPart{what, id}]; {
	case gone:
		return Mark{Kind: Removed}
	case mark != nil:
		return *mark
	}
	return Mark{}
}
