package parser

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// Documents by which readers are told apart. What GitHub sees is written as the
// lines of the opening and the closing fence, and the content.
func TestReadAsGitHub(t *testing.T) {
	for _, c := range []struct {
		name, text string
		open       []int
		close      []int
		content    string
	}{
		{"a fence", "```dfd\na\n```\n", []int{0}, []int{2}, "a"},
		{"in a quote that ends", "> ```dfd\n> a\n```\n", []int{0, 2}, []int{-1, -1}, "a"},
		{"a tab of which the quote takes a part", ">\t```dfd\n>\ta\n>\t```\n", []int{0}, []int{2}, " a"},
		{"a footnote", "[^a]:\n    ```dfd\n    a\n    ```\n", []int{1}, []int{3}, "a"},
		{"an empty item ends at a blank line", "-\n\n  ```dfd\n  a\n  ```\n", []int{2}, []int{4}, "a"},
		{"and so does one of definitions alone", "- [a]: /b\n\n\n  ```dfd\n  ```\n", []int{3}, []int{4}, ""},
		{"an empty task ends at a blank line", "- [ ] \n\n\t```dfd\n\t```\n", nil, nil, ""},
		{"a list from 2 behind a paragraph", "x\n2. ```dfd\n   ```\n", []int{2}, []int{-1}, ""},
		{"a list from 2 behind a table", "a\n-\n\na | b\n-|-\n2. ```dfd\n   ```\n", []int{5}, []int{6}, ""},
		{"a list from 2 behind a definition under a line", "[a]: /b\n===\n2. ```dfd\n   ```\n", []int{3}, []int{-1}, ""},
		{"a backtick in the info string", "```dfd `\n```\n", []int{1}, []int{-1}, ""},
		{"raw HTML", "<b>\n```dfd\n```\n", nil, nil, ""},
		{"a tag in a paragraph is none", "x\n<b>\n```dfd\n```\n", []int{2}, []int{3}, ""},
		{"a comment that ends on its line", "<!-- x -->\n```dfd\n```\n", []int{1}, []int{2}, ""},
		{"carriage returns", "x\r```dfd\ra\r```\r", []int{1}, []int{3}, "a"},
		{"a longer closing fence", "````dfd\n```\n`````\n", []int{0}, []int{2}, "```"},
	} {
		fences, deep := readAsGitHub(source.NewFile("d.md", []byte(c.text)), 0)
		var open, closed []int
		content := ""
		for _, g := range fences {
			open, closed = append(open, g.open), append(closed, g.close)
			content += strings.Join(g.lines, "\n")
		}
		if !slices.Equal(open, c.open) || !slices.Equal(closed, c.close) || content != c.content || deep != -1 {
			t.Errorf("%s: opened on %v, closed on %v, %q", c.name, open, closed, content)
		}
	}
}

// Nesting has a bound: beyond it every reader needs time with the square of the depth.
func TestNesting(t *testing.T) {
	const block = "```dfd\nprocess p: P\n```\n"
	for _, c := range []struct {
		text string
		want string
	}{
		{strings.Repeat(">", 100) + "\n\n" + block, ""},
		{strings.Repeat("- ", 100) + "a\n" + block, ""},
		{"\n" + strings.Repeat("[^a]: ", 101) + "\n\n" + block, "doc.md:2:1: error: lists and quotes are nested deeper than 100 [TS119]"},
		{strings.Repeat("> [^a]: ", 51) + "\n" + block, "doc.md:1:1: error: lists and quotes are nested deeper than 100 [TS119]"},
	} {
		doc, ds := Parse(source.NewFile("doc.md", []byte(c.text)))
		got := ""
		for _, d := range ds {
			got += d.String()
		}
		if got != c.want || c.want != "" && len(doc.Blocks) > 0 {
			t.Errorf("%.20q: %s", c.text, got)
		}
	}
}

// FuzzReadAsGitHub looks for panics and for places outside the file.
func FuzzReadAsGitHub(f *testing.F) {
	for _, tt := range traps {
		f.Add(tt.input)
	}
	for _, tt := range errorTable {
		f.Add(tt.input)
	}
	for _, content := range awkwardContents {
		f.Add("> - " + content + "\n\t" + content + "\r" + content)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("d.md", []byte(text))
		fences, _ := readAsGitHub(file, markLength(file.Text))
		last := -1
		for _, g := range fences {
			if g.fence.Start <= last || g.fence.Len() < 3 || g.info.Start < g.fence.End || g.info.End > len(text) {
				t.Errorf("%+v in %q", g, text)
			}
			last = g.fence.Start
		}
		if Interesting(file.Text) {
			return
		}
		// A conflict or deep nesting in a document that is none of ours is nothing to us.
		doc, ds := Parse(file)
		ds = slices.DeleteFunc(ds, func(d source.Diagnostic) bool {
			return d.Code == source.MergeConflict || d.Code == source.InvolvedMarkdown
		})
		if len(doc.Blocks)+len(doc.Regions)+len(ds)+len(Hints(doc)) > 0 {
			t.Errorf("%q is not interesting: %v %v", text, ds, doc.Blocks)
		}
	})
}
