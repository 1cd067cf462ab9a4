package diagram

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// models reads the models of a document.
func models(t *testing.T, catalog *stride.Catalog, path string, text []byte) []compare.Block {
	t.Helper()
	doc, ds := parser.Parse(source.NewFile(path, text))
	if source.HasErrors(ds) {
		t.Fatal(path, ds)
	}
	var blocks []compare.Block
	for _, b := range doc.Blocks {
		a := catalog.Analyze(graph.New(b, catalog.Words))
		blocks = append(blocks, compare.Block{Document: path, ID: b.ID, Model: compare.Read(a, func(int) int { return 1 })})
	}
	return blocks
}

// copied is a model whose parts can be changed.
func copied(m compare.Model) compare.Model {
	m.Boundaries, m.Elements, m.Flows = slices.Clone(m.Boundaries), slices.Clone(m.Elements), slices.Clone(m.Flows)
	return m
}

// edits are what people do to a block, each to a copy of its model.
var edits = map[string]func(m *compare.Model){
	"nothing": func(*compare.Model) {},
	"grown": func(m *compare.Model) {
		to := m.Elements[len(m.Elements)/2]
		m.Elements = append(m.Elements, compare.Element{ID: "risk-engine", Name: "Risk engine", Type: "external", Zone: "outside", Trust: "partner"})
		m.Flows = append(m.Flows, compare.Flow{ID: "900", Number: "900", From: "risk-engine", To: to.ID, Label: "Risk score", Crosses: true})
		m.Elements[0].Facts = map[string]string{"tech": "Something else"}
		for i, f := range m.Flows {
			if len(f.Controls) > 0 {
				m.Flows[i].Controls = nil
				break
			}
		}
		m.Flows[len(m.Flows)/2].Label = "Something else"
		m.Elements[len(m.Elements)/3].Name = "Someone else"
		m.Boundaries = append(m.Boundaries, compare.Boundary{ID: "new-zone", Name: "New zone", Trust: "internal"})
		m.Elements[len(m.Elements)/2].Zone = "new-zone"
	},
	"shrunk": func(m *compare.Model) {
		gone := m.Elements[len(m.Elements)/2].ID
		m.Elements = slices.DeleteFunc(m.Elements, func(e compare.Element) bool { return e.ID == gone })
		m.Flows = slices.DeleteFunc(m.Flows, func(f compare.Flow) bool { return f.From == gone || f.To == gone })
		if len(m.Flows) > 1 {
			m.Flows = m.Flows[1:]
		}
		if len(m.Boundaries) == 0 {
			return
		}
		last := m.Boundaries[len(m.Boundaries)-1]
		m.Boundaries = m.Boundaries[:len(m.Boundaries)-1]
		for i, e := range m.Elements {
			if e.Zone == last.ID {
				m.Elements[i].Zone = last.Parent
				if last.Parent == "" {
					m.Elements[i].Zone = "system"
				}
			}
		}
	},
	"moved": func(m *compare.Model) {
		for i := range m.Boundaries {
			m.Boundaries[i].Parent = ""
		}
	},
}

// told is what a comparison says about each part, by "flow 3", "element web" or "boundary prod". It reads the lists
// that a reviewer gets.
func told(c compare.BlockChange) map[string]string {
	out := make(map[string]string)
	say := func(what, id string, kind compare.Kind) {
		if out[what+" "+id] == "" {
			out[what+" "+id] = string(kind)
		}
	}
	for _, p := range c.Elements {
		switch p.What {
		case "boundary":
			say("boundary", p.ID, p.Kind)
		case "data":
		default:
			say("element", p.ID, p.Kind)
		}
	}
	for _, p := range c.Flows {
		say("flow", p.ID, p.Kind)
	}
	for _, k := range c.Controls {
		if k.Flow != nil {
			say("flow", k.Flow.ID, compare.Changed)
		} else {
			say("element", k.Element, compare.Changed)
		}
	}
	for _, s := range c.Seams { // no edit gives a flow that stays another id
		say("flow", s.Flow.ID, compare.Changed)
	}
	return out
}

// group is a group of an SVG with what is drawn in it.
type group struct {
	class, flow, element, boundary string
	classes                        []string // of its shapes
	texts                          []string
}

