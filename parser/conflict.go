package parser

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/source"
)

// hunk is one conflict as version control writes it into a file.
type hunk struct {
	// span is the whole hunk with the four kinds of marker lines.
	span source.Span
	// ours and theirs are the lines of the two sides.
	ours, theirs source.Span
	// divided counts the lines that could be the divider between the sides.
	divided int
}

// findHunks returns every conflict that a merge has left in the document. Version
// control writes its markers at the start of a line, whatever container the line
// is in. A conflict shown in a fenced example of another language does not count.
func findHunks(t *tree) []hunk {
	var all []hunk
	var examples []source.Span
	if bytes.Contains(t.file.Text, []byte("<<<<<<< ")) {
		examples = t.examples()
	}
	var h hunk
	open, base := false, false
	for at := t.base; at < len(t.file.Text); {
		span := t.file.LineSpan(at)
		line := bytes.TrimRight(t.file.Text[at:span.End], "\r\n")
		switch {
		case bytes.HasPrefix(line, []byte("<<<<<<< ")):
			h = hunk{ours: source.Span{Start: span.End}}
			h.span.Start, open, base = at, true, false
		case open && h.divided == 0 && !base && bytes.HasPrefix(line, []byte("||||||| ")):
			h.ours.End, base = at, true
		case open && string(line) == "=======":
			if h.divided == 0 && !base {
				h.ours.End = at
			}
			h.divided++
			h.theirs.Start = span.End
		case h.divided > 0 && open && bytes.HasPrefix(line, []byte(">>>>>>> ")):
			h.theirs.End, h.span.End = at, span.End
			if !inside(examples, h.span) {
				all = append(all, h)
			}
			open = false
		}
		at = span.End
	}
	return all
}

// findConflicts reports every conflict of the document.
func findConflicts(t *tree) []source.Diagnostic {
	var ds []source.Diagnostic
	for _, h := range findHunks(t) {
		ds = append(ds, t.conflict(h))
	}
	return ds
}

// conflict makes the error about one hunk.
func (t *tree) conflict(h hunk) source.Diagnostic {
	line := t.file.LineSpan(h.span.Start)
	span := source.Span{Start: h.span.Start, End: h.span.Start + len(bytes.TrimRight(t.file.Slice(line), "\r\n"))}
	d := t.file.Diagnose(span, source.MergeConflict,
		"merge conflict is not resolved; keep one side and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`")
	d.Notes = append(d.Notes,
		t.file.Note(t.file.LineSpan(h.theirs.Start-1).Start, "the other side begins here"),
		t.file.Note(h.theirs.End, "the conflict ends here"))
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

// inside reports whether one of the outer spans, which are in order, contains a span.
func inside(outer []source.Span, span source.Span) bool {
	i, found := slices.BinarySearchFunc(outer, span.Start, func(o source.Span, at int) int { return cmp.Compare(o.Start, at) })
	if !found {
		i--
	}
	return i >= 0 && outer[i].Contains(span)
}
