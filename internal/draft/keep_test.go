package draft

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

// Parts keep the ids of the block that they were exported from; a wrong id or one that is taken is none.
func TestKeep(t *testing.T) {
	z := &Zone{Name: "Zone one two three four", ID: "A_zone-1-2-3-4"}
	same := &Zone{Name: "Same", ID: z.ID}
	drawn := &Node{Name: "Web", Type: model.Process}
	web := &Node{Name: "Web", ID: "web", Type: model.Process, Zone: z}
	number := &Node{Name: "Seven", ID: "7", Type: model.Process}
	arrow := &Node{Name: "Arrow", ID: "a->b", Type: model.Process}
	data := &Data{Name: "Card", ID: "the_card"}
	d := &Draft{
		Zones: []*Zone{z, same}, Nodes: []*Node{drawn, web, number, arrow}, Data: []*Data{data},
		Flows: []*Flow{
			{From: drawn, To: web, Label: "New"}, {From: web, To: drawn, Label: "Pay", ID: "pay"}, {From: web, To: drawn, Label: "Pay again", ID: "pay"},
			{From: web, To: number, Label: "Two", ID: "1"}, {From: web, Label: "Nowhere", ID: "2"},
		},
	}
	b, err := d.Block(words(t), "shop", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"data the_card: Card\n", "boundary A_zone-1-2-3-4: Zone one two three four\n", "boundary same: Same", "process web-2: Web\n",
		"  process web: Web\n", "process seven:", "process arrow:",
		"3.   web-2 -> web:", "pay. web   -> web-2: Pay\n", "4.   web   -> web-2: Pay again\n", "1.   web   -> seven:",
	} {
		if !strings.Contains(b.Text, want) {
			t.Errorf("no %q in\n%s", want, b.Text)
		}
	}
}

// A block that numbers none of its flows gets no numbers.
func TestKeepUnnumbered(t *testing.T) {
	for _, c := range []struct{ id, want string }{{"a-b", "\na -> b: Call\n"}, {"", "1. a -> b: Call\n"}, {"b-a", "b-a. a -> b: Call\n"}} {
		a, to := &Node{Name: "A", ID: "a", Type: model.Process}, &Node{Name: "B", ID: "b", Type: model.Process}
		d := &Draft{Nodes: []*Node{a, to}, Flows: []*Flow{{From: a, To: to, Label: "Call", ID: c.id}}}
		b, err := d.Block(words(t), "x", "")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.Text, c.want) {
			t.Errorf("%q: no %q in\n%s", c.id, c.want, b.Text)
		}
	}
}
