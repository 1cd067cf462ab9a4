package parser

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark/ast"
)

// secondReading compares the document as GitHub reads it with our reading.
type secondReading struct {
	*tree
	blocks map[int]fence // ours, as goldmark finds them, by the offsets of their fences
	ds     []source.Diagnostic
	told   map[int]bool // the fences already reported, by their offsets
}

// compareReaders reports every block that another reader sees differently: one that is not a
// block to us or to GitHub, one with different lines, and one whose word a person takes for
// ours. Anything neither read nor reported must not be a block to anybody. whole is what GitHub
// sees in the document with its front matter as text.
func compareReaders(t *tree, whole []*githubFence) []source.Diagnostic {
	r := &secondReading{tree: t, blocks: make(map[int]fence), told: make(map[int]bool)}
	for _, fe := range t.fences() {
		r.word(fe.span, fe.Info)
		if isBlock(t.file, fe) {
			r.blocks[fe.span.Start] = fe
		}
	}
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if html, ok := n.(*ast.HTMLBlock); ok && entering && html.HTMLBlockType != ast.HTMLBlockType2 {
			r.html(html)
		}
		return ast.WalkContinue, nil
	})
	theirs := r.known(whole)
	if markLength(t.file.Text) < t.base {
		// Not every reader knows front matter, and GitHub knows none in TOML.
		for _, g := range theirs {
			if _, ok := r.blocks[g.fence.Start]; !ok {
				r.unseen(g)
			}
		}
		below, _ := readAsGitHub(t.file, t.base)
		theirs = r.known(below)
	}
	for _, g := range theirs {
		b, ok := r.blocks[g.fence.Start]
		delete(r.blocks, g.fence.Start)
		if ok {
			r.compare(b, g)
		} else {
			r.unseen(g)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(r.blocks)) {
		b := r.blocks[at]
		r.dispute(b.span, "%s opens no block on GitHub, because of the lines around it; %s", r.opening(b.span, b.Info), plainPlace)
	}
	return r.ds
}

// plainPlace describes a place where all readers agree.
const plainPlace = "a block that every reader sees begins at the start of a line, after a blank one, and outside lists, quotes and tables"

// known returns the fences with our word, and reports those with a word like it.
func (r *secondReading) known(all []*githubFence) []*githubFence {
	var ours []*githubFence
	for _, g := range all {
		r.word(g.fence, g.info)
		if isOurs(r.file.Slice(g.info)) {
			ours = append(ours, g)
		}
	}
	return ours
}

// unseen reports a block that only others see.
func (r *secondReading) unseen(g *githubFence) {
	switch {
	case g.fence.Start < r.base:
		r.dispute(g.fence, "block is in the front matter, which not every reader knows; write it below")
	case g.footnote:
		r.dispute(g.fence, "block is in a footnote, where none is read; write it outside the footnote")
	default:
		r.dispute(g.fence, "%s opens a block on GitHub, and none here; %s", r.opening(g.fence, g.info), plainPlace)
	}
}

// compare reports a block that the two readers see differently.
func (r *secondReading) compare(b fence, g *githubFence) {
	closed := -1
	if b.Closed() {
		closed = r.file.Position(b.Close.Start).Line - 1
	}
	var lines []string
	for _, l := range b.Body {
		lines = append(lines, l.Text)
	}
	// An unclosed block ends at a different line for each reader; it is an error already.
	if g.close != closed || closed >= 0 && !sameLines(lines, g.lines) {
		r.dispute(b.span, "%s opens a block that ends or is indented otherwise on GitHub; %s", r.opening(b.span, b.Info), plainPlace)
	}
}

// sameLines reports whether two readings of a block have the same content, wherever their lines begin.
func sameLines(a, b []string) bool {
	return slices.Equal(relative(a), relative(b))
}

// indented is a line without its indentation, which is given in columns relative to the first line.
type indented struct {
	columns int
	text    string
}

// relative measures the indentation of lines relative to the first.
func relative(lines []string) []indented {
	var out []indented
	for _, line := range lines {
		text := trimBlanks(line)
		if text == "" {
			continue
		}
		out = append(out, indented{columns(line[:len(line)-len(strings.TrimLeft(line, " \t"))]), text})
	}
	for i := range slices.Backward(out) {
		out[i].columns -= out[0].columns
	}
	return out
}

// word reports an info string that is not ours but that people take for ours.
func (r *secondReading) word(span, info source.Span) {
	text := r.file.Slice(info)
	if !r.full() && !isOurs(text) && resembles(text) && !r.told[span.Start] {
		r.told[span.Start] = true
		r.ds = append(r.ds, r.file.Diagnose(info, source.MisspeltBlock, "`%s` is not the word of a block; write `%s` or `%s id=name`", shorten(source.Spelled(string(text))), fenceWord, fenceWord))
	}
}

// html reports a block that is written as HTML.
func (r *secondReading) html(n *ast.HTMLBlock) {
	p := r.join(htmlLines(n))
	for at := 0; !r.full(); {
		i := bytes.IndexByte(p.text[at:], '<')
		if i < 0 {
			return
		}
		at += i
		t, ok := readTag(p.text[at:])
		if !ok {
			at++
			continue
		}
		if showsBlock(t) {
			span := p.span(at, at+t.length)
			r.ds = append(r.ds, r.file.Diagnose(span, source.MisspeltBlock, "`%s` shows what readers take for a block, and is none; write it between fences with the word `%s`", shorten(string(r.file.Slice(span))), fenceWord))
		}
		at += t.length
	}
}

// full reports whether enough has been reported. All of it is errors.
func (r *secondReading) full() bool { return len(r.ds) >= limit.Hints }

// dispute adds an error about a block.
func (r *secondReading) dispute(span source.Span, format string, args ...any) {
	if !r.full() && !r.told[span.Start] {
		r.told[span.Start] = true
		r.ds = append(r.ds, r.file.Diagnose(span, source.DisputedBlock, format, args...))
	}
}

// opening returns the opening fence with its info string, as code.
func (r *secondReading) opening(span, info source.Span) string {
	text := shorten(string(r.file.Slice(span)) + string(r.file.Slice(info)))
	if text[0] == '`' {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}
