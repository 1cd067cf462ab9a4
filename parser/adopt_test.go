package parser

import (
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestAdopt(t *testing.T) {
	region := func(id string) string {
		return "\n<!-- trustseam:begin threats " + id + " -->\n\n<!-- trustseam:end threats " + id + " -->\n"
	}
	block := func(info string) string { return "~~~" + info + "\nactor a: A\n~~~\n" }
	for _, test := range []struct {
		text, id, codes string
		adopted         bool
	}{
		{block("dfd") + region("old"), "old", "", true},
		{region("old") + block("dfd {.wide}"), "old", "", true},
		{block("dfd") + region("doc"), "doc", "", false},
		{block("dfd id=new") + region("old"), "new", "TS111", false},
		{block("dfd") + region("old") + region("other"), "doc", "TS111 TS111", false},
		{block("dfd") + region("old") + "\n<!-- trustseam:begin criteria doc -->\n\n<!-- trustseam:end criteria doc -->\n", "doc", "TS111", false},
		{block("dfd") + region("Old"), "doc", "TS111", false},
		{block("dfd size=1") + region("old"), "", "TS106", false},
		{block("dfd") + block("dfd") + region("old"), "", "TS104 TS104", false},
	} {
		doc, ds := Parse(source.NewFile("doc.md", []byte(test.text)))
		b := doc.Blocks[0]
		if codes := documentCodes(ds); b.ID != test.id || b.Adopted != test.adopted || codes != test.codes {
			t.Errorf("%q has the id %q, adopted %v, codes %q; expected %+v", test.text, b.ID, b.Adopted, codes, test)
		}
	}
}
