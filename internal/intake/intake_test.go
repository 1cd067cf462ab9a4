package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

func TestRead(t *testing.T) {
	const chart = "flowchart LR\na --> b\n"
	for _, c := range []struct {
		name, path, text, format string
		diagrams                 int
		wrong                    string
	}{
		{"", "a.mmd", chart, "mermaid", 1, ""},
		{"", "a.md", "# A\n\n```mermaid\n" + chart + "```\n\n> ```mermaid\n> " + strings.ReplaceAll(chart, "\n", "\n> ") + "\n> ```\n", "mermaid", 2, ""},
		{"mermaid", "a.txt", chart, "mermaid", 1, ""},
		{"", "a.md", "# A\n\n```mermaid\npie\n```\n\n```mermaid\n" + chart + "```\n", "mermaid", 1, ""},
		{"", "a.md", "# A\n\n```mermaid\npie\n```\n", "mermaid", 0, "a.md:4:1: `pie` begins no flowchart; a flowchart begins with `flowchart LR` or `graph TD`"},
		{"", "a.yml", "title: x\ntechnical_assets: {A: {id: a}}\n", "threagile", 1, ""},
		{"", "a.yaml", "threagile_version: 1\ntechnical_assets: 3\n", "threagile", 0, "a.yaml:2:19: `technical_assets` is a text; it must be a map"},
		{"", "a.json", `{"elements": [{"__class__": "Actor", "name": "a"}]}`, "pytm", 1, ""},
		{"", "tm.py", "from pytm import TM\n", "pytm", 0, "tm.py: a pytm model is a program, which `import` does not run; `python3 tm.py --json tm.json` writes it as JSON, and that is imported"},
		{"", "a.json", `{"summary": {}, "detail": {"diagrams": [{}, {}]}}`, "threat-dragon", 2, ""},
		{"", "a.json", `{"summary": {}, "detail": {`, "threat-dragon", 0, "a.json:1:28: the JSON ends too early"},
		{"", "a.otm", "otmVersion: 0.2.0\nproject: {name: S}\n", "otm", 1, ""},
		{"", "a.yaml", "project: {name: S}\ncomponents: []\n", "otm", 0, "a.yaml:otmVersion: an Open Threat Model says its version here, such as `otmVersion: 0.2.0`; this one does not"},
		{"", "a.json", `{"scope": {"title": "S"}, "trust_zones": [], "components": [{"symbolic_name": "a", "title": "A"}], "data_flows": []}`, "tm-bom", 1, ""},
		{"", "a.json", `{"scope": {}, "trust_zones": null}`, "tm-bom", 0, "a.json:1:1: a TM-BOM has `trust_zones`, `components` and `data_flows`; this file has none of them"},
		{"", "a.json", `{"specFormat": "CycloneDX", "specVersion": "2.0", "components": [], "blueprints": [{}, {}]}`, "cyclonedx", 2, ""},
		{"", "a.json", `{"bomFormat": "CycloneDX", "specVersion": "1.5", "components": []}`, "cyclonedx", 0, "a.json:specVersion: CycloneDX 1.5 lists components and has no blueprint, so it does not say what sends data where; blueprints begin with version 2.0"},
		{"", "a.json", `{"id": 1, "model": {"people": [{"id": "1"}]}, "views": {"systemContextViews": [{}]}}`, "structurizr", 2, ""},
		{"", "a.dsl", "workspace {\n}\n", "structurizr", 0, "a.dsl: a workspace in Structurizr's own language is not read; `structurizr export -workspace FILE -format json` writes it as JSON, and that is imported"},
		{"pytm", "a.json", "{", "pytm", 0, "a.json:1:2: the JSON ends too early"},
		{"", "a.drawio", "<mxfile><diagram/><diagram/></mxfile>", "drawio", 2, ""},
		{"", "a.svg", "<svg content=\"&lt;mxfile&gt;\"/>", "drawio", 0, "a.svg:1:1: the diagram that the picture carries: 1:9: the XML ends too early: `<mxfile>` of 1:1 is not ended"},
		{"", "a.drawio.png", "\x89PNG\r\n\x1a\nmxfile", "drawio", 0, "a.drawio.png:1:1: a picture in PNG is not read; open it in draw.io and save it as `.drawio`, or export it as SVG with a copy of the diagram"},
		{"", "a.tm7", "<ThreatModel><DrawingSurfaceList><DrawingSurfaceModel/></DrawingSurfaceList></ThreatModel>", "tm7", 1, ""},
		{"tm7", "a.tm7", "PK\x03\x04", "tm7", 0, "a.tm7:1:1: the file is a ZIP archive; a model of the tool is XML"},
		{"mermaid", "a.md", "# A\n", "mermaid", 0, "a.md: no ```mermaid block"},
	} {
		format, all, err := Read(c.name, Source{Path: c.path, Text: []byte(c.text)})
		if format != c.format || len(all) != c.diagrams || err == nil && c.wrong != "" || err != nil && err.Error() != c.wrong {
			t.Errorf("%s %q: %s, %d diagrams, %v; want %s, %d, %s", c.path, c.text, format, len(all), err, c.format, c.diagrams, c.wrong)
		}
	}
	for _, name := range []string{"", "visio"} {
		if _, _, err := Read(name, Source{Path: "a.bin", Text: []byte{0, 1}}); err == nil || !strings.HasSuffix(err.Error(), "; there are "+strings.Join(Formats(), ", ")) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// The diagram that is taken is completed, and no other; one that is preferred needs no choice.
func TestChooseCompletes(t *testing.T) {
	var completed []string
	diagram := func(name string, preferred bool) Diagram {
		return Diagram{Draft: &draft.Draft{Name: name}, Preferred: preferred, Finish: func(chosen bool) { completed = append(completed, fmt.Sprint(name, " ", chosen)) }}
	}
	all := []Diagram{diagram("One", false), diagram("Two", true)}
	for _, choice := range []string{"", "one", "three"} {
		Choose("f", all, choice)
	}
	if got, want := strings.Join(completed, ", "), "Two false, One true"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestChoose(t *testing.T) {
	one := Diagram{Draft: &draft.Draft{Name: "One"}}
	two := Diagram{Draft: &draft.Draft{Name: "Two `x`"}}
	all := []Diagram{one, two, two}
	for _, c := range []struct{ choice, name, wrong string }{
		{"1", "One", ""},
		{" one ", "One", ""},
		{"two `x`", "", "f has no diagram `two `x``; there are 1 `One` (0 elements, 0 flows), 2 `Two 'x'` (0 elements, 0 flows), 3 `Two 'x'` (0 elements, 0 flows)"},
		{"", "", "f has 3 diagrams; choose one with --diagram: 1 `One` (0 elements, 0 flows), 2 `Two 'x'` (0 elements, 0 flows), 3 `Two 'x'` (0 elements, 0 flows)"},
		{"4", "", "f has no diagram `4`; there are 1 `One` (0 elements, 0 flows), 2 `Two 'x'` (0 elements, 0 flows), 3 `Two 'x'` (0 elements, 0 flows)"},
	} {
		d, err := Choose("f", all, c.choice)
		switch {
		case err != nil && err.Error() != c.wrong, err == nil && (c.wrong != "" || d.Name != c.name):
			t.Errorf("%q: %v, want %s%s", c.choice, err, c.name, c.wrong)
		}
	}
	if d, err := Choose("f", all[:1], ""); err != nil || d.Name != "One" {
		t.Error(err)
	}
}

// A second import says what has changed in the source; moving a line of it changes nothing.
func TestAgain(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	block := func(chart string) *model.Block {
		_, all, err := Read("mermaid", Source{Path: "a.mmd", Text: []byte(chart)})
		if err != nil {
			t.Fatal(err)
		}
		b, err := all[0].Block(catalog.Words, "a", "a.mmd (mermaid)")
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := parser.Parse(source.NewFile("a.md", []byte(b.Text)))
		if got := Earlier(doc, "a.mmd (mermaid)"); got == nil || Earlier(doc, "b.mmd (mermaid)") != nil {
			t.Fatalf("the block of an earlier import is not found: %s", b.Text)
		}
		return doc.Blocks[0]
	}
	const chart = "flowchart LR\nweb[Web] -->|one| api[API]\napi -->|two| db[(DB)]\n"
	before := block(chart)
	if got := Again(catalog, "a.md", before, block(chart)); len(got) > 0 {
		t.Error(got)
	}
	got := strings.Join(Again(catalog, "a.md", before, block(chart+"web -->|three| db\n")), "\n")
	if want := "added: flow `3` web -> db: three"; !strings.Contains(got, want) {
		t.Errorf("%s\nwant %s", got, want)
	}
}
