package source

import (
	"fmt"
	"sort"
	"strings"
)

// Severity says what a diagnostic asks the reader to do.
type Severity int

// The severities, worst first.
const (
	// Error means that the document could not be understood or breaks a rule.
	Error Severity = iota
	// Warning means that the document was understood but is probably not what the author meant.
	Warning
	// Hint points out something of interest and never changes the exit code.
	Hint
)

// String returns the word for the severity in a message.
func (s Severity) String() string {
	return [...]string{"error", "warning", "hint"}[s]
}

// Note is a second place that explains a diagnostic, such as the first of two equal ids.
type Note struct {
	Path    string
	Pos     Position
	Message string
}

// Diagnostic is one remark about one place. Errors in documents are values of
// this type, never Go errors, so that all of them can be shown, sorted and
// written in any format.
type Diagnostic struct {
	Path     string
	Pos      Position
	Span     Span
	Severity Severity
	Code     Code
	// Message is lower case, subject first, without a full stop; the user's words are in backticks.
	Message string
	// Suggestion is the one text to write instead, or empty.
	Suggestion string
	// Edit is the change that mends it, which the message puts into words; nil if only a person can say.
	Edit  *Edit
	Notes []Note
}

// String renders `path:line:col: error: message [TS012]`, with notes on lines of their own.
func (d Diagnostic) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s: %s", d.Path, d.Pos.Line, d.Pos.Col, d.Severity, d.Message)
	if d.Suggestion != "" {
		fmt.Fprintf(&b, "; did you mean `%s`?", d.Suggestion)
	}
	fmt.Fprintf(&b, " [%s]", d.Code)
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "\n%s:%d:%d: note: %s", n.Path, n.Pos.Line, n.Pos.Col, n.Message)
	}
	return b.String()
}

// Diagnose makes a diagnostic about a span of the file, with the severity of the code.
func (f *File) Diagnose(span Span, code Code, format string, args ...any) Diagnostic {
	return Diagnostic{
		Path:     f.Path,
		Pos:      f.Position(span.Start),
		Span:     span,
		Severity: code.Severity(),
		Code:     code,
		Message:  fmt.Sprintf(format, args...),
	}
}

// Note makes a note about a place of the file.
func (f *File) Note(offset int, format string, args ...any) Note {
	return Note{Path: f.Path, Pos: f.Position(offset), Message: fmt.Sprintf(format, args...)}
}

// SortDiagnostics orders by place, then code, then message, so that the output
// does not depend on the order of the checks.
func SortDiagnostics(ds []Diagnostic) {
	sort.SliceStable(ds, func(i, j int) bool {
		a, b := ds[i], ds[j]
		if a.Path != b.Path {
			return a.Path < b.Path
		}
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		if a.Code != b.Code {
			return a.Code < b.Code
		}
		return a.Message < b.Message
	})
}

// HasErrors reports whether any diagnostic is an error.
func HasErrors(ds []Diagnostic) bool {
	for _, d := range ds {
		if d.Severity == Error {
			return true
		}
	}
	return false
}
