package trace

import (
	"io"

	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/stride"
)

// jsonMatrix is version 1 of the schema in docs/json.md. Keys are only ever added.
type jsonMatrix struct {
	Version  int             `json:"version"`
	Counts   jsonCounts      `json:"counts"`
	Criteria []jsonCriterion `json:"criteria"`
	Dangling []jsonDangling  `json:"dangling"`
	Wide     []jsonWide      `json:"wide"`

	Anchors annotation.JSON `json:"anchors"`
}

type jsonCounts struct {
	Proven   int `json:"proven"`
	Claimed  int `json:"claimed"`
	Skipped  int `json:"skipped"`
	Failing  int `json:"failing"`
	Unproven int `json:"unproven"`
}

type jsonCriterion struct {
	ID        string                 `json:"id"`
	Block     string                 `json:"block"`
	Threat    string                 `json:"threat"`
	Path      string                 `json:"path"`
	Line      int                    `json:"line"`
	Title     string                 `json:"title"`
	Seam      string                 `json:"seam"`
	Severity  string                 `json:"severity"`
	Status    string                 `json:"status"`
	Criterion string                 `json:"criterion"`
	Test      string                 `json:"test"`
	State     string                 `json:"state"`
	Lost      bool                   `json:"lost"`
	Tests     []stride.CriterionTest `json:"tests"`
	// Before are the tests that held the criterion in the baseline, if it is lost.
	Before []BaselineTest `json:"before"`
}

type jsonDangling struct {
	Path       string `json:"path"`
	Line       int    `json:"line"`
	Marker     string `json:"marker"`
	Message    string `json:"message"`
	Suggestion string `json:"suggestion"`
}

type jsonWide struct {
	Path  string `json:"path"`
	Line  int    `json:"line"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// WriteJSON writes the matrix for programs. shown names files, such as from the root of their repository.
func (m *Matrix) WriteJSON(w io.Writer, shown func(path string) string) error {
	out := jsonMatrix{
		Version: 1, Counts: jsonCounts{m.Count(Proven), m.Count(Claimed), m.Count(Skipped), m.Count(Failing), m.Count(Unproven)},
		Criteria: []jsonCriterion{}, Dangling: []jsonDangling{}, Wide: []jsonWide{},
	}
	for _, r := range m.Rows {
		t := r.Sentence.Threat
		c := jsonCriterion{
			ID: r.Name.String(), Block: r.Block, Threat: t.ID, Path: shown(r.File.Path), Line: r.line(), Title: t.Rule.Title, Seam: r.Sentence.Seam,
			Severity: t.Severity.String(), Status: t.Status.String(), Criterion: r.Sentence.Text, Test: r.Sentence.Test,
			State: r.State.String(), Lost: r.Lost, Tests: r.tests(shown), Before: []BaselineTest{},
		}
		for _, b := range r.Before {
			if r.Revision != "" { // a matrix has them as they are shown
				b.Path = shown(b.Path)
			}
			c.Before = append(c.Before, b)
		}
		out.Criteria = append(out.Criteria, c)
	}
	for _, s := range m.Dangling {
		out.Dangling = append(out.Dangling, jsonDangling{shown(s.Source.File.Path), s.line(), s.written(), s.Message, s.Suggestion})
	}
	for _, wide := range m.Wide {
		out.Wide = append(out.Wide, jsonWide{shown(wide.First.Source.File.Path), wide.First.Line(), wide.Test, wide.Count})
	}
	out.Anchors = m.Anchors.JSON(shown)
	return reporter.EncodeJSON(w, out, "  ")
}
