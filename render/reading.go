package render

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/trustseam/trustseam/source"
)

// stretch is the place of a region in a text: the lines of its markers.
type stretch struct {
	name       string
	begin, end source.Span
}

// readStretches returns what a reader sees of each stretch of a document whose markdown
// begins at start, in the form that [transcript] writes. It omits a stretch whose
// markers are not found there, or not in the same list item or quote.
//
// The whole document is divided into blocks, because every container and every piece of
// HTML above a region affects it. Inlines are read only in the stretches: the rest does
// not affect them, and may be of any size.
func readStretches(document []byte, start int, stretches []stretch) map[string]string {
	content := document[start:len(document):len(document)] // capacity limited, because goldmark appends to slices of its source
	r := stretchReader{content: content, start: start, stretches: stretches, ends: make(map[source.Span]markerNode)}
	root := newParser(r.within).Parse(text.NewReader(content))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			r.look(n)
		}
		return ast.WalkContinue, nil
	})
	seen := make(map[string]string, len(stretches))
	for _, p := range stretches {
		if text, ok := r.read(p); ok {
			seen[p.name] = text
		}
	}
	return seen
}

// stretchReader looks for stretches in a tree.
type stretchReader struct {
	content   []byte // the markdown of the document
	start     int    // offset of its first byte in the document
	stretches []stretch
	ends      map[source.Span]markerNode // by line
}

// markerNode is the node that holds the line of a marker, and which of the node's lines that is.
type markerNode struct {
	node ast.Node
	line int
}

// within reports whether a byte of the markdown belongs to a stretch.
func (r *stretchReader) within(at int) bool {
	at += r.start
	i, found := slices.BinarySearchFunc(r.stretches, at, func(p stretch, at int) int { return cmp.Compare(p.begin.Start, at) })
	if !found {
		i--
	}
	return i >= 0 && at < r.stretches[i].end.End
}

// look notes a node that holds markers.
func (r *stretchReader) look(n ast.Node) {
	var lines []text.Segment
	switch n := n.(type) {
	case *ast.HTMLBlock:
		lines = htmlLines(n)
	case *ast.LinkReferenceDefinition:
		lines = append(lines, n.Lines().At(0))
	}
	for i, s := range lines {
		at := r.start + s.Start
		k, found := slices.BinarySearchFunc(r.stretches, at, func(p stretch, at int) int { return cmp.Compare(p.begin.Start, at) })
		if !found {
			k--
		}
		if k < 0 {
			continue
		}
		for _, span := range []source.Span{r.stretches[k].begin, r.stretches[k].end} {
			if span.Start <= at && at < span.End {
				r.ends[span] = markerNode{n, i}
			}
		}
	}
}

// read writes down what is between two markers.
func (r *stretchReader) read(p stretch) (string, bool) {
	begin, ok := r.ends[p.begin]
	end, found := r.ends[p.end]
	if !ok || !found || begin.node.Parent() != end.node.Parent() {
		return "", false
	}
	t := transcript{source: r.content}
	if begin.node == end.node {
		t.html(begin.node, begin.line+1, end.line)
		return t.String(), true
	}
	t.html(begin.node, begin.line+1, -1)
	n := begin.node.NextSibling()
	for ; n != nil && n != end.node; n = n.NextSibling() {
		t.block(n)
	}
	t.html(end.node, 0, end.line)
	return t.String(), n != nil
}

// htmlLines returns every line of an HTML block, including the one that closes it.
func htmlLines(n *ast.HTMLBlock) []text.Segment {
	var all []text.Segment
	for i := range n.Lines().Len() {
		all = append(all, n.Lines().At(i))
	}
	if n.HasClosure() {
		all = append(all, n.ClosureLine)
	}
	return all
}

// newParser returns a parser of GitHub's markdown that reads inlines only where
// within allows it.
func newParser(within func(at int) bool) gm.Parser {
	var inlines []util.PrioritizedValue
	for _, p := range append(gm.DefaultInlineParsers(),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
		util.Prioritized(extension.NewLinkifyParser(), 999),
	) {
		inlines = append(inlines, util.Prioritized(&localParser{p.Value.(gm.InlineParser), within}, p.Priority))
	}
	return gm.NewParser(
		gm.WithBlockParsers(gm.DefaultBlockParsers()...),
		gm.WithInlineParsers(inlines...),
		gm.WithParagraphTransformers(append(gm.DefaultParagraphTransformers(), util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		gm.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// localParser parses inlines only in some places.
type localParser struct {
	gm.InlineParser
	within func(at int) bool
}

// Parse is called at each of the parser's trigger characters.
func (p *localParser) Parse(parent ast.Node, block text.Reader, pc gm.Context) ast.Node {
	if _, at := block.Position(); !p.within(at.Start) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock passes on the call that some parsers need at the end of a block.
func (p *localParser) CloseBlock(parent ast.Node, block text.Reader, pc gm.Context) {
	if closer, ok := p.InlineParser.(gm.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
}
