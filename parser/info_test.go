package parser

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestInfo(t *testing.T) {
	for info, want := range map[string]string{
		"dfd":                               "doc",
		"dfd id=checkout":                   "checkout",
		"dfd\tid=a.b_c-d":                   "a.b_c-d",
		"dfd {id=checkout}":                 "checkout",
		"dfd{id=\"checkout\"}":              "checkout",
		"dfd {.wide #top id='x' n=\"1 2\"}": "x",
		"dfd {.wide}":                       "doc",
		"dfd id=x {.wide}":                  "x",
		"dfd {}":                            "doc",
		"dfd id=\"x\"":                      "x",
		"dfd id='a.b'":                      "a.b",
		"dfd id=9":                          "9",
		"dfd id=x_":                         "x_",
		"dfd id=設計":                         "設計",
		"dfd id=cafe\u0301":                 "café",
	} {
		doc, ds := Parse(source.NewFile("doc.md", []byte("~~~"+info+"\n~~~\n")))
		if codes := documentCodes(ds); codes != "" || len(doc.Blocks) != 1 || doc.Blocks[0].ID != want {
			t.Errorf("%q is %v, expected %s; %v", info, doc.Blocks, want, ds)
		}
	}
}

func TestDocumentID(t *testing.T) {
	for path, want := range map[string]string{
		"docs/Payments Platform.md": "payments-platform",
		"a/b.c/README.markdown":     "readme",
		"pay.before.md":             "pay-before",
		"--x__y--.mdx":              "x-y",
		"Öl.md":                     "öl",
		"ÄÖ.md":                     "äö",
		"設計.md":                     "設計",
		"docs/設計 書 2.md":            "設計-書-2",
		"cafe\u0301.md":             "café",
		"Caf\u00e9.md":              "café",
		"\u0301a.md":                "a",
		"สวัสดี.md":                 "สวัสดี",
		"می\u200cشود.md":            "می-شود",
		"a\ufe0f\u3164b.md":         "a-b",
		"İ.md":                      "i",
		"Σ.md":                      "σ",
		"🚀.md":                      "model",
		"\xff.md":                   "model",
		"":                          "model",
		".md":                       "model",
	} {
		if got := DocumentID(path); got != want || !validID(got) {
			t.Errorf("%q is %q, expected %q", path, got, want)
		}
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"a": true, "0": true, "a-b": true, "a.b": true, "a_": true,
		"": false, "-a": false, ".a": false, "_a": false, "a-": false, "a.": false, "a--b": false, "A": false, "a b": false, "Ä": false, "a\u0308": false, "\u0308": false, "a\u200db": false, "\u3164": false, "a/b": false,
		"ä": true, "設計": true, "स्ते": true, "ä--b": false,
	} {
		if validID(id) != want {
			t.Errorf("%q is not %v", id, want)
		}
	}
}

func FuzzDocumentID(f *testing.F) {
	for _, name := range []string{"a/b.md", "Öl.md", "設計.md", "\u0301\u200d.md", "İ--Σς.md", "\xff\u212a.md", "ǅ.mdx"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		id := DocumentID(name)
		if !validID(id) {
			t.Errorf("%q gives %q, which is no id", name, id)
		}
		if again := DocumentID(id + ".md"); again != strings.NewReplacer(".", "-", "_", "-").Replace(id) {
			t.Errorf("%q gives %q, and that %q", name, id, again)
		}
	})
}
