package parser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

type specExample struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Example  int    `json:"example"`
}

func specExamples(t *testing.T) []specExample {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("the module directory of goldmark: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Skip(err)
	}
	var all []specExample
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// specVariants puts a document into containers and other line ends.
func specVariants(markdown string) map[string]string {
	inside := func(first, rest string) string { return nest(markdown, first, rest) }
	crlf := func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
	}
	return map[string]string{
		"plain":      markdown,
		"quote":      inside("> ", "> "),
		"item":       inside("- ", "  "),
		"tab":        inside("1.\t", "\t"),
		"crlf":       crlf(markdown),
		"quote crlf": crlf(inside("> ", "> ")),
		"bom":        source.BOM + markdown,
		"matter":     "---\ntitle: x\n---\n" + markdown,
		"nested":     nest(inside("> ", "> "), "- ", "  "),
		"item crlf":  crlf(inside("10.  ", "     ")),
		"after":      "# h\n\ntext\n\n" + markdown,
	}
}

// nest puts a prefix before the first and before every other line.
func nest(markdown, first, rest string) string {
	lines := strings.SplitAfter(strings.TrimSuffix(markdown, "\n"), "\n")
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = first + line
		case strings.TrimSpace(line) == "":
			lines[i] = strings.TrimRight(rest, " \t") + line
		default:
			lines[i] = rest + line
		}
	}
	return strings.Join(lines, "") + "\n"
}

const containerPattern = `(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*`

var (
	openPattern   = regexp.MustCompile("^(?:\ufeff)?" + containerPattern + "(`{3,}|~{3,})[ \t]*([^\r\n]*?)[ \t]*\r?\n?$")
	closePattern  = regexp.MustCompile("^[ \t>]*(`{3,}|~{3,})[ \t]*\r?\n?$")
	prefixPattern = regexp.MustCompile(`^[ \t>]*$`)
)

// checkFence compares a fence with the grammar, line by line, without the offsets by which it was found.
func checkFence(tr *tree, fe fence) error {
	all, f := tr.file.Text, tr.file
	open := openPattern.FindSubmatch(f.Slice(fe.Open))
	if open == nil {
		return fmt.Errorf("opening line %q", f.Slice(fe.Open))
	}
	// goldmark overlooks an info string of one byte at the end of the file.
	if got := f.Slice(fe.Info); !bytes.Equal(got, open[2]) && (len(open[2]) > 1 || fe.Open.End < len(all)) {
		return fmt.Errorf("info %q, the line has %q", got, open[2])
	}
	if info := fe.node.Info; info != nil && !bytes.Equal(info.Segment.Value(all[tr.base:]), f.Slice(fe.Info)) {
		return fmt.Errorf("info %q, goldmark has %q", f.Slice(fe.Info), info.Segment.Value(all[tr.base:]))
	}
	if !bytes.Equal(f.Slice(fe.span), open[1]) {
		return fmt.Errorf("fence %q, the line has %q", f.Slice(fe.span), open[1])
	}
	if fe.Closed() {
		closing := closePattern.FindSubmatch(f.Slice(fe.Close))
		if closing == nil || len(closing[1]) < len(open[1]) || closing[1][0] != open[1][0] {
			return fmt.Errorf("closing line %q for %q", f.Slice(fe.Close), open[1])
		}
	}
	return checkBody(tr, fe)
}

