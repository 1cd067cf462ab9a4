package trustseam

import (
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// adopt writes the id of the regions into a fence without one: one edit, which check
// reports until it is made, and which generate reports when it makes it.
func (r *Result) adopt() []source.Edit {
	f := r.Document.File
	for _, b := range r.Document.Blocks {
		if !b.Adopted {
			continue
		}
		attribute := parser.IDAttribute(b.ID)
		r.Stale = append(r.Stale, f.Diagnose(b.Fence.Info, source.OrphanRegion,
			"block has no id and its document is called otherwise than when its regions were written, which belong to `%s`; `trustseam generate` keeps that and writes `%s` into the fence",
			b.ID, attribute))
		source.SortDiagnostics(r.Stale)
		r.Adopted = append(r.Adopted, f.Diagnose(b.Fence.Info, source.AdoptedBlock,
			"block gets the id `%s` of its regions, so that the ids of its threats stay; to give it another, change it here and delete the regions with their markers before `trustseam generate`", b.ID))
		return []source.Edit{{Span: source.Span{Start: b.Fence.Word, End: b.Fence.Word}, New: " " + attribute}}
	}
	return nil
}
