package stride

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Unstated says what keeps a threat a question.
type Unstated struct {
	// Missing says what the block leaves out, Write what to write: plain text in
	// which backticks delimit code.
	Missing, Write string
	// Places are the flows and elements on which to write it, in document order.
	Places []Subject
}

// Unstated says what an asked threat is waiting for. What a decision covers is not part of it.
func (a *Analysis) Unstated(t *Threat) Unstated {
	var places unique[Subject]
	for _, f := range t.Firings {
		places.add(f.Asked()...)
	}
	slices.SortStableFunc(places.list, func(p, q Subject) int { return p.Span().Start - q.Span().Start })
	return Unstated{
		Places:  places.list,
		Missing: t.Rule.missing(places.list),
		Write:   a.howToState(t, places.list),
	}
}

// missing says what the block leaves out at some places. A value that leaves the threat in doubt wherever it is stated is named.
func (r *Rule) missing(places []Subject) string {
	name := r.attribute()
	var said unique[string]
	for _, s := range places {
		said.add(valueOf(name, s))
	}
	if len(said.list) == 1 && said.list[0] != "" {
		return fmt.Sprintf("`%s=%s` says too little", name, said.list[0])
	}
	return fmt.Sprintf("the block does not state `%s`", unstatedIn(name, places))
}

// listedValues is how many values a message names: `auth` has more than anybody reads.
const listedValues = 3

// howToState says what to write at each of the places.
func (a *Analysis) howToState(t *Threat, places []Subject) string {
	name := t.Rule.attribute()
	if _, ok := model.LookupAttribute(name); !ok {
		return fmt.Sprintf("write `has=%s`, or `lacks=%s` where it is missing", unstatedIn(name, places), unstatedIn(name, places))
	}
	text := a.howToAnswer(t, places) + " answers it"
	if len(t.Rule.Open) > 0 {
		text += fmt.Sprintf(", %s leaves it open", either(t.Rule.Open, true))
	}
	return text
}

// HowToAnswer says what to write once the control of an open threat is in place:
// plain text in which backticks delimit code.
func (a *Analysis) HowToAnswer(t *Threat) string { return a.howToAnswer(t, t.OpenPlaces()) }

func (a *Analysis) howToAnswer(t *Threat, places []Subject) string {
	name := t.Rule.attribute()
	if _, ok := model.LookupAttribute(name); !ok {
		return fmt.Sprintf("write `has=%s`", unstatedIn(name, places))
	}
	values, more := a.answering(t, places)
	other := ""
	if more {
		other = " or another value"
	}
	return fmt.Sprintf("write `%s=`: %s%s", name, either(values, !more), other)
}

// answering returns values that answer a threat at its places: all if they are
// few, else those that suit the caller, and whether there are more.
func (a *Analysis) answering(t *Threat, places []Subject) (values []string, more bool) {
	q := &questionGroup{rule: t.Rule, threats: []*Threat{t}}
	for _, p := range places {
		if p.Flow != nil {
			q.flows = append(q.flows, p.Flow)
		} else {
			q.elements = append(q.elements, p.Element)
		}
	}
	if len(t.Rule.Met) <= listedValues {
		return filter(t.Rule.Met, func(name string) bool {
			v := model.LookupValue(t.Rule.attribute(), name)
			return !v.Has(model.Derived) || q.fits(v)
		}), false
	}
	options, _ := q.options(a)
	for _, o := range options {
		if o.Answers && o.Opens == "" && len(values) < listedValues {
			_, value, _ := strings.Cut(o.Text, "=")
			values = append(values, value)
		}
	}
	return values, true
}

// either lists values in backticks, with "or" before the last one if it ends the list.
func either(values []string, ends bool) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = "`" + v + "`"
	}
	last := len(quoted) - 1
	if !ends || last == 0 {
		return strings.Join(quoted, ", ")
	}
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}

// Span returns the span of the statement that declares a flow or an element.
func (s Subject) Span() source.Span {
	if s.Flow != nil {
		return s.Flow.Span
	}
	return s.Element.Span
}