// checkBody compares the content with the lines between the fences.
func checkBody(tr *tree, fe fence) error {
	at := fe.Open.End
	if fe.node.Lines().Len() != len(fe.Body) {
		return fmt.Errorf("%d lines, goldmark has %d", len(fe.Body), fe.node.Lines().Len())
	}
	for i, line := range fe.Body {
		span := tr.file.LineSpan(at)
		whole := string(tr.file.Slice(span))
		if !strings.HasSuffix(whole, "\n") {
			whole += "\n"
		}
		content := strings.TrimSuffix(strings.TrimSuffix(whole, "\n"), "\r")
		if line.Start < span.Start || line.Start > span.Start+len(content) {
			return fmt.Errorf("line %d starts outside %q", i, whole)
		}
		prefix := whole[:line.Start-span.Start]
		if !prefixPattern.MatchString(prefix) || prefix+line.Text[line.Pad:] != content || strings.Trim(line.Text[:line.Pad], " ") != "" {
			return fmt.Errorf("line %d is %+v of %q", i, line, whole)
		}
		segment := fe.node.Lines().At(i)
		theirs := strings.TrimSuffix(strings.TrimSuffix(string(segment.Value(tr.file.Text[tr.base:])), "\n"), "\r")
		if line.Text != theirs && strings.TrimLeft(line.Text, " \t>") != strings.TrimLeft(theirs, " \t>") {
			return fmt.Errorf("line %d is %q, goldmark has %q", i, line.Text, theirs)
		}
		at = span.End
	}
	if fe.Closed() && at != fe.Close.Start {
		return fmt.Errorf("content ends at %d, closing fence starts at %d", at, fe.Close.Start)
	}
	return nil
}

// countBlocks counts with goldmark's own parser.
func countBlocks(content []byte) (fenced, indented int) {
	root := goldmark.DefaultParser().Parse(text.NewReader(content))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == ast.KindFencedCodeBlock {
			fenced++
		}
		if entering && n.Kind() == ast.KindCodeBlock {
			indented++
		}
		return ast.WalkContinue, nil
	})
	return fenced, indented
}

// withBlocks makes a dfd block of every fence.
func withBlocks(tr *tree) []byte {
	var edits []source.Edit
	for i, fe := range tr.fences() {
		line := tr.file.Slice(fe.Open)
		end := fe.Open.Start + len(bytes.TrimRight(line, "\r\n"))
		edits = append(edits, source.Edit{Span: source.Span{Start: fe.span.End, End: end}, New: fmt.Sprintf("dfd id=b%d", i)})
	}
	out, _ := source.Apply(tr.file.Text, edits)
	return out
}

func TestSpecFences(t *testing.T) {
	files, fences, closed := 0, 0, 0
	for _, ex := range specExamples(t) {
		for name, doc := range specVariants(ex.Markdown) {
			tr := newTree(source.NewFile("spec.md", []byte(doc)))
			found := tr.fences()
			fenced, indented := countBlocks([]byte(doc)[tr.base:])
			if len(found) != fenced {
				t.Errorf("example %d %s: %d fences, goldmark has %d", ex.Example, name, len(found), fenced)
			}
			if raw := strings.Count(ex.Markdown, "<pre><code"); name == "plain" && fenced+indented != strings.Count(ex.HTML, "<pre><code")-raw {
				t.Errorf("example %d: %d code blocks, the specification has %q", ex.Example, fenced+indented, ex.HTML)
			}
			for i, fe := range found {
				if err := checkFence(tr, fe); err != nil {
					t.Errorf("example %d %s, fence %d: %v\n%q", ex.Example, name, i, err, doc)
				}
				if fe.Closed() {
					closed++
				}
			}
			checkReplaced(t, tr, fmt.Sprintf("example %d %s", ex.Example, name))
			files++
			fences += len(found)
		}
	}
	t.Logf("%d documents, %d fences exact, %d of them closed", files, fences, closed)
	if fences < 350 {
		t.Errorf("%d fences in all, expected some 400", fences)
	}
}

// checkReplaced parses the document with every fence a dfd block.
func checkReplaced(t *testing.T, tr *tree, name string) {
	t.Helper()
	before := tr.fences()
	f := source.NewFile("spec.md", withBlocks(tr))
	doc, _ := Parse(f)
	if len(doc.Blocks) != len(before) {
		t.Errorf("%s: %d blocks of %d fences", name, len(doc.Blocks), len(before))
		return
	}
	for i, b := range doc.Blocks {
		if b.ID != fmt.Sprintf("b%d", i) || !bytes.Equal(f.Slice(b.Fence.Close), tr.file.Slice(before[i].Close)) || len(b.Fence.Body) != len(before[i].Body) {
			t.Errorf("%s: block %d is %+v", name, i, b)
		}
		for k, line := range b.Fence.Body {
			if line.Text != before[i].Body[k].Text {
				t.Errorf("%s: block %d line %d is %q", name, i, k, line.Text)
			}
		}
	}
}
