package scene

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/compare"
)

// chain is so many processes in a row, each in a boundary of its own, with a flow from each to the next.
func chain(n int) compare.Merged {
	m := compare.Merged{Title: "Chain"}
	for i := range n {
		id := fmt.Sprint(i)
		m.Boundaries = append(m.Boundaries, compare.MergedBoundary{Boundary: compare.Boundary{ID: "z" + id, Name: "Zone " + id, Trust: "edge"}, Around: -1})
		m.Elements = append(m.Elements, compare.MergedElement{Element: compare.Element{ID: "p" + id, Name: "P" + id, Type: "process", Trust: "edge"}, In: i})
		if i > 0 {
			m.Flows = append(m.Flows, compare.MergedFlow{Flow: compare.Flow{ID: id, Number: id}, Tail: i - 1, Head: i})
		}
	}
	return m
}

// shownIDs lists what a drawing shows, and checks that it hangs together.
func shownIDs(t *testing.T, d Drawing) string {
	t.Helper()
	var ids []string
	for _, b := range d.Boundaries {
		ids = append(ids, b.ID)
	}
	for _, e := range d.Elements {
		ids = append(ids, e.ID)
		if d.Boundaries[e.Boundary].ID[1:] != e.ID[1:] {
			t.Errorf("%s is in %s", e.ID, d.Boundaries[e.Boundary].ID)
		}
	}
	for _, f := range d.Flows {
		ids = append(ids, f.ID)
		if d.Elements[f.To].ID != "p"+f.ID {
			t.Errorf("flow %s leads to %s", f.ID, d.Elements[f.To].ID)
		}
		if len(f.Crossings) != 2 || d.Boundaries[f.Crossings[1].Boundary].ID != "z"+f.ID {
			t.Errorf("flow %s crosses %v", f.ID, f.Crossings)
		}
	}
	return strings.Join(ids, " ")
}

// A big picture shows what differs with its neighbours, and counts the rest; a small one shows everything.
func TestNearby(t *testing.T) {
	added, changed := compare.Mark{Kind: compare.Added}, compare.Mark{Kind: compare.Changed}
	for _, c := range []struct {
		name     string
		edit     func(m *compare.Merged)
		elements int // of a picture at most
		want     string
		aside    string
	}{
		{"small", func(m *compare.Merged) { m.Flows[3].Mark = added }, 9, "z0 z1 z2 z3 z4 z5 z6 z7 z8 p0 p1 p2 p3 p4 p5 p6 p7 p8 1 2 3 4 5 6 7 8", ""},
		{"a flow", func(m *compare.Merged) { m.Flows[3].Mark = added }, 4, "z3 z4 p3 p4 4", "Not shown, because nothing about them differs: 7 elements and 7 flows"},
		{"an element", func(m *compare.Merged) { m.Elements[4].Mark = changed }, 4, "z3 z4 z5 p3 p4 p5 4 5", "Not shown, because nothing about them differs: 6 elements and 6 flows"},
		{"the first", func(m *compare.Merged) { m.Elements[0].Mark = changed }, 4, "z0 z1 p0 p1 1", "Not shown, because nothing about them differs: 7 elements and 7 flows"},
		{"a boundary", func(m *compare.Merged) { m.Boundaries[8].Mark = changed }, 4, "z7 z8 p7 p8 8", "Not shown, because nothing about them differs: 7 elements and 7 flows"},
	} {
		m := chain(9)
		c.edit(&m)
		d, err := ShowChange(Change{Merged: m, Where: "chain", Base: "main", Elements: c.elements, Flows: 40})
		if err != nil {
			t.Fatal(err)
		}
		if got := shownIDs(t, d); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := strings.Join(d.Asides, "\n"); got != c.aside {
			t.Errorf("%s: %q, want %q", c.name, got, c.aside)
		}
	}
}

// A boundary that is gone and empty is no reason to show nothing else.
func TestNearbyOfNothing(t *testing.T) {
	m := chain(3)
	m.Boundaries = append(m.Boundaries, compare.MergedBoundary{Boundary: compare.Boundary{ID: "old", Name: "Old", Trust: "edge"}, Around: -1, Mark: compare.Mark{Kind: compare.Removed}})
	d, err := ShowChange(Change{Merged: m, Elements: 1, Flows: 1})
	if err != nil || len(d.Elements) != 3 || len(d.Boundaries) != 4 {
		t.Errorf("%v, %d elements, %d boundaries", err, len(d.Elements), len(d.Boundaries))
	}
}

// Long lists below a picture end in a count.
func TestNotesAreCounted(t *testing.T) {
	m := chain(20)
	for i := range m.Elements {
		m.Elements[i].Mark = compare.Mark{Kind: compare.Changed, Differences: []compare.Difference{{What: "tech", Before: "", After: "Go"}}}
		m.Renames = append(m.Renames, compare.Rename{What: "flow", Before: fmt.Sprint(i), After: fmt.Sprint(i + 1)})
	}
	d, err := ShowChange(Change{Merged: m, Elements: 24, Flows: 40})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.Notes); n != mostNotes+1 || d.Notes[0] != "± P0: tech nothing → Go" || d.Notes[n-1] != "… and 8 more" {
		t.Errorf("notes are %q", d.Notes)
	}
	if want := "Other ids: flow 0 → 1, flow 1 → 2, flow 2 → 3, flow 3 → 4, flow 4 → 5, flow 5 → 6, … and 14 more"; strings.Join(d.Asides, "\n") != want {
		t.Errorf("asides are %q, want %s", d.Asides, want)
	}
}
