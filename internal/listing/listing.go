// Package listing writes what was found in documents for people and for programs: the
// lines and the JSON of `trustseam list`, the paragraphs of `explain`, the counts of `--verbose`. It
// reads its own JSON back. It opens no file.
package listing

import (
	"fmt"
	"io"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Document is what was found in a document.
type Document struct {
	// Path is how it is named here.
	Path string
	*model.Document
	// Analyses holds one for each block, in document order.
	Analyses []*stride.Analysis
	// Proofs are what is known of the tests of criteria, nil if nobody has asked.
	Proofs stride.CriterionProofs
}

// Text writes `path:line: BLOCK/RULE@SUBJECT: status severity score: title`,
// ranked, a line a threat; the line is that of the first flow or element that the
// threat is about. What is known of the tests and the code of its criterion follows after semicolons. The error is that of
// the writer.
func Text(w io.Writer, documents []Document) error {
	for _, d := range documents {
		for _, a := range d.Analyses {
			for _, t := range ranked(a) {
				if _, err := fmt.Fprintf(w, "%s:%d: %s/%s: %s %s %.1f: %s%s\n", reporter.Path(d.Path), d.line(a, t), a.Graph.ID, t.ID, t.Status, t.Severity, t.Score, t.Rule.Title, proofText(d.Proofs.Of(a, t))); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// line is where a threat is shown, from 1.
func (d Document) line(a *stride.Analysis, t *stride.Threat) int {
	return d.File.Position(a.PlaceOf(t.Flows(), t.Targets()).Start).Line
}

// ranked lists all threats in the order of the rows, answered and decided ones last.
func ranked(a *stride.Analysis) []*stride.Threat {
	var out []*stride.Threat
	for _, rows := range [][]*stride.Row{a.Rows, a.Lower, a.Answered, a.Decided} {
		for _, row := range rows {
			out = append(out, row.Threats...)
		}
	}
	return out
}

// proofText is `; proven: a_test.go:5, b_test.go:9; code: a.go:7`, or "" where nothing is known.
func proofText(p *stride.CriterionProof) string {
	if p == nil {
		return ""
	}
	text := "; " + p.State
	for i, t := range p.Tests {
		text += map[bool]string{true: ": ", false: ", "}[i == 0] + reporter.Path(t.Place())
	}
	for i, c := range p.Code {
		text += map[bool]string{true: "; code: ", false: ", "}[i == 0] + reporter.Path(c.Place())
	}
	if p.MoreCode > 0 {
		text += fmt.Sprintf(" and %d more", p.MoreCode)
	}
	return text
}
