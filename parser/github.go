package parser

import (
	"bytes"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// A githubFence is a fenced code block as GitHub shows it.
type githubFence struct {
	// open and close are line numbers from 0; close is -1 for a block that its container or the document ends.
	open, close int
	// fence is the run of backticks or tildes in the file, info what follows on the line.
	fence, info source.Span
	lines       []string
	footnote    bool
}

// blockKind is the type of a block in CommonMark and GitHub's extensions.
type blockKind int

const (
	documentBlock blockKind = iota
	quoteBlock
	listBlock
	itemBlock
	footnoteBlock
	tableBlock
	paragraphBlock
	headingBlock
	breakBlock
	fencedBlock
	indentedBlock
	htmlBlock
)

// openBlock is a block to which the next line may belong.
type openBlock struct {
	kind     blockKind
	parent   *openBlock
	depth    int // quotes, items and footnotes from the document down, including this block
	children int
	closed   bool

	list   listMark     // of a list or an item
	fence  *githubFence // of a fenced block
	indent int          // of its opening fence
	html   int          // the kind of an HTML block, by its CommonMark number
	text   []byte       // of a paragraph
}

// holdsText reports whether a block contains lines and no other blocks.
func (b *openBlock) holdsText() bool {
	return b.kind == paragraphBlock || b.kind == headingBlock || b.kind == fencedBlock || b.kind == indentedBlock
}

// holds reports whether a block may contain a block of a kind.
func (b *openBlock) holds(kind blockKind) bool {
	switch b.kind {
	case documentBlock, quoteBlock, itemBlock, footnoteBlock:
		return kind != itemBlock
	case listBlock:
		return kind == itemBlock
	}
	return false
}

// githubReader divides a document into blocks by the steps of cmark-gfm, GitHub's
// program. It is a second opinion: goldmark reads some documents differently and
// knows no footnotes here, and we must not overlook what a reviewer sees as a block.
// It keeps only the fenced blocks and which lines are raw HTML.
type githubReader struct {
	file   *source.File
	open   []*openBlock // from the document to the innermost block
	kept   int          // how many of them contain this line
	fresh  []*openBlock // those of them that this line opened
	fences []*githubFence
	html   map[int]bool // the lines of raw HTML, by their offsets; nil if not requested
	// deepest is the line on which blocks were first nested deeper than limit.Depth, or -1.
	deepest int

	cursor
}

// readAsGitHub returns the fenced blocks from an offset on, and the line that is nested too deep, or -1.
func readAsGitHub(f *source.File, start int) ([]*githubFence, int) {
	r := &githubReader{file: f, open: []*openBlock{{}}, deepest: -1}
	r.read(start)
	return r.fences, r.deepest
}

// htmlAsGitHub returns the offsets of the lines that are raw HTML to GitHub.
func htmlAsGitHub(f *source.File, start int) map[int]bool {
	r := &githubReader{file: f, open: []*openBlock{{}}, deepest: -1, html: make(map[int]bool)}
	r.read(start)
	return r.html
}

// read reads the document from an offset to its end.
func (r *githubReader) read(start int) {
	f := r.file
	number := f.Position(start).Line - 1
	for at := start; at < len(f.Text) && r.deepest < 0; number++ {
		end := f.Line(number + 1).End
		r.cursor = cursor{number: number, start: at, line: bytes.TrimRight(f.Text[at:end], "\r\n")}
		r.readLine()
		at = end
	}
}

// readLine gives one line to the blocks that it belongs to.
func (r *githubReader) readLine() {
	if closed := r.matchOpen(); closed {
		return
	}
	tip := r.open[len(r.open)-1]
	matched := r.open[r.kept-1]
	r.openNew(tip.kind == paragraphBlock, r.kept == len(r.open))
	r.skipBlanks()
	if tip != matched && r.container() == matched && !r.blank && tip.kind == paragraphBlock {
		tip.text = append(append(tip.text, r.rest()...), '\n') // a line of the paragraph that omits its containers' prefixes
		return
	}
	r.commit()
	r.addText()
}

// matchOpen finds the blocks that a line belongs to. It returns true if the line is the closing fence of one.
func (r *githubReader) matchOpen() bool {
	for r.kept = 1; r.kept < len(r.open); r.kept++ {
		r.skipBlanks()
		b := r.open[r.kept]
		if b.kind == fencedBlock && r.closesFence(b) {
			b.fence.close = r.number
			r.commit()
			return true
		}
		if !r.continues(b) {
			return false
		}
	}
	return false
}

// closesFence reports whether the line is the closing fence of a block.
func (r *githubReader) closesFence(b *openBlock) bool {
	c := r.file.Text[b.fence.fence.Start]
	if r.indent > maxIndent || r.peek(r.first) != c {
		return false
	}
	run := runOf(r.line[r.first:], c)
	return run >= min(b.fence.fence.Len(), 255) && onlyBlanks(r.line[r.first+run:])
}

// continues reports whether a line belongs to an open block, and consumes the block's prefix.
func (r *githubReader) continues(b *openBlock) bool {
	switch b.kind {
	case quoteBlock:
		if r.indent > maxIndent || r.peek(r.first) != '>' {
			return false
		}
		r.advanceColumns(r.indent + 1)
		r.skipOneBlank()
	case itemBlock:
		return r.continuesItem(b)
	case footnoteBlock:
		if r.indent < 4 {
			return len(r.line) == 0
		}
		r.advanceColumns(4)
	case fencedBlock:
		for i := b.indent; i > 0 && isBlank(r.peek(r.at)); i-- {
			r.advanceColumns(1)
		}
	case indentedBlock:
		if r.indent < 4 && !r.blank {
			return false
		}
		if r.indent >= 4 {
			r.advanceColumns(4)
		} else {
			r.advance(r.first - r.at)
		}
	case htmlBlock:
		return b.html <= 5 || !r.blank
	case paragraphBlock:
		return !r.blank
	case headingBlock:
		return false
	case tableBlock:
		return countCells(r.line[r.first:]) > 0
	}
	return true
}

// continuesItem is continues for an item: by its indentation, or by a blank line other than the one after an empty first line.
func (r *githubReader) continuesItem(b *openBlock) bool {
	switch width := b.list.offset + b.list.padding; {
	case r.indent >= width:
		r.advanceColumns(width)
	case r.blank && b.children > 0:
		r.advance(r.first - r.at)
	default:
		return false
	}
	return true
}

// container returns the innermost block found so far for the line.
func (r *githubReader) container() *openBlock {
	if n := len(r.fresh); n > 0 {
		return r.fresh[n-1]
	}
	return r.open[r.kept-1]
}

// add opens a block in the container, or in its nearest ancestor that can hold one.
func (r *githubReader) add(b *openBlock) *openBlock {
	for !r.container().holds(b.kind) {
		r.finish(r.container())
		if n := len(r.fresh); n > 0 {
			r.fresh = r.fresh[:n-1]
		} else {
			r.kept--
		}
	}
	b.parent = r.container()
	b.parent.children++
	b.depth = b.parent.depth
	if b.kind == quoteBlock || b.kind == itemBlock || b.kind == footnoteBlock {
		b.depth++
	}
	if b.depth > limit.Depth && r.deepest < 0 {
		r.deepest = r.number
	}
	r.fresh = append(r.fresh, b)
	return b
}

// commit closes the blocks that the line does not belong to and opens those that begin on it.
func (r *githubReader) commit() {
	for i := len(r.open) - 1; i >= r.kept; i-- {
		r.finish(r.open[i])
	}
	r.open = append(r.open[:r.kept], r.fresh...)
	r.fresh = nil
	r.kept = len(r.open)
}

// finish closes a block. A paragraph that consists of link definitions is dropped.
func (r *githubReader) finish(b *openBlock) {
	if b.closed {
		return
	}
	b.closed = true
	if b.kind == paragraphBlock {
		if b.text = skipDefinitions(b.text); onlyBlanks(b.text) {
			b.parent.children--
		}
	}
}

// addText adds the rest of the line to its block.
func (r *githubReader) addText() {
	b := r.container()
	switch {
	case b.kind == fencedBlock && b.fence.open != r.number:
		b.fence.lines = append(b.fence.lines, r.rest())
	case b.kind == fencedBlock, b.kind == indentedBlock:
	case b.kind == htmlBlock:
		if r.html != nil {
			r.html[r.file.LineSpan(r.start).Start] = true
		}
		if endsHTML(b.html, r.line[r.first:]) {
			r.kept--
			r.commit()
		}
	case r.blank:
	case b.kind == paragraphBlock:
		r.advance(r.first - r.at)
		b.text = append(append(b.text, r.rest()...), '\n')
	case b.kind == headingBlock, b.kind == tableBlock: // a row
	default:
		b = r.add(&openBlock{kind: paragraphBlock})
		r.advance(r.first - r.at)
		b.text = append([]byte(r.rest()), '\n')
		r.commit()
	}
}
