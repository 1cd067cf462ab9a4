package parser

import (
	"bytes"

	"github.com/trustseam/trustseam/source"
)

// findConflicts reports every conflict that a merge has left in the document.
// Version control writes its markers at the start of a line whatever container
// the line is in. A conflict shown in a fenced example of another language is none.
func findConflicts(t *tree) []source.Diagnostic {
	var ds []source.Diagnostic
	examples := t.examples()
	start, middle := -1, -1
	for at := t.base; at < len(t.file.Text); {
		span := t.file.LineSpan(at)
		line := bytes.TrimRight(t.file.Text[at:span.End], "\r\n")
		switch {
		case bytes.HasPrefix(line, []byte("<<<<<<< ")):
			start, middle = at, -1
		case start >= 0 && string(line) == "=======":
			middle = at
		case middle >= 0 && bytes.HasPrefix(line, []byte(">>>>>>> ")):
			hunk := source.Span{Start: start, End: at + len(line)}
			if !inside(examples, hunk) {
				ds = append(ds, t.conflict(hunk, middle))
			}
			start, middle = -1, -1
		}
		at = span.End
	}
	return ds
}

// conflict makes the error about one hunk.
func (t *tree) conflict(hunk source.Span, middle int) source.Diagnostic {
	line := t.file.LineSpan(hunk.Start)
	span := source.Span{Start: hunk.Start, End: hunk.Start + len(bytes.TrimRight(t.file.Slice(line), "\r\n"))}
	d := t.file.Diagnose(span, source.MergeConflict,
		"merge conflict is not resolved; keep one side and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`")
	d.Notes = append(d.Notes,
		t.file.Note(middle, "the other side begins here"),
		t.file.Note(t.file.LineSpan(hunk.End).Start, "the conflict ends here"))
	return d
}

// examples returns the insides of the closed fences that are not ours.
func (t *tree) examples() []source.Span {
	var all []source.Span
	for _, fe := range t.fences() {
		if fe.Closed() && !isBlock(t.file, fe) {
			all = append(all, source.Span{Start: fe.Open.End, End: fe.Close.Start})
		}
	}
	return all
}

// inside reports whether one of the outer spans contains a span.
func inside(outer []source.Span, span source.Span) bool {
	for _, o := range outer {
		if o.Contains(span) {
			return true
		}
	}
	return false
}
