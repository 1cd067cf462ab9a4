package diagram_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/source"
)

// crossesAsTheModelSays draws a graph and compares every curve with the model.
func crossesAsTheModelSays(t *testing.T, g *graph.Graph) picture {
	t.Helper()
	svg, err := diagram.Draw(diagram.Input{Graph: g}, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	if err := diagram.Inspect(diagram.Input{Graph: g}, svg); err != nil {
		t.Errorf("a picture of ours is not evidence: %v", err)
	}
	p := read(t, svg)
	for _, f := range g.Flows {
		if p.times[f.ID] != 1 {
			t.Errorf("flow %s is drawn %d times", f.ID, p.times[f.ID])
			continue
		}
		wanted := map[string]bool{}
		for _, s := range f.Seams() {
			wanted[s.Boundary.ID] = true
		}
		for id, b := range p.boundaries {
			at := crossings(p.flows[f.ID], b)
			switch {
			case !wanted[id] && len(at) > 0:
				t.Errorf("flow %s passes boundary %s, which it does not cross", f.ID, id)
			case wanted[id] && len(at) != 1:
				t.Errorf("flow %s passes boundary %s %d times", f.ID, id, len(at))
			case wanted[id]:
				m, err := p.markOn(f.ID, id)
				if err != nil {
					t.Error(err)
				} else if c := m.at.center(); math.Hypot(c.x-at[0].x, c.y-at[0].y) > 1 {
					t.Errorf("flow %s passes boundary %s at %.1f, its mark is at %.1f", f.ID, id, at[0], c)
				}
			}
		}
	}
	return p
}

// examples reads the graphs of the example documents.
func examples(t *testing.T) map[string]*graph.Graph {
	t.Helper()
	return graphs(t, "../../examples/*/*.md")
}

// graphs reads the graphs of the documents of a pattern.
func graphs(t *testing.T, pattern string) map[string]*graph.Graph {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no document: %v", err)
	}
	out := map[string]*graph.Graph{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, ds := parser.Parse(source.NewFile(path, content))
		if source.HasErrors(ds) {
			t.Fatal(ds)
		}
		for _, b := range doc.Blocks {
			out[filepath.Base(path)+" "+b.ID] = graph.New(b, model.Words{})
		}
	}
	return out
}

// TestExamplesCrossAsTheModelSays also looks for text and signs that lie on each other or on lines of other flows.
func TestExamplesCrossAsTheModelSays(t *testing.T) {
	testenv.NeedsTime(t, "draws many pictures")
	for name, g := range examples(t) {
		t.Run(name, func(t *testing.T) {
			p := crossesAsTheModelSays(t, g)
			p.legible(t)
			if !big(g) { // between two rows there is just room for a number, and a line may have to pass it
				p.numbersAreFree(t)
			}
		})
	}
}

// big reports whether a model is so big that it also gets pictures of its parts.
func big(g *graph.Graph) bool { return len(g.Elements) > 24 || len(g.Flows) > 40 }

func TestPublishedModelsCrossAsTheModelSays(t *testing.T) {
	testenv.NeedsTime(t, "draws many pictures")
	for name, g := range graphs(t, "../../stride/testdata/models/*.md") {
		t.Run(name, func(t *testing.T) { crossesAsTheModelSays(t, g) })
	}
}

// batchOf names the environment variable by which the test runs itself. The
// engine never gives memory back, so that the random models are drawn by several processes.
const batchOf = "TRUSTSEAM_TEST_BATCH"

const (
	batches   = 8
	batchSize = 25
)

