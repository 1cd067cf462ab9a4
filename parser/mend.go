package parser

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Mend returns the edits that preserve the comments of a block from the time when a
// comment was `#` after any blank: a comment among attributes gets its blank, and one
// that contains attributes gets a line of its own before its statement. The meaning of
// the block does not change.
func (d Dialect) Mend(f *source.File, b *model.Block) []source.Edit {
	n := &notation{dialect: d, file: f, block: &model.Block{}}
	var edits []source.Edit
	for _, line := range b.Fence.Body {
		indent := len(line.Text) - len(strings.TrimLeft(line.Text, " \t"))
		end, pipe := n.scan(line, indent)
		if pipe >= 0 {
			if hash, ok := tightComment(newPiece(line, pipe+1, end)); ok {
				if from, to := n.attributesIn(line.Text, hash+1); from == to {
					edits = append(edits, source.Edit{Span: line.Span(hash+1, hash+1), New: " "})
					continue
				}
				end = hash
			}
		}
		if from, to := n.attributesIn(line.Text, min(end+1, len(line.Text))); end > indent && from < to && line.Pad == 0 {
			edits = append(edits, n.lift(line, indent, end)...)
		}
	}
	return edits
}

// tightComment returns where, among attributes, a comment without its blank begins.
func tightComment(attrs piece) (int, bool) {
	for rest := attrs; !rest.empty(); {
		var token piece
		if token, rest = cutToken(rest); isTightComment(token) {
			return token.start, true
		}
	}
	return 0, false
}

// lift moves a comment to a line of its own before its statement.
func (n *notation) lift(line source.Line, indent, hash int) []source.Edit {
	whole := n.file.LineSpan(line.Start)
	text := n.file.Slice(whole)
	eol := string(text[len(bytes.TrimRight(text, "\r\n")):])
	// A quote or a list around the block also contains the new line.
	prefix := string(n.file.Text[whole.Start:line.Start])
	comment := line.Text[:indent] + strings.TrimRight(line.Text[hash:], " \t")
	statement := len(strings.TrimRight(line.Text[:hash], " \t"))
	return []source.Edit{
		{Span: line.Span(0, 0), New: comment + eol + prefix},
		{Span: line.Span(statement, len(line.Text))},
	}
}
