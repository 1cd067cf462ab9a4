package stride

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Unstated is what keeps a threat a question.
type Unstated struct {
	// Missing says what the block does not say, Write what to write: plain text in
	// which backticks delimit code.
	Missing, Write string
	// Places are the flows and elements on which to write it, in document order.
	Places []Subject
}

// Unstated says what an asked threat waits for. What a decision covers is not part of it.
func (a *Analysis) Unstated(t *Threat) Unstated {
	var places unique[Subject]
	for _, f := range t.Firings {
		places.add(f.Asked()...)
	}
	slices.SortStableFunc(places.list, func(p, q Subject) int { return p.Span().Start - q.Span().Start })
	return Unstated{
		Places:  places.list,
		Missing: fmt.Sprintf("the block does not state `%s`", t.Rule.attribute()),
		Write:   t.Rule.howToState(),
	}
}

// listedValues is how many values a message names: `auth` has more than anybody reads.
const listedValues = 3

// howToState says what to write on each of the places.
func (r *Rule) howToState() string {
	name := r.attribute()
	if _, ok := model.LookupAttribute(name); !ok {
		return fmt.Sprintf("write `has=%s`, or `lacks=%s` where it is missing", name, name)
	}
	text := r.HowToAnswer() + " answers it"
	if len(r.Open) > 0 {
		text += fmt.Sprintf(", %s leaves it open", either(r.Open, true))
	}
	return text
}

// HowToAnswer says what to write where the control is in place: plain text in which backticks delimit code.
func (r *Rule) HowToAnswer() string {
	name := r.attribute()
	if _, ok := model.LookupAttribute(name); !ok {
		return fmt.Sprintf("write `has=%s`", name)
	}
	values := slices.DeleteFunc(slices.Clone(r.Met), func(v string) bool {
		known := model.LookupValue(name, v)
		return known.ByDesign || known.Vague || known.Has(model.Rare)
	})
	other := ""
	if len(values) > listedValues { // the strongest are named
		slices.SortStableFunc(values, func(v, w string) int {
			return model.LookupValue(name, w).Strength - model.LookupValue(name, v).Strength
		})
		values, other = values[:listedValues], " or another value"
	}
	return fmt.Sprintf("write `%s=`: %s%s", name, either(values, other == ""), other)
}

// either lists values in backticks, with "or" before the last one where it ends the list.
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

// Span is the statement that declares a flow or an element.
func (s Subject) Span() source.Span {
	if s.Flow != nil {
		return s.Flow.Span
	}
	return s.Element.Span
}
