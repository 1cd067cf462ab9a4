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
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
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
	// loses are the parts of [facts] that do not come back, and why.
	loses map[string]string
}

// never are what no import writes into a block, whatever the format.
var never = map[string]string{
	"decision":   "an import writes no decision; they are proposed",
	"assumption": "an import writes no assumption; they are proposed",
	"assumes=":   "names an assumption",
	"was=":       "ids of earlier days matter only to decisions",
	"free data":  "free words of `data=` become declarations",
	"comment":    "comments are for readers of the block",
}

func carriers() []carrier {
	return []carrier{
		{"otm", func(m whole.Model) ([]byte, error) {
			var out bytes.Buffer
			err := otm.Write(&out, m)
			return out.Bytes(), err
		}, nil},
		{"threat-dragon", func(m whole.Model) ([]byte, error) {
			var out bytes.Buffer
			err := threatdragon.Write(&out, []whole.Model{m})
			return out.Bytes(), err
		}, nil},
	}
}

// facts are what a block says, one a line, without what is never taken back.
func facts(b *model.Block) []string {
	var all []string
	add := func(kind, id string, attrs model.Attrs, more ...any) {
		all = append(all, fmt.Sprintf("%s %s %v", kind, id, more))
		for _, a := range attrs {
			if never[a.Key+"="] == "" && !slices.Contains([]string{"data", "returns", "holds"}, a.Key) {
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
		}
	}
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

// What is drawn inside a boundary is inside it, also for a program that reads only the drawing.
func TestDrawnInside(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	lists := regexp.MustCompile(`(?s)"containedElements": \[.*?\]`)
	for path, doc := range examples(t) {
		for _, b := range doc.Blocks {
			m := whole.Model{Path: path, Analysis: catalog.Analyze(graph.New(b, catalog.Words))}
			m.Places = whole.Grid(m.Graph)
			text, err := carriers()[1].write(m)
			if err != nil {
				t.Fatal(err)
			}
			text = lists.ReplaceAll(text, []byte(`"containedElements": []`))
			_, all, err := Read("threat-dragon", Source{Path: "model.json", Text: text})
			if err != nil {
				t.Fatal(err)
			}
			for i, n := range all[0].Nodes {
				around := ""
				if n.Zone != nil {
					around = n.Zone.ID
				}
				if e := m.Graph.Elements[i]; around != idOf(e.Boundary) {
					t.Errorf("%s: %s is drawn in %q, not in %q", path, e.ID, around, idOf(e.Boundary))
				}
			}
			for i, z := range all[0].Zones {
				if z.Parent != nil && z.Parent.ID != idOf(m.Graph.Boundaries[i].Parent) || z.Parent == nil && m.Graph.Boundaries[i].Parent != nil {
					t.Errorf("%s: %s is drawn in another boundary", path, z.ID)
				}
			}
		}
	}
}

func idOf(b *graph.Boundary) string {
	if b == nil {
		return ""
	}
	return b.ID
}

// What is said of decisions in an export is proposed again, under the same threat.
func TestDecisionsAreProposed(t *testing.T) {
	_ = foreign.Decision
}
