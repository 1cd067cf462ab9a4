// Package importertest has what the tests of importers share.
package importertest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
)

// Told writes a draft in lines, for comparison: zones, data, elements, flows, open lines, judgements, and the remarks of
// some kinds, or all remarks if no kind is given.
func Told(d *draft.Draft, kinds ...draft.Kind) string {
	var b strings.Builder
	for _, z := range d.Zones {
		fmt.Fprintln(&b, zone(z))
	}
	for _, v := range d.Data {
		fmt.Fprintf(&b, "data %s %s\n", v.Name, v.Class)
	}
	for _, n := range d.Nodes {
		fmt.Fprintln(&b, node(n))
	}
	for _, f := range d.Flows {
		fmt.Fprintln(&b, flow(f))
	}
	for _, l := range d.Lines {
		fmt.Fprintln(&b, line(l))
	}
	for _, j := range d.Judgements {
		fmt.Fprintf(&b, "judgement %s %s %s %s: %s\n", j.At, j.Category, j.Status, j.Title, j.Reason)
	}
	for _, r := range d.Report.Remarks {
		if len(kinds) == 0 || slices.Contains(kinds, r.Kind) {
			fmt.Fprintf(&b, "%s %s %s\n", r.Kind, r.At, r.Text)
		}
	}
	return b.String()
}

func zone(z *draft.Zone) string {
	text := "zone " + z.Name
	if z.Parent != nil {
		text += " in " + z.Parent.Name
	}
	if z.Level != "" {
		text += fmt.Sprintf(" %s (%s)", z.Level, z.LevelFrom)
	}
	return text
}

func node(n *draft.Node) string {
	text := fmt.Sprintf("%s %s", n.Type, n.Name)
	if n.Zone != nil {
		text += " in " + n.Zone.Name
	}
	text += data(n.Holds) + attributes(n.Attrs)
	if n.Comment != "" {
		text += " # " + n.Comment
	}
	return text
}

func flow(f *draft.Flow) string {
	arrow := "->"
	if f.Both {
		arrow = "<->"
	}
	return fmt.Sprintf("%s %s %s: %s%s%s", end(f.From, f.FromZone, f.FromRef), arrow, end(f.To, f.ToZone, f.ToRef), f.Label, data(f.Data), attributes(f.Attrs))
}

func end(n *draft.Node, z *draft.Zone, ref string) string {
	switch {
	case z != nil:
		return "[" + z.Name + "]"
	case n == nil:
		return "?" + ref
	}
	return n.Name
}

func data(all []*draft.Data) string {
	text := ""
	for _, one := range all {
		text += " +" + one.Name
	}
	return text
}

func attributes(attrs []draft.Attr) string {
	if len(attrs) == 0 {
		return ""
	}
	return fmt.Sprintf(" %v", attrs)
}

func line(l *draft.Line) string {
	text := "line " + l.Name
	for _, f := range l.Crossing {
		text += ", " + f.Label
	}
	return text
}
