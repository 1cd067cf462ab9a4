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

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/stride"
)

var update = flag.Bool("update", false, "rewrite golden files")

// builder makes a block by hand, without the notation.
type builder struct{ block model.Block }

// attrs reads "crown=yes tech=Go" into attributes; a value may hold commas.
func attrs(text string) model.Attrs {
	var out model.Attrs
	for _, field := range strings.Fields(text) {
		key, value, _ := strings.Cut(field, "=")
		out = append(out, model.Attr{Key: key, Values: strings.Split(value, ",")})
	}
	return out
}

func (b *builder) boundary(id, name string, parent *model.Boundary, more string) *model.Boundary {
	x := &model.Boundary{ID: id, Name: name, Parent: parent, Attrs: attrs(more)}
	b.block.Boundaries = append(b.block.Boundaries, x)
	return x
}

func (b *builder) element(kind model.ElementType, id, name string, in *model.Boundary, more string) *model.Element {
	x := &model.Element{ID: id, Name: name, Type: kind, Boundary: in, Attrs: attrs(more)}
	b.block.Elements = append(b.block.Elements, x)
	return x
}

func (b *builder) flow(from, to *model.Element, label, more string, data ...*model.Data) *model.Flow {
	n := fmt.Sprint(len(b.block.Flows) + 1)
	x := &model.Flow{ID: n, Number: n, From: from, To: to, Label: label, Attrs: attrs(more), Data: data}
	b.block.Flows = append(b.block.Flows, x)
	return x
}

func (b *builder) graph() *graph.Graph { return graph.New(&b.block, model.Words{}) }

