package render_test

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
)

// equalFixture is a block whose names and labels are made of what markdown, HTML and GitHub take for markup.
const equalFixture = `title: A *b* _c_ <!-- d
data card: *Card* _number_ | class=payment crown
actor user: Shopper <!-- browser
external two: 1. Numbered ~~x~~
boundary site: + plus _a_*b* --> | edge
  process web: - dash <details> & more
  store db: Hash \ [a](b) ![i](j) | holds=card
1. user -> web: ` + "`code`" + ` www.example.com {{x}} | https auth=session
2. web -> db: a@example.com :smile: $m$ | sql auth=none data=card
3. web -> two: 3) x ==y== ^z^ http://example.com/a_b | https`

// respellings are sets of texts of which some, in some places, show the same.
var respellings = [][]string{
	{"&lt;", "<", `\<`, "&#60;", "&LT;", "&amp;lt;"}, {"&gt;", ">", `\>`, "&#62;"}, {"&amp;", "&", `\&`, "&#38;"},
	{`\_`, "_", "&#95;", `\\_`}, {`\*`, "*", "&#42;"}, {"**", "__", "*", "***"}, {"*", "_"}, {`\[`, "[", "&#91;"}, {`\]`, "]", "&#93;"},
	{"- ", "* ", "+ ", "-   ", "1. ", "-\t", "  - ", "    - "}, {"|", `\|`, "&#124;", "||"}, {"---", "--", "----", ":--", "-"},
	{" ", "  ", "\n", "\t", "   ", "  \n", " \\\n", "&#32;", "\n  ", "\n    ", "\n> "}, {"\n", "\n\n", "\n\n\n", "\n ", "\n    ", "\n\t", "\r\n", " ", "\r", "\n\n\n\n    "},
	{`\`, `\\`, "&#92;", ""}, {"`", "``", "&#96;", "\\`"}, {":", "&#58;", `\:`, "&colon;"}, {"~", "&#126;", `\~`}, {"=", "&#61;", `\=`},
	{".", `\.`, "&#46;", "&period;"}, {"@", "&#64;", `\@`}, {"#", `\#`, "&#35;"}, {"$", "&#36;"}, {"{", "&#123;", `\{`}, {"^", "&#94;"},
	{"(", `\(`, "&#40;"}, {")", `\)`, "&#41;"}, {"!", `\!`, "&#33;"}, {"/", "&#47;", `\/`, "&sol;"}, {"a", "&#97;", "&#x61;"}, {"<code>", "`", "&lt;code>"}, {"</code>", "`"},
	{`"`, "&quot;", `\"`}, {"-", "&#45;", `\-`}, {"+", "&#43;", `\+`}, {"1.", `1\.`, "1)", "1&#46;"}, {"<a", "&lt;a", `\<a`}, {"](", `]\(`, "] (", "](<"}, {"\n| ", "\n|", "\n"},
}

// awkward are texts that change what stands around them.
var awkward = []string{
	"<!--", "-->", "<b>", "</details>", "<details>\n", "\n\n", "\\", "`", "*", "_", "~~", "![", "](x)", "[x]: y\n", "    ", "\t", "# ", "\n---\n", "\n===\n", "&nbsp;", "\u00a0",
	"<a id=\"x\">", "\n```\n", "> ", "[^1]", "<br>", "\x00", "\x0b", "\u2028", "<?", "<![CDATA[", "]]>", "\ufeff", "&#0;", "|", "| --- |\n",
}

// mutate spells a text in another way, as a formatter or an attacker might.
func mutate(r *rand.Rand, text string) string {
	for range 1 + r.Intn(3) {
		switch set := respellings[r.Intn(len(respellings))]; r.Intn(24) {
		case 0:
			at := r.Intn(len(text) + 1)
			text = text[:at] + awkward[r.Intn(len(awkward))] + text[at:]
		case 1: // everywhere
			text = strings.ReplaceAll(text, set[r.Intn(len(set))], set[r.Intn(len(set))])
		case 2, 3, 4, 5:
			text = pad(r, text)
		case 6, 7, 8:
			text = rewrap(r, text)
		case 9, 10:
			bullet := []string{"- ", "* ", "+ ", "-   ", "*\t"}[r.Intn(5)]
			text = strings.ReplaceAll(text, "\n- ", "\n"+bullet)
		default:
			text = respell(r, text, set)
		}
	}
	return text
}

// pad lays tables out with blanks at random.
func pad(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "| -") {
			lines[i] = strings.ReplaceAll(line, "---", strings.Repeat("-", 1+r.Intn(6)))
		} else if strings.HasPrefix(line, "|") && r.Intn(2) == 0 {
			lines[i] = strings.ReplaceAll(line, " |", strings.Repeat(" ", r.Intn(4))+"|")
		}
	}
	return strings.Join(lines, "\n")
}

