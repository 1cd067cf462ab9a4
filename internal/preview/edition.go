package preview

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
)

// Edition is what a preview shows from one change to the next.
type Edition struct {
	// Pages are the pages of the site, by name.
	Pages map[string]site.File
	// First is the name of the page to show first: that of the document that was written last.
	First string
	// Problems are what keeps pages from showing what the documents say; More are further ones.
	Problems []Problem
	More     int
	// Diagnostics and Failed are everything there is to say.
	Diagnostics []source.Diagnostic
	Failed      failure.List
}

// Problem is an error as a page shows it.
type Problem struct {
	// Place is path:line:col, or "" if the message says where.
	Place   string `json:"place"`
	Message string `json:"message"`
	Code    string `json:"code"`
	// Suggestion is the one text to write instead, or "".
	Suggestion string `json:"suggestion"`
	// Line is the text of the line in question, or "".
	Line string `json:"line"`
}

// addProblems adds the errors of an edition to what its pages show. Their lines are from files, by path.
func (e *Edition) addProblems(files map[string]*source.File) {
	for _, err := range e.Failed {
		e.add(Problem{Message: source.Visible(err.Error(), -1)})
	}
	for _, d := range e.Diagnostics {
		if d.Severity == source.Error {
			e.add(problem(d, files[d.Path]))
		}
	}
}

func (e *Edition) add(p Problem) {
	if len(e.Problems) == limit.PreviewErrors {
		e.More++
		return
	}
	e.Problems = append(e.Problems, p)
}

func problem(d source.Diagnostic, f *source.File) Problem {
	p := Problem{Place: place(d), Message: source.Visible(d.Message, -1), Code: string(d.Code), Suggestion: source.Visible(d.Suggestion, -1)}
	if f != nil && d.Pos.Line > 0 && d.Pos.Line <= f.LineCount() {
		p.Line = excerpt(string(f.Slice(f.Line(d.Pos.Line))))
	}
	return p
}

// place is where a diagnostic is, as a message begins.
func place(d source.Diagnostic) string {
	return fmt.Sprintf("%s:%d:%d", source.Visible(d.Path, -1), d.Pos.Line, d.Pos.Col)
}

// excerpt is a line without its end, and not longer than a name may be.
func excerpt(line string) string {
	line = strings.TrimRight(source.Visible(line, -1), "\r\n")
	if len(line) <= limit.Text {
		return line
	}
	return strings.ToValidUTF8(line[:limit.Text], "") + "…"
}
