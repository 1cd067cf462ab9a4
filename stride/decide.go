package stride

import (
	"strings"

	"github.com/trustseam/trustseam/model"
)

// decide marks the threats that a decision names and returns the names that no threat has.
func decide(threats []*Threat, decisions []*model.Decision) (orphans []model.ThreatRef) {
	byID := make(map[string]*Threat)
	for _, t := range threats {
		byID[t.ID] = t
	}
	for _, d := range decisions {
		for _, ref := range d.Threats {
			t := byID[ref.ID]
			if t == nil {
				orphans = append(orphans, ref)
				continue
			}
			t.Decision, t.Status = d, Decided
		}
	}
	return orphans
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