// rewrap breaks a line of text at a blank, and indents what follows.
func rewrap(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	i := r.Intn(len(lines))
	line := lines[i]
	at := strings.Index(line[r.Intn(len(line)+1):], " ")
	if at <= 0 || strings.HasPrefix(line, "|") {
		return text
	}
	lines[i] = line[:at] + "\n" + strings.Repeat(" ", r.Intn(6)) + line[at+1:]
	return strings.Join(lines, "\n")
}

// respell replaces one place that has a spelling of a set by another one.
func respell(r *rand.Rand, text string, set []string) string {
	from, to := set[r.Intn(len(set))], set[r.Intn(len(set))]
	n := strings.Count(text, from)
	if n == 0 || from == "" {
		return text
	}
	at := 0
	for range r.Intn(n) {
		at += strings.Index(text[at:], from) + len(from)
	}
	at += strings.Index(text[at:], from)
	return text[:at] + to + text[at+len(from):]
}

// equalBases are bodies of regions as generate writes them.
func equalBases(t *testing.T) []string {
	var all []string
	bodies := regions(t, equalFixture)
	for _, k := range model.RegionKinds() {
		all = append(all, bodies[k])
	}
	odd := []string{"<!-- a", "b -->", "*c* _d_ **e**", "[f](g)", "`h`", "i | j", `k \ l`, "~m~ ~~n~~", "www.o.com", "p@q.com", "http://r.com", "# s", "- t", "1. u", "&lt; &", "<v>", "![w](x)", "{{y}}", "$z$", "=a=", "[ ] b", ":c:"}
	for i, a := range odd {
		b := odd[(i+7)%len(odd)]
		all = append(all, fmt.Sprintf("**%s:** %s\n\n- %s\n- %s %s: %s\n\n| a | %s |\n| --- | --- |\n| %s | %s |\n| %s | |",
			render.Text(a), render.Text(b), render.Text(a), render.Code(a), render.Text(b), render.Sentence(a), render.Text(b), render.Text(a), render.Code(b), render.Code(a)))
	}
	return all
}

// containers are what regions stand in: what the first line begins with, and the others.
var containers = [][2]string{{"", ""}, {"", ""}, {"> ", "> "}, {"- ", "  "}, {"  ", "  "}, {"1. ", "   "}}

// lintComments stand around a body with elements of HTML, so that markdownlint says nothing about them.
const lintComments = "<!-- markdownlint-capture -->\n<!-- markdownlint-disable MD033 -->\n\n%s\n\n<!-- markdownlint-restore -->"

// equalDocument puts another spelling of a body between markers, in a container.
func equalDocument(body, other string, in [2]string) string {
	if strings.Contains(body, `<a id="`) || strings.Contains(body, "<code>") {
		other = fmt.Sprintf(lintComments, other)
	}
	return markedDocument(other, in)
}

// markedDocument puts a body between markers, in a container.
func markedDocument(body string, in [2]string) string {
	text := "<!-- trustseam:begin threats doc -->\n\n" + body + "\n\n<!-- trustseam:end threats doc " + render.Sum(body) + " -->\n"
	return "```dfd\n```\n\n" + nest(text, in[0], in[1]) + "\ntext [x]\n"
}

// current reports whether a document is what it should be with this body.
func current(text, body string) bool {
	doc, ds := parser.Parse(source.NewFile("doc.md", []byte(text)))
	if len(documentErrors(ds)) > 0 || len(doc.Regions) != 1 {
		return false
	}
	bodies := []render.BlockBodies{{Block: doc.Blocks[0], Bodies: []render.Body{{Kind: model.ThreatsRegion, Text: body}}}}
	res := render.Splice(doc, bodies, render.Options{})
	return len(res.Edits)+len(res.Errors)+len(res.Stale) == 0
}

