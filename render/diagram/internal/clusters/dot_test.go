package clusters

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestDotHoldsNoTextOfTheAuthor(t *testing.T) {
	for _, text := range append(diagramtest.Hostile, "Secretname") {
		b := &diagramtest.Builder{}
		b.Block.Title = text
		z := b.Boundary(text, text, nil, "")
		p, a := b.Element(model.Process, text+"p", text, z, ""), b.Element(model.Actor, text+"a", text, nil, "")
		b.Flow(a, p, text, "").ID = text
		b.Flow(p, p, text, "")
		d, err := scene.Show(scene.Input{Graph: b.Graph()})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range append(variants(d), plain(d)...) {
			dot := dot(d, v)
			if word := regexp.MustCompile(`[^\x20-\x7e\n]|Secret|script|long|Zone`).Find(dot); word != nil {
				t.Fatalf("the DOT holds %q:\n%s", word, dot)
			}
			for _, quoted := range regexp.MustCompile(`"[^"]*"`).FindAll(dot, -1) {
				if s := strings.Trim(strings.ReplaceAll(string(quoted), `\n`, ""), `"x`); s != "" {
					t.Fatalf("the DOT quotes %s", quoted)
				}
			}
		}
	}
}

func TestDotDoesNotDependOnTexts(t *testing.T) {
	_, in := newsletter()
	d, err := scene.Show(in)
	if err != nil {
		t.Fatal(err)
	}
	v := variants(d)[0]
	before := dot(d, v)
	in.Graph.Elements[0].ID = "renamed"
	again, err := scene.Show(in)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, dot(again, v)) {
		t.Error("another id gave another DOT")
	}
}

func TestDotLabelsNoLevelEdge(t *testing.T) {
	b := &diagramtest.Builder{}
	one, two := b.Boundary("one", "One", nil, ""), b.Boundary("two", "Two", nil, "")
	p, q := b.Element(model.Process, "p", "P", one, ""), b.Element(model.Process, "q", "Q", two, "")
	x, y := b.Element(model.Actor, "x", "X", nil, ""), b.Element(model.Actor, "y", "Y", nil, "")
	b.Flow(p, q, "between clusters", "")
	b.Flow(x, y, "between outsiders", "")
	d, err := scene.Show(scene.Input{Graph: b.Graph()})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range variants(d) {
		if !v.outside {
			continue
		}
		if dot := dot(d, v); bytes.Contains(dot, []byte("xx\\n")) {
			t.Errorf("an edge that can be level has a label:\n%s", dot)
		}
	}
}
