package export

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// A row of the table for each item, with as many cells as the header, whatever names say; and nobody is mentioned.
func TestMarkdownTable(t *testing.T) {
	for _, d := range hostileDocuments(t) {
		page := written(t, "markdown", d)
		root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gmtext.NewReader([]byte(page)))
		rows := 0
		for row := root.FirstChild().FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
			rows++
			if _, ok := row.(*extast.TableRow); !ok || row.ChildCount() != 7 {
				t.Errorf("%s: a row of %d cells", d.Path, row.ChildCount())
			}
		}
		if want := len(Items([]Document{d})); rows != want || strings.Count(page, "\n") != want+2 {
			t.Errorf("%s: %d rows of %d items in %d lines", d.Path, rows, want, strings.Count(page, "\n"))
		}
		for _, wrong := range referring(page) {
			t.Errorf("%s: %s in\n%s", d.Path, wrong, page)
		}
	}
}