// groupsOf reads the groups of a picture.
func groupsOf(t *testing.T, svg []byte) (groups []*group, texts []string) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(svg))
	var open []*group
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return groups, texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			a := make(map[string]string)
			for _, attr := range e.Attr {
				a[attr.Name.Local] = attr.Value
			}
			if e.Name.Local == "g" {
				g := &group{class: a["class"], flow: a["data-f"], element: a["data-e"], boundary: a["data-b"]}
				open, groups = append(open, g), append(groups, g)
			} else if len(open) > 0 {
				last := open[len(open)-1]
				last.classes = append(last.classes, strings.Fields(a["class"])...)
			}
		case xml.EndElement:
			if e.Name.Local == "g" {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(e)); text != "" {
				texts = append(texts, text)
				if len(open) > 0 {
					last := open[len(open)-1]
					last.texts = append(last.texts, text)
				}
			}
		}
	}
}

// The shapes and the words of marks, which a reader sees.
var (
	shapes = map[string]string{"ma": "added", "mc": "changed", "mr": "removed", "eg": "removed"}
	words  = map[string]string{"+ added": "added", "± changed": "changed", "− removed": "removed"}
)

// seen is what the shapes, and what the words of a picture say about each part.
func seen(t *testing.T, svg []byte) (byShape, byWord map[string]string) {
	t.Helper()
	byShape, byWord = make(map[string]string), make(map[string]string)
	groups, texts := groupsOf(t, svg)
	for _, g := range groups {
		part := ""
		switch g.class {
		case "flow", "gate", "badge":
			part = "flow " + g.flow
		case "element":
			part = "element " + g.element
		case "boundary":
			part = "boundary " + g.boundary
		default:
			continue
		}
		for _, class := range g.classes {
			if kind := shapes[class]; kind != "" {
				byShape[part] = kind
			}
		}
		for _, text := range g.texts {
			if kind := words[text]; kind != "" {
				byWord[part] = kind
			}
			if g.class == "boundary" { // its title is drawn over everything
				for word, kind := range words {
					name, _, _ := strings.Cut(strings.TrimPrefix(text, "Trust boundary: "), ", ")
					if slices.Contains(texts, word+": "+name) {
						byWord[part] = kind
					}
				}
			}
		}
	}
	return byShape, byWord
}

