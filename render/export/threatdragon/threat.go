package threatdragon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/render/export/whole"
	"github.com/trustseam/trustseam/stride"
)

// newDrawing numbers the threats of a model from the next number of the file on.
func newDrawing(m whole.Model, next *int) *drawing {
	d := &drawing{Model: m, at: make(map[string][]threat)}
	criteria := m.Criteria()
	for _, t := range m.Threats {
		*next++
		at := place(t)
		d.at[at] = append(d.at[at], d.threat(t, criteria[t], *next))
	}
	return d
}

func (d *drawing) threat(t *stride.Threat, c stride.Criterion, number int) threat {
	return threat{
		ID: d.UUID("threat", t.ID), Number: number, Title: t.Rule.Title, Status: status(t), Severity: capital(t.Severity.String()),
		Type: whole.Categories(t)[0], ModelType: "STRIDE", Description: d.description(t), Mitigation: mitigation(t, c),
		Score: fmt.Sprintf("%.1f", t.Score), Own: byKey(whole.ThreatProperties(t)),
	}
}

// status is the word of the program for a status.
func status(t *stride.Threat) string {
	state := whole.State(t)
	if state == "not applicable" {
		return "NotApplicable"
	}
	return capital(state)
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// description says what the threat is, where, and what nobody has said yet.
func (d *drawing) description(t *stride.Threat) string {
	text := d.Sentence(t, t.Rule.Why)
	var names []string
	for _, e := range t.Targets() {
		names = append(names, e.Name)
	}
	text += "\n\nAt: " + strings.Join(names, ", ")
	if flows := t.Flows(); len(flows) > 0 {
		text += "; " + stride.Numbered(flows)
	}
	if t.Status == stride.Ask {
		text += "\n\nThe model does not say: " + d.Question(t)
	}
	return text
}

// mitigation is the criterion with its test, or what a decision says.
func mitigation(t *stride.Threat, c stride.Criterion) string {
	if decision := whole.Decision(t); decision != nil {
		return whole.Told(decision)
	}
	if c.Text == "" {
		return ""
	}
	return c.Text + "\n\nTest: " + c.Test
}

// perType are the categories that the program offers for each type.
var perType = map[string]string{"actor": "SR", "process": "STRIDE", "store": "TRID", "flow": "TID"}

// place is the id of the element or flow at which the program shows a threat: the subject, or the first of the others,
// that may have a threat of its category.
func place(t *stride.Threat) string {
	type candidate struct{ id, shape string }
	var all []candidate
	for _, e := range t.Targets() {
		all = append(all, candidate{e.ID, shapes[e.Type]})
	}
	for _, f := range t.Flows() {
		all = append(all, candidate{f.ID, "flow"})
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return rank(a.id == t.Subject) - rank(b.id == t.Subject) })
	for _, c := range all {
		if strings.Contains(perType[c.shape], t.Rule.Stride) {
			return c.id
		}
	}
	return all[0].id
}

func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}
