package trace

import "github.com/trustseam/trustseam/stride"

// Proofs are the rows of the matrix for whatever else shows criteria. shown names files.
func (m *Matrix) Proofs(shown func(path string) string) stride.CriterionProofs {
	all := make(stride.CriterionProofs)
	for _, r := range m.Rows {
		p := stride.CriterionProof{State: r.State.String(), Lost: r.Lost, Tests: r.tests(shown)}
		p.Code, p.MoreCode = m.code(r, shown)
		all[r.Name.String()] = p
	}
	return all
}

// code are the first places of the code that a row is about, and how many more there are.
func (m *Matrix) code(r *Row, shown func(path string) string) (first []stride.CriterionCode, more int) {
	places, more := m.Anchors.Code(r.File.Path, r.Block, r.Sentence.Threat)
	for _, c := range places {
		code := stride.CriterionCode{Path: shown(c.Source.File.Path), Line: c.Line(), Part: c.ID}
		if c.Control {
			code.Control = c.States
		}
		first = append(first, code)
	}
	return first, more
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
