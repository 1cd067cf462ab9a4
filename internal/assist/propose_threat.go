package assist

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/stride"
)

// proposeThreats proposes the threats that nobody has decided about, the gravest first.
func (s *Snapshot) proposeThreats(c Cursor) []Proposal {
	a := s.Analysis(c.Block.ID)
	if a == nil {
		return nil
	}
	taken := c.taken()
	var all []Proposal
	for _, t := range undecided(a) {
		if !slices.Contains(taken, t.ID) {
			all = append(all, c.propose(ThreatProposal, t.ID, fmt.Sprintf("%s, %s: %s", t.Status, t.Severity, t.Rule.Title), t.Rule.ID, t.ID))
		}
	}
	return all
}

// undecided are the threats of the table and those below its cut, in the order in which a reader meets them.
func undecided(a *stride.Analysis) []*stride.Threat {
	var all []*stride.Threat
	for _, rows := range [][]*stride.Row{a.Rows, a.Lower} {
		for _, row := range rows {
			for _, t := range row.Threats {
				if t.Decision == nil {
					all = append(all, t)
				}
			}
		}
	}
	return all
}
