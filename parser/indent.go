package parser

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// indentation tracks the boundaries that are open at the current line.
type indentation struct {
	// blank is the character that indents this block, or 0 before the first one.
	blank byte
	// open are the boundaries that hold the current line, outermost first.
	open []scope
	// last is the latest declaration, for messages about lines wrongly indented under it.
	last string
}

// scope is one open boundary.
type scope struct {
	boundary *model.Boundary
	indent   int // of the boundary's own line
	children int // of the lines inside, -1 before the first
}

// enter finds the boundary that a line belongs to. It returns false if the
// boundaries open here are nested too deep.
func (in *indentation) enter(n *notation, st statement) bool {
	clean := in.checkBlanks(n, st)
	for len(in.open) > 0 && st.indent <= in.open[len(in.open)-1].indent {
		in.open = in.open[:len(in.open)-1]
	}
	if len(in.open) > maxDepth {
		n.report(st.head.span(), source.TooLarge, "boundaries are nested deeper than %d", maxDepth)
		return false
	}
	if len(in.open) == 0 {
		if st.indent > 0 {
			in.reportStray(n, st)
		}
		return true
	}
	top := &in.open[len(in.open)-1]
	if top.children < 0 {
		top.children = st.indent
	}
	if clean && st.indent != top.children {
		n.report(st.head.span(), source.BadIndentation, "line is indented by %d, the lines above it in boundary `%s` by %d", st.indent, top.boundary.ID, top.children)
	}
	return true
}

func (in *indentation) reportStray(n *notation, st statement) {
	what := "line"
	if word, rest := st.head.word(); isElementType(word.text()) || word.text() == "boundary" {
		if id := rest.upTo(idLength(rest.text())); !id.empty() {
			what = word.text() + " `" + id.text() + "`"
		}
	}
	under := ""
	if in.last != "" {
		under = " under " + in.last
	}
	n.report(st.head.span(), source.BadIndentation, "%s is indented%s; only a boundary can hold elements", what, under)
}

// checkBlanks refuses a mix of tabs and spaces: the depth of such a line depends on the editor.
func (in *indentation) checkBlanks(n *notation, st statement) bool {
	blanks := st.line.Text[:st.indent]
	if blanks == "" {
		return true
	}
	if in.blank == 0 {
		in.blank = blanks[0]
	}
	i := strings.IndexFunc(blanks, func(r rune) bool { return byte(r) != in.blank })
	if i >= 0 {
		n.report(st.line.Span(i, i+1), source.MixedIndentation, "tabs and spaces mixed in indentation; this block began with %s", map[byte]string{' ': "spaces", '\t': "tabs"}[in.blank])
	}
	return i < 0
}

// holder returns the boundary that contains the current line, or nil.
func (in *indentation) holder() *model.Boundary {
	if len(in.open) == 0 {
		return nil
	}
	return in.open[len(in.open)-1].boundary
}

// begin opens a boundary for the lines that are indented deeper.
func (in *indentation) begin(b *model.Boundary, indent int) {
	in.open = append(in.open, scope{boundary: b, indent: indent, children: -1})
}
