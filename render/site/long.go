package site

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/stride"
)

// long is the full text of what an entry says in a few words: all threats of one rule.
type long struct {
	Title, Category string
	Threats         []longThreat
	Controls        [][]piece
	References      []string
}

// longThreat is one threat of a rule.
type longThreat struct {
	ID, Status, Severity, Score string
	// Shares say which status it has where. There are none if the status is the same everywhere.
	Shares          []share
	Criterion, Test []piece
}

// share says where a threat has one status.
type share struct {
	Status string
	Where  []place
}

// place is a link to a flow or an element.
type place struct{ Anchor, Name string }

// longForms writes threats in full, grouped by rule.
func longForms(a *stride.Analysis, threats []*stride.Threat) []long {
	at := make(map[*stride.Rule]int)
	var out []long
	for _, t := range threats {
		i, ok := at[t.Rule]
		if !ok {
			i = len(out)
			at[t.Rule] = i
			out = append(out, long{Title: t.Rule.Title, Category: categoryOf(t.Rule), References: t.Rule.References})
			for _, control := range t.Rule.Controls {
				out[i].Controls = append(out[i].Controls, pieces(a.Sentence(t, control)))
			}
		}
		out[i].Threats = append(out[i].Threats, newLongThreat(a, t))
	}
	return out
}

func newLongThreat(a *stride.Analysis, t *stride.Threat) longThreat {
	out := longThreat{
		ID: t.ID, Status: brief.Word(t.Status), Severity: t.Severity.String(), Score: fmt.Sprintf("%.1f", t.Score),
		Criterion: pieces(a.Criterion(t)), Test: pieces(a.Test(t)),
	}
	if shares := stride.Spread(t.Statuses()); len(shares) > 1 {
		for _, s := range shares {
			out.Shares = append(out.Shares, share{brief.Word(s.Status), places(s)})
		}
	}
	return out
}

// categoryOf returns the category in full and the letters of the others that a rule touches.
func categoryOf(r *stride.Rule) string {
	text := nameOf(categories(), r.Stride)
	if r.Also != "" {
		text += ", also " + strings.Join(strings.Split(r.Also, ""), ", ")
	}
	return text
}
