package parser

import (
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Which single lines can be added, with the exact place of an error.
func TestStatement(t *testing.T) {
	for text, want := range map[string]string{
		"process  a: A | audit=central # remark": "process  a: A | audit=central", "data d: D | class=pii": "data d: D | class=pii", "a -> b: X": "a -> b: X",
		"boundary z: Z | edge":                   "boundary z: Z | edge",
		"process a: A | audit=cent":              "a.go:1:22: error: `audit` takes none, local, central, immutable; not `cent` [TS010]",
		"title: X":                               "a.go:1:1: error: not a line that can be added: data, a boundary, an element or a flow; decisions are made in the block [TS001]",
		"accept S01@a: Fine | by=x":              "a.go:1:1: error: accept needs `until=`: the last day, as 2027-06-30 [TS018]",
		"":                                       "a.go:1:1: error: not a line that can be added: data, a boundary, an element or a flow; decisions are made in the block [TS001]",
		"assume n: Net | by=@o until=2030-01-01": "a.go:1:1: error: not a line that can be added: data, a boundary, an element or a flow; decisions are made in the block [TS001]",
		"proces a: A":                            "a.go:1:1: error: unknown statement `proces`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume`; did you mean `process`? [TS001]",
	} {
		st, ds := Dialect{}.Statement(source.NewFile("a.go", []byte(text)), source.Line{Text: text})
		got := st.Text
		if len(ds) > 0 {
			got = ds[0].String()
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// Attributes outside a block are those that the notation takes at the place.
func TestAttributes(t *testing.T) {
	for text, want := range map[string]string{
		"mtls sign=hmac": "", "audit=central": "a.go:1:1: error: `audit` belongs on ", "": "a.go:1:1: error: no attribute [TS013]", "mtls mtls": "a.go:1:6: error: ",
		"tls\u200b": "a.go:1:4: error: character U+200B is not allowed: it is invisible or changes the order of the text [TS024]",
	} {
		_, ds := Dialect{}.Attributes(source.NewFile("a.go", []byte(text)), source.Line{Text: text}, model.OnFlow, "a flow")
		got := ""
		if len(ds) > 0 {
			got = ds[0].String()
		}
		if len(got) < len(want) || got[:len(want)] != want || want == "" && got != "" {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// What counts as saying more, and what as saying something else.
func TestExtends(t *testing.T) {
	const base = "process a: A | has=least\nprocess b: B\na -> b: X\n"
	for text, want := range map[string]bool{
		base: true, base + "b -> a: Y\n": true, "process a: A | has=least,session audit=local\nprocess b: B\nstore c: C\na -> b: X | https\n": true,
		"process a: A\nprocess b: B\na -> b: X\n": false, "process a: A | has=session,least\nprocess b: B\na -> b: X\n": false, "process b: B\nprocess a: A | has=least\na -> b: X\n": false,
		"process a: A | has=least\nprocess b: B\na -> b: Z\n": false, "boundary z: Z\n  process a: A | has=least\nprocess b: B\na -> b: X\n": false,
	} {
		if got := Extends(blockOf(t, base), blockOf(t, text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// blockOf reads one block.
func blockOf(t *testing.T, text string) *model.Block {
	t.Helper()
	doc, ds := Parse(source.NewFile("a.md", []byte("```dfd id=a\n"+text+"```\n")))
	if source.HasErrors(ds) || len(doc.Blocks) != 1 {
		t.Fatal(ds)
	}
	return doc.Blocks[0]
}
