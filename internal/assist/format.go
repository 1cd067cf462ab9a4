package assist

import (
	"slices"

	"github.com/trustseam/trustseam/source"
)

// Format returns the edits that lay out the block around a span, as `trustseam fmt` does. There are none for a span that is
// not within one block, or if the block has an error.
func (s *Snapshot) Format(span source.Span) ([]source.Edit, error) {
	for _, b := range s.Blocks() {
		body := source.Span{Start: b.Fence.Open.Start, End: b.Fence.Close.End}
		if !b.Fence.Closed() || !body.Contains(span) {
			continue
		}
		laidOut, err := s.Project.Format(s.Path, s.File.Text, false)
		if err != nil {
			return nil, err
		}
		return slices.DeleteFunc(rewrite(s.File.Text, laidOut.Text), func(e source.Edit) bool { return !body.Contains(e.Span) }), nil
	}
	return nil, nil
}
