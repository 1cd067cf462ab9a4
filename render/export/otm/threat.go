package otm

import (
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
	"github.com/trustseam/trustseam/stride"
)

// ratingOf are likelihood and impact of severities, which do not tell the two apart. Threat Dragon multiplies them, and
// then finds the same severity.
var ratingOf = map[stride.Severity]int{stride.Low: 50, stride.Medium: 70, stride.High: 85, stride.Critical: 100}

// exposed is what OTM calls a threat that nothing answers.
const exposed = "exposed"

func (b *builder) threats() {
	b.at = make(map[string][]threatRef)
	criteria := b.Criteria()
	for _, t := range b.Threats {
		rating, why := ratingOf[t.Severity], "From severity "+t.Severity.String()+", which rates likelihood and impact in one."
		b.file.Threats = append(b.file.Threats, threat{
			ID: t.ID, Name: t.Rule.Title, Description: b.Sentence(t, t.Rule.Why), Categories: whole.Categories(t), CWEs: append([]string{}, whole.Weaknesses(t)...),
			Risk: threatRisk{rating, why, rating, why}, Attributes: own(whole.ThreatProperties(t)),
		})
		c, ok := criteria[t]
		m := answer(t, c)
		if ok || m.Name != "" {
			b.file.Mitigations = append(b.file.Mitigations, m)
		}
		b.place(t, m)
	}
}

// place says at each flow and element of a threat what became of it there.
func (b *builder) place(t *stride.Threat, m mitigation) {
	for _, s := range t.Statuses() {
		state := whole.PlaceState(s.Status)
		if d := whole.Decision(t); d != nil {
			state = whole.State(t)
		}
		ref := threatRef{t.ID, state, []mitigationRef{}}
		if state == "open" {
			ref.State = exposed
		}
		if m.Name != "" {
			ref.Mitigations = []mitigationRef{{m.ID, mitigationStates[state]}}
		}
		b.at[s.Subject.ID()] = append(b.at[s.Subject.ID()], ref)
	}
}

// mitigationStates say whether a criterion is met, by the state of its threat.
var mitigationStates = map[string]string{"open": "required", "mitigated": "implemented"}

// answer is what answers a threat: its criterion, or the control that a decision names. Its name is empty if nothing does.
func answer(t *stride.Threat, c stride.Criterion) mitigation {
	m := mitigation{ID: t.ID, RiskReduction: 100, Attributes: attributes{foreign.Prefix + foreign.ID: t.ID}}
	switch d := whole.Decision(t); {
	case d != nil && d.Verb == model.Mitigate:
		m.Name, m.Description = d.Attrs.Value("with"), whole.Told(d)
	case c.Text != "":
		m.Name, m.Description = "Criterion of "+t.ID+": "+t.Rule.Title, c.Text+"\n\nTest: "+c.Test
	}
	return m
}
