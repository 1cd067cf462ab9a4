package parser

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/yuin/goldmark/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/trustseam/trustseam/source"
)

// parsedAlone is standsAlone by parsing all the lines: what it means, at the price of a parse for each line.
func parsedAlone(t *tree, rest []text.Segment) bool {
	var content []byte
	for _, s := range rest {
		content = append(content, s.Value(t.file.Text[t.base:])...)
	}
	if onlyBlanks(content) {
		return true
	}
	root := newBlockParser().Parse(text.NewReader(content), gm.WithContext(newContext()))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		html, ok := n.(*ast.HTMLBlock)
		if !ok {
			return false
		}
		lines := htmlLines(html)
		comment := html.HTMLBlockType == ast.HTMLBlockType2 && bytes.Contains(lines[len(lines)-1].Value(content), []byte("-->"))
		if !endsAtBlank(html) && !comment {
			return false
		}
	}
	return true
}

func TestTailsAreWhatAParserSees(t *testing.T) {
	testenv.NeedsTime(t, "reads many documents with another parser")
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"<div>", "</div>", "<a>", "<!-- x -->", "<!-- x", "y -->", "<!-->", "text", "    <p>", "\t<!-- z -->", "<script>", "</script>", "<?php", "?>", "<!X>", "# h", "- <b>", "> <i>", "<!-- a --> b -->", "[a]: b"}
	blocks := 0
	for range 4000 {
		var b strings.Builder
		prefix := []string{"", "> ", "- "}[random.IntN(3)]
		b.WriteString(prefix + "<div>\n")
		for range random.IntN(8) {
			b.WriteString(strings.Replace(prefix, "-", " ", 1) + pieces[random.IntN(len(pieces))] + "\n")
		}
		tree := newTree(source.NewFile("d.md", []byte(b.String())))
		finder := &markerFinder{tree: tree}
		_ = ast.Walk(tree.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if html, ok := n.(*ast.HTMLBlock); ok && entering && endsAtBlank(html) {
				blocks++
				lines := htmlLines(html)
				for i, alone := range finder.tailsOf(lines) {
					if want := parsedAlone(tree, lines[i:]); alone != want {
						t.Fatalf("%q from line %d: %t, a parser says %t", b.String(), i, alone, want)
					}
				}
			}
			return ast.WalkContinue, nil
		})
	}
	if blocks < 3000 {
		t.Errorf("only %d blocks of HTML", blocks)
	}
}
