package intake

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render/export/cyclonedx"
	"github.com/trustseam/trustseam/render/export/otm"
	"github.com/trustseam/trustseam/render/export/threatdragon"
	"github.com/trustseam/trustseam/render/export/whole"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// carrier is a format that a block is exported to and imported from again.
type carrier struct {
	format string
	write  func(whole.Model) ([]byte, error)
}

// losses are the attributes that do not come back, in no format, and why. Decisions and assumptions are proposed, free words
// of `data=` become declarations, comments are for readers of the block.
var losses = map[string]string{
	"assumes":  "names an assumption, which an import only proposes",
	"forwards": "names flows of the block, whose ids an import may change",
	"part-of":  "names a process of the block, whose id an import may change",
	"was":      "ids of earlier days matter only to decisions, which an import only proposes",
}

func carriers() []carrier {
	return []carrier{
		{"otm", func(m whole.Model) ([]byte, error) {
			var out bytes.Buffer
			err := otm.Write(&out, m)
			return out.Bytes(), err
		}},
		{"threat-dragon", func(m whole.Model) ([]byte, error) {
			var out bytes.Buffer
			err := threatdragon.Write(&out, []whole.Model{m})
			return out.Bytes(), err
		}},
		{"cyclonedx", func(m whole.Model) ([]byte, error) {
			var out bytes.Buffer
			err := cyclonedx.Write(&out, []whole.Model{m})
			return out.Bytes(), err
		}},
	}
}

// facts are what a block says, one a line, without what is never taken back.
func facts(b *model.Block) []string {
	var all []string
	add := func(kind, id string, attrs model.Attrs, more ...any) {
		all = append(all, fmt.Sprintf("%s %s %v", kind, id, more))
		for _, a := range attrs {
			if losses[a.Key] == "" && !slices.Contains([]string{"data", "returns", "holds"}, a.Key) {
				all = append(all, fmt.Sprintf("%s %s %s=%s", kind, id, a.Key, strings.Join(a.Values, ",")))
			}
		}
	}
	all = append(all, "title "+b.Title)
	for _, d := range b.Data {
		if d.Implicit { // its id may be no id of the notation
			all = append(all, fmt.Sprintf("data %s %v", d.Name, d.Attrs.Values("class")))
		} else {
			add("data", d.ID, d.Attrs, d.Name)
		}
	}
	for _, z := range b.Boundaries {
		parent := ""
		if z.Parent != nil {
			parent = z.Parent.ID
		}
		add("boundary", z.ID, z.Attrs, z.Name, parent)
	}
	for _, e := range b.Elements {
		around := ""
		if e.Boundary != nil {
			around = e.Boundary.ID
		}
		add("element", e.ID, e.Attrs, e.Name, e.Type, around, names(e.Holds))
	}
	for i, f := range b.Flows {
		add("flow", f.ID, f.Attrs, i, f.Number, f.From.ID, f.To.ID, f.Both, f.Label, names(f.Data), names(f.Returns))
	}
	slices.Sort(all)
	return all
}

func names(all []*model.Data) (names []string) {
	for _, d := range all {
		names = append(names, d.Name)
	}
	return names
}

// examples are all blocks of the repository's documents.
func examples(t *testing.T) map[string]*model.Document {
	t.Helper()
	all := make(map[string]*model.Document)
	for _, pattern := range []string{"examples/*/*.md", "docs/*.md", "docs/*/*.md", "stride/testdata/models/*.md"} {
		paths, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, ds := parser.Parse(source.NewFile(filepath.Base(path), text))
			if !source.HasErrors(ds) && len(doc.Blocks) > 0 {
				all[filepath.ToSlash(path)] = doc
			}
		}
	}
	if len(all) < 20 {
		t.Fatalf("only %d documents with blocks", len(all))
	}
	return all
}

// A block that is exported and imported again says the same, up to what the table lists, and the import says what it lost.
// What is drawn inside a boundary is inside it, also for a program that reads only the drawing.
func TestRoundTrips(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	for path, doc := range examples(t) {
		for _, b := range doc.Blocks {
			m := whole.Model{Path: path, Analysis: catalog.Analyze(graph.New(b, catalog.Words))}
			m.Places = whole.Grid(m.Graph)
			for _, c := range carriers() {
				roundTrip(t, catalog, c, m)
			}
			drawnInside(t, m)
		}
	}
}

// Every value of every attribute comes back, wherever it may be written.
func TestEveryAttributeComesBack(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range model.Vocabulary() {
		if losses[a.Key] != "" || slices.Contains([]string{"data", "returns", "holds", "reason"}, a.Key) || a.On&^(model.OnDecision|model.OnAssumption) == 0 {
			continue
		}
		doc, ds := parser.Parse(source.NewFile(a.Key+".md", []byte(stating(a))))
		if source.HasErrors(ds) {
			t.Fatalf("%v\n%s", ds, stating(a))
		}
		m := whole.Model{Path: a.Key + ".md", Analysis: catalog.Analyze(graph.New(doc.Blocks[0], catalog.Words))}
		m.Places = whole.Grid(m.Graph)
		for _, c := range carriers() {
			roundTrip(t, catalog, c, m)
		}
	}
}

