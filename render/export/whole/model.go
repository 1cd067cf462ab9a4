package whole

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Model is a block with what was found in it.
type Model struct {
	// Path is that of its document: from the root of its repository, with slashes.
	Path string
	*stride.Analysis
	// Places are where its parts are in a drawing.
	Places Places
}

// Title is the title of the block, or its id.
func (m Model) Title() string {
	if m.Graph.Title != "" {
		return m.Graph.Title
	}
	return m.Graph.ID
}

// UUID is the identifier of a part of the block in all files of all formats. It changes with the document's path, the
// id of the block and the id of the part, and with nothing else.
func (m Model) UUID(kind, id string) string { return UUID(m.Path, m.Graph.ID, kind, id) }

// Criteria maps threats to their criteria; those without one are decided or not shown.
func (m Model) Criteria() map[*stride.Threat]stride.Criterion {
	all := make(map[*stride.Threat]stride.Criterion)
	for _, c := range m.Analysis.Criteria() {
		all[c.Threat] = c
	}
	return all
}

// Decision is what a person has decided about all of a threat, or nil.
func Decision(t *stride.Threat) *model.Decision {
	if t.Status != stride.Decided {
		return nil
	}
	return t.Decision
}

// Verbs are the decisions of a threat in the past tense, as other tools name them.
var verbs = map[model.Verb]string{model.Accept: "accepted", model.Transfer: "transferred", model.Dismiss: "not applicable", model.Mitigate: "mitigated"}

// State is what other tools call the status of a threat: open, mitigated, accepted, transferred or not applicable. What the
// block does not say is open.
func State(t *stride.Threat) string {
	if d := Decision(t); d != nil {
		return verbs[d.Verb]
	}
	return PlaceState(t.Status)
}

// PlaceState is [State] of a threat that nobody has decided about, or of one of its places.
func PlaceState(s stride.Status) string {
	if s == stride.Met {
		return "mitigated"
	}
	return "open"
}

// Told says what a decision rests on, in a sentence.
func Told(d *model.Decision) string {
	text := string(d.Verb) + ": " + d.Reason
	for _, key := range []string{"with", "to", "by", "until"} {
		if v := d.Attrs.Value(key); v != "" {
			text += "; " + key + " " + v
		}
	}
	return text
}

// Zones returns the zones that nobody has declared and in which elements are: graph.Zone values without a boundary.
func Zones(g *graph.Graph) []graph.Zone {
	var own, outside bool
	for _, e := range g.Elements {
		own = own || e.Boundary == nil && e.Zone().Own
		outside = outside || e.Boundary == nil && !e.Zone().Own
	}
	var zones []graph.Zone
	if outside {
		zones = append(zones, graph.Zone{})
	}
	if own {
		zones = append(zones, graph.Zone{Own: true})
	}
	return zones
}
