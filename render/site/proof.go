package site

import (
	"fmt"

	"github.com/trustseam/trustseam/stride"
)

// proof is what is known of the tests and the code of a criterion. ID is that of its threat, "" where an entry has one criterion.
type proof struct {
	ID, State string
	Tests     []test
	Code      []codePlace
	// More counts further places in the code.
	More int
}

// codePlace is a place in the code. Part is the id of what the code is, Control what answers the threat there, or "".
type codePlace struct{ Place, Part, Control string }

// test is a test that claims a criterion.
type test struct{ Name, Place, Outcome string }

// proofStates are the choices of a filter, the worst first.
func proofStates() []choice {
	return []choice{{"failing", "Failing"}, {"unproven", "Unproven"}, {"claimed", "Claimed"}, {"skipped", "Skipped"}, {"proven", "Proven"}}
}

// proofs are those of the threats of an entry that have been traced.
func (t teller) proofs(threats []*stride.Threat) []proof {
	var out []proof
	for _, threat := range threats {
		known := t.known.Of(t.Analysis, threat)
		if known == nil {
			continue
		}
		p := proof{State: known.State, More: known.MoreCode}
		if len(threats) > 1 {
			p.ID = threat.ID
		}
		for _, one := range known.Tests {
			p.Tests = append(p.Tests, newTest(one))
		}
		for _, c := range known.Code {
			p.Code = append(p.Code, codePlace{c.Place(), c.Part, c.Control})
		}
		out = append(out, p)
	}
	return out
}

func newTest(t stride.CriterionTest) test {
	out := test{t.Name, t.Place(), t.Outcome}
	if t.Name == "" {
		out.Name = "no test"
	}
	if t.Outcome == "none" {
		out.Outcome = "no result"
	}
	return out
}

// worstState is the worst of the states of an entry, "" where nothing is known.
func worstState(all []proof) string {
	for _, s := range proofStates() {
		for _, p := range all {
			if p.State == s.Value {
				return s.Value
			}
		}
	}
	return ""
}

// proven counts the criteria of a model that a test proves, as a sentence, or "" where nothing is known.
func proven(m named) string {
	n, all := 0, 0
	for _, c := range m.Analysis.Criteria() {
		if p := m.Proofs.Of(m.Analysis, c.Threat); p != nil {
			all++
			if p.State == "proven" {
				n++
			}
		}
	}
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d criteria are proven by a test", n, all)
}
