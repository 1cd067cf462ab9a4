package render

import (
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/brief"
)

// gridView is the table in which every flow and element is checked against STRIDE, all of it markdown.
type gridView struct {
	Lines []gridLine
	Rest  []gridRest
	Names []string
	// ByBoundary is true if each line is a boundary.
	ByBoundary bool
	// Legend explains the signs and ids that occur; it contains no text of the author.
	Legend string
}

type gridLine struct {
	Name  string
	Cells []string
}

// gridRest are flows and elements without a line, with the reason.
type gridRest struct{ Names, Why string }

func newGridView(b *brief.Brief) gridView {
	view := gridView{ByBoundary: b.Grid.ByBoundary, Legend: b.Grid.Legend()}
	for _, line := range b.Grid.Lines {
		row := gridLine{Name: gridName(line)}
		for _, cell := range line.Cells {
			row.Cells = append(row.Cells, gridCell(cell))
		}
		view.Lines = append(view.Lines, row)
	}
	for _, rest := range b.Grid.Rest {
		view.Rest = append(view.Rest, gridRest{restNames(rest), Text(rest.Why)})
	}
	for _, r := range b.Grid.Rules {
		view.Names = append(view.Names, Code(r.ID)+" "+Text(lowerFirst(r.ShortName())))
	}
	return view
}

func gridName(line brief.Line) string {
	switch {
	case line.Flow != nil:
		return Text(line.Flow.Number) + " " + Text(line.Flow.Label)
	case line.Element != nil:
		return Text(line.Element.Name)
	}
	return Text(line.Zone)
}

// gridCell names the threats of a cell, grave and unsettled ones in bold.
func gridCell(entries []brief.Entry) string {
	var out []string
	for _, e := range entries {
		text := Code(e.Name()) + brief.Sign(e.Status)
		if e.Grave() {
			text = "**" + text + "**"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

// restNames names flows by their numbers and elements by name.
func restNames(rest brief.Rest) string {
	var parts []string
	if len(rest.Flows) > 0 {
		parts = append(parts, numbered(rest.Flows))
	}
	for _, e := range rest.Elements {
		parts = append(parts, Text(e.Name))
	}
	return strings.Join(parts, ", ")
}

// lowerFirst makes the first letter of a name small, unless it begins with an abbreviation.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[1]) {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}
