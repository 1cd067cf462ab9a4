package stride

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Explanation says why a threat exists and what would answer it.
type Explanation struct {
	Threat *Threat
	// Firings has one entry for each place where the rule fired, in document order.
	Firings []FiringExplanation
	// Answer says what to write, and where.
	Answer string
	// Criterion and Test are plain text in which backticks delimit code.
	Criterion, Test string
}

// FiringExplanation is one place where a rule fired.
type FiringExplanation struct {
	// Place names the flow or element.
	Place string
	// Conditions are the rule's conditions that held there, in words.
	Conditions []string
	// Facts are what the conditions relied on, with reasons.
	Facts []string
	// Status says what is known about the control, and from where.
	Status string
}

// Explain says why a threat exists.
func (a *Analysis) Explain(t *Threat) Explanation {
	e := Explanation{
		Threat:    t,
		Answer:    t.answer(),
		Criterion: a.Criterion(t),
		Test:      a.Test(t),
	}
	for _, f := range t.Firings {
		e.Firings = append(e.Firings, FiringExplanation{
			Place:      f.Subject.describe(),
			Conditions: t.Rule.conditionsIn(f.Subject),
			Facts:      f.facts(),
			Status:     f.why(),
		})
	}
	return e
}

// conditionsIn returns the conditions that held for a subject: all of When, and the first of Any that held. Where
// they do not hold, the rule speaks of a weakness that the block states.
func (r *Rule) conditionsIn(s Subject) []string {
	if !r.holds(s) {
		return []string{"the block states that `" + r.attribute() + "` is weak or missing, and a stated weakness counts wherever it is written"}
	}
	var out []string
	for _, c := range r.when {
		out = append(out, c.words())
	}
	for _, c := range r.any {
		if c.holds(s) {
			return append(out, c.words())
		}
	}
	return out
}

// words returns a condition with its meaning.
func (c condition) words() string {
	text := c.name
	if len(c.args) > 0 {
		text += "=" + strings.Join(c.args, "|")
	}
	if c.negate {
		return "!" + text + ": not that " + predicates[c.name].help
	}
	return text + ": " + predicates[c.name].help
}

// facts returns what is known about a flow and its ends, or about an element.
func (f Firing) facts() []string {
	var out []string
	add := func(subject, what string, fact model.Fact[string]) {
		if fact.Known() {
			out = append(out, fmt.Sprintf("%s: %s is `%s` (%s: %s)", subject, what, fact.Value, fact.Origin, fact.Reason))
		}
	}
	element := func(e *graph.Element) {
		out = append(out, fmt.Sprintf("%s: is in %s, trust `%s` (%s: %s)", e.ID, e.Zone().Name(), e.Level(), e.Trust.Origin, e.Trust.Reason))
		add(e.ID, "kind", e.Kind)
		add(e.ID, "class", e.Class)
		add(e.ID, "crown", e.Crown)
		add(e.ID, "owner", e.Owner)
	}
	if flow := f.Subject.Flow; flow != nil {
		element(flow.From)
		element(flow.To)
		name := "flow " + flow.Number
		add(name, "protocol", flow.Protocol)
		add(name, "encryption", flow.Encryption)
		add(name, "auth", flow.Auth)
		for _, d := range flow.Data {
			add(name+" carries "+d.ID, "class", d.Class)
		}
		return out
	}
	element(f.Subject.Element)
	for _, flow := range f.Flows {
		out = append(out, fmt.Sprintf("%s: reached by %s", f.Subject.Element.ID, Subject{Flow: flow}.describe()))
	}
	return out
}

// notStated is said of a control about which a place itself says nothing.
const notStated = "not stated"

