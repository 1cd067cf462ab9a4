package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/compare"
)

// shown is a path as it is.
func shown(path string) string { return path }

// large is a change with so many controls that are gone in each of so many blocks.
func large(blocks, controls int) compare.Report {
	var r compare.Report
	for i := range blocks {
		c := compare.BlockChange{Kind: compare.Changed, Regressions: controls}
		c.After = []compare.BlockName{{Document: fmt.Sprintf("d%d.md", i), ID: "x"}}
		c.Before = c.After
		for k := range controls {
			c.Controls = append(c.Controls, compare.ControlChange{Kind: compare.Gone, Regress: true, Element: fmt.Sprintf("e%d", k), Key: "rest", Before: "app"})
		}
		r.Blocks = append(r.Blocks, c)
	}
	return r
}

// A comment has at most 60 lines, and says how many it has left out.
func TestMarkdownIsCut(t *testing.T) {
	for _, c := range []struct {
		blocks, controls, lines int
		end                     string
	}{
		{0, 0, 3, "**Threat model: no change**, compared with `main`"},
		{1, 1, 7, "- **regression:** control gone: `rest=app` on `e0`"},
		{1, 54, 60, "- **regression:** control gone: `rest=app` on `e53`"},
		{1, 55, 60, "… and 3 more lines: `trustseam diff` prints all"},
		{40, 20, 60, "… and 754 more lines: `trustseam diff` prints all"},
	} {
		text := Markdown(large(c.blocks, c.controls), "main", nil, shown)
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		if len(lines) != c.lines || lines[len(lines)-1] != c.end || lines[0] != Marker {
			t.Errorf("%d blocks, %d controls: %d lines, the last is %q", c.blocks, c.controls, len(lines), lines[len(lines)-1])
		}
	}
}

// However long its lines are, a comment is one that a platform takes. What is left out first is no regression.
func TestMarkdownIsBounded(t *testing.T) {
	r := large(1, 3)
	c := &r.Blocks[0]
	long := strings.Repeat("<", 500)
	for i := range 3 {
		c.Seams = append(c.Seams, compare.SeamChange{Kind: compare.Opened, Trust: compare.Trust{From: "public", To: "edge"}, Flow: compare.FlowID{Number: fmt.Sprint(i), Label: long}})
	}
	for i := range 40 {
		c.Elements = append(c.Elements, compare.PartChange{Kind: compare.Changed, What: "process", ID: fmt.Sprint(i), Fact: "name", Before: long, After: long})
		r.Blocks = append(r.Blocks, *c)
	}
	text := Markdown(r, "main", nil, shown)
	if len(text) > 60<<10 || strings.Count(text, "\n") > 60 {
		t.Errorf("%d bytes, %d lines", len(text), strings.Count(text, "\n"))
	}
	if !strings.Contains(text, "control gone") || strings.Contains(text, "- seam opened") || !strings.Contains(text, "more lines: `trustseam diff` prints all\n") {
		t.Error(text)
	}
}

// What is a regression is told one by one; of everything else the first are, and the rest is counted.
func TestTextIsBounded(t *testing.T) {
	c := compare.BlockChange{Kind: compare.Changed, After: []compare.BlockName{{Document: "d.md", ID: "x"}}, Before: []compare.BlockName{{Document: "d.md", ID: "x"}}}
	for i := range 9 {
		c.Elements = append(c.Elements, compare.PartChange{Kind: compare.Added, What: "process", ID: fmt.Sprintf("p%d", i), Name: "P"})
		c.Ways = append(c.Ways, compare.WayChange{Kind: compare.New, Jewel: "j", From: fmt.Sprintf("p%d", i), Flows: []string{"1", "2", "3", "4", "5"}, After: "password"})
		c.Decisions = append(c.Decisions, compare.DecisionChange{Kind: compare.Withdrawn, Regress: i == 8, Verb: "mitigate", Threat: fmt.Sprintf("T0%d@x", i), Reason: "it"})
	}
	got := Text(compare.Report{Blocks: []compare.BlockChange{c}}, shown)
	want := []string{
		"d.md: x: no regression",
		"  way to `j` new: from `p0` over `1`, `2`, `3` and 2 more, weakest proof: password",
		"  way to `j` new: from `p1` over `1`, `2`, `3` and 2 more, weakest proof: password",
		"  way to `j` new: from `p2` over `1`, `2`, `3` and 2 more, weakest proof: password",
		"  and 6 more ways",
		"  decision withdrawn: mitigate `T00@x`: it",
		"  decision withdrawn: mitigate `T01@x`: it",
		"  decision withdrawn: mitigate `T02@x`: it",
		"! decision withdrawn: mitigate `T08@x`: it",
		"  and 5 more decisions",
		"  added: process `p0` P; process `p1` P; process `p2` P; process `p3` P; process `p4` P; 4 more",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Where a kind of seam has many flows, they stand by their numbers, between the same levels together.
func TestManySeams(t *testing.T) {
	c := large(1, 0)
	for i := range 20 {
		s := compare.SeamChange{Kind: compare.Closed, Flow: compare.FlowID{Number: fmt.Sprint(i), From: "a", To: "b", Label: "L"}, Trust: compare.Trust{From: "edge", To: "internal"}}
		if i == 7 {
			s.Trust.To = "restricted"
		}
		c.Blocks[0].Seams = append(c.Blocks[0].Seams, s)
	}
	want := []string{
		"d0.md: x: no regression",
		"  seam closed: edge → internal, flows `0`, `1`, `2`, `3`, `4`, `5`, `6`, `8`, `9`, `10`, `11`, `12` and 7 more",
		"  seam closed: edge → restricted, flow `7` a -> b: L",
	}
	if got := Text(c, shown); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// No word of an author begins or ends code.
func TestAuthorsWords(t *testing.T) {
	c := large(1, 0)
	c.Blocks[0].Elements = []compare.PartChange{{Kind: compare.Added, What: "process", ID: "p", Name: "a ` b <b> [x](y) | c"}}
	text := Markdown(c, "ma`in", nil, shown)
	if want := "- added: process `p` a ' b &lt;b&gt; \\[x\\](y) &#124; c"; !strings.Contains(text, want) || !strings.Contains(text, "<code>ma&#96;in</code>") {
		t.Errorf("%s\nwant %s", text, want)
	}
}
