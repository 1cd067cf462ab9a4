package stride

import (
	"github.com/trustseam/trustseam/graph"
)

// rank sets status, score, severity, targets and flows from the firings. A threat is as grave as its gravest firing.
func (t *Threat) rank() {
	t.settle()
	for i, f := range t.Firings {
		if s := f.score(); i == 0 || s > t.Score {
			t.Score = s
		}
	}
	t.Severity = severityOf(t.Score)
	t.collect()
}

// settle takes the status of a threat from its firings: the worst of them.
func (t *Threat) settle() {
	t.Status = worst(len(t.Firings), func(i int) Status { return t.Firings[i].Status })
}

// score adds to the rule's base what makes this place worse: how near the public
// and a crown jewel it is, and what is known about the control.
func (f Firing) score() float64 {
	public, crown := f.distances()
	score := float64(f.Rule.Base)
	if f.Heard {
		score-- // no condition of a rule says that it is grave here
	}
	switch {
	case public <= 1:
		score += 2
	case public == 2:
		score++
	}
	switch crown {
	case 0:
		score += 2
	case 1:
		score += 1.5
	case 2:
		score += 0.5
	}
	switch f.Status {
	case Open:
		score += 2
	case Met:
		score -= 3
	}
	return score
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
