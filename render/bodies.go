package render

import (
	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
	"github.com/trustseam/trustseam/templates"
)

// Picture is what the diagram region needs to know about the picture.
type Picture struct {
	// Link is the URL from the document to the picture.
	Link string
	// Summary counts what the picture shows, as alternative text.
	Summary string
	// Overview is the URL of a picture with boundaries as boxes, for a model too big
	// for one picture; Parts then show one boundary each. Empty for a small model.
	Overview string
	Parts    []PicturePart
}

// PicturePart is the picture of one boundary.
type PicturePart struct {
	// Name is the name of the boundary.
	Name string
	// Link is the URL from the document to the picture.
	Link string
}

// Form says how the regions of a block are written.
type Form struct {
	Picture Picture
	// Several is true if the document holds more than one block; headings then name their block.
	Several bool
	// Full is the long form: a criterion for every threat, the reach of every process.
	Full bool
}

// Bodies writes every region of a block, in the order in which they are inserted:
// what to do next comes before what to build later.
func Bodies(set *templates.Set, a *stride.Analysis, form Form) ([]Body, error) {
	b := brief.New(a, brief.Options{Full: form.Full, Big: form.Picture.Overview != ""})
	own := func(kind model.RegionKind) bool { return set.Replaced(string(kind)) }
	views := []struct {
		kind    model.RegionKind
		heading string
		data    any
	}{
		{model.DiagramRegion, "", diagramView(a, form.Picture)},
		{model.ThreatsRegion, "Threats", threatsView(b, form, own(model.ThreatsRegion))},
		{model.QuestionsRegion, "Unanswered questions", questionsView(b, own(model.QuestionsRegion))},
		{model.CriteriaRegion, "Security acceptance criteria", criteriaView(b, own(model.CriteriaRegion))},
	}
	var bodies []Body
	for _, v := range views {
		text, err := set.Execute(string(v.kind), v.data)
		if err != nil {
			return nil, err
		}
		if form.Several && v.heading != "" {
			v.heading += ": " + Text(Title(a.Graph.Block))
		}
		bodies = append(bodies, Body{Kind: v.kind, Heading: v.heading, Text: text})
	}
	return bodies, nil
}

// Title returns the block's title, or its id if it has none.
func Title(b *model.Block) string {
	if b.Title != "" {
		return b.Title
	}
	return b.ID
}

// anchor returns the HTML id of a threat's criterion: unique in the document, made of letters, digits, "-", "_" and ".".
func anchor(a *stride.Analysis, t *stride.Threat) string {
	return a.Graph.ID + "-" + t.Rule.ID + "-" + t.Subject
}
