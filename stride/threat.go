package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Status is what is known about the control that answers a threat.
type Status int

// The statuses, worst first.
const (
	Open    Status = iota // the block states that the control is missing or too weak
	Ask                   // the block does not say
	Met                   // the block states the control
	Decided               // a person has accepted, transferred, dismissed or mitigated it
)

// String returns the word for a status.
func (s Status) String() string {
	return [...]string{"open", "ask", "met", "decided"}[s]
}

// Severity is the label of a score.
type Severity int

// The severities, lowest first.
const (
	Low Severity = iota
	Medium
	High
	Critical
)

// String returns the word for a severity.
func (s Severity) String() string {
	return [...]string{"low", "medium", "high", "critical"}[s]
}

// Firing is one rule on one subject.
type Firing struct {
	Rule    *Rule
	Subject Subject
	// Target is the element that the threat is to.
	Target *graph.Element
	// Flows are those along which the threat comes, in document order.
	Flows []*graph.Flow
	// Places are where the control is or should be stated, each with its status.
	Places []Place
	// Status is the worst status of the places.
	Status Status
	// Heard is true if a stated weakness, not the rule's conditions, caused the firing.
	Heard bool
}

// Asked returns the flows and elements on which nothing is stated.
func (f Firing) Asked() []Subject {
	var out []Subject
	for _, p := range f.Places {
		if p.Status == Ask {
			out = append(out, p.Subject)
		}
	}
	return out
}

// StatusOn returns the status on one of the firing's flows: what is stated on the
// flow itself if the control is stated on flows, else the status of the whole.
func (f Firing) StatusOn(flow *graph.Flow) Status {
	for _, p := range f.Places {
		if p.Flow == flow {
			return p.Status
		}
	}
	return f.Status
}

// flowsForIndex is the number of flows from which an index of places pays off.
const flowsForIndex = 8

// statusOn is StatusOn for all flows of a firing: a hub has as many places as flows.
func (f Firing) statusOn() func(*graph.Flow) Status {
	if len(f.Flows) < flowsForIndex {
		return f.StatusOn
	}
	at := make(map[*graph.Flow]Status, len(f.Places))
	for _, p := range slices.Backward(f.Places) { // the first one counts
		at[p.Flow] = p.Status
	}
	return func(flow *graph.Flow) Status {
		if status, ok := at[flow]; ok {
			return status
		}
		return f.Status
	}
}

// Threat combines all firings of one rule that a reader sees as one.
type Threat struct {
	// ID is RULE@SUBJECT. It consists of names that people wrote, never of counters.
	ID   string
	Rule *Rule
	// Subject is the id after the @: of an element or boundary, or model, people, outside, system.
	Subject string
	Firings []Firing
	// Status is the worst status of the firings.
	Status Status
	// Decision is what a person decided, whether or not it covers all of the threat.
	Decision *model.Decision
	// Score ranks the threat; Severity is its label, with the thresholds of severityOf.
	Score    float64
	Severity Severity
	// ScoreParts are the summands of the score, as known before decisions.
	ScoreParts []ScorePart

	targets []*graph.Element
	flows   []*graph.Flow
	// text is set in a part of a threat whose places have the same wording: the sentence to fill.
	text string
	// form says how much the sentence may name; the zero form is the long one.
	form form
	// self is set in a part of a criterion in which one element acts on itself.
	self *graph.Element
	// known caches what a part has named; nil in a threat whose firings may still change.
	known *naming
}

// Targets returns the elements that the threat is to, those with an unanswered firing first.
func (t *Threat) Targets() []*graph.Element { return t.targets }

// Flows returns the flows along which the threat comes, those with an unanswered firing first.
func (t *Threat) Flows() []*graph.Flow { return t.flows }

// collect gathers targets and flows from the firings.
func (t *Threat) collect() {
	var targets unique[*graph.Element]
	var flows unique[*graph.Flow]
	for _, f := range t.byNeed() {
		targets.add(f.Target)
		flows.add(f.Flows...)
	}
	t.targets, t.flows = targets.list, flows.list
}

// byNeed lists unanswered firings before answered and decided ones, each in document order.
func (t *Threat) byNeed() []Firing {
	var unmet, met []Firing
	for _, f := range t.Firings {
		if f.Status == Met || f.Status == Decided {
			met = append(met, f)
		} else {
			unmet = append(unmet, f)
		}
	}
	return append(unmet, met...)
}

// SubjectStatus is the status of a threat on one flow or element.
type SubjectStatus struct {
	Subject Subject
	Status  Status
}

// OpenPlaces returns the flows and elements that state the weakness, in document order.
func (t *Threat) OpenPlaces() []Subject {
	var places unique[Subject]
	for _, f := range t.Firings {
		for _, p := range f.Places {
			if p.Status == Open {
				places.add(p.Subject)
			}
		}
	}
	slices.SortStableFunc(places.list, func(p, q Subject) int { return p.Span().Start - q.Span().Start })
	return places.list
}

// Statuses lists every flow and element of a threat with the worst status there:
// the single source for rows, grid, picture, site and JSON.
func (t *Threat) Statuses() []SubjectStatus {
	var order []Subject
	at := make(map[Subject][]Status)
	add := func(s Subject, status Status) {
		if at[s] == nil {
			order = append(order, s)
		}
		at[s] = append(at[s], status)
	}
	for _, f := range t.Firings {
		add(Subject{Element: f.Target}, f.Status)
		statusOn := f.statusOn()
		for _, flow := range f.Flows {
			add(Subject{Flow: flow}, statusOn(flow))
		}
	}
	out := make([]SubjectStatus, len(order))
	for i, s := range order {
		all := at[s]
		out[i] = SubjectStatus{s, worst(len(all), func(i int) Status { return all[i] })}
	}
	return out
}

// Row is one line of the table: one threat, or several that a reader sees as one finding.
type Row struct {
	// Threats begins with the one that names the row.
	Threats []*Threat
	Status  Status
	Score   float64
}

// Lead returns the threat that names the row.
func (r *Row) Lead() *Threat { return r.Threats[0] }

// Targets returns the elements of all threats of the row.
func (r *Row) Targets() []*graph.Element {
	var out unique[*graph.Element]
	for _, t := range r.Threats {
		out.add(t.Targets()...)
	}
	return out.list
}

// Flows returns the flows of all threats of the row.
func (r *Row) Flows() []*graph.Flow {
	var out unique[*graph.Flow]
	for _, t := range r.Threats {
		out.add(t.Flows()...)
	}
	return out.list
}

// Union collects over all rules of a row the letters other than the leading one's
// category, the mechanisms and the references, in the order of the threats.
func (r *Row) Union() (also string, mechanisms, references []string) {
	for _, t := range r.Threats {
		for _, letter := range t.Rule.Stride + t.Rule.Also {
			if string(letter) != r.Lead().Rule.Stride && !strings.ContainsRune(also, letter) {
				also += string(letter)
			}
		}
		mechanisms = appendNew(mechanisms, t.Rule.Mechanisms...)
		references = appendNew(references, t.Rule.References...)
	}
	return also, mechanisms, references
}

// Sentence fills the slots of a rule's text for a threat: plain text in which backticks delimit code.
func (a *Analysis) Sentence(t *Threat, text string) string { return a.Catalog.sentence(t, text) }
