package render_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// TestCorpus makes a dfd block of every fence of many documents, and for each
// block puts in regions, writes them, writes them anew and takes them out again:
// every byte is back, and no run has work left for a second one.
//
// TRUSTSEAM_CORPUS names a directory of markdown, and TRUSTSEAM_GENERATED how many
// documents are made up beside it.
func TestCorpus(t *testing.T) {
	var total corpusCount
	generated, err := strconv.Atoi(cmp.Or(os.Getenv("TRUSTSEAM_GENERATED"), "200"))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(1))
	for i := range generated {
		total.check(t, fmt.Sprintf("generated %d", i), composed(r))
	}
	if dir := os.Getenv("TRUSTSEAM_CORPUS"); dir != "" {
		for _, path := range markdownBelow(t, dir) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			total.check(t, path, string(text))
		}
	}
	t.Logf("%d documents, %d of them with a block, %d blocks: %d regions placed by hand and %d blocks with regions inserted, all byte-identical afterwards; %d documents refused with an error",
		total.documents, total.withBlocks, total.blocks, total.placed, total.inserted, total.refused)
	if total.placed < generated || total.inserted < generated/2 {
		t.Error("too few regions")
	}
}

// corpusCount is what a corpus came to.
type corpusCount struct{ documents, withBlocks, blocks, placed, inserted, refused int }

func (c *corpusCount) check(t *testing.T, name, text string) {
	t.Helper()
	c.documents++
	// A line behind a carriage return alone, or bytes that are no text, are an error of the whole document.
	before, ds := parseText(makeBlocks(text))
	if len(before.Blocks) == 0 {
		if len(ds) > 0 {
			c.refused++
		}
		return
	}
	c.withBlocks++
	c.blocks += len(before.Blocks)
	closed := 0
	for _, b := range before.Blocks {
		if b.Fence.Closed() {
			closed++
		}
	}
	t.Run(name, func(t *testing.T) {
		for _, style := range []model.MarkerStyle{model.CommentMarker, model.LinkMarker} {
			c.placed += checkPlaced(t, before, closed, style)
		}
		if len(ds) > 0 {
			c.refused++
			return
		}
		c.inserted += checkInserted(t, before)
	})
}

// markdownBelow lists the markdown files below a directory, sorted.
func markdownBelow(t *testing.T, dir string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && slices.Contains([]string{".md", ".markdown", ".mdx"}, strings.ToLower(filepath.Ext(path))) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// The pieces of which documents are composed.
var (
	corpusFences = []string{
		"```go\nfunc main() {\n\tprintln(1)\n}\n```\n", "~~~\nplain\n~~~\n", "````markdown\n```\ninner\n```\n````\n", "```mermaid\ngraph TD\n  a --> b\n```\n",
		"   ```sh\n   $ ls\n   ```\n", "``` js {.wide}\nlet a = 1\n```\n", "```\n\n\nblank lines\n\n```\n", "~~~~ yaml title=\"x\"\nkey: | \n  text\n~~~~\n", "```\n```\n",
	}
	corpusText = []string{
		"A paragraph with `code` and\na second line.\n", "| a | b |\n| --- | --- |\n| 1 | 2 |\n", "- one\n- two\n\n  more of two\n", "1. first\n2. second\n", "> a quote\n> goes on\n",
		"    indented code\n    goes on\n", "<details>\n<summary>x</summary>\n\ninside\n\n</details>\n", "<!-- a comment -->\n", "[ref]: https://example.org \"title\"\n", "***\n", "Setext\n======\n", "# Heading #\n", "### Third\n",
		"Text with trailing blanks  \nand a\ttab.\n", "- [ ] task\n- [x] done\n", "日本語の文。\n", "Line\\\nbreak\n",
	}
	corpusContainers = [][2]string{
		{"> ", "> "}, {"- ", "  "}, {"* ", "  "}, {"1. ", "   "}, {"10) ", "    "}, {">", ">"}, {"-   ", "    "}, {"> > ", "> > "},
	}
	corpusTabs   = []string{"1.\t", "* ", " - ", "10) "}
	corpusMatter = []string{"", "", "---\ntitle: x\ntags: [a]\n---\n", "+++\ntitle = \"x\"\n+++\n\n", "---\n# a comment\ntext: |\n  ```\n---\n"}
)

// composed makes a document as people write them: headings, prose, tables and
// lists, with fences between and inside them.
func composed(r *rand.Rand) string {
	pick := func(from []string) string { return from[r.Intn(len(from))] }
	var b strings.Builder
	for range 2 + r.Intn(6) {
		b.WriteString(pick(corpusText) + "\n")
		part := pick(corpusFences)
		if r.Intn(3) == 0 {
			part = pick(corpusText) + "\n" + part
		}
		switch depth := r.Intn(4); {
		case depth < 3:
			for range depth {
				c := corpusContainers[r.Intn(len(corpusContainers))]
				part = nest(part, c[0], c[1])
			}
		default: // alone: goldmark miscounts the columns of tabs in containers of containers
			part = nest(part, pick(corpusTabs), "\t")
		}
		b.WriteString(part + "\n")
	}
	text := pick(corpusMatter) + strings.TrimSuffix(b.String(), []string{"\n", "\n\n", ""}[r.Intn(3)])
	if r.Intn(3) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if r.Intn(8) == 0 {
		text = string(bytes.Join([][]byte{[]byte(source.BOM), []byte(text)}, nil))
	}
	return text
}
