package assist

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// tidied returns edits within the lines of a block as they are after `trustseam fmt`: all of the block if it was
// laid out before, or else only the lines that the edits change, because the rest is not what was asked for.
func (s *Snapshot) tidied(b *model.Block, edits []source.Edit) ([]source.Edit, error) {
	text, err := source.Apply(s.File.Text, edits)
	if err != nil {
		return nil, err
	}
	f := source.NewFile(s.Path, text)
	lines, changed := moved(b.Fence.Body, text, edits)
	layout := parser.Format(f, &model.Block{Fence: model.Fence{Body: lines}}, false)
	if len(parser.Format(s.File, b, false)) > 0 {
		layout = slices.DeleteFunc(layout, func(e source.Edit) bool {
			return !slices.ContainsFunc(changed, func(line source.Span) bool { return line.Contains(e.Span) })
		})
	}
	laidOut, err := source.Apply(text, layout)
	if err != nil {
		return nil, err
	}
	return rewrite(s.File.Text, laidOut), nil
}

// moved returns the lines of a block after edits within lines, and the places of those that the edits change.
func moved(lines []source.Line, text []byte, edits []source.Edit) (now []source.Line, changed []source.Span) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b source.Edit) int { return a.Span.Start - b.Span.Start })
	shift, next := 0, 0
	for _, line := range lines {
		start, end := line.Start+shift, line.Offset(len(line.Text))
		before := shift
		for ; next < len(edits) && edits[next].Span.Start <= end; next++ {
			shift += len(edits[next].New) - edits[next].Span.Len()
		}
		span := source.Span{Start: start, End: end + shift}
		if shift != before {
			changed = append(changed, span)
		}
		now = append(now, source.Line{Text: strings.Repeat(" ", line.Pad) + string(text[span.Start:span.End]), Start: start, Pad: line.Pad})
	}
	return now, changed
}
