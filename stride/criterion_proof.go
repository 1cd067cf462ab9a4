package stride

import "fmt"

// CriterionProofs are what is known of the tests of criteria, by `BLOCK/RULE@SUBJECT`. A criterion that is not
// in it has not been traced.
type CriterionProofs map[string]CriterionProof

// Of is the proof of a threat's criterion, nil if it has not been traced.
func (p CriterionProofs) Of(a *Analysis, t *Threat) *CriterionProof {
	proof, ok := p[a.Graph.ID+"/"+t.ID]
	if !ok {
		return nil
	}
	return &proof
}

// CriterionProof is what is known of the tests of one criterion.
type CriterionProof struct {
	// State is proven, claimed, skipped, failing or unproven.
	State string `json:"state"`
	// Lost is true if a test held the criterion in an earlier state, and none does now.
	Lost  bool            `json:"lost,omitempty"`
	Tests []CriterionTest `json:"tests"`
	// Code is where the code is of the controls that answer the criterion's threat, and of the flows and elements
	// that it is about, as far as anchors say so; MoreCode counts further places.
	Code     []CriterionCode `json:"code,omitempty"`
	MoreCode int             `json:"moreCode,omitempty"`
}

// CriterionCode is a place in the code that a criterion is about.
type CriterionCode struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	// Part is the id of the flow, element or boundary that the code is.
	Part string `json:"part"`
	// Control is what answers the criterion's threat there, as the anchor states it, or "".
	Control string `json:"control"`
}

// Place is `path:line` of the anchor.
func (c CriterionCode) Place() string { return fmt.Sprintf("%s:%d", c.Path, c.Line) }

// CriterionTest is a test that claims a criterion.
type CriterionTest struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	// Name is what the test is called, "" if no test is found at the marker.
	Name string `json:"name"`
	// Outcome is passed, skipped, failed, or none without a result.
	Outcome string `json:"outcome"`
}

// Place is `path:line` of the test's marker.
func (t CriterionTest) Place() string { return fmt.Sprintf("%s:%d", t.Path, t.Line) }
