package export

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/graphviz"
)

// What is out of scope is dashed and grey, and nothing else is.
func TestOutOfScope(t *testing.T) {
	b := &model.Block{ID: "shop"}
	for _, typ := range []model.ElementType{model.Actor, model.External, model.Process, model.Store} {
		out := model.Attrs{{Key: "scope", Values: []string{"out"}}, {Key: "reason", Values: []string{"old"}}}
		b.Elements = append(b.Elements,
			&model.Element{ID: string(typ) + "-in", Name: "In", Type: typ},
			&model.Element{ID: string(typ) + "-out", Name: "Out", Type: typ, Attrs: out})
	}
	g := graph.New(b, model.Words{})
	dot, mermaid := string(DOT(g)), string(Mermaid(g))
	for line := range strings.Lines(dot) {
		if strings.Contains(line, "label=") && strings.Contains(line, "dashed") != strings.Contains(line, `"Out"`) {
			t.Errorf("DOT: %s", line)
		}
	}
	for line := range strings.Lines(mermaid) {
		if strings.Contains(line, "e_") && strings.HasSuffix(line, ":::outOfScope\n") != strings.Contains(line, `"Out"`) {
			t.Errorf("Mermaid: %s", line)
		}
	}
	if strings.Count(mermaid, "classDef outOfScope ") != 1 || strings.Contains(string(Mermaid(parsed("x"))), "outOfScope") {
		t.Error("the class is defined where something has it, and nowhere else")
	}
	if _, err := graphviz.Layout([]byte(dot)); err != nil {
		t.Errorf("%v in\n%s", err, dot)
	}
}
