package parser

import (
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
		"Öl.md":                     "l",
		"ÄÖ.md":                     "model",
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
		"": false, "-a": false, ".a": false, "_a": false, "a-": false, "a.": false, "a--b": false, "A": false, "a b": false, "ä": false,
	} {
		if validID(id) != want {
			t.Errorf("%q is not %v", id, want)
		}
	}
}