// Every part that a comparison lists is marked in the picture by a shape and by a word, and nothing else is. So it is
// when a whole block is new or gone.
func TestChangesAreMarked(t *testing.T) {
	testenv.NeedsTime(t, "draws many pictures")
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../../examples/*/*.md")
	if err != nil || len(paths) < 5 {
		t.Fatal("no examples", err)
	}
	drawn := 0
	for i, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		blocks := models(t, catalog, path, text)
		if len(blocks) == 0 {
			continue
		}
		b := blocks[0]
		for k, name := range slices.Sorted(maps.Keys(edits)) {
			if (i+k)%2 > 0 && i > 0 {
				continue // every edit is tried on every other example, and all on the first
			}
			after := b
			after.Model = copied(b.Model)
			edits[name](&after.Model)
			for _, c := range compare.Blocks([]compare.Block{b}, []compare.Block{after}, "2026-01-01") {
				drawn += checkMarks(t, path+": "+name, c)
			}
		}
		if drawn < 8 || strings.Contains(path, "newsletter") {
			for _, c := range slices.Concat(compare.Blocks(nil, blocks[:1], ""), compare.Blocks(blocks[:1], nil, "")) {
				drawn += checkMarks(t, path+": "+string(c.Kind), c)
			}
		}
	}
	if drawn < 15 {
		t.Errorf("%d pictures", drawn)
	}
}

func checkMarks(t *testing.T, name string, c compare.BlockChange) int {
	t.Helper()
	want := told(c)
	if c.Drawable() != (len(want) > 0) {
		t.Errorf("%s: drawable %v, but %d parts differ", name, c.Drawable(), len(want))
	}
	changed, err := DrawChange(Change{Merged: c.Merged(), Where: name, Base: "main", Elements: 24, Flows: 40}, graphviz.Layout)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return 0
	}
	svg := ChangeFile([]*Changed{changed}, "main", nil)
	wellFormed(t, svg)
	byShape, byWord := seen(t, svg)
	if !maps.Equal(byShape, want) {
		t.Errorf("%s: shapes say\n%v\nwant\n%v", name, byShape, want)
	}
	if !maps.Equal(byWord, want) {
		t.Errorf("%s: words say\n%v\nwant\n%v", name, byWord, want)
	}
	return 1
}

// sample is two states of a model that have every mark and most of what a picture can show.
func sample() compare.BlockChange {
	before := compare.Model{
		Title: "Payments",
		Boundaries: []compare.Boundary{
			{ID: "prod", Name: "Production", Trust: "edge"}, {ID: "old", Name: "Old zone", Parent: "prod", Trust: "internal"},
			{ID: "core", Name: "Core network", Parent: "prod", Trust: "internal"},
		},
		Data: []compare.Data{{ID: "card", Name: "Card", Class: "payment", Crown: true}},
		Elements: []compare.Element{
			{ID: "shopper", Name: "Shopper", Type: "actor", Zone: "outside", Trust: "public"},
			{ID: "web", Name: "Web shop", Type: "process", Zone: "prod", Trust: "edge", Facts: map[string]string{"tenants": "multi", "tech": "Go"}},
			{ID: "cron", Name: "Nightly job", Type: "process", Zone: "old", Trust: "internal"},
			{ID: "dump", Name: "Dump", Type: "store", Zone: "old", Trust: "internal", Class: "internal", Facts: map[string]string{"tenants": "multi"}},
			{ID: "ledger", Name: "Ledger", Type: "store", Zone: "core", Trust: "internal", Crown: true, Class: "payment", Controls: compare.Controls{"rest": {Value: "app"}}},
			{ID: "bank", Name: "Bank", Type: "external", Zone: "outside", Trust: "partner", Facts: map[string]string{"scope": "out", "reason": "its own model"}},
		},
		Flows: []compare.Flow{
			{ID: "1", Number: "1", Written: true, From: "shopper", To: "web", Label: "Place order", Crosses: true, Controls: compare.Controls{"auth": {Value: "session"}}},
			{ID: "2", Number: "2", Written: true, From: "web", To: "ledger", Label: "Book", Crosses: true, Facts: map[string]string{"data": "card"}},
			{ID: "3", Number: "3", Written: true, From: "cron", To: "dump", Label: "Save"},
			{ID: "4", Number: "4", Written: true, From: "cron", To: "bank", Label: "Report", Crosses: true, Facts: map[string]string{"mode": "async"}},
		},
	}
	after := copied(before)
	after.Boundaries = []compare.Boundary{before.Boundaries[0], {ID: "core", Name: "Core", Parent: "prod", Trust: "internal"}, {ID: "new", Name: "Reports", Parent: "prod", Trust: "internal"}}
	after.Elements = slices.Delete(after.Elements, 2, 4)
	after.Elements[2].Controls = nil
	after.Elements = append(after.Elements, compare.Element{ID: "report", Name: "Reporting", Type: "process", Zone: "new", Trust: "internal"})
	after.Flows = append(after.Flows[:2:2], compare.Flow{ID: "5", Number: "5", Written: true, From: "report", To: "bank", Label: "Report of a day", Crosses: true, Both: true, Facts: map[string]string{"data": "card"}})
	after.Flows[0].Controls = nil
	after.Data = []compare.Data{{ID: "card", Name: "Card", Class: "confidential", Crown: true}}
	return compare.Blocks([]compare.Block{{Document: "shop.md", ID: "shop", Model: before}}, []compare.Block{{Document: "shop.md", ID: "shop", Model: after}}, "2026-01-01")[0]
}

func drawSample(t *testing.T) *Changed {
	t.Helper()
	changed, err := DrawChange(Change{Merged: sample().Merged(), Where: "shop.md: shop", Base: "main", Elements: 24, Flows: 40}, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

// TestDrawGoldenChange compares files of one card, of two, and of none with goldens, and draws each twice.
func TestDrawGoldenChange(t *testing.T) {
	for name, c := range map[string]struct {
		cards int
		notes []string
	}{"change": {1, nil}, "changes": {2, []string{"Models that differ and have no room here: 3"}}, "nochange": {0, nil}} {
		file := func() []byte {
			var all []*Changed
			for range c.cards {
				all = append(all, drawSample(t))
			}
			return ChangeFile(all, "main", c.notes)
		}
		got := file()
		wellFormed(t, got)
		if !IsChangeFile(got) || !IsChangeFile(bytes.ReplaceAll(got, []byte("\n"), []byte("\r\n"))) {
			t.Errorf("%s: is not ours", name)
		}
		if _, _, ours := Hashes(got); ours {
			t.Errorf("%s: counts as the picture of a block", name)
		}
		if !bytes.Equal(got, file()) {
			t.Errorf("%s: drawn again, it has other bytes", name)
		}
		golden := "testdata/" + name + ".golden.svg"
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what is drawn: %v; -update writes it", golden, err)
		}
	}
}

// The description says everything that is marked, for those who do not see the picture.
func TestChangeInWords(t *testing.T) {
	svg := string(ChangeFile([]*Changed{drawSample(t)}, "main", nil))
	_, rest, _ := strings.Cut(svg, `<desc id="ts-desc">`)
	desc, _, _ := strings.Cut(rest, "</desc>")
	for _, want := range []string{
		"Removed: trust boundary Old zone.", "Changed: trust boundary Core (name Core network → Core).", "Added: trust boundary Reports.",
		"Removed: process Nightly job.", "Removed: store Dump.", "Changed: store Ledger (rest app → nothing).", "Added: process Reporting.",
		"Changed: flow 1 from Shopper to Web shop: Place order, entering Production (auth session → nothing).",
		"Removed: flow 3 from Nightly job to Dump: Save.", "Removed: flow 4 from Nightly job to Bank: Report, leaving Old zone, leaving Production.",
		"Added: flow 5 from Reporting and back, to Bank: Report of a day, leaving Reports, leaving Production.", "± data Card: class payment → confidential.",
	} {
		if !strings.Contains(desc, want) {
			t.Errorf("the description lacks %q:\n%s", want, desc)
		}
	}
	if strings.Contains(desc, "flow 2") || strings.Contains(desc, "Web shop.") {
		t.Errorf("the description names what does not differ:\n%s", desc)
	}
	page := drawSample(t)
	if got, want := page.Says(), "Changed since main: added 1 trust boundary, 1 element, 1 flow · removed 1 trust boundary, 2 elements, 2 flows · changed 1 trust boundary, 1 element, 1 flow"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	inline := string(page.Inline())
	if !strings.Contains(inline, `role="group" aria-labelledby="tc-title" aria-describedby="tc-desc"`) || strings.Contains(inline, `"ts-`) || strings.Contains(inline, "<style>") {
		t.Error("the picture of a page has another name, ids of the other picture or a style sheet")
	}
	if !strings.Contains(ChangeStyle(), ".ts .ma{") || strings.Contains(Style(), ".ts .ma{") {
		t.Error("the style sheet for changes is not the one with marks")
	}
}

// A file says what it is; nothing else is one.
func TestIsChangeFile(t *testing.T) {
	_, in := newsletter()
	ordinary, err := Draw(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"", "<svg ", "<svg >\n", "# Payments\n<!-- trustseam:change -->\n", "<svg >\n\n<!-- trustseam:change -->\n", string(ordinary)} {
		if IsChangeFile([]byte(text)) {
			t.Errorf("%.40q is taken for the picture of a change", text)
		}
	}
}

// Nothing that an author or a listing may write breaks a picture; what no block has is an error.
func TestHostileChange(t *testing.T) {
	n := len(diagramtest.Hostile)
	for k := range 4 { // each part gets other texts each time
		next := k * n / 4
		text := func() string { next++; return diagramtest.Hostile[next%n] }
		c := sample()
		m := c.Merged()
		m.Title = text()
		for i := range m.Boundaries {
			m.Boundaries[i].Name, m.Boundaries[i].Mark.Differences = text(), []compare.Difference{{What: text(), Before: text(), After: text()}}
		}
		for i := range m.Elements {
			m.Elements[i].Name, m.Elements[i].Class, m.Elements[i].Facts = text(), text(), map[string]string{"tech": text(), "scope": "out", "reason": text()}
		}
		for i := range m.Flows {
			m.Flows[i].Label, m.Flows[i].Number = text(), text()
		}
		changed, err := DrawChange(Change{Merged: m, Where: text(), Base: text(), Elements: 24, Flows: 40}, graphviz.Layout)
		if err != nil {
			t.Errorf("%d: %v", k, err)
			continue
		}
		wellFormed(t, ChangeFile([]*Changed{changed, changed}, text(), []string{text()}))
		wellFormed(t, changed.Inline())
	}
	for want, edit := range map[string]func(m *compare.Merged){
		"there is no element to draw":                                       func(m *compare.Merged) { m.Elements = nil },
		"flow `1` has an end that does not exist":                           func(m *compare.Merged) { m.Flows[0].Tail = -1 },
		"element `web` has the level of trust `much`, which does not exist": func(m *compare.Merged) { m.Elements[1].Trust = "much" },
		"element `web` has the type `robot`, which does not exist":          func(m *compare.Merged) { m.Elements[1].Type = "robot" },
		"boundary `prod` has the level of trust ``, which does not exist":   func(m *compare.Merged) { m.Boundaries[0].Trust = "" },
	} {
		c := sample()
		m := c.Merged()
		edit(&m)
		if _, err := DrawChange(Change{Merged: m, Elements: 24, Flows: 40}, graphviz.Layout); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
