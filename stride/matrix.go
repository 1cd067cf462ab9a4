package stride

import (
	"github.com/trustseam/trustseam/graph"
)

// Letters are the six categories in the order of the name.
const Letters = "STRIDE"

// Cell is one category of one flow or element: its gravest threat, nil where no rule fires.
type Cell struct{ Threat *Threat }

// MatrixRow is one flow or element against the six categories.
type MatrixRow struct {
	Flow    *graph.Flow
	Element *graph.Element
	Cells   [len(Letters)]Cell
}

// Matrix is every flow and element against the six categories, in document order.
// Flows and elements about which no rule fires have rows of empty cells.
type Matrix struct {
	Flows, Elements []MatrixRow
}

// matrix files every firing under its flow or element and its rule's category.
func matrix(g *graph.Graph, threats []*Threat) Matrix {
	var m Matrix
	flows := make(map[*graph.Flow]int)
	elements := make(map[*graph.Element]int)
	for i, f := range g.Flows {
		flows[f] = i
		m.Flows = append(m.Flows, MatrixRow{Flow: f})
	}
	for i, e := range g.Elements {
		elements[e] = i
		m.Elements = append(m.Elements, MatrixRow{Element: e})
	}
	for _, t := range threats {
		for _, f := range t.Firings {
			m.Elements[elements[f.Target]].file(t)
			for _, flow := range f.Flows {
				m.Flows[flows[flow]].file(t)
			}
		}
	}
	return m
}

// file puts a threat into the cells of its categories where it is worse than what is there.
func (r *MatrixRow) file(t *Threat) {
	for i, letter := range Letters {
		if string(letter) != t.Rule.Stride {
			continue
		}
		if there := r.Cells[i].Threat; there == nil || t.Status < there.Status || t.Status == there.Status && t.Score > there.Score {
			r.Cells[i].Threat = t
		}
	}
}
