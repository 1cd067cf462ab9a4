package scene

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/compare"
)

// What the lines below a picture of a change name, before the rest is counted.
const (
	mostNotes   = 12 // parts that are changed, and kinds of data
	mostRenames = 6
)

// notes say what the picture itself cannot show: what changed parts say otherwise than before.
func (d Drawing) notes() []string {
	var out []string
	add := func(m Mark, what string) {
		if len(m.Says) > 0 {
			out = append(out, m.note(what))
		}
	}
	for _, b := range d.Boundaries {
		add(b.Mark, "trust boundary "+b.Name)
	}
	for _, e := range d.Elements {
		add(e.Mark, e.Name)
	}
	for _, f := range d.Flows {
		what := "flow " + f.Number
		if f.Label != "" {
			what += " (" + f.Label + ")"
		}
		add(f.Mark, what)
	}
	return counted(out, mostNotes)
}

// note is "± API gateway: tech Envoy → Kong", or "+ data Order".
func (m Mark) note(what string) string {
	text := markSigns[m.Kind] + " " + what
	if len(m.Says) > 0 {
		text += ": " + strings.Join(m.Says, "; ")
	}
	return text
}

// counted keeps the first of some lines, and counts the others.
func counted(lines []string, most int) []string {
	if more := len(lines) - most; more > 0 {
		return append(lines[:most:most], fmt.Sprintf("… and %d more", more))
	}
	return lines
}

// asides say what differs and is no part of a diagram: kinds of data, and ids.
func asides(m compare.Merged) []string {
	var out []string
	for _, p := range m.Data {
		mark := compare.Mark{Kind: p.Kind}
		if p.Kind == compare.Changed {
			mark.Differences = []compare.Difference{{What: p.Fact, Before: p.Before, After: p.After}}
		}
		out = append(out, markOf(mark).note("data "+orID(Clean(p.Name), p.ID)))
	}
	out = counted(out, mostNotes)
	var renames []string
	for _, r := range m.Renames {
		renames = append(renames, Clean(r.What+" "+r.Before+" → "+r.After))
	}
	if len(renames) > 0 {
		out = append(out, "Other ids: "+strings.Join(counted(renames, mostRenames), ", "))
	}
	return out
}