// why says what determined the status of a firing.
func (f Firing) why() string {
	var parts []string
	for _, p := range f.Places {
		value, by := notStated, ""
		if v := valueOf(f.Rule.attribute(), p.Subject); v != "" {
			value = "`" + v + "`"
		} else if against := f.Rule.statedAgainst(p.Subject); against != "" && p.Status == Open {
			value = "not stated, but `" + against + "` is,"
		} else if model.IsControl(f.Rule.attribute()) && p.Flow != nil && implied(f.Rule.attribute(), p.Subject) == p.Status && p.Status != Ask {
			value = "implied by `auth=" + p.exchange().Auth.Value + "`"
		} else if model.IsControl(f.Rule.attribute()) && p.Status != Ask && (p.Status != Met || controlStatus(f.Rule.attribute(), p.Subject) == Met) {
			value = map[Status]string{Met: "stated to be in place", Open: "stated to be missing", Decided: "decided about"}[p.Status]
		}
		if answer := f.Rule.answeredBy(p.Subject); value == notStated && p.Status == Met && answer != "" {
			by = ", but answered by " + answer
		}
		parts = append(parts, fmt.Sprintf("%s on %s%s", value, p.describe(), by))
	}
	return fmt.Sprintf("%s: `%s` is %s", f.Status, f.Rule.attribute(), strings.Join(parts, "; "))
}

// answer says what to write to settle a threat.
func (t *Threat) answer() string {
	attribute := t.Rule.attribute()
	var places []string
	for _, f := range t.Firings {
		if f.Status == Met {
			continue
		}
		for _, p := range f.Places {
			if p.Status != Met {
				places = appendNew(places, p.describe())
			}
		}
	}
	if len(places) == 0 {
		return "nothing; the block states the control"
	}
	on := " on " + strings.Join(places, ", on ")
	if known, ok := model.LookupAttribute(attribute); ok {
		return fmt.Sprintf("`%s=` with one of %s%s answers it, %s leaves it open%s", known.Key, list(t.answeringAll()), t.Rule.orElse(), list(t.Rule.Open), on)
	}
	return fmt.Sprintf("`has=%s`%s answers it, `lacks=%s` leaves it open%s", attribute, t.Rule.orElse(), attribute, on)
}

// answeringAll returns the values that answer a threat at each of its places.
func (t *Threat) answeringAll() []string {
	return slices.DeleteFunc(slices.Clone(t.Rule.Met), func(value string) bool {
		return slices.ContainsFunc(t.Flows(), func(f *graph.Flow) bool { return t.Rule.fallsShort(Subject{Flow: f}.exchange(), value) })
	})
}

// orElse lists the values of other attributes that answer a rule's threat, or is empty.
func (r *Rule) orElse() string {
	if len(r.Or) == 0 {
		return ""
	}
	return ", or " + list(r.Or) + ","
}

func list(values []string) string {
	if len(values) == 0 {
		return "nothing"
	}
	return "`" + strings.Join(values, "`, `") + "`"
}

// Stated returns what the block says about the control of a rule at a place, in backticks:
// `sign=none`, `lacks=session`, or the proof of identity that implies it.
func (r *Rule) Stated(p Subject) string {
	name := r.attribute()
	if name == "encryption" && p.Flow != nil && p.exchange().Protocol.Known() && !slices.ContainsFunc(p.statements(), func(a model.Attrs) bool { return a.Value(name) != "" }) {
		return "`" + p.exchange().Protocol.Value + "`" // a protocol that encrypts nothing
	}
	if v := valueOf(name, p); v != "" {
		return "`" + name + "=" + v + "`"
	}
	if against := r.statedAgainst(p); against != "" {
		return "`" + against + "`"
	}
	if p.Flow != nil && !p.lacks(name) && implied(name, p) == Open {
		return "`auth=" + p.exchange().Auth.Value + "`"
	}
	return "`lacks=" + name + "`"
}

// lacks reports whether a control is stated to be missing.
func (s Subject) lacks(name string) bool {
	return slices.ContainsFunc(s.statements(), func(a model.Attrs) bool { return slices.Contains(a.Values("lacks"), name) })
}
