package render

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"API gateway":             "API gateway",
		"a | b":                   "a &#124; b",
		"<script>":                "&lt;script&gt;",
		"R&D &amp;":               "R&amp;D &amp;amp;",
		"{{< raw >}} {% x %}":     "&#123;&#123;&lt; raw &gt;&#125;&#125; &#123;% x %&#125;",
		"*a* _b_ `c` [d] ~e~ \\":  "\\*a\\* \\_b\\_ \\`c\\` \\[d\\] \\~e\\~ \\\\",
		"# not a heading":         "\\# not a heading",
		"- not a list":            "\\- not a list",
		"1. not a list":           "1\\. not a list",
		"2027-06-30":              "2027-06-30",
		"https://evil.example":    "https&#58;//evil.example",
		"www.evil.example":        "www&#46;evil.example",
		"me@evil.example":         "me&#64;evil.example",
		":tada: at 10:30":         "&#58;tada&#58; at 10:30",
		"$x$":                     "&#36;x&#36;",
		"two\nlines\tand\x07bell": "two lines and bell",
		"\u202etxt.exe\u202c":     "txt.exe",
		"日本語 👩‍👩‍👧":               "日本語 👩‍👩‍👧",
		"":                        "",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"S02@webhook": "`S02@webhook`",
		"a|b":         "<code>a&#124;b</code>",
		"a`b":         "<code>a&#96;b</code>",
		"{{x}}":       "<code>&#123;&#123;x&#125;&#125;</code>",
		"<b>":         "<code>&lt;b&gt;</code>",
		"":            "",
	} {
		if got := Code(in); got != want {
			t.Errorf("Code(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	got := Sentence("The `/v1/*` endpoint of A_B must `x|y` refuse.")
	if want := "The `/v1/*` endpoint of A\\_B must <code>x&#124;y</code> refuse."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// FuzzText holds that no text of an author's becomes markup: what GitHub's
// dialect of markdown makes of it has no element but the paragraph around it.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"API gateway", "<b>x</b>", "[a](javascript:b)", "![i](x)", "`c`", "**b**", "a|b", "www.a.bc", "https://a.b", "a@b.cd", "&lt;b&gt;",
		"1) x", "+ x", "===", "---", "~~s~~", "\\<b>", "<!-- x -->", "]]>", "{x}", "\r\n\r\n# h", "[^1]", "- [ ] x", "\u2028x", "ftp://a.b/c", "mailto:a@b.c",
	} {
		f.Add(seed)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	f.Fuzz(func(t *testing.T, s string) {
		var html strings.Builder
		if err := md.Convert([]byte(Text(s)), &html); err != nil {
			t.Fatal(err)
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(html.String(), "<p>"), "</p>\n")
		if strings.ContainsAny(inner, "<>") {
			t.Errorf("%q becomes %q and shows as %s", s, Text(s), html.String())
		}
		if strings.ContainsAny(Text(s), "\n|{}") {
			t.Errorf("%q becomes %q, which leaves its cell", s, Text(s))
		}
	})
}
