package match

import (
	"encoding/json"
	"io"
)

// jsonReport is the report for programs; docs/json.md describes it.
type jsonReport struct {
	Document   string    `json:"document"`
	Blocks     int       `json:"blocks"`
	Tables     int       `json:"tables"`
	Threats    int       `json:"threats"`
	Matched    int       `json:"matched"`
	NotCovered int       `json:"notCovered"`
	Marks      int       `json:"marks"`
	Rows       []jsonRow `json:"rows"`
}

type jsonRow struct {
	Line       int      `json:"line"`
	Column     int      `json:"column"`
	Element    string   `json:"element,omitempty"`
	Place      []string `json:"place,omitempty"`
	Category   string   `json:"category,omitempty"`
	Threat     string   `json:"threat,omitempty"`
	Mitigation string   `json:"mitigation,omitempty"`
	Said       string   `json:"said,omitempty"`
	Status     string   `json:"status"`
	Owner      string   `json:"owner,omitempty"`

	Block    string   `json:"block,omitempty"`
	Match    string   `json:"match,omitempty"`
	Rule     string   `json:"rule,omitempty"`
	Title    string   `json:"title,omitempty"`
	State    string   `json:"state,omitempty"`
	Severity string   `json:"severity,omitempty"`
	Words    []string `json:"words,omitempty"`
	Decision string   `json:"decision,omitempty"`
	Write    string   `json:"write,omitempty"`
	At       string   `json:"at,omitempty"`
}

// JSON writes the report for programs.
func (r *Report) JSON(w io.Writer) error {
	out := jsonReport{Document: r.File.Path, Blocks: r.Blocks, Tables: len(r.Tables), Threats: len(r.Rows), Matched: r.Matched(), NotCovered: len(r.Rows) - r.Matched(), Rows: []jsonRow{}}
	for _, t := range r.Tables {
		out.Marks += t.Marks
	}
	for _, row := range r.Rows {
		out.Rows = append(out.Rows, r.json(row))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func (r *Report) json(row *Row) jsonRow {
	at := r.File.Position(row.At.Start)
	one := jsonRow{Line: at.Line, Column: at.Col, Element: row.Element, Place: row.Place, Category: row.Category, Threat: row.Text, Mitigation: row.Mitigation,
		Said: row.Said, Status: row.Threat.Status.String(), Owner: row.Owner, Words: row.Words, Decision: row.Line, Write: row.Write, At: row.On}
	switch {
	case row.Match != nil:
		one.Block, one.Match, one.Rule, one.Title = row.Analysis.Graph.ID, row.Match.ID, row.Match.Rule.ID, row.Match.Rule.Title
		one.State, one.Severity = row.Match.Status.String(), row.Match.Severity.String()
	case row.Rule != nil:
		one.Rule, one.Title = row.Rule.ID, row.Rule.Title
	}
	return one
}
