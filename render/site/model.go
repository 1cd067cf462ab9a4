package site

import (
	"html/template"

	"github.com/trustseam/trustseam/stride"
)

// modelPage is the page of one model.
type modelPage struct {
	Title, Document, Block string
	// Copy is a link to the playground with a copy of the block, or "".
	Copy string
	size
	told
	Picture template.HTML
	// Change is the picture of what differs from an earlier state, "" for nothing, and Changed says it in a line.
	Change  template.HTML
	Changed string
	// Big is true if the picture is shown at its own size in a frame that scrolls.
	Big                         bool
	Flows, Elements, Boundaries []subject
	Reaches                     []reach
	LeftOut                     []leftOutElement
	Assumptions                 []assumption
	// Proven counts what tests prove, "" where nobody has asked.
	Proven string
}

func (modelPage) kind() string { return "model" }

// reach is how far an attacker gets from a process under their control.
type reach struct {
	Anchor, Name string
	Direct, All  int
	Jewels       []place
}

// Questions returns the number of unanswered questions.
func (p modelPage) Questions() int { return len(p.Now) + len(p.Later) }

// Limits up to which one picture is fitted to the width of the page.
const (
	pageElements = 24
	pageFlows    = 40
)

func newModelPage(m named) modelPage {
	a := m.Analysis
	out := modelPage{
		Title: m.Title, Document: m.Document, Block: a.Graph.ID, Copy: m.Copy, size: sizeOf(a), told: tell(m.Brief, m.Proofs), Proven: proven(m),
		// The diagram package made it and escaped what authors wrote.
		Picture: template.HTML(m.Picture),
		Big:     len(a.Graph.Elements) > pageElements || len(a.Graph.Flows) > pageFlows,
	}
	if m.Change != nil {
		out.Change, out.Changed = template.HTML(m.Change.Picture), m.Change.Says
	}
	out.subjects(a)
	out.LeftOut, out.Assumptions = leftOut(a), assumptions(a)
	for _, r := range a.Reaches {
		out.Reaches = append(out.Reaches, newReach(r))
	}
	return out
}

func newReach(r stride.Reach) reach {
	out := reach{Anchor: elementAnchor(r.Process), Name: r.Process.Name, Direct: r.Direct, All: r.All}
	for _, e := range r.Jewels {
		out.Jewels = append(out.Jewels, place{elementAnchor(e), e.Name})
	}
	return out
}

// subjects lists what can be selected.
func (p *modelPage) subjects(a *stride.Analysis) {
	for _, row := range a.Matrix.Flows {
		f := newFlow(a, row.Flow)
		f.Why = row.Why
		p.Flows = append(p.Flows, f)
	}
	for _, row := range a.Matrix.Elements {
		e := newElement(a, row.Element)
		e.Why = row.Why
		p.Elements = append(p.Elements, e)
	}
	for _, b := range a.Graph.Boundaries {
		p.Boundaries = append(p.Boundaries, newBoundary(a.Graph, b))
	}
}
