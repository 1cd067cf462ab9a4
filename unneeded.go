package trustseam

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// unneeded points out the threats of decisions that a stated control answers, one hint for each
// decision, with the edit that takes them out.
func unneeded(f *source.File, a *stride.Analysis) []source.Diagnostic {
	var ds []source.Diagnostic
	effects := a.Effects()
	for _, d := range a.Graph.Decisions {
		var gone, left []string
		var first source.Span
		for _, ref := range d.Threats {
			if !effects[ref].Unneeded {
				left = append(left, ref.ID)
				continue
			}
			if len(gone) == 0 {
				first = ref.Span
			}
			gone = append(gone, ref.ID)
		}
		if len(gone) > 0 {
			ds = append(ds, withoutThreats(f, d, first, gone, left))
		}
	}
	return ds
}

// withoutThreats is the hint to take the threats gone out of a decision, of which others may be left.
func withoutThreats(f *source.File, d *model.Decision, at source.Span, gone, left []string) source.Diagnostic {
	const code, stated = source.UnneededDecision, "the block states the control that answers `%s`"
	ids := strings.Join(gone, "`, `")
	if len(left) == 0 {
		hint := f.Diagnose(at, code, stated+"; the decision is no longer needed: delete its line", ids)
		hint.Edit = &source.Edit{Span: f.LineSpan(d.Span.Start)}
		return hint
	}
	list := strings.Join(left, ", ")
	hint := f.Diagnose(at, code, stated+"; the decision is still needed for the rest: write `%s %s:` before its reason", ids, d.Verb, list)
	hint.Edit = &source.Edit{Span: source.Span{Start: d.Threats[0].Span.Start, End: d.Threats[len(d.Threats)-1].Span.End}, New: list}
	return hint
}
