package diagram

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

var update = flag.Bool("update", false, "rewrite golden files")

// newsletter is a graph that uses most of what a picture can show.
func newsletter() (*diagramtest.Builder, Input) {
	b, standing := diagramtest.NewsletterBlock()
	return b, Input{Graph: b.Graph(), Standing: standing, Threats: 3}
}

// wellFormed fails the test when the picture is no XML, or has an id twice.
func wellFormed(t *testing.T, svg []byte) {
	t.Helper()
	seen := make(map[string]bool)
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "script", "link", "foreignObject", "image", "a", "use":
			t.Errorf("the picture has a <%s>", start.Name.Local)
		}
		for _, a := range start.Attr {
			if a.Name.Local == "id" && seen[a.Value] {
				t.Errorf("id %q is there twice", a.Value)
			}
			seen[a.Value] = seen[a.Value] || a.Name.Local == "id"
			if strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("the picture has an attribute %s", a.Name.Local)
			}
		}
	}
}

// draw draws with the real engine and checks what must hold for every picture.
func draw(t *testing.T, in Input) string {
	t.Helper()
	svg, err := Draw(in, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, svg)
	if !bytes.HasSuffix(svg, []byte("</svg>\n")) {
		t.Error("the file does not end in a newline")
	}
	for _, f := range in.Graph.Flows {
		if n := strings.Count(string(svg), `<g class="flow" data-f="`+paint.Escape(f.ID)+`"`); n != 1 {
			t.Errorf("flow %q is drawn %d times", f.ID, n)
		}
	}
	for _, bad := range []string{"NaN", "Inf", "%!", "var(", `"-0"`, " -0 "} {
		if strings.Contains(string(svg), bad) {
			t.Errorf("the picture holds %q", bad)
		}
	}
	input, body, ok := Hashes(svg)
	if !ok || input != InputHash(in) || body != BodyHash(svg) {
		t.Errorf("hashes %q %q %v, want %q %q", input, body, ok, InputHash(in), BodyHash(svg))
	}
	return string(svg)
}

func TestDrawGolden(t *testing.T) {
	_, in := newsletter()
	svg := draw(t, in)
	path := filepath.Join("testdata", "newsletter.golden.svg")
	if *update {
		if err := os.WriteFile(path, []byte(svg), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != svg {
		t.Errorf("the picture differs from %s; look at it and run go test -update", path)
	}
}

func TestDrawIsRepeatable(t *testing.T) {
	_, in := newsletter()
	first := draw(t, in)
	for range 5 {
		_, again := newsletter()
		if draw(t, again) != first {
			t.Fatal("the same graph gave another picture")
		}
	}
}

func TestDrawShowsWhatIsThere(t *testing.T) {
	_, in := newsletter()
	svg := draw(t, in)
	for _, want := range []string{
		`<g class="element" data-e="subs">`, `<g class="boundary" data-b="vault">`,
		`<g class="gate" data-f="1" data-b="site">`, `<g class="gate" data-f="2" data-b="vault">`,
		"Newsletter sign-up", "4 elements · 5 flows · 3 cross a trust boundary · 3 open threats",
		"entering Our VPS", "leaving Our VPS", "pii", "SQLite", "Outside: not trusted",
		"Carries a crown jewel", "Asynchronous", "Multi-tenant", "Sensitive data", "Open threats",
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture lacks %q", want)
		}
	}
	if strings.Contains(svg, "Confidential data") {
		t.Error("the legend explains a symbol that is not used")
	}
}

func TestDrawHostileText(t *testing.T) {
	for i, text := range diagramtest.Hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			b := &diagramtest.Builder{}
			b.Block.Title = text
			zone := b.Boundary("z", text, nil, "zone=edge")
			out := b.Element(model.Actor, "a", text, nil, "")
			in := b.Element(model.Process, "p", text, zone, "")
			in.Attrs = append(in.Attrs, model.Attr{Key: "tech", Values: []string{text}})
			store := b.Element(model.Store, "s", text, zone, "")
			store.Attrs = append(store.Attrs, model.Attr{Key: "class", Values: []string{text}})
			b.Flow(out, in, text, "").Number = text
			b.Flow(in, store, text, "")
			svg := draw(t, Input{Graph: b.Graph()})
			if strings.Contains(svg, "<script") || strings.ContainsAny(svg, "\u202e\u2066\x00\x01") {
				t.Error("the text is not made safe")
			}
			if strings.Count(svg, "<!--") != 1 {
				t.Error("the text made a comment")
			}
		})
	}
}

func TestDrawHostileIDs(t *testing.T) {
	b := &diagramtest.Builder{}
	zone := b.Boundary(`z"><script>`, "Zone", nil, "")
	a := b.Element(model.Actor, `a"&`, "A", nil, "")
	p := b.Element(model.Process, `p<`, "P", zone, "")
	b.Flow(a, p, "x", "").ID = `f"><g class="flow" data-f="1`
	b.Flow(a, p, "y", "")
	draw(t, Input{Graph: b.Graph()})
}

