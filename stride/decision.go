package stride

import "github.com/trustseam/trustseam/model"

// Outcome is what became of a decision about one threat.
type Outcome struct {
	// Threat is the one that the decision is about, also where it names it by an earlier id; nil if there is none.
	Threat *Threat
	// Unneeded is true where a stated control answers the threat.
	Unneeded bool
	// Undecided are the ids of the flows and elements that the decision does not cover.
	Undecided []string
}

// Needed reports whether the decision still decides something.
func (o Outcome) Needed() bool { return o.Threat != nil && !o.Unneeded }

// Outcomes says what became of every decision about a threat.
func (a *Analysis) Outcomes() map[model.ThreatRef]Outcome {
	out := make(map[model.ThreatRef]Outcome)
	if len(a.Graph.Decisions) == 0 {
		return out
	}
	byID := make(map[string]*Threat)
	for _, t := range a.Threats {
		byID[t.ID] = t
	}
	for _, d := range a.Graph.Decisions {
		for _, ref := range d.Threats {
			out[ref] = Outcome{Threat: byID[ref.ID]}
		}
	}
	for _, r := range a.Renamed {
		out[r.Ref] = Outcome{Threat: r.Threat}
	}
	for _, g := range a.Grown {
		out[g.Ref] = Outcome{Threat: g.Threat, Undecided: g.Subjects}
	}
	for _, ref := range a.Unneeded {
		out[ref] = Outcome{Threat: out[ref].Threat, Unneeded: true}
	}
	return out
}
