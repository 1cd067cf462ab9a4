package draft

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

func words(t testing.TB) model.Words {
	t.Helper()
	c, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c.Words
}

func TestBlock(t *testing.T) {
	outer := &Zone{Name: "Cloud", At: "1"}
	inner := &Zone{Name: "DMZ", Parent: outer, At: "2"}
	rated := &Zone{Name: "Plant", Level: "restricted", LevelFrom: "its rating is 90", At: "3"}
	user := &Node{Name: "User", Type: model.Actor, At: "4"}
	web := &Node{Name: "Web | shop # 1 auth=none", Type: model.Process, Zone: inner, At: "5", Attrs: []Attr{{"tech", `nginx "1.25"`}}, Comment: "at web.go:12"}
	db := &Node{Name: "Orders", Type: model.Store, Zone: outer, At: "6"}
	other := &Node{Name: "Orders", Type: model.Store, Zone: outer, At: "7"}
	order := &Data{Name: "Order", Attrs: []Attr{{"class", "pii"}}}
	db.Holds = []*Data{order}
	d := &Draft{
		Title: "A \\ title\nof two lines\u202e", Zones: []*Zone{outer, inner, rated}, Nodes: []*Node{user, web, db, other}, Data: []*Data{order},
		Flows: []*Flow{
			{From: user, To: web, Label: "Order", Both: true, Attrs: []Attr{{"", "https"}}, Data: []*Data{order, order}, At: "8"},
			{From: web, To: db, At: "9"},
			{From: web, ToZone: outer, Label: "To `all`", At: "10"},
			{From: web, Label: "Nowhere", At: "11"},
			{To: web, At: "12"},
			{Label: "Alone", At: "13"},
			{FromZone: rated, To: web, At: "14"},
		},
	}
	b, err := d.Block(words(t), "shop", "shop.json (test)")
	if err != nil {
		t.Fatal(err)
	}
	const want = "```dfd id=\"shop\"" + `
# From shop.json (test)
title: A \\ title of two lines

data order: Order | class=pii

actor user: User

boundary cloud: Cloud | internal
  store orders:   Orders | holds=order
  store orders-2: Orders
  boundary dmz: DMZ | edge
    # at web.go:12
    process web-shop-1: Web \| shop \# 1 auth: none | tech="nginx \"1.25\""

boundary plant: Plant | restricted

1. user       <-> web-shop-1: Order | https data=order
2. web-shop-1  -> orders:     Read and write
` + "```\n"
	if b.Text != want {
		t.Errorf("%s\nwant\n%s", b.Text, want)
	}
	const report = `x: kept 4 elements, 2 flows, 3 boundaries, 1 kind of data; 4 inferred, 0 proposed, 5 lost
x:1: inferred: boundary ` + "`cloud` is `internal`" + `: no attribute, word or content says more
x:2: inferred: boundary ` + "`dmz` is `edge`: the name says `dmz`" + `
x:3: inferred: boundary ` + "`plant` is `restricted`" + `: its rating is 90
x:9: inferred: the flow from ` + "`web-shop-1` to `orders` has no label; it is called `Read and write`" + `
x:10: lost: flow ` + "`To 'all'` ends at boundary `cloud`; choose the element that receives: `web-shop-1`, `orders`, `orders-2`" + `
x:11: lost: flow ` + "`Nowhere` from `web-shop-1`" + ` ends at no element
x:12: lost: flow to ` + "`web-shop-1`" + ` begins at no element
x:13: lost: flow ` + "`Alone`" + ` begins and ends at no element
x:14: lost: flow begins at boundary ` + "`plant`" + `; choose the element that sends: there is none inside
`
	if got := strings.Join(b.Report.Lines("x"), "\n") + "\n"; got != report {
		t.Errorf("%s\nwant\n%s", got, report)
	}
}

func TestBlockRefuses(t *testing.T) {
	many := &Draft{}
	for range 2501 {
		many.Nodes = append(many.Nodes, &Node{Name: "x", Type: model.Process})
	}
	wide := &Draft{Nodes: []*Node{{Name: "x", Type: model.Process}}}
	for range 2501 {
		wide.Data = append(wide.Data, &Data{Name: "x"})
	}
	for _, c := range []struct {
		draft *Draft
		want  string
	}{
		{&Draft{}, "there is no element to import"},
		{wide, "2501 kinds of data are more than an import writes: 2500"},
		{many, "2501 elements, 0 flows and 0 boundaries are more than a block may have: 2500, 5000 and 1000"},
	} {
		if _, err := c.draft.Block(words(t), "x", ""); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// Parents that go in circles and nesting without end come from files that nobody drew.
func TestUnsoundZones(t *testing.T) {
	a, b := &Zone{Name: "A", At: "a"}, &Zone{Name: "B", At: "b"}
	a.Parent, b.Parent = b, a
	zones := []*Zone{a, b}
	last := b
	for i := range 100 {
		last = &Zone{Name: fmt.Sprint("Z", i), Parent: last, At: Place(fmt.Sprint(i))}
		zones = append(zones, last)
	}
	d := &Draft{Zones: zones, Nodes: []*Node{{Name: "x", Type: model.Process, Zone: last}}}
	block, err := d.Block(words(t), "x", "")
	if err != nil {
		t.Fatal(err)
	}
	if got := block.Report.Count(Lost); got != 2 {
		t.Errorf("%d lost, want 2: %v", got, block.Report.Remarks)
	}
	if n := len(block.Parsed.Boundaries); n != 102 {
		t.Errorf("%d boundaries, want 102", n)
	}
}

// Whatever a source says, the block has no error and is laid out as fmt does.
func FuzzBlock(f *testing.F) {
	f.Add("Web", "Order", "tech", "pii")
	f.Add("a | b # c \\", "```\n<!-- trustseam:begin", "x=y", "\u202e\x00\xff")
	f.Add(strings.Repeat("long ", 300), strings.Repeat("\\", 600), "-", "#")
	lists := words(f)
	f.Fuzz(func(t *testing.T, name, label, title, comment string) {
		z := &Zone{Name: label, Hint: name}
		n := &Node{Name: name, Hint: title, Type: model.Process, Zone: z, Comment: comment, Attrs: []Attr{{"tech", label}}}
		m := &Node{Name: title, Type: model.Store, Comment: name}
		d := &Draft{Title: title, Zones: []*Zone{z}, Nodes: []*Node{n, m}, Flows: []*Flow{{From: n, To: m, Label: label, Comment: comment}}, Data: []*Data{{Name: comment}}}
		b, err := d.Block(lists, "x", comment)
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Parsed.Elements) != 2 || len(b.Parsed.Flows) != 1 || len(b.Parsed.Boundaries) != 1 {
			t.Errorf("lost something:\n%s", b.Text)
		}
		again, _, err := formatted(b.Text)
		if err != nil || again != b.Text {
			t.Errorf("not as fmt leaves it: %v\n%s", err, b.Text)
		}
	})
}
