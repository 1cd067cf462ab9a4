package parser

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// cmark lists the fenced code blocks with an info string, as the program of
// GitHub shows them. A footnote that nothing refers to is not shown.
func cmark(t *testing.T, text string) []block {
	t.Helper()
	cmd := exec.Command("cmark-gfm", "--sourcepos", "-e", "footnotes", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist", "-t", "xml")
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("cmark-gfm: %v", err)
	}
	// It has no name for a footnote and no escape for a control character.
	out = bytes.ReplaceAll([]byte(lifted(string(out))), []byte("<unknown>"), []byte("footnote"))
	d := xml.NewDecoder(bytes.NewReader(out))
	d.Strict = false
	var all []block
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v\n%q\n%s", err, text, out)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "code_block" {
			if b := codeBlock(t, d, start); b.info != "" {
				all = append(all, b)
			}
		}
	}
	// Footnotes come last in the page.
	slices.SortStableFunc(all, func(a, b block) int { return a.line - b.line })
	return all
}

// codeBlock reads one element.
func codeBlock(t *testing.T, d *xml.Decoder, start xml.StartElement) block {
	t.Helper()
	var b block
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "info":
			b.info = a.Value
		case "sourcepos":
			line, _, _ := strings.Cut(a.Value, ":")
			b.line, _ = strconv.Atoi(line)
		}
	}
	var text string
	if err := d.DecodeElement(&text, &start); err != nil {
		t.Fatal(err)
	}
	b.text = trimmed(strings.Split(strings.TrimSuffix(text, "\n"), "\n"))
	return b
}

// lifted puts what no XML may hold where private characters are.
func lifted(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' && r != '\r' {
			return 0xe000 + r
		}
		return r
	}, text)
}

// asGitHub lists the same blocks as our second reading finds them, those in footnotes when they are shown.
func asGitHub(text string, shown []block) []block {
	f := source.NewFile("doc.md", []byte(text))
	fences, _ := readAsGitHub(f, 0)
	var all []block
	for _, g := range fences {
		hasLine := func(b block) bool { return b.line == g.open+1 }
		if info := lifted(string(f.Slice(g.info))); info != "" && (!g.footnote || slices.ContainsFunc(shown, hasLine)) {
			all = append(all, block{g.open + 1, info, lifted(trimmed(append(g.lines, "")[:max(1, len(g.lines))]))})
		}
	}
	return all
}

// The pieces of awkward documents: what begins, ends, hides or looks like a block.
var (
	awkwardPrefixes = []string{
		"", "", "", "", "> ", ">", ">\t", "- ", "-\t", "* ", "1. ", "1.\t", "10) ", "2. ", "  ", "   ", "    ", "\t", " ", "[^1]: ", "[^1]:", "- [ ] ", "# ",
	}
	awkwardContents = []string{
		"", "", "", "text", "# head", "===", "---", "---", "```", "```", "```dfd", "```dfd", "````dfd", "~~~dfd id=a", "~~~", "a -> b: c", "process p: P", "- x", "\tcode",
		"<details>", "</details>", "<!--", "-->", "<pre>", "</pre>", "<b>", "<a href='x'>", "<textarea>", "[a]: /b", "[a]: <b> \"t", "\"", "[a]:", "/url", "'title'",
		"``` a`b", "````", "1. ```dfd", "> ~~~", "***", "a | b", "|-|-|", "| - | -", "- | -", "| a |", ":-:", "* * *", "- - -", "_ _ _",
		"[^1]", "[^1]: ```dfd", "    ```dfd", "\t```dfd", "  ```dfd", "\\```dfd", "`` ```dfd", "```dfd `", "```md", "+++", "...", "a: b", "a = 1", "a = '''", "'''", "a: |",
		"```d&#102;d", "```dfd;", "~~~ DFD", "```{.dfd}", "```dfd\u00a0x", "```d\u200bfd", "```dfd\u200d", "```d\\fd", "```dfd(x)", "```dfd\v", "```\ufeffdfd", "```dfdx", "```d\u00adfd",
		"<?", "?>", "<!X", "<![CDATA[", "]]>", "\f", "\u00a0", "\ufeff",
	}
)

// awkwardDocument makes a document in which it is easy to lose a block.
func awkwardDocument(r *rand.Rand) string {
	var b strings.Builder
	eol := []string{"\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r"}[r.Intn(8)]
	later := strings.NewReplacer("-", " ", "*", " ", "1", " ", "2", " ", "0", " ", ".", " ", ")", " ", "[", " ", "]", " ", "^", " ", ":", " ", "#", " ")
	prefix := ""
	if r.Intn(8) == 0 {
		b.WriteString([]string{"---", "+++", "\ufeff---", "--- "}[r.Intn(4)] + eol)
	}
	for range 2 + r.Intn(12) {
		switch r.Intn(5) {
		case 0, 1:
			prefix = ""
			for range r.Intn(4) {
				prefix += awkwardPrefixes[r.Intn(len(awkwardPrefixes))]
			}
		case 2:
			prefix = later.Replace(prefix) // a later line of the same containers
		}
		end := eol
		if r.Intn(100) == 0 {
			end = "\r"
		}
		b.WriteString(prefix + awkwardContents[r.Intn(len(awkwardContents))] + end)
	}
	return b.String() + "\n\n[^1]\n"
}

