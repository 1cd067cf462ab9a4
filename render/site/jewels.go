package site

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// jewels is the page about what attackers want.
type jewels struct{ Models []jewelModel }

func (jewels) kind() string { return "jewels" }

// jewelModel is a model with its crown jewels.
type jewelModel struct {
	Page, Title, Document string
	Jewels                []jewel
}

// jewel is one crown jewel and the shortest ways to it.
type jewel struct {
	Anchor, Name, Type, Zone, Class string
	Ways                            []way
}

// way is a chain of flows from an outsider to a crown jewel.
type way struct {
	From    string
	Hops    []hop
	Seams   int
	Weakest hop
	Control string
}

// hop is a link to a flow.
type hop struct{ Anchor, Number, Name string }

func newJewels(models []named) jewels {
	var out jewels
	for _, m := range models {
		if list := jewelsOf(m.Analysis); len(list) > 0 {
			out.Models = append(out.Models, jewelModel{m.Page, m.Title, m.Document, list})
		}
	}
	return out
}

func jewelsOf(a *stride.Analysis) []jewel {
	var out []jewel
	for _, j := range a.Jewels {
		e := j.Element
		v := jewel{Anchor: elementAnchor(e), Name: e.Name, Type: typeName(e.Type), Zone: e.Zone().Name(), Class: e.Class.Value}
		for _, w := range j.Ways {
			v.Ways = append(v.Ways, newWay(w))
		}
		out = append(out, v)
	}
	return out
}

func newWay(w stride.Way) way {
	out := way{From: w.From.Name, Seams: w.Seams, Weakest: newHop(w.Weakest), Control: w.Control}
	for _, f := range w.Flows {
		out.Hops = append(out.Hops, newHop(f))
	}
	return out
}

func newHop(f *graph.Flow) hop { return hop{flowAnchor(f), f.Number, flowName(f)} }
