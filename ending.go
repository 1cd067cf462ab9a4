package trustseam

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// ending is how a message speaks of what has a last day: what it is, and what to do when that is over, or soon.
type ending struct{ what, over, soon string }

// ending reports a last day that has passed, and one that is near if something still needs it.
func (p Policy) ending(f *source.File, until model.Attr, needed bool, say ending) []source.Diagnostic {
	last, at := until.Values[0], until.ValueSpans[0]
	left, ok := stride.DaysLeft(last, p.Today)
	switch {
	case !ok:
		return nil
	case left < 0:
		return []source.Diagnostic{f.Diagnose(at, source.ExpiredDecision, "%s ended on %s; %s", say.what, last, say.over)}
	case needed && p.WarnWithin.Hold(left):
		return []source.Diagnostic{f.Diagnose(at, source.EndingDecision, "%s ends on %s, %s; %s", say.what, last, stride.DaysText(left), say.soon)}
	}
	return nil
}

// stillDecides returns the first threat about which a decision still decides something; without one, its
// first threat and false.
func stillDecides(d *model.Decision, effects map[model.ThreatRef]stride.Effect) (first model.ThreatRef, needed bool) {
	for _, ref := range d.Threats {
		if effects[ref].Needed() {
			return ref, true
		}
	}
	return d.Threats[0], false
}

// unowned reports an acceptance by somebody who may not accept.
func (p Policy) unowned(f *source.File, d *model.Decision) []source.Diagnostic {
	by, stated := d.Attrs.Find("by")
	switch {
	case d.Verb != model.Accept || len(p.Owners) == 0:
		return nil
	case !stated:
		return []source.Diagnostic{f.Diagnose(d.Span, source.UnownedDecision, "accept of `%s` names nobody in `by=`; those who may accept are %s", d.Threats[0].ID, p.Owners)}
	case p.Owners.Include(by.Values[0]):
		return nil
	}
	found := f.Diagnose(by.ValueSpans[0], source.UnownedDecision, "`%s` may not accept `%s`; those who may are %s", by.Values[0], d.Threats[0].ID, p.Owners)
	found.Suggestion = p.Owners.suggest(by.Values[0])
	return []source.Diagnostic{found}
}
