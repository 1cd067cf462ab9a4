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
	undecided := a.undecided(t)
	var places unique[Subject]
	for _, f := range t.Firings {
		if undecided == nil || slices.Contains(undecided, f.Target.ID) {
			for _, p := range f.Asked {
				places.add(t.Rule.statedOn(p))
			}
		}
	}
	slices.SortStableFunc(places.list, func(p, q Subject) int { return p.Span().Start - q.Span().Start })
	u := Unstated{Places: places.list, Write: t.Rule.howToState()}
	u.Missing = fmt.Sprintf("the block does not state `%s`", t.Rule.attribute())
	if value := t.Rule.undecisive(u.Places); value != "" {
		u.Missing = fmt.Sprintf("`%s=%s` does not settle it", t.Rule.attribute(), value)
	}
	return u
}

// undecisive is what the first place does state, in vain: a value that neither
// answers the threat nor leaves it open.
func (r *Rule) undecisive(places []Subject) string {
	if len(places) == 0 {
		return ""
	}
	return valueOf(r.attribute(), places[0])
}

// undecided are the ids of the targets that the decision about a threat has left
// out, nil where there is no decision.
func (a *Analysis) undecided(t *Threat) []string {
	for _, g := range a.Grown {
		if g.Threat == t {
			return g.Subjects
		}
	}
	return nil
}

// statedOn is where the attribute is written: on an element where flows do not have it.
func (r *Rule) statedOn(p Subject) Subject {
	if known, ok := model.LookupAttribute(r.attribute()); ok && p.Flow != nil && known.On&model.OnFlow == 0 {
		return Subject{Element: p.Flow.To}
	}
	return p
}

// listedValues is how many values a message names: `auth` has more than anybody reads.
const listedValues = 3

// howToState says what to write on each of the places.
func (r *Rule) howToState() string {
	name := r.attribute()
	if _, ok := model.LookupAttribute(name); !ok {
		return fmt.Sprintf("write `has=%s`, or `lacks=%s` where it is missing", name, name)
	}
	values := r.Met
	other := ""
	if len(values) > listedValues {
		values, other = values[:listedValues], " or another value"
	}
	text := fmt.Sprintf("write `%s=`: %s%s answers it", name, either(values, other == ""), other)
	if len(r.Open) > 0 {
		text += fmt.Sprintf(", %s leaves it open", either(r.Open, true))
	}
	return text
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
