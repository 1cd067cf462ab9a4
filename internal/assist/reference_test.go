package assist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

// referring is a document with regions and prose that names threats and flows.
const referring = "# Shop 🙂\n\nWe fear S01@shop and `shop/S01@shop`, not other/S01@shop or S01@shopping.\n\n```dfd\ndata card: Card\nactor user: User\nboundary shop: Shop\n  process web: Web\n  store db: DB | holds=card\n" +
	"1. user -> web: Order 🙂 | http auth=none data=card\n2. web -> db: Save | sql\nmitigate T01@shop: x | with=y covers=user,web,db,1,2\ndismiss S99@db: Gone\n```\n\n" +
	"<!-- trustseam:begin threats shop -->\n\nUser 1 → 2 | 2 elements. Flow 2 and 1, flows 1–2.\n\n| 1 Order | `S07`? |\n\n<!-- trustseam:end threats shop -->\n"

func TestReferences(t *testing.T) {
	s := New(project(t), "shop.md", []byte(referring))
	for _, c := range []struct{ at, definition, references string }{
		{"user: User", "7 user", "7 user, 11 user, 13 user"},
		{"user -> web", "7 user", "7 user, 11 user, 13 user"},
		{"card\n1.", "6 card", "6 card, 10 card, 11 card"},
		{"shop: Shop", "8 shop", "8 shop, 13 shop"},
		{"1. user", "11 1", "11 1, 13 1, 19 1, 19 1, 19 1, 21 1"},
		{"1 → 2", "11 1", "11 1, 13 1, 19 1, 19 1, 19 1, 21 1"},
		{"2 | 2", "12 2", "12 2, 13 2, 19 2, 19 2, 19 2"},
		{"2 elements", "", ""},
		{"S01@shop and", "11 1. user -> web: Order 🙂", "3 S01@shop, 3 S01@shop"},
		{"shop/S01@shop`", "11 1. user -> web: Order 🙂", "3 S01@shop, 3 S01@shop"},
		{"other/S01", "", ""},
		{"S01@shopping", "", ""},
		{"T01@shop", "11 1. user -> web: Order 🙂", "13 T01@shop"},
		{"@shop: x", "11 1. user -> web: Order 🙂", "13 T01@shop"},
		{"S99@db", "10 db", "14 S99@db"},
		{"S07`", "9 process web: Web", ""},
		{"Web\n", "", ""},
		{"# Shop", "", ""},
		{"process", "", ""},
	} {
		offset := strings.Index(referring, c.at)
		if got := places(s, s.Definition(offset)); got != c.definition {
			t.Errorf("definition at %q: %s", c.at, got)
		}
		if got := places(s, s.References(offset, true)); got != c.references {
			t.Errorf("references at %q: %s", c.at, got)
		}
	}
	if got := places(s, s.References(strings.Index(referring, "card\n1."), false)); got != "10 card, 11 card" {
		t.Errorf("without declarations: %s", got)
	}
}

// places writes spans as lines and texts.
func places(s *Snapshot, spans []source.Span) string {
	var out []string
	for _, span := range spans {
		out = append(out, fmt.Sprintf("%d %s", s.File.Position(span.Start).Line, s.File.Slice(span)))
	}
	return strings.Join(out, ", ")
}

// Property: every use in every example has a definition, and is among the references of what it names.
func TestEveryUseIsDefined(t *testing.T) {
	for _, s := range examples(t) {
		for _, b := range s.Blocks() {
			for _, u := range b.uses() {
				if len(s.Definition(u.Span.Start)) == 0 {
					t.Errorf("%s: %s %s has no definition", s.Path, u.Kind, u.ID)
				}
			}
		}
	}
}
