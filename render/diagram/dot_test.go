package diagram

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestDotHoldsNoTextOfTheAuthor(t *testing.T) {
	for _, text := range append(hostile, "Secretname") {
		b := &builder{}
		b.block.Title = text
		z := b.boundary(text, text, nil, "")
		p, a := b.element(model.Process, text+"p", text, z, ""), b.element(model.Actor, text+"a", text, nil, "")
		b.flow(a, p, text, "").ID = text
		b.flow(p, p, text, "")
		d, err := show(Input{Graph: b.graph()})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range append(d.variants(), d.plain()...) {
			dot := d.dot(v)
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
	d, err := show(in)
	if err != nil {
		t.Fatal(err)
	}
	v := d.variants()[0]
	before := d.dot(v)
	in.Graph.Elements[0].ID = "renamed"
	again, err := show(in)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, again.dot(v)) {
		t.Error("another id gave another DOT")
	}
}

func TestDotLabelsNoLevelEdge(t *testing.T) {
	b := &builder{}
	one, two := b.boundary("one", "One", nil, ""), b.boundary("two", "Two", nil, "")
	p, q := b.element(model.Process, "p", "P", one, ""), b.element(model.Process, "q", "Q", two, "")
	x, y := b.element(model.Actor, "x", "X", nil, ""), b.element(model.Actor, "y", "Y", nil, "")
	b.flow(p, q, "between clusters", "")
	b.flow(x, y, "between outsiders", "")
	d, err := show(Input{Graph: b.graph()})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range d.variants() {
		if !v.outside {
			continue
		}
		if dot := d.dot(v); bytes.Contains(dot, []byte("xx\\n")) {
			t.Errorf("an edge that can be level has a label:\n%s", dot)
		}
	}
}
