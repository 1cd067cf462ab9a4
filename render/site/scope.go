package site

import "github.com/trustseam/trustseam/stride"

// leftOutElement is an element that is out of scope.
type leftOutElement struct{ Anchor, Name, Reason string }

func leftOut(a *stride.Analysis) []leftOutElement {
	var out []leftOutElement
	for _, e := range a.Graph.Elements {
		if e.OutOfScope() {
			out = append(out, leftOutElement{elementAnchor(e), e.Name, e.Reason()})
		}
	}
	return out
}

// assumption is an unverified statement, with the ids of everything that relies on it.
type assumption struct {
	ID, Text, By, Until string
	Reliance            []string
}

func assumptions(a *stride.Analysis) []assumption {
	reliance := a.Graph.Reliance()
	var out []assumption
	for _, as := range a.Graph.Assumptions {
		out = append(out, assumption{as.ID, as.Text, as.Attrs.Value("by"), as.Attrs.Value("until"), reliance[as.ID]})
	}
	return out
}
