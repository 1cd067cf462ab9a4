package render

import "github.com/trustseam/trustseam/stride"

// shownPicture is a picture with its alternative text, both as markdown.
type shownPicture struct{ Name, Alt, Link string }

func diagramView(a *stride.Analysis, p Picture) any {
	title := Title(a.Graph.Block)
	view := struct {
		Alt, Link, Overview string
		Parts               []shownPicture
	}{
		Alt:      alternative(title + ": data flow diagram, " + p.Summary),
		Link:     p.Link,
		Overview: p.Overview,
	}
	for _, part := range p.Parts {
		view.Parts = append(view.Parts, shownPicture{Text(part.Name), alternative(title + ": " + part.Name + ", data flow diagram of one boundary"), part.Link})
	}
	return view
}
