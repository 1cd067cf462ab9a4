package scene

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Summary says in one line how big a graph is: "14 elements · 20 flows · 16 cross
// a trust boundary". It is empty for no graph.
func Summary(g *graph.Graph) string {
	if g == nil || g.Block == nil {
		return ""
	}
	crossing := 0
	for _, f := range g.Flows {
		if f.Crosses() {
			crossing++
		}
	}
	verb := "cross"
	if crossing == 1 {
		verb = "crosses"
	}
	return fmt.Sprintf("%s · %s · %d %s a trust boundary", plural(len(g.Elements), "element"), plural(len(g.Flows), "flow"), crossing, verb)
}

// Alternative is the summary with what the signs of crossings show, for those who
// do not see the picture: "… · 2 with open threats · 1 with a question of high severity".
func Alternative(in Input) string {
	text := Summary(in.Graph)
	if text == "" {
		return ""
	}
	var count [StateOpen + 1]int
	for _, f := range in.Graph.Flows {
		if f.Crosses() {
			count[stateOf(in.Standing[f.ID])]++
		}
	}
	if n := count[StateOpen]; n > 0 {
		text += fmt.Sprintf(" · %d with open threats", n)
	}
	if n := count[StateAsked]; n > 0 {
		text += fmt.Sprintf(" · %d with a question of high severity", n)
	}
	return text
}

// subtitle says in one line how much is shown.
func (d Drawing) subtitle(in Input) string {
	if in.View == (View{}) {
		text := Summary(in.Graph)
		if in.Threats > 0 {
			text += " · " + plural(in.Threats, "open threat")
		}
		return text
	}
	zones, elements, open := 0, 0, 0
	for _, e := range d.Elements {
		open += e.Open
		switch e.Form {
		case zoneForm:
			zones++
		case PlainForm:
			elements++
		}
	}
	if in.View.Overview {
		text := plural(len(in.Graph.Elements), "element") + " in " + plural(zones, "zone") + " · " + plural(len(in.Graph.Flows), "flow")
		if in.Threats > 0 {
			text += " · " + plural(in.Threats, "open threat")
		}
		return text
	}
	text := plural(elements, "element") + " · " + plural(len(d.Flows), "flow")
	if open > 0 {
		text += " · " + plural(open, "open threat") + " on elements"
	}
	return text
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Heading is the title of the picture.
func (d Drawing) Heading() string {
	if d.Title == "" {
		return "Data flow diagram"
	}
	return d.Title
}

// Describe lists every crossing in words, for those who do not see the picture.
func (d Drawing) Describe() string {
	if d.Scene == ChangeScene {
		return d.describeChange()
	}
	var b strings.Builder
	b.WriteString("Data flow diagram with trust boundaries: " + d.Subtitle + ".")
	for _, f := range d.Flows {
		if !f.Crosses {
			continue
		}
		b.WriteString(" Flow " + d.sentence(f))
		if names := d.crossingNames(f); names != "" {
			b.WriteString(", " + names)
		}
		if words := f.State.words(); words != "" {
			b.WriteString(", " + words)
		}
		b.WriteString(".")
	}
	if left := d.left(); len(left) > 0 {
		b.WriteString(" Out of scope: " + strings.Join(left, ", ") + ".")
	}
	return b.String()
}

// sentence is "1 from Shopper to Gateway: Create payment".
func (d Drawing) sentence(f Flow) string {
	joint := "to"
	if f.Both {
		joint = "and back, to"
	}
	s := fmt.Sprintf("%s from %s %s %s", f.Number, d.Elements[f.From].Name, joint, d.Elements[f.To].Name)
	if f.Label != "" {
		s += ": " + f.Label
	}
	return s
}

// crossingNames is "leaving Edge, entering App".
func (d Drawing) crossingNames(f Flow) string {
	var names []string
	for _, c := range f.Crossings {
		verb := "leaving "
		if c.Entering {
			verb = "entering "
		}
		names = append(names, verb+d.Boundaries[c.Boundary].Name)
	}
	return strings.Join(names, ", ")
}

// Tooltip is what a pointer over a flow shows.
func (d Drawing) Tooltip(f Flow) string {
	arrow := " → "
	if f.Both {
		arrow = " ↔ "
	}
	s := f.Number + ". " + d.Elements[f.From].Name + arrow + d.Elements[f.To].Name
	if f.Label != "" {
		s += ": " + f.Label
	}
	if words := f.State.words(); words != "" {
		s += " (" + words + ")"
	}
	return s + f.Mark.aside()
}

// Describe says in one line what an element is and what is known of it.
func (e Element) Describe() string {
	if e.Form != PlainForm {
		return e.describeZone()
	}
	kind := map[model.ElementType]string{
		model.Actor: "Actor", model.External: "External system", model.Process: "Process", model.Store: "Data store",
	}[e.Type]
	parts := []string{kind + ": " + e.Name}
	parts = append(parts, strings.Join(e.Tech, " "))
	if e.Tag != "" {
		parts = append(parts, e.Tag+" data")
	}
	if e.Tenants {
		parts = append(parts, "multi-tenant")
	}
	if e.Crown {
		parts = append(parts, "crown jewel")
	}
	if e.Open > 0 {
		parts = append(parts, plural(e.Open, "open threat"))
	}
	if e.Out {
		parts = append(parts, strings.TrimSuffix(e.ScopeLine()+": "+e.Reason, ": "))
	}
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, ", ") + e.Mark.aside()
}

// describeZone names what a box stands for.
func (e Element) describeZone() string {
	text := "Trust boundary: " + e.Name
	if e.Form == StubForm {
		text = "Neighbour, drawn in another picture: " + e.Name
	}
	if len(e.Members) > 0 {
		text += " (" + strings.Join(e.Members, ", ") + ")"
	}
	if e.Open > 0 {
		text += ", " + plural(e.Open, "open threat")
	}
	return text
}

// Describe says in one line what a boundary is.
func (b Boundary) Describe() string {
	return "Trust boundary: " + b.Name + ", " + model.Level(b.Trust).String() + b.Mark.aside()
}

// describeChange lists in words what is added, removed and changed, for those who do not see the picture.
func (d Drawing) describeChange() string {
	var b strings.Builder
	b.WriteString("Change of a data flow diagram with trust boundaries, " + d.Subtitle + ".")
	say := func(m Mark, what string) {
		if m.Kind != "" {
			b.WriteString(" " + m.title() + what + m.end() + ".")
		}
	}
	for _, z := range d.Boundaries {
		say(z.Mark, "trust boundary "+z.Name)
	}
	for _, e := range d.Elements {
		say(e.Mark, string(e.Type)+" "+e.Name)
	}
	for _, f := range d.Flows {
		text := "flow " + d.sentence(f)
		if names := d.crossingNames(f); names != "" {
			text += ", " + names
		}
		say(f.Mark, text)
	}
	for _, aside := range d.Asides {
		b.WriteString(" " + aside + ".")
	}
	return b.String()
}