func TestDrawOddShapes(t *testing.T) {
	testenv.NeedsTime(t, "draws many shapes")
	cases := map[string]func(b *diagramtest.Builder){
		"self loop": func(b *diagramtest.Builder) {
			p := b.Element(model.Process, "p", "P", nil, "")
			b.Flow(p, p, "Again", "")
		},
		"self loop outside": func(b *diagramtest.Builder) {
			p := b.Element(model.Actor, "p", "P", nil, "")
			b.Flow(p, p, "Again", "").Both = true
		},
		"40 parallel flows": func(b *diagramtest.Builder) {
			p := b.Element(model.Process, "p", "P", b.Boundary("z", "Z", nil, ""), "")
			a := b.Element(model.Actor, "a", "A", nil, "")
			for range 40 {
				b.Flow(a, p, "Ask", "")
			}
		},
		"empty boundaries": func(b *diagramtest.Builder) {
			b.Element(model.Process, "p", "P", nil, "")
			b.Boundary("inner", "Inner", b.Boundary("outer", "Outer", nil, ""), "")
		},
		"no boundary": func(b *diagramtest.Builder) {
			a := b.Element(model.Actor, "a", "A", nil, "")
			p := b.Element(model.Process, "p", "P", nil, "")
			b.Flow(a, p, "Ask", "")
			b.Flow(p, a, "Tell", "")
		},
		"no flow": func(b *diagramtest.Builder) { b.Element(model.Process, "p", "P", nil, "") },
		"no label": func(b *diagramtest.Builder) {
			b.Flow(b.Element(model.Actor, "a", "", nil, ""), b.Element(model.Actor, "b", "", nil, ""), "", "")
		},
		"only actors": func(b *diagramtest.Builder) {
			b.Element(model.Actor, "a", "A", nil, "")
			b.Element(model.Actor, "b", "B", nil, "")
		},
		"long numbers": func(b *diagramtest.Builder) {
			a, p := b.Element(model.Actor, "a", "A", nil, ""), b.Element(model.Process, "p", "P", b.Boundary("z", "Z", nil, ""), "")
			b.Flow(a, p, "Ask", "").Number = "checkout-payment"
			b.Flow(a, a, "Think", "").Number = "think-again"
		},
		"cycle": func(b *diagramtest.Builder) {
			z, y := b.Boundary("z", "Z", nil, ""), b.Boundary("y", "Y", nil, "")
			p, q, r := b.Element(model.Process, "p", "P", z, ""), b.Element(model.Process, "q", "Q", y, ""), b.Element(model.Store, "r", "R", z, "")
			b.Flow(p, q, "1", "")
			b.Flow(q, r, "2", "")
			b.Flow(r, p, "3", "")
		},
	}
	for name, build := range cases {
		t.Run(name, func(t *testing.T) {
			b := &diagramtest.Builder{}
			build(b)
			draw(t, Input{Graph: b.Graph()})
		})
	}
}

func TestDrawDeepNesting(t *testing.T) {
	b := &diagramtest.Builder{}
	var in *model.Boundary
	for i := range 50 {
		in = b.Boundary(fmt.Sprintf("z%d", i), fmt.Sprintf("Zone %d", i), in, "")
	}
	b.Flow(b.Element(model.Actor, "a", "A", nil, ""), b.Element(model.Process, "p", "P", in, ""), "Deep", "")
	svg := draw(t, Input{Graph: b.Graph()})
	if n := strings.Count(svg, `<g class="gate"`); n != 50 {
		t.Errorf("%d crossings are marked, want 50", n)
	}
}

func TestDrawBigGraph(t *testing.T) {
	testenv.NeedsTime(t, "takes seconds")
	b := &diagramtest.Builder{}
	var zones []*model.Boundary
	for i := range 8 {
		zones = append(zones, b.Boundary(fmt.Sprintf("z%d", i), fmt.Sprintf("Zone %d", i), nil, ""))
	}
	var all []*model.Element
	for i := range 80 {
		all = append(all, b.Element(model.Process, fmt.Sprintf("p%d", i), fmt.Sprintf("Part %d", i), zones[i%8], ""))
	}
	for i := range 120 {
		b.Flow(all[i%80], all[(i*7+3)%80], "Call", "")
	}
	draw(t, Input{Graph: b.Graph()})
}

func TestDrawErrors(t *testing.T) {
	_, in := newsletter()
	if _, err := Draw(Input{}, graphviz.Layout); err == nil {
		t.Error("no graph, no error")
	}
	if _, err := Draw(in, nil); err == nil {
		t.Error("no engine, no error")
	}
	empty := &diagramtest.Builder{}
	if _, err := Draw(Input{Graph: empty.Graph()}, graphviz.Layout); err == nil {
		t.Error("no element, no error")
	}
	tried := 0
	_, err := Draw(in, func([]byte) ([]byte, error) { tried++; return nil, errors.New("dead") })
	if err == nil || !strings.Contains(err.Error(), "dead") {
		t.Errorf("error = %v", err)
	}
	if tried != 4 {
		t.Errorf("the engine was asked %d times, want once for each kind of layout", tried)
	}
}

func TestCountNoticesLostAndDoubledFlows(t *testing.T) {
	d := scene.Drawing{Flows: []scene.Flow{{ID: "a"}}}
	one := `<g class="flow" data-f="a">`
	for svg, good := range map[string]bool{one: true, "": false, one + one: false} {
		if err := count(d, svg); (err == nil) != good {
			t.Errorf("count(%q) = %v", svg, err)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	_, in := newsletter()
	answers := make(map[string][]byte)
	// The engine never frees memory, so its answers are kept: this measures our part.
	layout := func(dot []byte) ([]byte, error) {
		if answer, ok := answers[string(dot)]; ok {
			return answer, nil
		}
		answer, err := graphviz.Layout(dot)
		answers[string(dot)] = answer
		return answer, err
	}
	for b.Loop() {
		if _, err := Draw(in, layout); err != nil {
			b.Fatal(err)
		}
	}
}
