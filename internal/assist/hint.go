package assist

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Hint is a fact that the block does not state and the analysis takes for true.
type Hint struct {
	// Offset is where the line would state it: after its name.
	Offset int
	// Text is the attribute that would state it, Reason why it is taken for true.
	Text, Reason string
}

// Hints are the inferred and assumed kinds, classes and levels of trust of the lines in a part of the document.
func (s *Snapshot) Hints(part source.Span) []Hint {
	h := &hints{part: part}
	for _, a := range s.threats() {
		for _, d := range a.Graph.Data {
			if !d.Implicit {
				h.fact(d.Span, "class=", d.Class)
			}
		}
		for _, b := range a.Graph.Boundaries {
			h.level(b)
		}
		for _, e := range a.Graph.Elements {
			h.fact(e.Span, "kind=", e.Kind)
			h.fact(e.Span, "class=", e.Class)
		}
	}
	return h.all
}

// hints collects the hints of a part.
type hints struct {
	part source.Span
	all  []Hint
}

// fact adds a fact, unless it is stated or says nothing.
func (h *hints) fact(at source.Span, key string, f model.Fact[string]) {
	if f.Known() && f.Origin != model.Declared && f.Value != "" {
		h.add(at, key+f.Value, f.Reason)
	}
}

// level adds the level of a boundary, unless its line states it.
func (h *hints) level(b *graph.Boundary) {
	if b.Trust.Origin != model.Declared {
		h.add(b.Span, b.Trust.Value.String(), b.Trust.Reason)
	}
}

func (h *hints) add(at source.Span, text, reason string) {
	if touches(h.part, at) {
		h.all = append(h.all, Hint{at.End, text, reason})
	}
}
