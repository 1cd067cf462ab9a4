package render

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// The part of the threats region that says where crown jewels can be reached from.

type jewelView struct {
	Name, Zone, Class, Way, Seams, Weakest string
}

// jewelViews has one line for each way to a jewel, and one for a jewel without a way.
func jewelViews(a *stride.Analysis) []jewelView {
	var out []jewelView
	for _, j := range a.Jewels {
		v := jewelView{Name: Text(j.Element.Name), Zone: Text(j.Element.Zone().Name()), Class: j.Element.Class.Value}
		if len(j.Ways) == 0 {
			v.Way = "none over the flows drawn"
			out = append(out, v)
		}
		for _, w := range j.Ways {
			v.Way = Text(w.From.Name) + ": " + strings.Join(flowIDs(w.Flows), " → ")
			v.Seams = fmt.Sprint(w.Seams)
			v.Weakest = "flow " + Text(w.Weakest.Number) + ", " + Text(w.Control)
			out = append(out, v)
		}
	}
	return out
}

type reachView struct {
	Name, Direct, All, Jewels string
}

// reachesShown is how many processes the table of reach has.
const reachesShown = 8

func reachViews(a *stride.Analysis) []reachView {
	var out []reachView
	for _, r := range a.Reaches[:min(reachesShown, len(a.Reaches))] {
		out = append(out, reachView{
			Name:   Text(r.Process.Name),
			Direct: count(r.Direct, "element"),
			All:    fmt.Sprint(r.All),
			Jewels: elementNames(r.Jewels),
		})
	}
	return out
}

// intrusionText names the flows that bring an outsider past the edge.
func intrusionText(a *stride.Analysis) string {
	var list []string
	for _, f := range a.Intrusions {
		list = append(list, fmt.Sprintf("flow %s (%s → %s)", Text(f.Number), Text(f.From.Name), Text(f.To.Name)))
	}
	if len(list) == 0 {
		return ""
	}
	return "From outside straight past the edge: " + strings.Join(list, ", ") + "."
}

func flowIDs(flows []*graph.Flow) []string {
	var list []string
	for _, f := range flows {
		list = append(list, Text(f.Number))
	}
	return list
}

// wayViews has one line for each way to a crown jewel.
func wayViews(b *brief.Brief) []jewelView {
	var out []jewelView
	for _, j := range b.Ways() {
		v := jewelView{Name: Text(j.Element.Name), Way: "none over the flows drawn"}
		if len(j.Ways) == 0 {
			out = append(out, v)
		}
		for _, w := range j.Ways {
			v.Way = Text(w.From.Name) + " " + strings.Join(flowIDs(w.Flows), " → ")
			v.Weakest = Text(w.Control) + " on " + Text(w.Weakest.Number)
			out = append(out, v)
		}
	}
	return out
}

func reachSentences(b *brief.Brief) []string {
	var out []string
	for _, s := range b.Reach() {
		out = append(out, Sentence(s))
	}
	return out
}
