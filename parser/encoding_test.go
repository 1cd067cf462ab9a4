package parser

import (
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestCheckEncoding(t *testing.T) {
	for text, want := range map[string]source.Code{
		"":               "",
		"a\nb":           "",
		"a\r\nb\r\n":     "",
		"a\rb\nc":        "",
		"a\r":            "",
		"a\x00":          source.NotUTF8,
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
