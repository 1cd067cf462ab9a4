package render_test

import (
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
)

// spliceSeeds are documents in which something can be rewritten.
var spliceSeeds = []string{
	"# a\n\n```dfd\na -> b: c\n```\n\ntext\n",
	"```dfd\r\na -> b: c\r\n```\r\ntext\r\n",
	"a\n===\n\n~~~dfd\n~~~",
	"\ufeff```dfd\n```\n",
	"---\na: b\n---\n```dfd\n```\n    code\n",
	"<details>\n\n```dfd\n```\n\n</details>\n\ntext\n",
	"```dfd id=a\n```\n```dfd id=b\n```\n",
	"> ```dfd\n> ```\n>\n> <!-- trustseam:begin threats doc -->\n> old\n> <!-- trustseam:end threats doc -->\n",
	"1.\t```dfd\n\t```\n\n\t[//]: # (trustseam:begin threats doc)\n\n\t[//]: # (trustseam:end threats doc)\n",
	"- a\n  - ```dfd\n    ```\n\n   <!-- trustseam:begin diagram doc -->\n\n     <!-- trustseam:end diagram doc -->\n",
	"```dfd\n```\n<details>\n<!-- trustseam:begin threats doc -->\n   <!-- trustseam:end threats doc -->\n</details>\n",
	">\t<!-- trustseam:begin threats doc -->\n>\t<!-- trustseam:end threats doc -->\n\n```dfd\n```\n",
	"```dfd\n```\n\n> - <!-- trustseam:begin threats doc -->\n>   - b\n>\n>   <!-- trustseam:end threats doc -->\n",
	"```dfd\n```\n\n<!-- trustseam:begin threats doc -->\r\nx\r\n<!-- trustseam:end threats doc -->",
}

// FuzzSplice rewrites a document and checks that nothing else has happened to it.
func FuzzSplice(f *testing.F) {
	for _, seed := range spliceSeeds {
		f.Add(seed)
	}
	f.Fuzz(checkSplice)
}

func TestSpliceSeeds(t *testing.T) {
	for _, seed := range spliceSeeds {
		checkSplice(t, seed)
	}
}

// checkSplice is the property: the same blocks, the same regions, a second run without work, and a way back.
func checkSplice(t *testing.T, text string) {
	doc, ds := parseText(text)
	if len(ds) > 0 {
		return
	}
	opt := render.Options{Insert: true}
	kinds := model.RegionKinds()
	res := render.Splice(doc, bodiesFor(doc, "x", kinds...), opt)
	again, _ := rewrite(t, doc, "x", opt, kinds...)
	for _, r := range doc.Regions {
		if again.Region(r.Kind, r.BlockID) == nil || len(again.Regions) < len(doc.Regions) {
			t.Errorf("region %s %s is gone\n%q", r.Kind, r.BlockID, text)
		}
	}
	back, err := source.Apply(again.File.Text, inverse(text, res.Edits))
	if err != nil || string(back) != text {
		t.Errorf("%v: %q is not\n%q", err, back, text)
	}
}