var (
	githubMarkdown = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	verbatimHTML   = regexp.MustCompile(`(?s)<!--.*?-->|<pre>.*?</pre>|<[^>]*>`)
	blankRun       = regexp.MustCompile(`[ \t\r\n]+`)
)

// foldHTML folds the blanks of a page's text, as a browser does, and leaves tags and
// preformatted text as they are.
func foldHTML(page string) string {
	var b strings.Builder
	at := 0
	for _, m := range verbatimHTML.FindAllStringIndex(page, -1) {
		b.WriteString(blankRun.ReplaceAllString(page[at:m[0]], " "))
		tag := strings.ReplaceAll(page[m[0]:m[1]], "\r\n", "\n")
		if strings.HasPrefix(tag, "<img ") {
			tag = blankRun.ReplaceAllString(tag, " ") // the text of a picture may be wrapped
		}
		b.WriteString(tag)
		at = m[1]
	}
	return b.String() + blankRun.ReplaceAllString(page[at:], " ")
}

func goldmarkHTML(t *testing.T, text string) string {
	var out bytes.Buffer
	if err := githubMarkdown.Convert([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	return foldHTML(out.String())
}

func cmarkHTML(t *testing.T, text string) string {
	cmd := exec.Command("cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist", "-e", "footnotes")
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return foldHTML(string(out))
}

// withoutSum takes the checksum off the end marker, which differs between two spellings.
var withoutSum = regexp.MustCompile(`(trustseam:end threats doc) [0-9a-f]{8}`)

// Regions that count as equal render to the same HTML. TRUSTSEAM_EQUAL is how many such
// pairs to try; where cmark-gfm, GitHub's own renderer, is installed, it is asked, too.
func TestEqualRendersEqual(t *testing.T) {
	wanted := 500
	if n, err := strconv.Atoi(os.Getenv("TRUSTSEAM_EQUAL")); err == nil {
		wanted = n
	} else if testing.Short() {
		wanted = 100
	}
	_, err := exec.LookPath("cmark-gfm")
	installed := err == nil
	seed := int64(1)
	if n, err := strconv.ParseInt(os.Getenv("TRUSTSEAM_SEED"), 10, 64); err == nil {
		seed = n
	}
	r := rand.New(rand.NewSource(seed))
	bases := equalBases(t)
	tried, equal, wrong := 0, 0, 0
	goldmarks, cmarks := map[string]string{}, map[string]string{}
	for equal < wanted && wrong < 6 {
		base, in := bases[r.Intn(len(bases))], containers[r.Intn(len(containers))]
		should := withoutSum.ReplaceAllString(equalDocument(base, base, in), "$1")
		other := mutate(r, base)
		have := equalDocument(base, other, in)
		tried++
		if other == base || !current(have, base) {
			continue
		}
		equal++
		have = withoutSum.ReplaceAllString(have, "$1")
		if goldmarks[should] == "" {
			goldmarks[should] = goldmarkHTML(t, should)
		}
		if got := goldmarkHTML(t, have); got != goldmarks[should] {
			wrong++
			t.Errorf("goldmark:\n%q shows as\n%s, not as\n%s", have, got, goldmarks[should])
		}
		if !installed {
			continue
		}
		if cmarks[should] == "" {
			cmarks[should] = cmarkHTML(t, should)
		}
		if got := cmarkHTML(t, have); got != cmarks[should] {
			wrong++
			t.Errorf("cmark-gfm:\n%q shows as\n%s, not as\n%s", have, got, cmarks[should])
		}
	}
	t.Logf("%d of %d spellings are equal", equal, tried)
	t.Run("cmark-gfm", func(t *testing.T) {
		if !installed {
			t.Skip("cmark-gfm is not installed: only goldmark was asked")
		}
	})
}

// What other spellings of a region are: a formatter's, or something else.
func TestEqual(t *testing.T) {
	const body = "**1** is *open* in `a_b`.\n\nFlow 1 (a &lt;!-- b → c --&gt; &lt;b>) and \\[l\\](u) and \\*m\\*, &#124; and www&#46;n.com.\n\n" +
		"| id | threat |\n| --- | --- |\n| [`S1`](#x) | d --&gt; \\_e |\n| `a b` | |\n\n- <a id=\"x\"></a>one two\n- three"
	for name, change := range map[string][2]string{
		"padding":     {"| id | threat |\n| --- | --- |", "|id  |threat      |\n|----|-----|"},
		"wrapped":     {"one two", "one\n  two"},
		"bullets":     {"\n- ", "\n* "},
		"emphasis":    {"*open*", "_open_"},
		"strong":      {"**1**", "__1__"},
		"reference":   {"d --&gt;", "d -->"},
		"backslash":   {"&#124;", `\|`},
		"blank lines": {"\n\n", "\n\n\n"},
		"line ends":   {"\n", "\r\n"},
	} {
		other := strings.ReplaceAll(body, change[0], change[1])
		for _, in := range containers {
			if other == body || !current(equalDocument(body, other, in), body) {
				t.Errorf("%s in %q is stale", name, in[0])
			}
		}
	}
	for name, change := range map[string][2]string{
		"comment":           {"&lt;!-- b → c --&gt;", "<!-- b → c -->"},
		"comment, own line": {" &lt;!-- b", "\n<!-- b"},
		"tag":               {"&lt;b>", "<b>"},
		"link":              {`\[l\](u)`, "[l](u)"},
		"emphasis":          {`\*m\*`, "*m*"},
		"address":           {"www&#46;n.com", "www.n.com"},
		"code":              {"| `a b` |", "| `a  b` |"},
		"wrapped code":      {"`a_b`", "`a\nb`"},
		"row as code":       {"\n| `a b`", "\n    | `a b`"},
		"table as text":     {"| --- | --- |", `\| --- \| --- \|`},
		"column":            {"| --- | --- |", "| --- | :-- |"},
		"anchor":            {`<a id="x">`, `<a  id="x">`},
		"not an anchor":     {`<a id="x">`, `&lt;a id="x">`},
		"break":             {"one two", "one  \n  two"},
		"list as text":      {"\n- three", "\n  \\- three"},
		"list as code":      {"\n- ", "\n      - "},
		"loose":             {"\n- three", "\n\n- three"},
		"inside":            {"\n- three", "\n  - three"},
		"quote":             {"Flow 1", "> Flow 1"},
		"heading":           {"**1** is *open* in `a_b`.", "**1** is *open* in `a_b`.\n---"},
		"definition":        {"\n\n- <a", "\n\n[x]: y\n\n- <a"},
		"control":           {"one two", "one\vtwo"},
		"tab":               {"\n- three", "\n-\tthree"},
		"return":            {"one two", "one\rtwo"},
		"return in front":   {"one two", "one\n  \r  two"},
	} {
		other := strings.Replace(body, change[0], change[1], 1)
		for _, in := range containers {
			if other == body || current(equalDocument(body, other, in), body) {
				t.Errorf("%s in %q is current", name, in[0])
			}
		}
	}
}

// A passage that is too long to be read is current in one spelling only.
func TestEqualIsBounded(t *testing.T) {
	for n, want := range map[int]bool{1000: true, 100000: false} {
		body := strings.TrimSpace(strings.Repeat("word ", n/5)) + " one\\_two"
		for name, c := range map[string]struct {
			other string
			want  bool
		}{
			"as it is":  {body, true},
			"respelled": {strings.ReplaceAll(body, `\_`, "_"), want},
			"in lines":  {strings.ReplaceAll(strings.ReplaceAll(body, `\_`, "_"), "word word", "word\nword"), want},
		} {
			if got := current(markedDocument(c.other, containers[0]), body); got != c.want {
				t.Errorf("%d bytes, %s: current is %v", n, name, got)
			}
		}
	}
}

// Where a region stands has a say in what it shows.
func TestEqualKnowsTheContainer(t *testing.T) {
	body := "Text.\n\n- one\n- two"
	for name, text := range map[string]string{
		"as code below an indented marker": strings.ReplaceAll(equalDocument(body, body, containers[4]), "\n  - ", "\n     - "),
		"without a blank line in HTML":     strings.Replace(equalDocument(body, body, containers[0]), "<!-- trustseam:begin threats doc -->\n\n", "<details>\n<!-- trustseam:begin threats doc -->\n", 1),
		"the end in HTML":                  strings.Replace(equalDocument(body, body, containers[0]), "\n\n<!-- trustseam:end", "\n<div>\n<!-- trustseam:end", 1),
	} {
		if current(text, body) {
			t.Errorf("%s: it is current\n%s", name, text)
		}
	}
}

// What formatters make of a document stays current. See TestPrettier about its files; those
// in testdata/formatters are what `remark --use remark-gfm` (remark-cli 12, remark-gfm 4) and
// `markdownlint-cli2 --fix` (0.22) without MD013 made of the same generated.md.
func TestFormattersStayCurrent(t *testing.T) {
	generated := readBodies(t, filepath.Join("testdata", "prettier", "generated.md"))
	for _, mode := range []string{"prettier/always", "prettier/never", "prettier/preserve", "prettier/generated", "formatters/remark", "formatters/markdownlint"} {
		for _, eol := range []string{"\n", "\r\n"} {
			text, err := os.ReadFile(filepath.Join("testdata", filepath.FromSlash(mode)+".md"))
			if err != nil {
				t.Fatal(err)
			}
			doc, ds := parser.Parse(source.NewFile(mode+".md", bytes.ReplaceAll(text, []byte("\n"), []byte(eol))))
			if len(documentErrors(ds)) > 0 {
				t.Fatal(ds)
			}
			var all []render.BlockBodies
			for _, b := range doc.Blocks {
				all = append(all, render.BlockBodies{Block: b, Bodies: generated[b.ID]})
			}
			res := render.Splice(doc, all, render.Options{})
			if len(res.Edits)+len(res.Errors)+len(res.Stale) > 0 || len(doc.Regions) == 0 {
				t.Errorf("%s: %v %v %v", mode, res.Stale, res.Errors, res.Edits)
			}
		}
	}
}

// readBodies reads what a generated document says, by block, as it was before it was put
// into its container and its comments for markdownlint.
func readBodies(t *testing.T, path string) map[string][]render.Body {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := parser.Parse(source.NewFile(path, text))
	all := make(map[string][]render.Body)
	for _, r := range doc.Regions {
		var lines []string
		for line := range strings.SplitSeq(string(doc.File.Slice(r.Body)), "\n") {
			if line = strings.TrimPrefix(line, r.Prefix); !strings.HasPrefix(line, "<!-- markdownlint") && line != strings.TrimRight(r.Prefix, " ") || line == "" {
				lines = append(lines, line)
			}
		}
		all[r.BlockID] = append(all[r.BlockID], render.Body{Kind: r.Kind, Text: strings.Trim(strings.Join(lines, "\n"), "\n")})
	}
	return all
}

// FuzzEqual looks for another spelling of a region that counts as equal and shows as something else.
func FuzzEqual(f *testing.F) {
	const base = "**a \\*b\\*:** c &lt;d> `e|f`\n\n- g \\[h\\](i) j\n- &#126;&#126;k&#126;&#126;\n\n| l | m |\n| --- | --- |\n| n&#124; | \\_o\\_ |"
	f.Add(base)
	f.Add(strings.NewReplacer("**", "__", "- ", "* ", "---", "-----").Replace(base))
	f.Add(strings.NewReplacer("&lt;", "<", "&#126;", "~", `\`, "").Replace(base))
	f.Add(strings.ReplaceAll(base, "\n| n", "\n    | n"))
	f.Add(strings.ReplaceAll(base, " ", "\n  "))
	should := withoutSum.ReplaceAllString(markedDocument(base, containers[0]), "$1")
	f.Fuzz(func(t *testing.T, other string) {
		have := markedDocument(other, containers[0])
		if !current(have, base) {
			return
		}
		have = withoutSum.ReplaceAllString(have, "$1")
		if got, want := goldmarkHTML(t, have), goldmarkHTML(t, should); got != want {
			t.Errorf("%q shows as\n%s, not as\n%s", have, got, want)
		}
	})
}
