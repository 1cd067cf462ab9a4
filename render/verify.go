package render

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Verify checks a rewritten document before it is written: every edit must be where edits may be,
// and every byte outside the edits must be unchanged. It goes through both texts by itself, so
// that a mistake in making the edits cannot hide.
func Verify(before *model.Document, after []byte, edits []source.Edit) error {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b source.Edit) int { return a.Span.Start - b.Span.Start })
	text, at, rest := before.File.Text, 0, after
	for _, e := range sorted {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(text) {
			return fmt.Errorf("edit of bytes %d to %d overlaps another or leaves the document", e.Span.Start, e.Span.End)
		}
		if !mayEdit(before, e.Span) {
			return fmt.Errorf("edit of bytes %d to %d is outside every region", e.Span.Start, e.Span.End)
		}
		var ok bool
		if rest, ok = bytes.CutPrefix(rest, text[at:e.Span.Start]); !ok {
			return fmt.Errorf("bytes %d to %d, outside every edit, have changed", at, e.Span.Start)
		}
		if rest, ok = bytes.CutPrefix(rest, []byte(e.New)); !ok {
			return fmt.Errorf("edit of bytes %d to %d was not made as it was given", e.Span.Start, e.Span.End)
		}
		at = e.Span.End
	}
	if !bytes.Equal(rest, text[at:]) {
		return fmt.Errorf("bytes %d to %d, outside every edit, have changed", at, len(text))
	}
	return nil
}

// mayEdit reports whether an edit stays in the body or on the end marker of a
// region, or inserts after a block or inserts the id of an adopted block.
func mayEdit(doc *model.Document, span source.Span) bool {
	for _, r := range doc.Regions {
		if r.Body.Contains(span) || r.End.Contains(span) {
			return true
		}
	}
	for _, b := range doc.Blocks {
		if span.Len() == 0 && b.Fence.Closed() && (span.Start == b.Fence.After || b.Adopted && span.Start == b.Fence.Word) {
			return true
		}
	}
	return false
}
