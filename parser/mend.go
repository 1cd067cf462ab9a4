package parser

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Mend returns the edits that keep the comments of a block what they were when a
// comment was `#` behind any blank: among attributes a comment gets its blank,
// and one that holds attributes gets a line of its own, before its statement. What the
// block says stays as it is.
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

// tightComment returns where, among attributes, a comment begins that lacks its blank.
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
	// A quote or a list around the block goes on in the new line as in the one after it.
	prefix := string(n.file.Text[whole.Start:line.Start])
	comment := line.Text[:indent] + strings.TrimRight(line.Text[hash:], " \t")
	statement := len(strings.TrimRight(line.Text[:hash], " \t"))
	return []source.Edit{
		{Span: line.Span(0, 0), New: comment + eol + prefix},
		{Span: line.Span(statement, len(line.Text))},
	}
}
