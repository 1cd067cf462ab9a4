package difference

import (
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/trace"
)

// Trace adds what a matrix of the later state says: the states of criteria that differ, and the criteria that are lost.
func (d *Difference) Trace(m *trace.Matrix) {
	roots := make(repofile.RootPaths)
	proofs := m.Proofs(roots.Of)
	for _, b := range d.Report.Blocks {
		for i, c := range b.Criteria {
			for _, name := range b.After {
				if a := d.analyses[name]; a != nil && c.Kind != compare.Dropped {
					if proof, ok := proofs[a.Graph.ID+"/"+c.ID]; ok {
						b.Criteria[i].Proof = &proof
					}
				}
			}
		}
	}
	for _, r := range m.Rows {
		if r.Lost {
			d.lost(r, roots)
		}
	}
}

// lost adds a criterion that no test holds any longer.
func (d *Difference) lost(r *trace.Row, roots repofile.RootPaths) {
	document := roots.Of(r.File.Path)
	t := r.Sentence.Threat
	l := compare.Lost{
		BlockName: compare.BlockName{Document: document, ID: r.Block},
		Threat:    t.ID, Title: t.Rule.Title, Severity: t.Severity.String(), State: r.State.String(),
	}
	for _, b := range r.Before {
		l.Before = append(l.Before, compare.LostTest{Path: roots.Of(b.Path), Name: b.Name})
	}
	d.Report.Lost = append(d.Report.Lost, l)
	d.Files[document] = r.File
	d.unproven = append(d.unproven, r)
}
