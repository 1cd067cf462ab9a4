package site

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// subject is a flow, an element or a boundary: what a reader can select in the picture.
type subject struct {
	Anchor, ID   string
	Number, Name string // Number is empty for anything but a flow
	Line         string // what it is, in a line
	Facts        []fact
	// Flows and Elements stay bright when it is selected, as ids separated by blanks.
	Flows, Elements string
	Crosses, Crown  bool
	tally
	Threats []filed
	Why     string // why there is no threat
}

// filed is a threat with its status on one flow or element.
type filed struct{ Anchor, ID, Name, Status string }

// fact is something that the block states.
type fact struct {
	Name, Value string
	Code        bool
}

// tally counts the threats of a subject by status.
type tally struct{ Open, Unanswered, Met, Decided int }

func (t *tally) add(s stride.Status) {
	switch s {
	case stride.Open:
		t.Open++
	case stride.Ask:
		t.Unanswered++
	case stride.Met:
		t.Met++
	case stride.Decided:
		t.Decided++
	}
}

// file stores the threats of a subject, urgent ones first, each with its status there
// instead of its overall status.
func (s *subject) file(a *stride.Analysis, of stride.Subject) {
	for _, status := range []stride.Status{stride.Open, stride.Ask, stride.Met, stride.Decided} {
		for _, t := range a.Threats {
			for _, at := range t.Statuses() {
				if at.Subject == of && at.Status == status {
					s.Threats = append(s.Threats, filed{threatAnchor(t.ID), t.ID, t.Rule.ShortName(), brief.Word(status)})
					s.tally.add(status)
				}
			}
		}
	}
}

func newFlow(a *stride.Analysis, f *graph.Flow) subject {
	s := subject{
		Anchor: flowAnchor(f), ID: f.ID, Number: f.Number, Name: flowName(f), Line: ends(f),
		Flows: f.ID, Elements: f.From.ID + " " + f.To.ID, Crosses: f.Crosses(),
	}
	s.add("Trust", f.From.Trust.Value.String()+" → "+f.To.Trust.Value.String())
	s.add("Crosses", seams(f))
	s.add("Carries", dataNames(f.Data))
	s.state(f.Attrs, "data")
	for _, d := range f.Data {
		s.Crown = s.Crown || d.Crown()
	}
	s.file(a, stride.Subject{Flow: f})
	return s
}

func newElement(a *stride.Analysis, e *graph.Element) subject {
	s := subject{Anchor: elementAnchor(e), ID: e.ID, Name: e.Name, Line: typeName(e.Type) + " in " + e.Zone().Name(), Crown: e.Crown.Known()}
	s.add("Trust", e.Trust.Value.String())
	s.add("Kind", e.Kind.Value)
	s.add("Holds", dataNames(e.Holds))
	s.add("Class", e.Class.Value)
	s.state(e.Attrs, "holds", "kind", "class", "crown", "tech")
	if tech := e.Attrs.Value("tech"); tech != "" {
		s.Line += " · " + tech
	}
	if e.OutOfScope() {
		s.Line += " · out of scope"
	}
	var flows []*graph.Flow
	for _, f := range a.Graph.Flows {
		if f.From == e || f.To == e {
			flows = append(flows, f)
		}
	}
	s.brighten(flows, []*graph.Element{e})
	s.file(a, stride.Subject{Element: e})
	return s
}

func newBoundary(g *graph.Graph, b *graph.Boundary) subject {
	s := subject{Anchor: boundaryAnchor(b), ID: b.ID, Name: b.Name, Line: "Trust boundary"}
	if b.Name == "" {
		s.Name = b.ID
	}
	if b.Parent != nil {
		s.Line += " in " + b.Parent.Name
	}
	s.add("Trust", b.Trust.Value.String())
	var flows []*graph.Flow
	for _, f := range g.Flows {
		if crosses(f, b) {
			flows = append(flows, f)
		}
	}
	var inside []*graph.Element
	for _, e := range g.Elements {
		if within(e.Boundary, b) {
			inside = append(inside, e)
		}
	}
	s.add("Inside", plural(len(inside), "element"))
	s.add("Crossed by", plural(len(flows), "flow"))
	s.state(b.Attrs, "zone")
	s.brighten(flows, inside)
	return s
}

// within reports whether a boundary equals another one or is inside it.
func within(inner, outer *graph.Boundary) bool {
	for ; inner != nil; inner = inner.Parent {
		if inner == outer {
			return true
		}
	}
	return false
}

// brighten sets what stays bright: flows with both their ends, and elements.
func (s *subject) brighten(flows []*graph.Flow, elements []*graph.Element) {
	var f, e []string
	for _, x := range elements {
		e = append(e, x.ID)
	}
	for _, x := range flows {
		f = append(f, x.ID)
		e = append(e, x.From.ID, x.To.ID)
	}
	s.Flows, s.Elements = strings.Join(f, " "), strings.Join(unique(e), " ")
}

func unique(list []string) []string {
	seen := make(map[string]bool)
	var out []string
	for _, x := range list {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

func (s *subject) add(name, value string) {
	if value != "" {
		s.Facts = append(s.Facts, fact{Name: name, Value: value})
	}
}

// state adds the attributes that the author wrote, except some that are shown differently.
func (s *subject) state(attrs model.Attrs, but ...string) {
	var list []string
	for _, a := range attrs {
		shown := false
		for _, key := range but {
			shown = shown || a.Key == key
		}
		if !shown {
			list = append(list, a.Key+"="+strings.Join(a.Values, ","))
		}
	}
	for _, text := range list {
		s.Facts = append(s.Facts, fact{Value: text, Code: true})
	}
}

func flowName(f *graph.Flow) string {
	if f.Label != "" {
		return f.Label
	}
	return ends(f)
}

func ends(f *graph.Flow) string {
	if f.Both {
		return f.From.Name + " ↔ " + f.To.Name
	}
	return f.From.Name + " → " + f.To.Name
}

// seams says which boundaries a flow crosses, in order.
func seams(f *graph.Flow) string {
	var list []string
	for _, s := range f.Seams() {
		verb := "out of "
		if s.Entering {
			verb = "into "
		}
		list = append(list, verb+s.Boundary.Name)
	}
	return strings.Join(list, ", ")
}

func dataNames(data []*graph.Data) string {
	var list []string
	for _, d := range data {
		list = append(list, d.Name)
	}
	return strings.Join(list, ", ")
}

func typeName(t model.ElementType) string {
	return map[model.ElementType]string{model.Actor: "Actor", model.External: "External system", model.Process: "Process", model.Store: "Data store"}[t]
}

func crosses(f *graph.Flow, b *graph.Boundary) bool {
	return slices.ContainsFunc(f.Seams(), func(s graph.Seam) bool { return s.Boundary == b })
}
