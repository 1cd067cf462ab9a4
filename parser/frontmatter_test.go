package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

func TestContentStart(t *testing.T) {
	for text, want := range map[string]int{
		"":                              0,
		"text":                          0,
		"\ufefftext":                    3,
		"---\na: b\n---\ntext":          13,
		"\ufeff---\na: b\n---\ntext":    16,
		"---\ra: b\r---\rtext":          13,
		"---\n# a\n\n---\n":             13,
		"---\n---":                      7,
		"+++\n+++\n":                    8,
		"---\n---\n---\n":               8,
		"---\na: b\n+++\n":              0,
		"---\na: b\n --- \n":            0,
		"---\na: b\n":                   0,
		"---":                           0,
		"----\na: b\n----\n":            0,
		"--- x\na: b\n---\n":            0,
		"\n---\na: b\n---\n":            0,
		"---\nprose\n---\n":             0,
		"---\n- a\n---\n":               0,
		"---\na: [\n---\n":              0,
		"---\na: b\na: c\n---\n":        18,
		"+++\na: b\n+++\n":              0,
		"+++\n# a comment\n+++\n":       20,
		"+++\n\n# Pay\n\nprose\n\n+++":  0,
		"+++\na = 1\n...\n+++\n":        0,
		"---\na: &x [1]\nb: *x\n---\nc": 24,
	} {
		if got := contentStart([]byte(text)); got != want {
			t.Errorf("%q starts at %d, expected %d", text, got, want)
		}
	}
}

// Every way of the generators to write front matter, before a block that must be found.
func TestFrontMatterVariants(t *testing.T) {
	for _, c := range []struct {
		generator, matter string
		cut               bool // text otherwise, which a block may follow
	}{
		{"Jekyll", "---\nlayout: page\ntitle: Pay\n---\n", true},
		{"Jekyll, trailing blanks", "--- \t\nlayout: page\n---  \n", true},
		{"Jekyll, ended by dots", "---\ntitle: Pay\n...\n", true},
		{"Jekyll, empty", "---\n---\n", true},
		{"Jekyll, CRLF", "---\r\nlayout: page\r\n---\r\n", true},
		{"Hugo, YAML", "---\ntitle: \"Pay\"\ndate: 2027-01-02T03:04:05Z\ntags: [a, b]\n---\n", true},
		{"Hugo, TOML", "+++\ntitle = \"Pay\"\ndate = 2027-01-02\n[params]\n  x = [1, 2]\n+++\n", true},
		{"Hugo, TOML with a byte order mark", "\ufeff+++\ntitle = 'Pay'\n+++\n", true},
		{"Hugo, JSON", "{\n  \"title\": \"Pay\",\n  \"tags\": [\"a\"]\n}\n", false},
		{"Docusaurus", "---\nid: pay\ntitle: Pay\nsidebar_position: 2\nkeywords:\n  - a\n---\n", true},
		{"Docusaurus, a language behind the mark", "---yaml\nid: pay\n---\n", false},
		{"Docusaurus, a text of several lines", "---\ndescription: |\n  a\n\n  --- b\n---\n", true},
		{"MkDocs, YAML", "---\ntemplate: pay.html\n---\n", true},
		{"MkDocs, YAML ended by dots", "---\ntemplate: pay.html\n...\n", true},
		{"MkDocs, MultiMarkdown", "Title: Pay\nAuthors: Ada\n         Bob\n\n", false},
		{"a rule and prose", "---\n\nSome prose.\n\n---\n", false},
		{"a rule and a list", "---\n- a\n---\n", false},
		{"never closed", "---\ntitle: Pay\n\n", false},
		{"closed by the other mark", "+++\ntitle = 'Pay'\n---\n", false},
		{"no YAML", "---\ntitle: [\n---\n", false},
		{"no TOML", "+++\ntitle: Pay\n+++\n", false},
		{"beyond the depth of TOML", "+++\nx = " + strings.Repeat("{ a = ", 600) + "1" + strings.Repeat("}", 600) + "\n+++\n", false},
		{"beyond the bound", "---\nx: " + strings.Repeat("x", limit.FrontMatter) + "\n---\n", false},
	} {
		text := c.matter + "\n```dfd\nprocess p: P\n```\n"
		if got := contentStart([]byte(text)) == len(c.matter); got != c.cut {
			t.Errorf("%s: cut is %v", c.generator, got)
		}
		doc, ds := Parse(source.NewFile("doc.md", []byte(text)))
		if len(doc.Blocks) != 1 || len(doc.Blocks[0].Elements) != 1 || len(ds) > 0 {
			t.Errorf("%s: %d blocks, %v", c.generator, len(doc.Blocks), ds)
		}
	}
}

// FuzzFrontMatter looks for panics of the libraries, and for front matter that ends elsewhere than behind a line.
func FuzzFrontMatter(f *testing.F) {
	for _, content := range []string{"a: b", "a: &x [*x]\n? b", "a: |\n  x\n...", "- a", "%YAML 1.2", "a: !!binary x", "\"\\x", "{a: [}"} {
		f.Add("---\n" + content + "\n---\n")
	}
	for _, content := range []string{"a = 1", "a.b = {c = [1]}", "a = '''\n'''", "[[a]]\n[a.b]", "a = 1979-05-27T07:32:00Z", "a = \"\\uD800\""} {
		f.Add("+++\n" + content + "\n+++\r")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if n := frontMatterLength([]byte(text)); n < 0 || n > len(text) || n > 0 && n < len(text) && text[n-1] != '\n' && text[n-1] != '\r' {
			t.Errorf("%d bytes of %q", n, text)
		}
	})
}
