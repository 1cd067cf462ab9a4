package brief

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/stride"
)

// signs distinguish the statuses without colour.
var signs = map[stride.Status]string{stride.Open: "!", stride.Ask: "?", stride.Met: "✓", stride.Decided: "○"}

// Sign returns the character for a status in the grid.
func Sign(s stride.Status) string { return signs[s] }

// severalPlaces are the places of ids that name no single boundary, element or flow.
var severalPlaces = []string{"model", "people", "outside"}

// Legend explains the signs and the ids that occur in the grid, and no others: plain text with backticks around code.
func (g Grid) Legend() string {
	var states, places []string
	for _, s := range []stride.Status{stride.Open, stride.Ask, stride.Met, stride.Decided} {
		if g.some(func(e Entry) bool { return e.Status == s }) {
			states = append(states, Sign(s)+" "+Word(s))
		}
	}
	for _, place := range severalPlaces {
		if g.some(func(e Entry) bool { return e.Threat.Subject == place }) {
			places = append(places, "`"+place+"`")
		}
	}
	text := strings.Join(states, ", ")
	if g.some(Entry.Grave) {
		text += "; bold: high or critical"
	}
	text += ". Ids are rule@place"
	if len(places) > 0 {
		text += " (" + strings.Join(places, ", ") + ": several places)"
	}
	return text
}

// some reports whether an entry of the grid fulfils a condition.
func (g Grid) some(is func(Entry) bool) bool {
	return slices.ContainsFunc(g.Lines, func(l Line) bool {
		return slices.ContainsFunc(l.Cells[:], func(cell []Entry) bool { return slices.ContainsFunc(cell, is) })
	})
}
