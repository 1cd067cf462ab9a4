// Package render makes markdown of an analysis and splices it into the document
// that it came from, without touching a byte that is not its own.
package render

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
	"github.com/trustseam/trustseam/templates"
)

// Picture is what the diagram region needs to know about the picture.
type Picture struct {
	// Link is the URL from the document to the picture.
	Link string
	// Summary counts what it shows, as alternative text.
	Summary string
	// Overview is the URL of a picture with boundaries as boxes, for a model that is
	// too big for one picture; Parts then show a boundary each. Empty for a small one.
	Overview string
	Parts    []PicturePart
}

// PicturePart is the picture of one boundary.
type PicturePart struct {
	// Name is the boundary's.
	Name string
	// Link is the URL from the document to the picture.
	Link string
}

// Bodies writes every region of a block. Several is true when the document holds
// more than one block; headings then name theirs.
func Bodies(set *templates.Set, a *stride.Analysis, picture Picture, several bool) ([]Body, error) {
	views := []struct {
		kind    model.RegionKind
		heading string
		data    any
	}{
		{model.DiagramRegion, "Data flow diagram", diagramView(a, picture)},
		{model.ThreatsRegion, "Threats", threatsView(a)},
		{model.CriteriaRegion, "Security acceptance criteria", criteriaView(a)},
		{model.QuestionsRegion, "Open questions", questionsView(a)},
	}
	var bodies []Body
	for _, v := range views {
		text, err := set.Execute(string(v.kind), v.data)
		if err != nil {
			return nil, err
		}
		if several {
			v.heading += ": " + Text(Title(a.Graph.Block))
		}
		bodies = append(bodies, Body{Kind: v.kind, Heading: v.heading, Text: text})
	}
	return bodies, nil
}

// Title is the block's title, or its id when it has none.
func Title(b *model.Block) string {
	if b.Title != "" {
		return b.Title
	}
	return b.ID
}

// anchor is the HTML id of a threat's criterion: unique in the document, made of letters, digits, "-", "_" and ".".
func anchor(a *stride.Analysis, t *stride.Threat) string {
	return a.Graph.ID + "-" + t.Rule.ID + "-" + t.Subject
}
