package parser

import (
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestContentStart(t *testing.T) {
	for text, want := range map[string]int{
		"":                           0,
		"text":                       0,
		"\ufefftext":                 3,
		"---\na: b\n---\ntext":       13,
		"\ufeff---\na: b\n---\ntext": 16,
		"+++ \na\n+++\t\ntext":       12,
		"---\r\na\r\n---\r\n":        13,
		"---\n---":                   7,
		"---\na\n+++\n":              0,
		"---\na\n --- \n":            0,
		"---\na\n":                   0,
		"---":                        0,
		"----\na\n----\n":            0,
		"--- x\na\n---\n":            0,
		"\n---\na\n---\n":            0,
	} {
		if got := contentStart([]byte(text)); got != want {
			t.Errorf("%q starts at %d, expected %d", text, got, want)
		}
	}
}

func TestCheckEncoding(t *testing.T) {
	for text, want := range map[string]source.Code{
		"":               "",
		"a\nb":           "",
		"a\r\nb\r\n":     "",
		"a\rb\nc":        "",
		"a\r":            source.BareCR,
		"\xff":           source.NotUTF8,
		"ä\xc3":          source.NotUTF8,
		"\ufffd":         "",
		"\xed\xa0\x80\n": source.NotUTF8,
	} {
		var got source.Code
		if ds := checkEncoding(source.NewFile("doc.md", []byte(text))); len(ds) > 0 {
			got = ds[0].Code
		}
		if got != want {
			t.Errorf("%q is %q, expected %q", text, got, want)
		}
	}
}