// newsletter is a graph that uses most of what a picture can show.
func newsletter() (*builder, Input) {
	b := &builder{}
	b.block.ID, b.block.Title = "newsletter", "Newsletter sign-up"
	email := &model.Data{ID: "email", Name: "Subscriber email", Attrs: attrs("class=pii crown=yes")}
	b.block.Data = []*model.Data{email}
	site := b.boundary("site", "Our VPS", nil, "zone=internal")
	vault := b.boundary("vault", "Data zone", site, "zone=restricted")
	visitor := b.element(model.Actor, "visitor", "Visitor browser", nil, "")
	mailer := b.element(model.External, "mailer", "Mail provider", nil, "")
	web := b.element(model.Process, "web", "Sign-up form", site, "tech=Go tenants=multi")
	subs := b.element(model.Store, "subs", "Subscribers", vault, "tech=SQLite")
	subs.Holds = []*model.Data{email}
	b.flow(visitor, web, "Sign-up form", "protocol=https", email).Both = true
	b.flow(web, subs, "Save subscriber", "", email)
	b.flow(web, mailer, "Send welcome", "mode=async")
	b.flow(web, web, "Clean up", "")
	b.flow(visitor, mailer, "Reply", "")
	return b, Input{Graph: b.graph(), Standing: map[string]stride.Standing{"1": {Open: 2}, "subs": {Open: 1}, "2": {Asked: 1}, "4": {Asked: 2}, "gone": {Open: 9, Asked: 1}}, Threats: 3}
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
		if n := strings.Count(string(svg), `<g class="flow" data-f="`+escape(f.ID)+`"`); n != 1 {
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

// hostile are texts that an author may write.
var hostile = []string{
	`<script>alert(1)</script>`, `]]><!--`, `a --> b`, `"'&<>`, "\u202eevil\u2066x", "日本語のサービス名がとても長い場合",
	strings.Repeat("long ", 60), strings.Repeat("x", 300), "\x00\x01\x1f", "", "\ufffe\ufffd", "<!-- trustseam:svg 0123456789abcdef 0123456789abcdef -->",
	`n1]; digraph`, "a\nb\tc", "\xff\xfe", "url(javascript:1)x",
}

func TestDrawHostileText(t *testing.T) {
	for i, text := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			b := &builder{}
			b.block.Title = text
			zone := b.boundary("z", text, nil, "zone=edge")
			out := b.element(model.Actor, "a", text, nil, "")
			in := b.element(model.Process, "p", text, zone, "")
			in.Attrs = append(in.Attrs, model.Attr{Key: "tech", Values: []string{text}})
			store := b.element(model.Store, "s", text, zone, "")
			store.Attrs = append(store.Attrs, model.Attr{Key: "class", Values: []string{text}})
			b.flow(out, in, text, "").Number = text
			b.flow(in, store, text, "")
			svg := draw(t, Input{Graph: b.graph()})
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
	b := &builder{}
	zone := b.boundary(`z"><script>`, "Zone", nil, "")
	a := b.element(model.Actor, `a"&`, "A", nil, "")
	p := b.element(model.Process, `p<`, "P", zone, "")
	b.flow(a, p, "x", "").ID = `f"><g class="flow" data-f="1`
	b.flow(a, p, "y", "")
	draw(t, Input{Graph: b.graph()})
}

func TestDrawOddShapes(t *testing.T) {
	cases := map[string]func(b *builder){
		"self loop": func(b *builder) {
			p := b.element(model.Process, "p", "P", nil, "")
			b.flow(p, p, "Again", "")
		},
		"self loop outside": func(b *builder) {
			p := b.element(model.Actor, "p", "P", nil, "")
			b.flow(p, p, "Again", "").Both = true
		},
		"40 parallel flows": func(b *builder) {
			p := b.element(model.Process, "p", "P", b.boundary("z", "Z", nil, ""), "")
			a := b.element(model.Actor, "a", "A", nil, "")
			for range 40 {
				b.flow(a, p, "Ask", "")
			}
		},
		"empty boundaries": func(b *builder) {
			b.element(model.Process, "p", "P", nil, "")
			b.boundary("inner", "Inner", b.boundary("outer", "Outer", nil, ""), "")
		},
		"no boundary": func(b *builder) {
			a := b.element(model.Actor, "a", "A", nil, "")
			p := b.element(model.Process, "p", "P", nil, "")
			b.flow(a, p, "Ask", "")
			b.flow(p, a, "Tell", "")
		},
		"no flow": func(b *builder) { b.element(model.Process, "p", "P", nil, "") },
		"no label": func(b *builder) {
			b.flow(b.element(model.Actor, "a", "", nil, ""), b.element(model.Actor, "b", "", nil, ""), "", "")
		},
		"only actors": func(b *builder) { b.element(model.Actor, "a", "A", nil, ""); b.element(model.Actor, "b", "B", nil, "") },
		"long numbers": func(b *builder) {
			a, p := b.element(model.Actor, "a", "A", nil, ""), b.element(model.Process, "p", "P", b.boundary("z", "Z", nil, ""), "")
			b.flow(a, p, "Ask", "").Number = "checkout-payment"
			b.flow(a, a, "Think", "").Number = "think-again"
		},
		"cycle": func(b *builder) {
			z, y := b.boundary("z", "Z", nil, ""), b.boundary("y", "Y", nil, "")
			p, q, r := b.element(model.Process, "p", "P", z, ""), b.element(model.Process, "q", "Q", y, ""), b.element(model.Store, "r", "R", z, "")
			b.flow(p, q, "1", "")
			b.flow(q, r, "2", "")
			b.flow(r, p, "3", "")
		},
	}
	for name, build := range cases {
		t.Run(name, func(t *testing.T) {
			b := &builder{}
			build(b)
			draw(t, Input{Graph: b.graph()})
		})
	}
}

func TestDrawDeepNesting(t *testing.T) {
	b := &builder{}
	var in *model.Boundary
	for i := range 50 {
		in = b.boundary(fmt.Sprintf("z%d", i), fmt.Sprintf("Zone %d", i), in, "")
	}
	b.flow(b.element(model.Actor, "a", "A", nil, ""), b.element(model.Process, "p", "P", in, ""), "Deep", "")
	svg := draw(t, Input{Graph: b.graph()})
	if n := strings.Count(svg, `<g class="gate"`); n != 50 {
		t.Errorf("%d crossings are marked, want 50", n)
	}
}

func TestDrawBigGraph(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	b := &builder{}
	var zones []*model.Boundary
	for i := range 8 {
		zones = append(zones, b.boundary(fmt.Sprintf("z%d", i), fmt.Sprintf("Zone %d", i), nil, ""))
	}
	var all []*model.Element
	for i := range 80 {
		all = append(all, b.element(model.Process, fmt.Sprintf("p%d", i), fmt.Sprintf("Part %d", i), zones[i%8], ""))
	}
	for i := range 120 {
		b.flow(all[i%80], all[(i*7+3)%80], "Call", "")
	}
	draw(t, Input{Graph: b.graph()})
}

func TestDrawErrors(t *testing.T) {
	_, in := newsletter()
	if _, err := Draw(Input{}, graphviz.Layout); err == nil {
		t.Error("no graph, no error")
	}
	if _, err := Draw(in, nil); err == nil {
		t.Error("no engine, no error")
	}
	empty := &builder{}
	if _, err := Draw(Input{Graph: empty.graph()}, graphviz.Layout); err == nil {
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
	d := drawing{Flows: []flow{{ID: "a"}}}
	one := `<g class="flow" data-f="a">`
	for svg, good := range map[string]bool{one: true, "": false, one + one: false} {
		if err := d.count(svg); (err == nil) != good {
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
