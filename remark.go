package trustseam

import (
	"strings"

	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// remarks returns what to say about decisions: those about threats that do not exist,
// that have grown since, that a control has answered, or that are named by an earlier id.
func remarks(f *source.File, a *stride.Analysis) []source.Diagnostic {
	var ds []source.Diagnostic
	for _, ref := range a.Orphans {
		d := f.Diagnose(ref.Span, source.OrphanDecision, "no threat `%s` in this block; a decision stays an error until a person removes it", ref.ID)
		d.Suggestion = a.Nearest(ref)
		ds = append(ds, d)
	}
	for _, g := range a.Grown {
		if len(g.Threat.Decision.Attrs.Values("covers")) == 0 {
			ds = append(ds, f.Diagnose(g.Ref.Span, source.GrownThreat, "threat `%s` is about several flows or elements, and the decision names none; when it holds for all of them, write `covers=%s`",
				g.Ref.ID, strings.Join(g.Covers, ",")))
			continue
		}
		ds = append(ds, f.Diagnose(g.Ref.Span, source.GrownThreat, "threat `%s` is not decided for `%s`; when the decision holds there too, write `covers=%s`",
			g.Ref.ID, strings.Join(g.Subjects, "`, `"), strings.Join(g.Covers, ",")))
	}
	ds = append(ds, unneeded(f, a)...)
	for _, r := range a.Renamed {
		ds = append(ds, f.Diagnose(r.Ref.Span, source.RenamedThreat, "threat `%s` is now `%s`", r.Ref.ID, r.Threat.ID))
	}
	return ds
}
