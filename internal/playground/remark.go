package playground

import "github.com/trustseam/trustseam/source"

// Remark is a diagnostic for an editor in a browser.
type Remark struct {
	// Line and Col are as the command prints them: from 1, the column in bytes.
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	// Suggestion is the one text to write instead, or empty.
	Suggestion string `json:"suggestion"`
	// From and To are the place in the text, in UTF-16 code units from its begin.
	From  int    `json:"from"`
	To    int    `json:"to"`
	Fix   *Fix   `json:"fix"`
	Notes []Note `json:"notes"`
}

// Note is a further place that explains a remark.
type Note struct {
	Line    int    `json:"line"`
	Message string `json:"message"`
}

// Fix is the change that mends what a remark is about, its place in UTF-16 code units.
type Fix struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	New  string `json:"new"`
}

func newRemark(u units, d source.Diagnostic) Remark {
	r := Remark{
		Line: d.Pos.Line, Col: d.Pos.Col, Severity: d.Severity.String(), Code: string(d.Code), Message: d.Message, Suggestion: d.Suggestion,
		From: u.at(d.Span.Start), To: u.at(d.Span.End), Notes: []Note{},
	}
	if d.Edit != nil {
		r.Fix = &Fix{u.at(d.Edit.Span.Start), u.at(d.Edit.Span.End), d.Edit.New}
	}
	for _, n := range d.Notes {
		r.Notes = append(r.Notes, Note{n.Pos.Line, n.Message})
	}
	return r
}
