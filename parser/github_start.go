package parser

import (
	"bytes"
	"strconv"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/source"
)

// listMark is the mark of a list item.
type listMark struct {
	// kind is the bullet, or the character after the number.
	kind byte
	// offset is how far the mark is indented, padding how much further its content.
	offset, padding int
}

var (
	headingStart  = lazy.Regexp(`^#{1,6}([ \t]+|$)`)
	underline     = lazy.Regexp(`^(=+|-+)[ \t]*$`)
	footnoteStart = lazy.Regexp(`^\[\^[^\] \r\n\x00\t]+\]:[ \t]*`)
	taskStart     = lazy.Regexp(`^[ \t\v\f]*(?:[-+*]|[0-9]+[^\n])[ \t\v\f]+\[[ x]\][ \t\v\f]+`)
	orderedMark   = lazy.Regexp(`^[0-9]{1,9}[.)]`)
)

// openNew opens the blocks that begin on the line. lazy says that a paragraph is
// open, all that the line belongs to every open block.
func (r *githubReader) openNew(lazy, all bool) {
	for {
		b := r.container()
		if b.kind == fencedBlock || b.kind == indentedBlock || b.kind == htmlBlock {
			return
		}
		r.skipBlanks()
		if !r.openOne(b, lazy, all) || r.container().holdsText() || r.deepest >= 0 {
			return
		}
		lazy = false
	}
}

// openOne opens the first block that can begin here.
func (r *githubReader) openOne(b *openBlock, lazy, all bool) bool {
	rest := r.line[r.first:]
	if r.indent > maxIndent {
		if lazy || r.blank {
			return false
		}
		r.advanceColumns(4)
		r.add(&openBlock{kind: indentedBlock})
		return true
	}
	switch {
	case r.peek(r.first) == '>':
		r.advance(r.first + 1 - r.at)
		r.skipOneBlank()
		r.add(&openBlock{kind: quoteBlock})
	case r.peek(r.first) == '#' && headingStart().Match(rest):
		r.add(&openBlock{kind: headingBlock})
	case opensFence(rest):
		r.openFence(rest)
	case r.opensHTML(b, rest):
	case b.kind == paragraphBlock && underline().Match(rest):
		if b.text = skipDefinitions(b.text); !onlyBlanks(b.text) {
			b.kind = headingBlock
			r.advance(len(r.line) - r.at)
		}
	case (b.kind != paragraphBlock || all) && isBreak(rest):
		r.add(&openBlock{kind: breakBlock})
		r.advance(len(r.line) - r.at)
	case r.peek(r.first) == '[' && footnoteStart().Match(rest):
		r.advance(r.first + len(footnoteStart().Find(rest)) - r.at)
		r.add(&openBlock{kind: footnoteBlock})
	case r.openItem(b, rest):
	case b.kind == itemBlock && taskStart().Match(r.line):
		r.advance(len("[ ]")) // the box is not text, so an item may be empty after it
		return false
	default:
		return r.openTable(b, rest)
	}
	return true
}

// opensFence reports whether a line begins with an opening fence.
func opensFence(rest []byte) bool {
	if len(rest) == 0 || rest[0] != '`' && rest[0] != '~' {
		return false
	}
	run := runOf(rest, rest[0])
	return run >= 3 && (rest[0] == '~' || bytes.IndexByte(rest[run:], '`') < 0)
}

// openFence opens a fenced block.
func (r *githubReader) openFence(rest []byte) {
	run := runOf(rest, rest[0])
	from := r.start + r.first
	info := bytes.Trim(rest[run:], " \t")
	at := from + run + max(0, bytes.Index(rest[run:], info))
	f := &githubFence{open: r.number, close: -1, fence: source.Span{Start: from, End: from + run}, info: source.Span{Start: at, End: at + len(info)}}
	b := r.add(&openBlock{kind: fencedBlock, fence: f, indent: r.first - r.at})
	for p := b.parent; p != nil; p = p.parent {
		f.footnote = f.footnote || p.kind == footnoteBlock
	}
	r.fences = append(r.fences, f)
}

// isBreak reports whether a line is a thematic break.
func isBreak(rest []byte) bool {
	if len(rest) == 0 || rest[0] != '*' && rest[0] != '_' && rest[0] != '-' {
		return false
	}
	return bytes.Count(rest, rest[:1]) >= 3 && len(bytes.Trim(rest, string(rest[0])+" \t")) == 0
}

// openItem opens a list item, and a new list unless the item continues the previous one.
func (r *githubReader) openItem(b *openBlock, rest []byte) bool {
	mark, length := readMark(rest, b.kind == paragraphBlock)
	if length == 0 {
		return false
	}
	r.advance(r.first + length - r.at)
	saved := r.cursor
	for r.column-saved.column <= 5 && isBlank(r.peek(r.at)) {
		r.advanceColumns(1)
	}
	blanks := r.column - saved.column
	mark.offset, mark.padding = saved.indent, length+blanks
	if blanks >= 5 || blanks < 1 || r.at == len(r.line) {
		mark.padding = length + 1
		first, column := r.first, r.firstColumn
		r.cursor = saved
		r.first, r.firstColumn = first, column
		if blanks > 0 {
			r.advanceColumns(1)
		}
	}
	if b.kind != listBlock || b.list.kind != mark.kind {
		r.add(&openBlock{kind: listBlock, list: mark})
	}
	r.add(&openBlock{kind: itemBlock, list: mark})
	return true
}

// readMark reads the mark of a list item. Only some marks may interrupt a paragraph.
func readMark(rest []byte, interrupts bool) (listMark, int) {
	var m listMark
	length := 0
	if len(rest) > 0 && bytes.IndexByte([]byte("*-+"), rest[0]) >= 0 {
		m.kind, length = rest[0], 1
	} else if mark := orderedMark().Find(rest); mark != nil {
		length = len(mark)
		m.kind = mark[length-1]
		if start, _ := strconv.Atoi(string(mark[:length-1])); interrupts && start != 1 {
			return m, 0
		}
	} else {
		return m, 0
	}
	if after := rest[length:]; len(after) > 0 && !isSpace(after[0]) || interrupts && len(bytes.Trim(after, " \t")) == 0 {
		return m, 0
	}
	return m, length
}

// isSpace reports whether a byte is whitespace in CommonMark.
func isSpace(c byte) bool { return isBlank(c) || c == '\n' || c == '\v' || c == '\f' || c == '\r' }
