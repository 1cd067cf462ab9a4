package render

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// A document offers the values that a page offers, in the same words.
func TestValuesAreThoseOfTheBrief(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../stride/testdata/models/*.md")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := parser.Parse(source.NewFile("d.md", text))
		for _, block := range doc.Blocks {
			b := brief.New(catalog.Analyze(graph.New(block, catalog.Words)), brief.Options{})
			for _, q := range slices.Concat(b.Now, b.Later) {
				tried++
				// A sentence escapes what could begin a list.
				if got, want := strings.ReplaceAll(Sentence(q.Values(brief.Code)), `\)`, ")"), q.Values(Code); got != want {
					t.Errorf("%s: the brief offers %s, the document %s", path, got, want)
				}
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d questions", tried)
	}
}
