package stride

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Question is what the block does not say about one attribute in one zone.
type Question struct {
	// Text asks it, in plain text.
	Text string
	// Attribute is what answers it: "limit", or "has" for a control without an attribute of its own.
	Attribute string
	// Control is the control's name for "has", else empty.
	Control string
	// Values are what the attribute takes, nil for free text.
	Values []string
	// Flows and Elements are where the attribute is to be written.
	Flows    []*graph.Flow
	Elements []*graph.Element
	// Zone is the name of the zone that it is about.
	Zone string
	// Threats are those that the answer settles.
	Threats []*Threat
}

// questions groups everything that is asked in the table by attribute and zone,
// in the order of the table.
func questions(a *Analysis) []Question {
	n := &questionnaire{groups: make(map[groupKey]*questionGroup), covered: make(map[placeKey]*questionGroup)}
	for _, row := range a.Rows {
		for _, t := range row.Threats {
			for _, f := range t.Firings {
				for _, place := range f.Asked {
					n.group(t.Rule, place).add(t, f, place)
				}
			}
		}
	}
	out := make([]Question, len(n.order))
	for i, group := range n.order {
		out[i] = group.question(a)
	}
	return out
}

// questionnaire collects questions. What one question covers is not asked again by another rule.
type questionnaire struct {
	order   []*questionGroup
	groups  map[groupKey]*questionGroup
	covered map[placeKey]*questionGroup
}

type groupKey struct {
	rule *Rule
	zone string
}

type placeKey struct {
	control string
	place   Subject
}

// group returns the question that asks a rule's control of a place.
func (n *questionnaire) group(r *Rule, place Subject) *questionGroup {
	at := placeKey{r.attribute(), place}
	if group := n.covered[at]; group != nil {
		return group
	}
	k := groupKey{r, placeZone(r, place)}
	if n.groups[k] == nil {
		n.groups[k] = &questionGroup{rule: r, zone: k.zone}
		n.order = append(n.order, n.groups[k])
	}
	n.covered[at] = n.groups[k]
	return n.groups[k]
}

// questionGroup collects what one question is about.
type questionGroup struct {
	rule     *Rule
	zone     string
	threats  []*Threat
	firings  []Firing
	flows    []*graph.Flow
	elements []*graph.Element
}

func (q *questionGroup) add(t *Threat, f Firing, place Subject) {
	q.threats = appendNew(q.threats, t)
	if place.Flow != nil {
		q.flows = appendNew(q.flows, place.Flow)
	}
	if place.Element != nil {
		q.elements = appendNew(q.elements, place.Element)
	}
	if t.Rule == q.rule {
		f.Flows = askedFlows(f)
		q.firings = append(q.firings, f)
	}
}

// askedFlows narrows a firing to the flows that the question is about.
func askedFlows(f Firing) []*graph.Flow {
	var flows []*graph.Flow
	for _, p := range f.Asked {
		if p.Flow != nil {
			flows = append(flows, p.Flow)
		}
	}
	if len(flows) == 0 {
		return f.Flows
	}
	return flows
}

// question writes the question with the sentence of the highest ranked rule that asks it.
func (q *questionGroup) question(a *Analysis) Question {
	about := &Threat{Rule: q.rule, Firings: q.firings}
	about.collect()
	out := Question{
		Text:      a.Sentence(about, q.rule.Question),
		Attribute: q.rule.attribute(),
		Flows:     q.flows,
		Elements:  q.elements,
		Zone:      q.zone,
		Threats:   q.threats,
	}
	attribute, ok := model.LookupAttribute(out.Attribute)
	if !ok {
		out.Attribute, out.Control = "has", out.Attribute
		return out
	}
	out.Values = attribute.Names()
	return out
}

// placeZone names the zone that a question is about. What is asked once for the model is one question.
func placeZone(r *Rule, p Subject) string {
	switch {
	case r.Merge == "model":
	case p.Flow != nil:
		return p.Flow.Responder().Zone().Name()
	case p.Element != nil:
		return p.Element.Zone().Name()
	}
	return "the whole system"
}

// Name is what an author writes to answer: "limit", or "has=least".
func (q Question) Name() string {
	if q.Control != "" {
		return q.Attribute + "=" + q.Control
	}
	return q.Attribute
}
