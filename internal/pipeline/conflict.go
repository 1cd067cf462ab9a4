package pipeline

import (
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Process does the job on one document. Merge conflicts inside regions are
// resolved by writing those anew. The error is for what no document should be able to cause.
func Process(f *source.File, opt Options) (*Result, error) {
	merge := parser.Resolve(f)
	if merge == nil {
		return processResolved(f, opt)
	}
	opt.Merged = merge.Regions
	r, err := processResolved(merge.File, opt)
	if err != nil {
		return nil, err
	}
	r.Before = f.Text
	r.Diagnostics = merge.Original(r.Diagnostics)
	r.Stale = append(merge.Remarks, merge.Original(r.Stale)...)
	r.Adopted = merge.Original(r.Adopted)
	source.SortDiagnostics(r.Stale)
	if source.HasErrors(r.Diagnostics) {
		r.Text = f.Text
	}
	return r, nil
}
