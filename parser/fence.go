package parser

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// recordsKey finds the records of one parse in its context. It is written once, before anything runs.
var recordsKey = gm.NewContextKey()

// fenceRecord is what goldmark sees of a fenced code block but does not keep.
type fenceRecord struct {
	open, close text.Segment
	closed      bool
	body        []text.Segment
}

// newContext makes the context of one parse, with room for its records.
func newContext() gm.Context {
	pc := gm.NewContext()
	pc.Set(recordsKey, map[ast.Node]*fenceRecord{})
	return pc
}

// fenceRecords returns the records of a parse.
func fenceRecords(pc gm.Context) map[ast.Node]*fenceRecord {
	records, _ := pc.Get(recordsKey).(map[ast.Node]*fenceRecord)
	return records
}

// fenceRecorder lets goldmark decide what a fence is and records the lines. The last line of a
// block and the line after it do not tell where a block ends: its container may have closed it.
// The records belong to one parse and live in its context.
type fenceRecorder struct{ gm.BlockParser }

// Open records the line of the opening fence.
func (r *fenceRecorder) Open(parent ast.Node, reader text.Reader, pc gm.Context) (ast.Node, gm.State) {
	_, segment := reader.PeekLine()
	node, state := r.BlockParser.Open(parent, reader, pc)
	if node != nil {
		fenceRecords(pc)[node] = &fenceRecord{open: segment}
	}
	return node, state
}

// Continue records a line of the content, or the closing fence: the one line
// that ends a block by the block's own rules rather than its container's.
func (r *fenceRecorder) Continue(node ast.Node, reader text.Reader, pc gm.Context) gm.State {
	line, segment := reader.PeekLine()
	state := r.BlockParser.Continue(node, reader, pc)
	record := fenceRecords(pc)[node]
	switch {
	case state&gm.Continue == 0:
		record.close, record.closed = segment, true
	case node.Lines().Len() > 0:
		record.body = append(record.body, repairSegment(node.Lines().At(node.Lines().Len()-1), segment, line))
	}
	return state
}

// repairSegment returns the content of a line of a block. If part of a tab
// indents a line less than its fence, goldmark subtracts the tab's padding once
// too often and ends up in the container's prefix.
func repairSegment(got, peeked text.Segment, line []byte) text.Segment {
	// One byte earlier is correct if a whole tab was kept.
	if got.Start >= peeked.Start || got.Start == peeked.Start-1 && got.Padding == 0 && peeked.Padding > 0 && len(line) > peeked.Padding && !onlyBlanks(line) {
		return got
	}
	got.Start, got.Padding = peeked.Start, 0
	return got
}

// onlyBlanks reports whether a line has nothing but blanks.
func onlyBlanks(line []byte) bool { return len(bytes.Trim(line, " \t\r\n")) == 0 }

// fence is a fenced code block of any language.
type fence struct {
	model.Fence
	// span is the run of backticks or tildes that opens the block.
	span source.Span
	node *ast.FencedCodeBlock
}

// Fenced returns the fenced code blocks of a document whose info string begins with a word, in order.
func Fenced(f *source.File, word string) []model.Fence {
	var out []model.Fence
	for _, fe := range newTree(f).fences() {
		if first, _, _ := strings.Cut(strings.TrimSpace(string(f.Slice(fe.Info))), " "); first == word {
			out = append(out, fe.Fence)
		}
	}
	return out
}

// fences returns every fenced code block of the document, in order.
func (t *tree) fences() []fence {
	var all []fence
	heading := 0
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if n.Parent() == t.root {
				heading = n.Level
			}
		case *ast.FencedCodeBlock:
			fe := t.fence(n)
			fe.HeadingLevel = heading
			all = append(all, fe)
		}
		return ast.WalkContinue, nil
	})
	return all
}

// fence converts a node and its record to places in the file.
func (t *tree) fence(n *ast.FencedCodeBlock) fence {
	record := t.records[n]
	fe := fence{node: n}
	fe.Open = t.line(record.open)
	fe.span = t.fenceRun(t.base + record.open.Start)
	fe.Info = source.Span{Start: fe.span.End, End: fe.span.End}
	if n.Info != nil {
		fe.Info = source.Span{Start: t.base + n.Info.Segment.Start, End: t.base + n.Info.Segment.Stop}
	}
	for _, s := range record.body {
		fe.Body = append(fe.Body, t.bodyLine(s))
	}
	fe.Nested = n.Parent() != t.root
	if record.closed {
		fe.Close = t.line(record.close)
		fe.After = t.after(n, fe.Close.End)
	}
	return fe
}

// fenceRun returns the backticks or tildes after leading blanks. A node's own
// position is too far right if a container has consumed part of a tab.
func (t *tree) fenceRun(at int) source.Span {
	line := t.file.Text[at:]
	start := len(line) - len(bytes.TrimLeft(line, " \t"))
	end := start
	for end < len(line) && line[end] == line[start] {
		end++
	}
	return source.Span{Start: at + start, End: at + end}
}

// bodyLine converts a line of the content.
func (t *tree) bodyLine(s text.Segment) source.Line {
	start := t.base + s.Start
	content := string(t.file.Text[start : t.base+s.Stop])
	if cut, ok := strings.CutSuffix(content, "\n"); ok {
		content = strings.TrimSuffix(cut, "\r")
		// The blank line of a list item begins at its line feed, even after a carriage return.
		if cut == "" && start > 0 && t.file.Text[start-1] == '\r' {
			start--
		}
	}
	return source.Line{Text: strings.Repeat(" ", s.Padding) + content, Start: start, Pad: s.Padding}
}

// after returns where text can be inserted after a block that ends at an
// offset: there, or after the "</details>" that folds the block away.
func (t *tree) after(n ast.Node, end int) int {
	html, ok := n.NextSibling().(*ast.HTMLBlock)
	if !ok {
		return end
	}
	found := false
	for _, s := range htmlLines(html) {
		switch content := bytes.Trim(t.file.Text[t.base+s.Start:t.base+s.Stop], " \t\r\n"); {
		case len(content) == 0:
		case string(content) == "</details>" && !found:
			found, end = true, t.line(s).End
		default:
			return t.line(t.records[n].close).End
		}
	}
	return end
}

// isBlock reports whether a fence is one of ours.
func isBlock(f *source.File, fe fence) bool { return isOurs(f.Slice(fe.Info)) }

// fenceCharacter names the character that a fence is made of.
func fenceCharacter(f *source.File, fe fence) string {
	if f.Text[fe.span.Start] == '~' {
		return "tildes"
	}
	return "backticks"
}
