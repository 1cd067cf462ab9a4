package trustseam

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/source"
)

// injections returns texts that are markup somewhere: in HTML, markdown, tables,
// templates of site generators, MDX, XML, or to the eye alone. They stand in a file,
// because the sites that are built with real generators take them from there, too.
func injections(t *testing.T) []string {
	t.Helper()
	var texts []string
	if err := json.Unmarshal(testdata(t, "hostile/texts.json"), &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// hostile is a block in which an author has written one text wherever text may stand.
func hostile(t *testing.T, injected string) []byte {
	t.Helper()
	quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(injected) + `"`
	template := string(testdata(t, "hostile/document.md"))
	return []byte(strings.NewReplacer("@TEXT@", injected, "@QUOTED@", quoted).Replace(template))
}

func testdata(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Whatever an author writes is text: tables keep their columns, nothing becomes
// markup or a link, no region ends early, and the picture is whole.
func TestInjections(t *testing.T) {
	t.Parallel()
	project := load(t)
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	read := 0
	texts := injections(t)
	for _, injected := range texts {
		t.Run(injected, func(t *testing.T) {
			before := hostile(t, injected)
			r := process(t, "doc.md", before, project)
			if source.HasErrors(r.Diagnostics) {
				// An error is as good as text: nothing is written.
				if !bytes.Equal(r.Text, before) {
					t.Fatal("an error, and yet it was rewritten")
				}
				return
			}
			read++
			checkRegions(t, r.Text, injected)
			checkMarkup(t, md, r.Text)
			if again := process(t, "doc.md", r.Text, project); !bytes.Equal(again.Text, r.Text) {
				t.Error("a second run changes it")
			}
			for _, p := range r.Pictures {
				svg, ds := p.Draw(t.Context(), graphviz.Layout)
				if len(ds) > 0 {
					t.Fatal(ds)
				}
				checkPicture(t, svg)
			}
		})
	}
	if read < len(texts)*3/4 {
		t.Errorf("only %d of %d texts are read without an error", read, len(texts))
	}
}

// checkRegions reads the document again: the four regions are there and end where they should.
func checkRegions(t *testing.T, after []byte, injected string) {
	t.Helper()
	doc, ds := parser.Parse(source.NewFile("doc.md", after))
	if source.HasErrors(ds) || len(doc.Regions) != 4 || len(doc.Blocks) != 1 {
		t.Fatalf("%d regions, %d blocks, %v", len(doc.Regions), len(doc.Blocks), ds)
	}
	if !bytes.HasSuffix(after, []byte("\n\nText behind.\n")) {
		t.Error("the text behind the block is not where it was")
	}
	for _, region := range doc.Regions {
		body := lintComment.ReplaceAllString(string(after[region.Body.Start:region.Body.End]), "")
		for _, bad := range []string{"{{", "{%", "${", "<!--", "-->", "\u202e", "\u2066", "\u200f", "<script", "<img"} {
			if strings.Contains(body, bad) {
				t.Errorf("region %s holds %q because of %q", region.Name(), bad, injected)
			}
		}
		if region.Kind != "diagram" {
			continue
		}
		if strings.Count(strings.ReplaceAll(body, `\](`, ""), "](") != 1 {
			t.Errorf("the diagram region has another link than its picture:\n%s", body)
		}
	}
}

var (
	allowedHTML = regexp.MustCompile(`^(<a id="[\w.-]+" name="[\w.-]+">|</a>|</?code>|<!-- trustseam:(begin|end) [a-z]+ doc( [0-9a-f]{8})? -->|` + lintComment.String() + `)$`)
	lintComment = regexp.MustCompile(`<!-- markdownlint-(capture|disable MD033|restore) -->`)
)

// checkMarkup reads the document as a platform does.
func checkMarkup(t *testing.T, md goldmark.Markdown, after []byte) {
	t.Helper()
	root := md.Parser().Parse(text.NewReader(after))
	pictures, tables := 0, 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			checkHTML(t, string(n.Segments.Value(after)))
		case *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				checkHTML(t, strings.TrimSpace(string(line.Value(after))))
			}
		case *ast.Image:
			pictures++
			if string(n.Destination) != "doc.svg" {
				t.Errorf("image %s", n.Destination)
			}
		case *ast.Link:
			if !bytes.HasPrefix(n.Destination, []byte("#doc-")) {
				t.Errorf("link to %s", n.Destination)
			}
		case *ast.AutoLink:
			t.Errorf("autolink %s", n.URL(after))
		case *east.Table:
			tables++
		case *east.Footnote, *east.FootnoteLink, *east.DefinitionList, *east.Strikethrough, *east.TaskCheckBox, *ast.Blockquote, *ast.CodeBlock:
			t.Errorf("%s where nobody wrote one", n.Kind())
		case *ast.ThematicBreak:
			t.Error("a line across the page")
		}
		return ast.WalkContinue, nil
	})
	if pictures != 1 || tables < 2 {
		t.Errorf("%d pictures, %d tables", pictures, tables)
	}
	checkColumns(t, string(after))
}

func checkHTML(t *testing.T, html string) {
	t.Helper()
	if html != "" && !allowedHTML.MatchString(html) {
		t.Errorf("raw HTML %q", html)
	}
}

// checkColumns counts pipes, escaped ones too: not every engine knows the escape.
func checkColumns(t *testing.T, after string) {
	t.Helper()
	want := 0
	for line := range strings.Lines(after) {
		switch {
		case !strings.HasPrefix(line, "| "):
			want = 0
		case want == 0:
			want = strings.Count(line, "|")
		case strings.Count(line, "|") != want:
			t.Errorf("a row of another number of columns: %s", line)
		}
	}
}

// checkPicture reads the SVG as XML: no element and no attribute that the drawing does not use.
func checkPicture(t *testing.T, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "script", "a", "image", "foreignObject", "iframe", "use", "img", "b":
			t.Errorf("element %s", start.Name.Local)
		}
		for _, a := range start.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" {
				t.Errorf("attribute %s", fmt.Sprint(a))
			}
		}
	}
}
