package site

import (
	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
)

// grid holds every flow and element against the six categories.
type grid struct {
	Letters []choice
	Rows    []gridRow
	Rest    []gridRest
	// Names are the threats of the grid in a few words, by rule number.
	Names []choice
	// Legend explains the signs and ids that occur.
	Legend []piece
}

// gridRow is one flow or element. Number is empty for an element.
type gridRow struct {
	Anchor, Number, Name string
	Cells                [][]gridEntry
}

// gridEntry is one threat with its status there.
type gridEntry struct {
	Anchor, Name, Title, Sign, Status, Severity string
	// Grave is true for what needs attention before the rest.
	Grave bool
}

// gridRest are flows and elements without a line, all for one reason.
type gridRest struct {
	Places []place
	Why    string
}

func newGrid(b *brief.Brief) grid {
	out := grid{Letters: categories(), Legend: pieces(b.Grid.Legend())}
	for _, line := range b.Grid.Lines {
		row := newGridRow(line)
		for _, cell := range line.Cells {
			var entries []gridEntry
			for _, e := range cell {
				entries = append(entries, newGridEntry(e))
			}
			row.Cells = append(row.Cells, entries)
		}
		out.Rows = append(out.Rows, row)
	}
	for _, rest := range b.Grid.Rest {
		out.Rest = append(out.Rest, gridRest{restPlaces(rest), rest.Why})
	}
	for _, r := range b.Grid.Rules {
		out.Names = append(out.Names, choice{r.ID, r.ShortName()})
	}
	return out
}

// newGridRow begins a line: a page has one for each flow and element, however many there are.
func newGridRow(line brief.Line) gridRow {
	if line.Flow != nil {
		return gridRow{Anchor: flowAnchor(line.Flow), Number: line.Flow.Number, Name: flowName(line.Flow)}
	}
	return gridRow{Anchor: elementAnchor(line.Element), Name: line.Element.Name}
}

func newGridEntry(e brief.Entry) gridEntry {
	return gridEntry{
		threatAnchor(e.Threat.ID), e.Name(), e.Threat.Rule.ShortName(), brief.Sign(e.Status), brief.Word(e.Status), e.Threat.Severity.String(), e.Grave(),
	}
}

func restPlaces(rest brief.Rest) []place {
	var out []place
	for _, f := range rest.Flows {
		out = append(out, place{flowAnchor(f), numbered(f)})
	}
	for _, e := range rest.Elements {
		out = append(out, place{elementAnchor(e), e.Name})
	}
	return out
}

// numbered returns a flow's number and label.
func numbered(f *graph.Flow) string { return f.Number + " " + flowName(f) }
