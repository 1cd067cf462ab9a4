package diagram

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
	"github.com/trustseam/trustseam/render/graphviz"
)

// bankless is a graph with a process, a store and an external that are out of scope.
func bankless(reason string) Input {
	b := &diagramtest.Builder{}
	web := b.Element(model.Process, "web", "Web", nil, "")
	out := diagramtest.Attrs("scope=out tenants=multi class=pii tech=Go")
	if reason != "" {
		out = append(out, model.Attr{Key: "reason", Values: []string{reason}})
	}
	for i, kind := range []model.ElementType{model.Process, model.Store, model.External} {
		e := b.Element(kind, string(kind), "Old "+string(kind), nil, "")
		e.Attrs = out
		b.Flow(web, e, "Ask", "").ID += string("abc"[i])
	}
	return Input{Graph: b.Graph()}
}

// What is out of scope is told apart by words and by its outline.
func TestOutOfScopeIsDrawnFaded(t *testing.T) {
	svg := draw(t, bankless(`Its own model <covers> "it"`))
	for _, want := range []string{
		`class="u"`, `class="u uf"`, `class="us"`, ">out of scope</text>", `class="N m"`, "stroke-dasharray:3 3", ">Out of scope</text>",
		"<title>Process: Old process, Go, multi-tenant, out of scope: Its own model &lt;covers&gt; &quot;it&quot;</title>",
		"Out of scope: Old process (Its own model &lt;covers&gt; &quot;it&quot;), Old store (",
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture lacks %s", want)
		}
	}
	if n := strings.Count(svg, ">out of scope</text>"); n != 3 {
		t.Errorf("%d elements say that they are out of scope, want 3", n)
	}
	if strings.Contains(svg, "Sensitive data") || strings.Contains(svg, `class="r"`) {
		t.Error("a store out of scope is tinted")
	}
	if got := bare(t, bankless("")).Describe(); !strings.HasSuffix(got, " Out of scope: Old process, Old store, Old external.") {
		t.Errorf("without reasons: %s", got)
	}
}

// A picture in which everything is in scope knows nothing of the rest.
func TestInScopeIsAsBefore(t *testing.T) {
	_, in := newsletter()
	svg := draw(t, in)
	for _, without := range []string{"scope", "fade", ".u{", ".us{"} {
		if strings.Contains(svg, without) {
			t.Errorf("the picture has %s", without)
		}
	}
	text, err := json.Marshal(bare(t, in))
	if err != nil || strings.Contains(string(text), `"Out"`) || strings.Contains(string(text), `"Reason"`) {
		t.Errorf("the hash is taken from %s, %v", text, err)
	}
	before := InputHash(in)
	in.Graph.Elements[0].Attrs = append(in.Graph.Elements[0].Attrs, diagramtest.Attrs("scope=in")...)
	if InputHash(in) != before {
		t.Error("scope=in changes the hash")
	}
	if InputHash(bankless("one")) == InputHash(bankless("another")) {
		t.Error("the reason does not change the hash")
	}
}

func TestCoordinatesSayTheScope(t *testing.T) {
	out, err := Coordinates(bankless("old"), graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	var s coordinates
	if err := json.Unmarshal(out, &s); err != nil {
		t.Fatal(err)
	}
	if s.Elements[0].Scope != "in" || s.Elements[1].Scope != "out" {
		t.Errorf("scopes %q and %q", s.Elements[0].Scope, s.Elements[1].Scope)
	}
}

// An overview hides what is inside a boundary, and so does not say that it is out of scope.
func TestOverviewHidesTheScope(t *testing.T) {
	b := &diagramtest.Builder{}
	zone := b.Boundary("zone", "Zone", nil, "")
	b.Element(model.Process, "p", "P", zone, "scope=out reason=old")
	b.Element(model.Process, "q", "Q", nil, "")
	d, err := scene.Show(Input{Graph: graph.New(&b.Block, model.Words{}), View: View{Overview: true}})
	if err != nil || d.LeavesOut() {
		t.Errorf("%+v, %v", d.Elements, err)
	}
}

func bare(t *testing.T, in Input) scene.Drawing {
	t.Helper()
	d, err := scene.Show(in)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
