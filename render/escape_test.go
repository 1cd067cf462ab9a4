package render

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/trustseam/trustseam/source"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"API gateway":             "API gateway",
		"a | b":                   "a &#124; b",
		"<script>":                "&lt;script&gt;",
		"R&D &amp;":               "R&amp;D &amp;amp;",
		"{{< raw >}} {% x %}":     "&#123;&#123;&lt; raw &gt;&#125;&#125; &#123;% x %&#125;",
		"*a* _b_ `c` [d] ~e~ \\":  "\\*a\\* \\_b\\_ &#96;c&#96; \\[d\\] &#126;e&#126; \\\\",
		"# not a heading":         "\\# not a heading",
		"- not a list":            "\\- not a list",
		"1. not a list":           "1\\. not a list",
		"2027-06-30":              "2027-06-30",
		"x^2^ ==y== ===":          "x&#94;2&#94; &#61;&#61;y&#61;&#61; &#61;&#61;&#61;",
		"++ctrl++ C++ a+b + c":    "&#43;&#43;ctrl&#43;&#43; C&#43;&#43; a+b + c",
		"https://evil.example":    "`https://evil.example`",
		"(see WWW.EVIL.EXAMPLE).": "(see `WWW.EVIL.EXAMPLE`).",
		"http://e.example/?a&b":   "<code>http&#58;</code><code>//e.example/?a&amp;b</code>",
		"from me@evil.example, x": "from `me@evil.example`, x",
		"a &me@evil.example":      "a <code>&amp;me</code><code>&#64;evil.example</code>",
		"https://, www. and @me":  "https&#58;//, www&#46; and &#64;me",
		":tada: at 10:30":         "`:tada:` at 10:30",
		"arn:aws:s3, a: b":        "`arn:aws:s3`, a: b",
		":+1:|":                   "<code>&#58;&#43;1</code><code>&#58;&#124;</code>",
		":a_b:|":                  "<code>&#58;a&#95;b</code><code>&#58;&#124;</code>",
		"javascript:alert(1)":     "javascript&#58;alert(1)",
		"$x$":                     "&#36;x&#36;",
		"two\nlines\tand\x07bell": "two lines andbell",
		"\u202etxt.exe\u202c":     "txt.exe",
		"日本語 👩‍👩‍👧":               "日本語 👩‍👩‍👧",
		"":                        "",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

// The words of an alternative text are no links; what made them code would be seen.
func TestAlternative(t *testing.T) {
	if got, want := alternative("! me@evil.example, www.evil.example"), `\! me&#64;evil.example, www&#46;evil.example`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"S02@webhook": "`S02@webhook`",
		"a|b":         "<code>a&#124;b</code>",
		"a`b":         "<code>a&#96;b</code>",
		"{{x}}":       "<code>&#123;&#123;x&#125;&#125;</code>",
		"<b>":         "<code>&lt;b&gt;</code>",
		"a&b@c.d":     "<code>a&amp;b</code><code>&#64;c.d</code>",
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
// dialect of markdown makes of it has no element but the paragraph around it, and code for addresses.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"API gateway", "<b>x</b>", "[a](javascript:b)", "![i](x)", "`c`", "**b**", "a|b", "www.a.bc", "https://a.b", "a@b.cd", "&lt;b&gt;",
		"1) x", "+ x", "===", "---", "~~s~~", "\\<b>", "<!-- x -->", "]]>", "{x}", "\r\n\r\n# h", "[^1]", "- [ ] x", "\u2028x", "ftp://a.b/c", "mailto:a@b.c", "0!0@0.0",
	} {
		f.Add(seed)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe()))
	f.Fuzz(func(t *testing.T, s string) {
		var out strings.Builder
		if err := md.Convert([]byte(Text(s)), &out); err != nil {
			t.Fatal(err)
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(out.String(), "<p>"), "</p>\n")
		inner = strings.NewReplacer("<code>", "", "</code>", "").Replace(inner)
		if strings.ContainsAny(inner, "<>") {
			t.Errorf("%q becomes %q and shows as %s", s, Text(s), out.String())
		}
		if strings.ContainsAny(Text(s), "\n|{}") {
			t.Errorf("%q becomes %q, which leaves its cell", s, Text(s))
		}
	})
}

// A text that is not searched for addresses and names of emoji has none.
func FuzzMayBeReplaced(f *testing.F) {
	for _, seed := range []string{"plain", "WWW.a.example", "a@b.c", "x:smile:", "ſſſ://a", "wwW\u212a.", "http://a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s = source.OneLine(s); !mayBeReplaced(s) && replaced().MatchString(s) {
			t.Errorf("%q", s)
		}
	})
}
