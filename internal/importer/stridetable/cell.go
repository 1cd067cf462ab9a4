package stridetable

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
)

// plain is the text that a reader sees of a heading or a cell, on one line.
func (r *reader) plain(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(r.text))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.URL(r.text))
		case *ast.RawHTML: // a <br>, or a tag that shows nothing
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return draft.Quoted(unescape(b.String()))
}

// unescape removes the backslashes of markdown, which goldmark leaves in texts.
func unescape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[i+1]) >= 0 {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// emptyWords are what a cell holds that is not filled in, or only rates.
var emptyWords = []string{"", "n a", "na", "none", "tbd", "todo", "tba", "x", "yes", "no", "y", "n", "low", "medium", "high", "critical", "low risk", "not applicable", "ok", "unknown", "ditto", "see above", "same as above"}

// saysNothing reports whether a cell names no threat and no control.
func saysNothing(text string) bool {
	word := model.Normalize(text)
	for _, empty := range emptyWords {
		if word == empty {
			return true
		}
	}
	return len(draft.Significant(text)) == 0
}
