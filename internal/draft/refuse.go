package draft

import (
	"fmt"
	"slices"
	"strings"
)

// refused reports a flow that the notation cannot hold, and names what its author may choose instead.
func (w *writer) refused(f *Flow) bool {
	switch {
	case f.FromZone != nil:
		w.Report.Lose(f.At, "flow%s begins at boundary `%s`; choose the element that sends: %s", w.called(f), w.zones[f.FromZone], w.choices(f.FromZone))
	case f.ToZone != nil:
		w.Report.Lose(f.At, "flow%s ends at boundary `%s`; choose the element that receives: %s", w.called(f), w.zones[f.ToZone], w.choices(f.ToZone))
	case f.From == nil && f.To == nil && f.FromRef == "" && f.ToRef == "":
		w.Report.Lose(f.At, "flow%s begins and ends at no element", w.called(f))
	case f.From == nil && f.To == nil:
		w.Report.Lose(f.At, "flow%s begins at %s and ends at %s", w.called(f), nothing(f.FromRef), nothing(f.ToRef))
	case f.From == nil:
		w.Report.Lose(f.At, "flow%s to `%s` begins at %s", w.called(f), w.nodes[f.To], nothing(f.FromRef))
	case f.To == nil:
		w.Report.Lose(f.At, "flow%s from `%s` ends at %s", w.called(f), w.nodes[f.From], nothing(f.ToRef))
	default:
		return false
	}
	return true
}

// nothing is an end of a flow at which there is no element.
func nothing(ref string) string {
	if ref == "" {
		return "no element"
	}
	return "`" + Quoted(ref) + "`, which is no element of the source"
}

// open reports the boundaries that are open lines, with the flows that cross them.
func (w *writer) open() {
	for _, l := range w.Lines {
		name := ""
		if text := Quoted(l.Name); text != "" {
			name = " `" + text + "`"
		}
		var list []string
		for _, f := range l.Crossing {
			if n := w.numbers[f]; n != "" {
				list = append(list, fmt.Sprintf("%s `%s -> %s`", n, w.nodes[f.From], w.nodes[f.To]))
			}
		}
		switch {
		case len(list) == 0:
			w.Report.Lose(l.At, "boundary%s is an open line and has no inside; no flow is known to cross it; write two boundaries, one for the elements on each side", name)
		default:
			w.Report.Lose(l.At, "boundary%s is an open line and has no inside; write two boundaries, one for the elements on each side; it is crossed by %s", name, strings.Join(list, ", "))
		}
	}
}

// called is the label of a flow in a remark, after a blank.
func (w *writer) called(f *Flow) string {
	if text, ok := clean(f.Label); ok {
		return " `" + Quoted(text) + "`"
	}
	return ""
}

// mostChoices is how many elements a remark offers: more make no choice easier.
const mostChoices = 8

// choices names the elements inside a zone.
func (w *writer) choices(z *Zone) string {
	var list []string
	for _, n := range w.Nodes {
		if within(n.Zone, z) {
			list = append(list, "`"+w.nodes[n]+"`")
		}
	}
	switch {
	case len(list) == 0:
		return "there is none inside"
	case len(list) > mostChoices:
		list = append(slices.Clip(list[:mostChoices]), "…")
	}
	return strings.Join(list, ", ")
}

// within reports whether a zone is another or inside it.
func within(z, outer *Zone) bool {
	for ; z != nil; z = z.Parent {
		if z == outer {
			return true
		}
	}
	return false
}
