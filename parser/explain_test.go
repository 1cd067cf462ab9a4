package parser

import (
	"slices"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// The example of every code that the parser can give brings that code about.
func TestExamplesOfCodes(t *testing.T) {
	byOthers := []source.Code{source.OrphanDecision, source.GrownThreat, source.RenamedThreat, source.UnneededDecision, source.AdoptedBlock, source.SharedBlockID, source.NoPlaceForRegions, source.UnsafeRewrite}
	for _, e := range source.Explanations() {
		if e.Example == "" || slices.Contains(byOthers, e.Code) || e.Code >= "TS2" {
			continue
		}
		text := e.Example
		if e.Code < "TS1" {
			text = "```dfd\n" + text + "\n```\n"
		}
		f := source.NewFile("d.md", []byte(text))
		doc, ds := Parse(f)
		ds = append(append(ds, Hints(doc)...), Covered(doc)...)
		if !slices.ContainsFunc(ds, func(d source.Diagnostic) bool { return d.Code == e.Code }) {
			t.Errorf("the example of %s gives\n%s", e.Code, diagnosticLines(ds))
		}
		if len(ds) > 2 {
			t.Errorf("the example of %s shows too much:\n%s", e.Code, diagnosticLines(ds))
		}
	}
}
