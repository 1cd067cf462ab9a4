package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Letters are the six categories in the order of the name.
const Letters = "STRIDE"

// Cell is one category of one flow or element: its gravest threat there, nil if
// no rule fires, and what is known about that threat there.
type Cell struct {
	Threat *Threat
	Status Status
}

// MatrixRow is one flow or element against the six categories.
type MatrixRow struct {
	Flow    *graph.Flow
	Element *graph.Element
	Cells   [len(Letters)]Cell
	// Why explains a row of empty cells.
	Why string
}

// Matrix holds every flow and element against the six categories, in document order.
type Matrix struct {
	Flows, Elements []MatrixRow
}

// matrix records the status of every threat under its flows and elements.
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
		for _, s := range t.Statuses() {
			if s.Subject.Flow != nil {
				m.Flows[flows[s.Subject.Flow]].record(t, s.Status)
			} else {
				m.Elements[elements[s.Subject.Element]].record(t, s.Status)
			}
		}
	}
	for _, rows := range [][]MatrixRow{m.Flows, m.Elements} {
		for i := range rows {
			rows[i].explain()
		}
	}
	return m
}

// record puts a threat into the cell of its category if it is worse than the current one.
func (r *MatrixRow) record(t *Threat, status Status) {
	for i, letter := range Letters {
		if string(letter) != t.Rule.Stride {
			continue
		}
		if cell := (Cell{t, status}); cell.graver(r.Cells[i]) {
			r.Cells[i] = cell
		}
	}
}

// graver reports whether a cell outranks another: by its status, then by the score of its threat.
func (c Cell) graver(other Cell) bool {
	if other.Threat == nil || c.Status != other.Status {
		return other.Threat == nil || slices.Index(byGravity[:], c.Status) < slices.Index(byGravity[:], other.Status)
	}
	return c.Threat.Score > other.Threat.Score
}

// explain says why a row is empty, so that readers do not take silence for an oversight.
func (r *MatrixRow) explain() {
	for _, c := range r.Cells {
		if c.Threat != nil {
			return
		}
	}
	switch f, e := r.Flow, r.Element; {
	case f != nil && f.IsResponse():
		r.Why = "answers " + f.Request.Number + " and is judged with it"
	case f != nil && f.From.OutOfScope() && f.To.OutOfScope(), e != nil && e.OutOfScope():
		r.Why = "out of scope"
	case f != nil && f.To.OutOfScope():
		r.Why = f.To.Name + " is out of scope"
	case f != nil && f.From.OutOfScope():
		r.Why = f.From.Name + " is out of scope"
	case e != nil && (e.Type == model.Actor || e.Type == model.External):
		r.Why = "not ours: see its flows"
	default:
		r.Why = "no rule applies"
	}
}
