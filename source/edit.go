package source

import (
	"bytes"
	"fmt"
	"sort"
)

// Edit replaces the bytes of Span by New. An empty span inserts.
type Edit struct {
	Span Span
	New  string
}

// Apply returns text with all edits made and leaves text itself unchanged.
// Edits may come in any order; insertions at one place keep the order in which
// they were given. Overlapping or out-of-range edits are an error, and no text
// is returned.
func Apply(text []byte, edits []Edit) ([]byte, error) {
	sorted := append([]Edit(nil), edits...)
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i].Span, sorted[j].Span
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End < b.End
	})
	var out bytes.Buffer
	at := 0
	for _, e := range sorted {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(text) {
			return nil, fmt.Errorf("edit of bytes %d to %d overlaps another or leaves the text of %d bytes", e.Span.Start, e.Span.End, len(text))
		}
		out.Write(text[at:e.Span.Start])
		out.WriteString(e.New)
		at = e.Span.End
	}
	out.Write(text[at:])
	return out.Bytes(), nil
}
