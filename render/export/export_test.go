package export

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/graphviz"
)

// hostile are texts that an author may write.
var hostile = []string{
	"", " ", "\x00\x01\x1f", `"`, `\`, `a\`, `\"`, `\N \G`, `"]; x -> y [label="`, "<b>bold</b>", "&lt;script&gt;", "<script>alert(1)</script>",
	"a\nb", "|", "]", ")", "end", "1. list", "- list", "`md`", "**x**", "%%{init: {}}%%", "#quot;", "javascript:alert(1)", "日本語", "العربية", "👩‍👩‍👧",
	"\u202eevil", "\xff\xfe", "// comment", "/* */", strings.Repeat("long ", 100), "n1]; digraph", "A & B", "é",
}

// graph has one of each, all with one text.
func parsed(text string) *graph.Graph {
	b := &model.Block{ID: "shop", Title: text}
	zone := &model.Boundary{ID: "zone", Name: text}
	inner := &model.Boundary{ID: "in-ner", Name: text, Parent: zone}
	empty := &model.Boundary{ID: "empty", Name: text}
	b.Boundaries = []*model.Boundary{zone, inner, empty}
	user := &model.Element{ID: "end", Name: text, Type: model.Actor}
	web := &model.Element{ID: "a-b", Name: text, Type: model.Process, Boundary: zone}
	db := &model.Element{ID: "a_b", Name: text, Type: model.Store, Boundary: inner}
	b.Elements = []*model.Element{user, web, db}
	b.Flows = []*model.Flow{
		{ID: "1", Number: "1", From: user, To: web, Label: text, Both: true},
		{ID: "2", Number: "2", From: web, To: db, Label: text, Attrs: model.Attrs{{Key: "mode", Values: []string{"async"}}}},
		{ID: "3", Number: "3", From: db, To: db, Label: text},
	}
	return graph.New(b, model.Words{})
}

const wantDOT = `digraph "shop" {
  graph [label="Say \"hi\" \\ A &amp; B" labelloc=t fontname=Helvetica rankdir=TB newrank=true]
  node [fontname=Helvetica shape=box]
  edge [fontname=Helvetica fontsize=11]
  "end" [label="Say \"hi\" \\ A &amp; B" style=filled fillcolor="#eceff2"]
  subgraph "cluster_zone" {
    graph [label="Say \"hi\" \\ A &amp; B" style=dashed color="#a30f28" fontcolor="#a30f28"]
    "a-b" [label="Say \"hi\" \\ A &amp; B" style=rounded]
    subgraph "cluster_in-ner" {
      graph [label="Say \"hi\" \\ A &amp; B" style=dashed color="#a30f28" fontcolor="#a30f28"]
      "a_b" [label="Say \"hi\" \\ A &amp; B" shape=cylinder]
    }
  }
  subgraph "cluster_empty" {
    graph [label="Say \"hi\" \\ A &amp; B" style=dashed color="#a30f28" fontcolor="#a30f28"]
    "empty is empty" [style=invis]
  }
  "end" -> "a-b" [id="1" label="1. Say \"hi\" \\ A &amp; B" dir=both color="#a30f28"]
  "a-b" -> "a_b" [id="2" label="2. Say \"hi\" \\ A &amp; B" style=dashed color="#a30f28"]
  "a_b" -> "a_b" [id="3" label="3. Say \"hi\" \\ A &amp; B"]
}
`

const wantMermaid = `flowchart TB
  accTitle: Say #34;hi#34; #92; A #38; B
  e_end["Say #34;hi#34; #92; A #38; B"]
  subgraph b_zone["Say #34;hi#34; #92; A #38; B"]
    e_a_2d_b("Say #34;hi#34; #92; A #38; B")
    subgraph b_in_2d_ner["Say #34;hi#34; #92; A #38; B"]
      e_a__b[("Say #34;hi#34; #92; A #38; B")]
    end
  end
  subgraph b_empty["Say #34;hi#34; #92; A #38; B"]
  end
  e_end <-->|"(1) Say #34;hi#34; #92; A #38; B"| e_a_2d_b
  e_a_2d_b -.->|"(2) Say #34;hi#34; #92; A #38; B"| e_a__b
  e_a__b -->|"(3) Say #34;hi#34; #92; A #38; B"| e_a__b
`

func TestExport(t *testing.T) {
	g := parsed(`Say "hi" \ A & B`)
	if got := string(DOT(g)); got != wantDOT {
		t.Errorf("DOT:\n%s\nwant:\n%s", got, wantDOT)
	}
	if got := string(Mermaid(g)); got != wantMermaid {
		t.Errorf("Mermaid:\n%s\nwant:\n%s", got, wantMermaid)
	}
}

// Whatever the author writes, Graphviz finds the same graph.
func TestDOTHostile(t *testing.T) {
	for _, text := range hostile {
		dot := DOT(parsed(text))
		out, err := graphviz.Layout(dot)
		if err != nil {
			t.Errorf("%q: %v in\n%s", text, err, dot)
			continue
		}
		if n := strings.Count(string(out), `"_gvid"`); n != 3+1+3+3 {
			t.Errorf("%q: Graphviz found %d things", text, n)
		}
	}
}

func TestDOTHostileNative(t *testing.T) {
	dot := testenv.Needs(t, "dot")
	for _, text := range hostile {
		cmd := exec.Command(dot, "-Tsvg")
		cmd.Stdin = strings.NewReader(string(DOT(parsed(text))))
		if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "<script") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Outside quotes there is nothing but our own words; inside nothing that means something.
func TestMermaidHostile(t *testing.T) {
	want := strings.Count(string(Mermaid(parsed("x"))), "\n")
	for _, text := range hostile {
		out := string(Mermaid(parsed(text)))
		if n := strings.Count(out, "\n"); n != want {
			t.Errorf("%q: %d lines, want %d", text, n, want)
		}
		for i, part := range strings.Split(out, `"`) {
			if i%2 == 1 && strings.ContainsAny(part, "<>&`%{}[]|\\\n*:") {
				t.Errorf("%q: the string %q", text, part)
			}
		}
	}
	if got := text("1. list"); got != `"#49;#46; list"` {
		t.Errorf("a list is written as %s", got)
	}
}

func TestMermaidNamesDiffer(t *testing.T) {
	seen := make(map[string]string)
	for _, id := range []string{"a-b", "a_b", "a__b", "a_2d_b", "a-_b", "a_-b", "end", "End", "é"} {
		spelled := name(id)
		if other, ok := seen[spelled]; ok {
			t.Errorf("%q and %q are both %s", id, other, spelled)
		}
		seen[spelled] = id
	}
}
