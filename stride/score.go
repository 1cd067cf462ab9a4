package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
)

// rank sets status, score, severity, targets and flows from the firings. A threat is as grave as its gravest firing.
func (t *Threat) rank() {
	t.settle()
	for i, f := range t.Firings {
		if s := f.score(); i == 0 || s > t.Score {
			t.Score, t.ScoreParts = s, f.scoreParts()
		}
	}
	t.Severity = severityOf(t.Score)
	t.collect()
}

// settle takes the status of a threat from its firings: the worst of them.
func (t *Threat) settle() {
	t.Status = worst(len(t.Firings), func(i int) Status { return t.Firings[i].Status })
}

// ScorePart is one summand of a score.
type ScorePart struct {
	Value float64
	// Reason completes "for …".
	Reason string
}

// What exposure, reach and what is known of the control add to the base of a
// rule, which is the impact, 1 to 5. They were chosen so that a threat is critical when a grave rule meets
// the public or a crown jewel and the control is known to be missing.
const (
	heardLess    = -1.0 // no condition of a rule says that it is grave here
	fromPublic   = 2.0
	nearPublic   = 1.0
	onCrown      = 2.0
	oneFromCrown = 1.5
	twoFromCrown = 0.5
	overOthers   = 1.0
	lesserReach  = 0.5 // of a crown jewel, for what makes it fail or leaves no record, and does not give it away
	controlOpen  = 2.0
	controlMet   = -3.0
)

// score adds up the parts.
func (f Firing) score() float64 {
	sum := 0.0
	for _, part := range f.scoreParts() {
		sum += part.Value
	}
	return sum
}

// scoreParts are what the score of a firing is the sum of: impact, exposure,
// reach and control.
func (f Firing) scoreParts() []ScorePart {
	parts := []ScorePart{{float64(f.Rule.Base), "what the rule is about"}}
	add := func(value float64, reason string) { parts = append(parts, ScorePart{value, reason}) }
	if f.Heard {
		add(heardLess, "a place where the rule itself sees nothing grave")
	}
	public, crown := f.distances()
	switch {
	case f.meetsOutsiders(public):
		add(fromPublic, "outsiders, who reach it themselves")
	case public <= 2:
		add(nearPublic, "outsiders, who are a step away")
	}
	reach := 1.0
	if f.Rule.Stride == "D" || f.Rule.Stride == "R" {
		reach = lesserReach
	}
	switch crown {
	case 0:
		add(reach*onCrown, "the crown jewel that it touches")
	case 1:
		add(reach*oneFromCrown, "a crown jewel, which is one call away")
	case 2:
		add(reach*twoFromCrown, "a crown jewel, which is two calls away")
	default:
		if f.commands() {
			add(overOthers, "commands or code, which decide what others do")
		}
	}
	switch f.Status {
	case Open:
		add(controlOpen, "the control, which is missing or too weak")
	case Met:
		add(controlMet, "the control, which is stated")
	}
	return parts
}

// meetsOutsiders reports whether outsiders reach the place themselves: they are an
// end of the flow, or the element answers them. Between our own systems somebody has to get in first.
func (f Firing) meetsOutsiders(public int) bool {
	if f.Subject.Flow == nil {
		return public <= 1
	}
	return low(f.Subject.Flow.From) || low(f.Subject.Flow.To)
}

// commands reports whether what moves there tells others what to do or to run.
func (f Firing) commands() bool {
	moved := slices.Concat(f.Target.Receives, f.Target.Sends)
	if f.Subject.Flow != nil {
		moved = f.Subject.exchange().Transfers
	}
	return slices.ContainsFunc(moved, func(t *graph.Transfer) bool { return carries(t, "control", "code") })
}

// distances are the shortest over everything the firing touches.
func (f Firing) distances() (public, crown int) {
	public, crown = graph.Far, graph.Far
	touch := func(e *graph.Element) {
		public, crown = min(public, e.PublicDistance), min(crown, e.CrownDistance)
	}
	if f.Subject.Flow == nil {
		touch(f.Target)
		return public, crown
	}
	touch(f.Subject.Flow.From)
	touch(f.Subject.Flow.To)
	return public, crown
}

// severityOf puts a score into words: 8.5 and more is critical, 7 high, 5 medium.
func severityOf(score float64) Severity {
	switch {
	case score >= 8.5:
		return Critical
	case score >= 7:
		return High
	case score >= 5:
		return Medium
	}
	return Low
}
