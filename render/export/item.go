package export

import (
	"cmp"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Item is an acceptance criterion as something to plan. All texts are single lines without invisible characters.
type Item struct {
	// Key is what another tool knows the item by: it outlasts a rename of what the criterion is about. Name is
	// what the criterion is called now.
	Key, Name marker.Name
	// Title is that of the rule, with the place.
	Title string
	// Criterion and Test are the sentence and how to test it, in which backticks delimit code.
	Criterion, Test string
	// Boundary is the seam that the criterion protects.
	Boundary string
	Severity stride.Severity
	Status   stride.Status
	// Owners are who answers for what has to act.
	Owners []string
	// Model is the title of the block, Path that of its document.
	Model, Path string
}

// Items makes an item of every criterion in some documents, in their order. No two have the same key if no
// block shares its id with one of another document; see [Clashes].
func Items(documents []Document) []Item {
	var all []Item
	for _, d := range documents {
		for _, a := range d.Analyses {
			first := firstIDs(a.Graph)
			for _, c := range a.Criteria() {
				all = append(all, newItem(d, a, c, first))
			}
		}
	}
	return all
}

func newItem(d Document, a *stride.Analysis, c stride.Criterion, first map[string]string) Item {
	t := c.Threat
	var owners []string
	for _, owner := range t.Owners() {
		owners = append(owners, line(owner))
	}
	return Item{
		Key: keyOf(a.Graph, t, first), Name: marker.Name{Block: a.Graph.ID, Threat: t.ID}, Title: line(t.Rule.Title + ": " + placeOf(a.Graph, t)),
		Criterion: line(c.Text), Test: line(c.Test),
		Boundary: line(c.Seam), Severity: t.Severity, Status: t.Status, Owners: owners,
		Model: titleOf(a.Graph), Path: reporter.Path(d.Path),
	}
}

// line makes a text a line of its own, in which no runner that logs it finds a command.
func line(text string) string { return reporter.Line(source.OneLine(text)) }

// placeOf names what a threat is about.
func placeOf(g *graph.Graph, t *stride.Threat) string {
	switch {
	case general(t, t.Subject):
		return map[string]string{people: "people", outside: "outside every boundary", system: "outside every boundary", everything: titleOf(g)}[t.Subject]
	case g.Element(t.Subject) != nil:
		return g.Element(t.Subject).Name
	case g.Flow(t.Subject) != nil:
		return g.Flow(t.Subject).Label
	}
	for _, b := range g.Boundaries {
		if b.ID == t.Subject {
			return b.Name
		}
	}
	return titleOf(g)
}

func titleOf(g *graph.Graph) string { return cmp.Or(line(g.Title), g.ID) }

// shortened is the item with texts of at most some UTF-16 code units each.
func (i Item) shortened(most int) Item {
	i.Criterion, i.Test, i.Boundary, i.Path = cut(i.Criterion, most), cut(i.Test, most), cut(i.Boundary, most), cut(i.Path, most)
	if owner := i.owner(); len(owner) > most {
		i.Owners = []string{cut(owner, most)}
	}
	return i
}

// owner is who answers for the item, or "".
func (i Item) owner() string { return strings.Join(i.Owners, ", ") }

// status is the word that documents have for it.
func (i Item) status() string { return statusWord(i.Status) }

func statusWord(s stride.Status) string {
	if s == stride.Ask {
		return "unanswered"
	}
	return s.String()
}