func TestRandomModelsCrossAsTheModelSays(t *testing.T) {
	if batch := os.Getenv(batchOf); batch != "" {
		n, err := strconv.Atoi(batch)
		if err != nil {
			t.Fatal(err)
		}
		for i := range batchSize {
			seed := uint64(n*batchSize + i)
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				p := crossesAsTheModelSays(t, random(seed))
				p.legible(t)
				p.numbersAreFree(t)
			})
		}
		return
	}
	todo := batches
	switch {
	case testing.Short():
		todo = 1
	case os.Getenv("TRUSTSEAM_ALL") == "":
		todo = batches / 4
	}
	for i := range todo {
		t.Run(fmt.Sprint("batch", i), func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=^TestRandomModelsCrossAsTheModelSays$")
			cmd.Env = append(os.Environ(), fmt.Sprint(batchOf, "=", i))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// TestCrowdedModelsCrossAsTheModelSays draws what nobody should, but somebody will.
func TestCrowdedModelsCrossAsTheModelSays(t *testing.T) {
	testenv.NeedsTime(t, "draws crowded models")
	in := func(depth int) *model.Boundary {
		var b *model.Boundary
		for i := range depth {
			b = &model.Boundary{ID: fmt.Sprint("z", i), Name: fmt.Sprint("Zone ", i), Parent: b}
		}
		return b
	}
	for name, c := range map[string]struct {
		depth, flows int
		name         string
	}{
		"40 parallel flows":    {1, 40, "Part"},
		"50 nested boundaries": {50, 2, "Part"},
		"long word":            {2, 2, strings.Repeat("x", 300)},
		"long sentence":        {2, 2, strings.Repeat("word ", 60)},
		"blank names":          {2, 2, " \u00a0\t "},
		"control characters":   {2, 2, "\x00\x1b[31m\u202e"},
		"many scripts":         {2, 3, "日本語 العربية 👩‍👩‍👧 <script>"},
	} {
		t.Run(name, func(t *testing.T) {
			b := &model.Block{ID: "c", Title: c.name}
			for z := in(c.depth); z != nil; z = z.Parent {
				b.Boundaries = append([]*model.Boundary{z}, b.Boundaries...)
			}
			b.Boundaries[0].Name = c.name
			actor := &model.Element{ID: "a", Name: c.name, Type: model.Actor}
			process := &model.Element{ID: "p", Name: c.name, Type: model.Process, Boundary: b.Boundaries[c.depth-1]}
			lonely := &model.Element{ID: "s", Name: c.name, Type: model.Store, Boundary: b.Boundaries[0]}
			b.Elements = []*model.Element{actor, process, lonely}
			for i := range c.flows {
				f := &model.Flow{ID: fmt.Sprint(i + 1), Number: fmt.Sprint(i + 1), Label: c.name, From: actor, To: process}
				if i%2 == 1 {
					f.From, f.To = f.To, f.From
				}
				b.Flows = append(b.Flows, f)
			}
			p := crossesAsTheModelSays(t, graph.New(b, model.Words{}))
			p.legible(t)
			if c.flows < 40 {
				p.numbersAreFree(t) // the outermost lines of a fan of forty graze the numbers of their neighbours
			}
			if len(p.elements) != 3 || len(p.boundaries) != c.depth {
				t.Errorf("%d elements, %d boundaries", len(p.elements), len(p.boundaries))
			}
		})
	}
}

// random makes a model of 2 to 16 elements in up to 6 boundaries, nested at will.
func random(seed uint64) *graph.Graph {
	r := rand.New(rand.NewPCG(seed, 7))
	b := &model.Block{ID: "r", Title: fmt.Sprint("Random ", seed)}
	zones := []string{"public", "partner", "edge", "internal", "restricted"}
	around := []*model.Boundary{nil}
	for i := range r.IntN(7) {
		id := fmt.Sprint("z", i)
		zone := &model.Boundary{ID: id, Name: "Zone " + id, Parent: around[r.IntN(len(around))],
			Attrs: model.Attrs{{Key: "zone", Values: []string{zones[r.IntN(len(zones))]}}}}
		b.Boundaries = append(b.Boundaries, zone)
		around = append(around, zone)
	}
	kinds := []model.ElementType{model.Actor, model.External, model.Process, model.Process, model.Store}
	for i := range 2 + r.IntN(15) {
		id := fmt.Sprint("e", i)
		b.Elements = append(b.Elements, &model.Element{ID: id, Name: "Element " + id, Type: kinds[r.IntN(len(kinds))], Boundary: around[r.IntN(len(around))]})
	}
	for i := range r.IntN(24) {
		id := fmt.Sprint(i + 1)
		b.Flows = append(b.Flows, &model.Flow{ID: id, Number: id, Label: "Some data " + id,
			From: b.Elements[r.IntN(len(b.Elements))], To: b.Elements[r.IntN(len(b.Elements))]})
	}
	return graph.New(b, model.Words{})
}
