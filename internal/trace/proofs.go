package trace

import "github.com/trustseam/trustseam/stride"

// Proofs are the rows of the matrix for whatever else shows criteria. shown names files.
func (m *Matrix) Proofs(shown func(path string) string) stride.CriterionProofs {
	all := make(stride.CriterionProofs)
	for _, r := range m.Rows {
		all[r.Name.String()] = stride.CriterionProof{State: r.State.String(), Lost: r.Lost, Tests: r.tests(shown)}
	}
	return all
}

// tests are the claims of a row, never nil.
func (r *Row) tests(shown func(path string) string) []stride.CriterionTest {
	all := []stride.CriterionTest{}
	for _, c := range r.Claims {
		outcome := "none"
		if c.Ran {
			outcome = c.Outcome.String()
		}
		all = append(all, stride.CriterionTest{Path: shown(c.Source.File.Path), Line: c.Line(), Name: c.Test(), Outcome: outcome})
	}
	return all
}
