package render

import (
	"strings"

	"github.com/trustseam/trustseam/stride"
)

// The parts of the threats region that say what the analysis does not cover.

// scopeView is an element that is out of scope.
type scopeView struct{ Name, Reason string }

func scopeViews(a *stride.Analysis) []scopeView {
	var out []scopeView
	for _, e := range a.Graph.Elements {
		if e.OutOfScope() {
			out = append(out, scopeView{Text(e.Name), Text(e.Reason())})
		}
	}
	return out
}

// assumptionView is an unverified statement. By, Until and Reliance may be empty.
type assumptionView struct{ ID, Text, By, Until, Reliance string }

func assumptionViews(a *stride.Analysis) []assumptionView {
	reliance := a.Graph.Reliance()
	var out []assumptionView
	for _, as := range a.Graph.Assumptions {
		var ids []string
		for _, id := range reliance[as.ID] {
			ids = append(ids, Code(id))
		}
		out = append(out, assumptionView{
			ID: Code(as.ID), Text: Text(as.Text), By: Text(as.Attrs.Value("by")), Until: Text(as.Attrs.Value("until")),
			Reliance: strings.Join(ids, ", "),
		})
	}
	return out
}
