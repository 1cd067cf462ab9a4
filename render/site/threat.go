package site

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// category is one of the six with the threats that are filed under it, gravest first.
type category struct {
	Letter, Name string
	Threats      []threat
}

// threat is one threat with everything that the page of its model says about it.
type threat struct {
	Anchor, ID, Title, Status, Severity string
	Letter, Category                    string
	Also                                string
	Criterion, Test, Question           []piece
	// Answer is what to write to settle it; Values are those that an attribute takes.
	Answer   []string
	Values   string
	Decision *decision
	// Flows and Elements are where it belongs, by id and with blanks between them.
	Flows, Elements string
	// Where links to the flows or, where there is none, to the elements.
	Where []place
	// Shares say which status it has where. There is none where it has one everywhere.
	Shares []share

	of *stride.Threat
}

// share is where a threat has one status.
type share struct {
	Status string
	Where  []place
}

// place is a link to a flow or an element.
type place struct{ Anchor, Name string }

// threats files all threats of a model, in the order in which they should be read.
func threats(a *stride.Analysis) []category {
	asked := make(map[*stride.Threat]stride.Question)
	for _, q := range a.Questions {
		for _, t := range q.Threats {
			asked[t] = q
		}
	}
	var all []threat
	for _, rows := range [][]*stride.Row{a.Rows, a.Lower, a.Answered, a.Decided} {
		for _, row := range rows {
			for _, t := range row.Threats {
				all = append(all, newThreat(a, t, asked[t]))
			}
		}
	}
	var out []category
	for _, c := range categories() {
		own := category{Letter: c.Value, Name: c.Name}
		for _, t := range all {
			if t.Letter == c.Value {
				own.Threats = append(own.Threats, t)
			}
		}
		if len(own.Threats) > 0 {
			out = append(out, own)
		}
	}
	return out
}

func newThreat(a *stride.Analysis, t *stride.Threat, q stride.Question) threat {
	out := threat{
		Anchor: threatAnchor(t.ID), ID: t.ID, Title: t.Rule.Title, Status: status(t.Status), Severity: t.Severity.String(),
		Letter: t.Rule.Stride, Category: nameOf(categories(), t.Rule.Stride), Also: strings.Join(strings.Split(t.Rule.Also, ""), ", "),
		Criterion: sentence(a.Criterion(t)), Test: sentence(a.Test(t)),
		of: t,
	}
	if t.Status == stride.Ask {
		out.Question = sentence(a.Question(t))
	}
	if q.Text != "" {
		out.Question, out.Answer, out.Values = sentence(q.Text), answers(q), options(q)
	}
	if t.Decision != nil {
		d := decisionOf(t.Decision)
		out.Decision = &d
	}
	out.locate(t)
	if shares := stride.Spread(t.Statuses()); len(shares) > 1 {
		for _, s := range shares {
			out.Shares = append(out.Shares, newShare(s))
		}
	}
	return out
}

// answers are the texts that an author can add to answer a question.
func answers(q stride.Question) []string {
	if q.Control != "" {
		return []string{"has=" + q.Control, "lacks=" + q.Control}
	}
	return []string{q.Attribute + "="}
}

// options says what the values of an attribute do: "quota, rate; none leaves it open".
func options(q stride.Question) string {
	var answer, open []string
	for _, o := range q.Options {
		key, value, ok := strings.Cut(o.Text, "=")
		if key != q.Attribute {
			value = o.Text
		}
		switch {
		case !ok || q.Control != "":
		case o.Part:
			answer = append(answer, value+" (leaves "+o.Opens+" open)")
		case o.Answers:
			answer = append(answer, value)
		default:
			open = append(open, value)
		}
	}
	text := strings.Join(answer, ", ")
	if q.More {
		text += " or another"
	}
	switch len(open) {
	case 0:
		return text
	case 1:
		return text + "; " + open[0] + " leaves it open"
	}
	return text + "; " + strings.Join(open, ", ") + " leave it open"
}

// locate sets where a threat belongs.
func (v *threat) locate(t *stride.Threat) {
	var flows, elements []string
	for _, f := range t.Flows() {
		flows = append(flows, f.ID)
		v.Where = append(v.Where, place{flowAnchor(f), "flow " + f.Number})
	}
	for _, e := range t.Targets() {
		elements = append(elements, e.ID)
		if len(flows) == 0 {
			v.Where = append(v.Where, place{elementAnchor(e), e.Name})
		}
	}
	v.Flows, v.Elements = strings.Join(flows, " "), strings.Join(elements, " ")
}

func newShare(s stride.Share) share {
	out := share{Status: status(s.Status)}
	for _, f := range s.Flows {
		out.Where = append(out.Where, place{flowAnchor(f), "flow " + f.Number})
	}
	for _, e := range s.Elements {
		out.Where = append(out.Where, place{elementAnchor(e), e.Name})
	}
	return out
}

func crosses(f *graph.Flow, b *graph.Boundary) bool {
	return slices.ContainsFunc(f.Seams(), func(s graph.Seam) bool { return s.Boundary == b })
}
