package stride

import "github.com/trustseam/trustseam/model"

// Effect is what a decision does about one threat.
type Effect struct {
	// Threat is the one that the decision is about, also where it names it by an earlier id; nil if there is none.
	Threat *Threat
	// Unneeded is true where a stated control answers the threat.
	Unneeded bool
	// Undecided are the ids of the flows and elements that the decision does not cover.
	Undecided []string
}

// Needed reports whether the decision still decides something.
func (e Effect) Needed() bool { return e.Threat != nil && !e.Unneeded }

// Effects says what each decision does about each threat that it names.
func (a *Analysis) Effects() map[model.ThreatRef]Effect {
	out := make(map[model.ThreatRef]Effect)
	if len(a.Graph.Decisions) == 0 {
		return out
	}
	byID := make(map[string]*Threat)
	for _, t := range a.Threats {
		byID[t.ID] = t
	}
	for _, d := range a.Graph.Decisions {
		for _, ref := range d.Threats {
			out[ref] = Effect{Threat: byID[ref.ID]}
		}
	}
	for _, r := range a.Renamed {
		out[r.Ref] = Effect{Threat: r.Threat}
	}
	for _, g := range a.Grown {
		out[g.Ref] = Effect{Threat: g.Threat, Undecided: g.Subjects}
	}
	for _, ref := range a.Unneeded {
		out[ref] = Effect{Threat: out[ref].Threat, Unneeded: true}
	}
	return out
}