// stating is a block with a part for each value of an attribute on each statement that takes it.
func stating(a model.Attribute) string {
	var parts, flows []string
	values := a.Names()
	if a.Values == nil {
		values = append([]string{`"a \"b\" | c # d"`, "x"}, a.Words...)
	}
	for n, value := range values {
		with := a.Key + "=" + value
		if with == "scope=out" {
			with += " reason=bought"
		}
		for place, word := range map[model.Place]string{model.OnData: "data", model.OnBoundary: "boundary", model.OnActor: "actor", model.OnExternal: "external", model.OnProcess: "process", model.OnStore: "store"} {
			if a.On&place != 0 {
				parts = append(parts, fmt.Sprintf("%s %s-%d: Part %d | %s", word, word, n, n, with))
			}
		}
		if a.On&model.OnFlow != 0 {
			flows = append(flows, fmt.Sprintf("%d. one -> two: Call | %s", n+1, with))
		}
	}
	slices.Sort(parts)
	return "```dfd id=x\nprocess one: One\nprocess two: Two\n" + strings.Join(append(parts, flows...), "\n") + "\n```\n"
}

func roundTrip(t *testing.T, catalog *stride.Catalog, c carrier, m whole.Model) {
	t.Helper()
	text, err := c.write(m)
	if err != nil {
		t.Fatal(err)
	}
	format, all, err := Read("", Source{Path: "model.json", Text: text})
	if err != nil || format != c.format || len(all) != 1 {
		t.Fatalf("%s of %s: %s, %d diagrams, %v", c.format, m.Path, format, len(all), err)
	}
	again, err := all[0].Block(catalog.Words, m.Graph.ID, "")
	if err != nil {
		t.Errorf("%s of %s: %v", c.format, m.Path, err)
		return
	}
	was, is := facts(m.Graph.Block), facts(again.Parsed)
	for _, fact := range was {
		if !slices.Contains(is, fact) {
			t.Errorf("%s of %s loses %s", c.format, m.Path, fact)
		}
	}
	for _, fact := range is {
		if !slices.Contains(was, fact) {
			t.Errorf("%s of %s invents %s", c.format, m.Path, fact)
		}
	}
	for _, r := range again.Report.Remarks {
		if r.Kind != draft.Proposed && !kept.MatchString(r.Text) {
			t.Errorf("%s of %s: %s: %s", c.format, m.Path, r.Kind, r.Text)
		}
	}
}

// kept are the remarks about what is never taken back.
var kept = regexp.MustCompile("^`(was|assumes)=.*`, which an export has kept, is not taken into the block$")

// containedLists say in a file what is inside a box, so that nobody has to look at the drawing.
var containedLists = regexp.MustCompile(`(?s)"containedElements": \[.*?\]`)

func drawnInside(t *testing.T, m whole.Model) {
	t.Helper()
	var out bytes.Buffer
	if err := threatdragon.Write(&out, []whole.Model{m}); err != nil {
		t.Fatal(err)
	}
	text := containedLists.ReplaceAll(out.Bytes(), []byte(`"containedElements": []`))
	_, all, err := Read("threat-dragon", Source{Path: "model.json", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range all[0].Nodes {
		if e := m.Graph.Elements[i]; idOf(n.Zone) != zoneOf(e.Boundary) {
			t.Errorf("%s: %s is drawn in %q, not in %q", m.Path, e.ID, idOf(n.Zone), zoneOf(e.Boundary))
		}
	}
	for i, z := range all[0].Zones {
		if want := zoneOf(m.Graph.Boundaries[i].Parent); idOf(z.Parent) != want {
			t.Errorf("%s: %s is drawn in %q, not in %q", m.Path, z.ID, idOf(z.Parent), want)
		}
	}
}

func idOf(z *draft.Zone) string {
	if z == nil {
		return ""
	}
	return z.ID
}

func zoneOf(b *graph.Boundary) string {
	if b == nil {
		return ""
	}
	return b.ID
}

const decided = "```dfd id=pay\nprocess web: Web\nboundary core: Core | restricted\n  store db: DB | crown rest=none\n\n1. web -> db: Save | http auth=none\n\n" +
	"accept I01@db: Moves soon | by=@ann until=2099-01-01\nmitigate T01@core: Tunnel | with=\"WireGuard\"\ntransfer S01@core: In the contract | to=Bank\ndismiss I02@db: One reader\n```\n"

// Decisions of an export are proposed again for the same threats, and the rest of its threats is not repeated.
func TestDecisionsAreProposed(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	doc, ds := parser.Parse(source.NewFile("pay.md", []byte(decided)))
	if source.HasErrors(ds) {
		t.Fatal(ds)
	}
	m := whole.Model{Path: "pay.md", Analysis: catalog.Analyze(graph.New(doc.Blocks[0], catalog.Words))}
	m.Places = whole.Grid(m.Graph)
	for _, c := range carriers() {
		text, err := c.write(m)
		if err != nil {
			t.Fatal(err)
		}
		_, all, err := Read(c.format, Source{Path: "model.json", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		b, err := all[0].Block(catalog.Words, "pay", "")
		if err != nil {
			t.Fatal(err)
		}
		b.Propose(catalog, all[0].Judgements)
		var lines []string
		for _, r := range b.Report.Remarks {
			lines = append(lines, r.Line)
		}
		slices.Sort(lines)
		const want = "accept I01@db: Moves soon | by=\"@ann\" until=2099-01-01|dismiss I02@db: One reader|mitigate T01@core: Tunnel | with=\"WireGuard\"|transfer S01@core: In the contract | to=\"Bank\""
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%s: %s\nwant %s", c.format, got, want)
		}
	}
}
