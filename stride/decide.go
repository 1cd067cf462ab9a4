package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Grown is a threat with subjects that its decision does not cover: they are undecided again.
type Grown struct {
	Ref    model.ThreatRef
	Threat *Threat
	// Subjects are the ids of the elements that the decision does not name.
	Subjects []string
}

// Renamed is a decision that names a threat by an earlier id of its subject.
type Renamed struct {
	Ref    model.ThreatRef
	Threat *Threat
}

// decisions is what became of the decisions of a block.
type decisions struct {
	orphans []model.ThreatRef
	grown   []Grown
	renamed []Renamed
}

// decide marks the threats that decisions name. A decision covers the subjects
// that a threat had when it was taken: those that covers= lists, or the only one.
func decide(g *graph.Graph, threats []*Threat) decisions {
	var out decisions
	byID := make(map[string]*Threat)
	for _, t := range threats {
		byID[t.ID] = t
	}
	earlier := earlierIDs(g, threats)
	for _, d := range g.Decisions {
		for _, ref := range d.Threats {
			t := byID[ref.ID]
			if t == nil && earlier[ref.ID] != nil {
				t = earlier[ref.ID]
				out.renamed = append(out.renamed, Renamed{ref, t})
			}
			if t == nil {
				out.orphans = append(out.orphans, ref)
				continue
			}
			if open := t.decideBy(d); len(open) > 0 {
				out.grown = append(out.grown, Grown{ref, t, open})
			}
		}
	}
	return out
}

// decideBy applies a decision and returns the subjects that it leaves undecided.
func (t *Threat) decideBy(d *model.Decision) []string {
	t.Decision = d
	covers := d.Attrs.Values("covers")
	targets := t.Targets()
	var open []string
	for _, e := range targets {
		named := slices.ContainsFunc(append(e.Attrs.Values("was"), e.ID), func(id string) bool { return slices.Contains(covers, id) })
		if !named && (len(covers) > 0 || len(targets) > 1) {
			open = append(open, e.ID)
		}
	}
	if len(open) == 0 {
		t.Status = Decided
		return nil
	}
	t.Status = Met
	for _, f := range t.Firings {
		if slices.Contains(open, f.Target.ID) {
			t.Status = min(t.Status, f.Status)
		}
	}
	return open
}

// earlierIDs are the threats by the ids that they had before was= renamed their subject.
func earlierIDs(g *graph.Graph, threats []*Threat) map[string]*Threat {
	was := make(map[string][]string)
	for _, e := range g.Elements {
		was[e.ID] = e.Attrs.Values("was")
	}
	for _, b := range g.Boundaries {
		was[b.ID] = b.Attrs.Values("was")
	}
	for _, f := range g.Flows {
		was[f.ID] = f.Attrs.Values("was")
	}
	earlier := make(map[string]*Threat)
	for _, t := range threats {
		for _, id := range was[t.Subject] {
			earlier[t.Rule.ID+"@"+id] = t
		}
	}
	return earlier
}

// Nearest returns the id of the only other undecided threat of the rule that an
// orphaned id names, or "" when there is none or more than one.
func (a *Analysis) Nearest(id string) string {
	rule, _, _ := strings.Cut(id, "@")
	nearest := ""
	for _, t := range a.Threats {
		if t.Rule.ID != rule || t.Decision != nil {
			continue
		}
		if nearest != "" {
			return ""
		}
		nearest = t.ID
	}
	return nearest
}
