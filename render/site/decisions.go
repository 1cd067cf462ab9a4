package site

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// decisions is the filterable page of people's decisions.
type decisions struct {
	Rows      []decision
	Documents []string
	Verbs     []choice
}

func (decisions) kind() string { return "decisions" }

// decision is a person's decision about threats of one model.
type decision struct {
	Page, Model, Document string
	Verb, Done            string
	Threats               []threatLink
	Reason                string
	By, Until, To, With   string
	Covers                string
}

// threatLink leads to a threat on the page of its model.
type threatLink struct{ Anchor, ID, Title, Severity string }

func newDecisions(models []named) decisions {
	out := decisions{Verbs: verbs()}
	for _, m := range models {
		for i, d := range m.Analysis.Graph.Decisions {
			if i == 0 {
				out.Documents = appendNew(out.Documents, m.Document)
			}
			out.Rows = append(out.Rows, newDecision(m, d))
		}
	}
	return out
}

func newDecision(m named, d *model.Decision) decision {
	out := decisionOf(d)
	out.Page, out.Model, out.Document = m.Page, m.Title, m.Document
	for _, t := range decidedBy(m.Analysis, d) {
		out.Threats = append(out.Threats, threatLink{threatAnchor(t.ID), t.ID, t.Rule.Title, t.Severity.String()})
	}
	return out
}

// decisionOf returns a decision without its place.
func decisionOf(d *model.Decision) decision {
	return decision{
		Verb: string(d.Verb), Done: nameOf(verbs(), string(d.Verb)), Reason: d.Reason,
		By: d.Attrs.Value("by"), Until: d.Attrs.Value("until"), To: d.Attrs.Value("to"), With: d.Attrs.Value("with"),
		Covers: strings.Join(d.Attrs.Values("covers"), ", "),
	}
}

// decidedBy lists the threats that a decision is about, in catalog order.
func decidedBy(a *stride.Analysis, d *model.Decision) []*stride.Threat {
	var out []*stride.Threat
	for _, t := range a.Threats {
		if t.Decision == d {
			out = append(out, t)
		}
	}
	return out
}