// looksOurs reports whether a person takes an info string for ours. It says so in another way than the parser.
var looksOurs = regexp.MustCompile(`(?i)^[^\pL\pN_-]*d\\*f\\*d([^\pL\pN_-]|$)`)

// missed names a block that a reader sees, that is none to us, and of which we say nothing, or returns "".
func missed(doc *model.Document, ds []source.Diagnostic, seen []block) string {
	if source.HasErrors(ds) && (len(doc.Blocks) == 0 || ds[0].Code == source.BareCR) {
		return ""
	}
	for _, b := range seen {
		info := strings.Map(func(r rune) rune {
			if unicode.In(r, unicode.Cf, unicode.Mn, unicode.Co) {
				return -1
			}
			return r
		}, html.UnescapeString(b.info))
		if !looksOurs.MatchString(info) || told(ds, b.line) {
			continue
		}
		i := slices.IndexFunc(doc.Blocks, func(ours *model.Block) bool { return doc.File.Position(ours.Fence.Open.Start).Line == b.line })
		if i < 0 {
			return fmt.Sprintf("the block on line %d is missed", b.line)
		}
		var lines []string
		for _, l := range doc.Blocks[i].Fence.Body {
			lines = append(lines, lifted(l.Text))
		}
		if !sameLines(lines, strings.Split(lifted(b.text), "\n")) {
			return fmt.Sprintf("the block on line %d holds other lines: %q, not %q", b.line, lines, b.text)
		}
	}
	return ""
}

// told reports whether there is an error about how a block begins on a line.
func told(ds []source.Diagnostic, line int) bool {
	return slices.ContainsFunc(ds, func(d source.Diagnostic) bool {
		return d.Severity == source.Error && d.Pos.Line == line && strings.HasPrefix(string(d.Code), "TS1")
	})
}

// documentCount is how many random documents a test reads: few, or as many as are asked for.
func documentCount(t *testing.T, few int) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("TRUSTSEAM_DOCUMENTS"))
	if err != nil {
		return few
	}
	return n
}

// followed is the version of cmark-gfm whose steps our second reading takes; others differ in a tag or two.
const followed = "cmark-gfm 0.29.0.gfm.6 "

// No block that GitHub's own program shows is missed without an error, and our second reading is that program's.
func TestGitHubAgrees(t *testing.T) {
	testenv.NeedsTime(t, "reads many documents with another parser")
	version, err := exec.Command("cmark-gfm", "--version").Output()
	if err != nil {
		t.Skip("cmark-gfm, the program of GitHub, is not installed")
	}
	exact := strings.HasPrefix(string(version), followed)
	r := rand.New(rand.NewSource(1))
	n := documentCount(t, 1500)
	blocks, bad := 0, 0
	for range n {
		doc := awkwardDocument(r)
		theirs := cmark(t, doc)
		blocks += len(theirs)
		mark := markLength([]byte(doc))
		if ours := asGitHub(doc, theirs); exact && mark == 0 && !sameBlocks(ours, theirs) {
			t.Errorf("%q\nthis package %q\ncmark-gfm    %q", doc, ours, theirs)
			bad++
		}
		parsed, ds := Parse(source.NewFile("doc.md", []byte(doc)))
		if what := missed(parsed, ds, theirs); what != "" {
			t.Errorf("%q\n%s: %v", doc, what, ds)
			bad++
		}
		if bad > 20 {
			t.FailNow()
		}
	}
	t.Logf("%d documents with %d blocks; blocks compared one by one: %v", n, blocks, exact)
}

// Nor is one that a second parser finds, which needs no program.
func TestNoParserSeesMore(t *testing.T) {
	testenv.NeedsTime(t, "reads many documents with another parser")
	r := rand.New(rand.NewSource(2))
	n := documentCount(t, 20000)
	blocks := 0
	for range n {
		doc := awkwardDocument(r)
		if known(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(doc)) != "" {
			continue
		}
		seen := theirs(strings.TrimPrefix(doc, source.BOM))
		blocks += len(seen)
		parsed, ds := Parse(source.NewFile("doc.md", []byte(doc)))
		if what := missed(parsed, ds, seen); what != "" {
			t.Fatalf("%q\n%s: %v", doc, what, ds)
		}
	}
	t.Logf("%d documents with %d blocks", n, blocks)
}
