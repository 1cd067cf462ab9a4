package assist

import (
	"strings"

	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// mention looks for a threat whose id is written around the cursor: `S02@webhook`, or `payments/S02@webhook`.
func (s *Snapshot) mention(c *Cursor) {
	span := s.wordAround(c.Offset)
	word := string(s.File.Slice(span))
	if !strings.Contains(word, "@") {
		return
	}
	id, block := word, ""
	if before, after, ok := strings.Cut(word, "/"); ok {
		block, id = before, after
	}
	for i := range s.Blocks() {
		b := &s.Blocks()[i]
		if (block == "" || block == b.ID) && s.Threat(b.ID, id) != nil {
			c.Kind, c.Block, c.Text = Mention, b, id
			c.Span = source.Span{Start: span.End - len(id), End: span.End}
			return
		}
	}
}

// Threat returns the threat of a block with an id, or nil.
func (s *Snapshot) Threat(block, id string) *stride.Threat {
	a := s.Analysis(block)
	if a == nil {
		return nil
	}
	for _, t := range a.Threats {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// wordAround returns the longest run around an offset of what the id of a threat consists of.
func (s *Snapshot) wordAround(offset int) source.Span {
	text := s.File.Text
	span := source.Span{Start: offset, End: offset}
	for span.Start > 0 && inThreatID(text[span.Start-1]) {
		span.Start--
	}
	for span.End < len(text) && inThreatID(text[span.End]) {
		span.End++
	}
	return span
}

func inThreatID(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_@/", c) >= 0
}
