package cyclonedx

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
	"github.com/trustseam/trustseam/stride"
)

// threats adds the threats of the block with their criteria and decisions, and returns the references of the criteria.
func (b *builder) threats() []string {
	var refs []string
	criteria := b.Criteria()
	for _, t := range b.Model.Threats {
		out := threat{
			Ref: b.ref("threat", t.ID), Name: t.Rule.Title, Description: b.Sentence(t, t.Rule.Why), Categories: []category{}, Affected: b.affected(t),
			Properties: own(whole.ThreatProperties(t)),
		}
		for _, name := range whole.Categories(t) {
			out.Categories = append(out.Categories, category{"STRIDE", strings.ReplaceAll(strings.ToLower(name), " ", "-")})
		}
		if c, ok := criteria[t]; ok {
			r := b.requirement(t, c)
			refs = append(refs, r.Ref)
			out.Mitigations = []string{r.Ref}
			b.Definitions.Requirements = append(b.Definitions.Requirements, r)
		}
		b.document.Threats.Threats = append(b.document.Threats.Threats, out)
		b.scenario(t)
	}
	return refs
}

// affected are the elements that a threat is to, and the flows along which it comes.
func (b *builder) affected(t *stride.Threat) []string {
	all := []string{}
	for _, e := range t.Targets() {
		all = append(all, b.elementRef(e))
	}
	for _, f := range t.Flows() {
		all = append(all, b.ref("flow", f.ID))
	}
	return all
}

// scored is the severity of a threat with the number behind it.
func scored(t *stride.Threat) score {
	return score{t.Severity.String(), whole.Tenth(t.Score), named{"trustseam", "exposure and what is at stake, from the diagram"}}
}

// scenario says how severe a threat is here, and what became of it.
func (b *builder) scenario(t *stride.Threat) {
	s := scenario{
		Ref: b.ref("scenario", t.ID), Name: t.Rule.Title + ": " + t.Subject, Threats: []string{b.ref("threat", t.ID)}, Score: scored(t), Affected: b.affected(t),
		Properties: own(whole.ThreatProperties(t)[:3]),
	}
	if d := whole.Decision(t); d != nil {
		r := b.risk(t, d)
		s.Risks = []string{r.Ref}
		b.Risks.Risks = append(b.Risks.Risks, r)
	}
	b.document.Threats.Scenarios = append(b.document.Threats.Scenarios, s)
}

// requirement is what has to hold for a threat to be answered.
func (b *builder) requirement(t *stride.Threat, c stride.Criterion) requirement {
	id := b.Graph.ID + "/" + t.ID
	r := requirement{
		Ref: b.ref("requirement", t.ID), ID: id, Name: t.Rule.Title + ": " + t.Subject, Type: []string{"security"}, Priority: t.Severity.String(), Status: "proposed",
		Stakeholders: t.Owners(), Criteria: []criterion{{id, c.Text, "pending"}}, Fit: c.Test, Properties: own(whole.ThreatProperties(t)[1:2]),
	}
	if t.Status == stride.Met {
		r.Status = "implemented"
	}
	return r
}

// strategies are the words of the format for decisions. What does not apply is no risk that anybody has to take.
var strategies = map[model.Verb]string{model.Accept: "accept", model.Transfer: "transfer", model.Dismiss: "avoid", model.Mitigate: "reduce"}

// risk is a threat about which somebody has decided.
func (b *builder) risk(t *stride.Threat, d *model.Decision) risk {
	ref := b.ref("risk", t.ID)
	answer := response{
		Ref: b.ref("response", t.ID), Strategy: strategies[d.Verb], Description: d.Reason, Status: "approved", Addresses: []string{ref},
		Properties: own(whole.ThreatProperties(t)[3:]), Owner: somebody(d.Attrs.Value("by")),
	}
	if until := d.Attrs.Value("until"); until != "" {
		answer.TargetDate = until + "T00:00:00Z"
	}
	switch d.Verb {
	case model.Transfer:
		answer.Owner = somebody(d.Attrs.Value("to"))
	case model.Mitigate:
		c := control{b.ref("control", t.ID), d.Attrs.Value("with"), "implemented"}
		b.Controls = append(b.Controls, c)
		answer.Controls, answer.Status = []string{c.Ref}, "implemented"
	}
	r := risk{
		Ref: ref, Name: t.Rule.Title + ": " + t.Subject, Statement: b.Sentence(t, t.Rule.Why), Affects: b.affected(t), Threats: []string{b.ref("threat", t.ID)},
		Inherent: rating{scored(t)}, Responses: []response{answer}, Status: whole.State(t),
	}
	if d.Verb == model.Dismiss {
		r.Status = named{Name: whole.State(t)}
	}
	return r
}
