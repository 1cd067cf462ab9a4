package trustseam

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Policy is what fails a check.
type Policy struct {
	// FailOn says which threats do; the zero value fails none.
	FailOn stride.FailOn
	// Today is the day against which decisions and assumptions expire, which are over on the
	// day after `until=`. Only its date counts.
	Today time.Time
	// WarnWithin is how long before its end a decision or an assumption is a warning; the zero value warns of none.
	WarnWithin stride.Days
	// Owners are those who may accept; everyone may if it is empty.
	Owners Owners
}

// Policy is that of the project's configuration, on a day.
func (p *Project) Policy(today time.Time) Policy {
	return Policy{FailOn: p.config.Gate.FailOn, Today: today, WarnWithin: p.config.Decisions.WarnWithin, Owners: p.config.Decisions.Owners}
}

// Findings is everything that `trustseam check` reports about a document that was processed, sorted
// by place: what is wrong, what is stale, hints, and what people have to decide. [Picture.Judge]
// reports on picture files.
func (r *Result) Findings(p Policy) []source.Diagnostic {
	ds := slices.Concat(r.Diagnostics, r.Stale, parser.Hints(r.Document), parser.Covered(r.Document))
	for _, a := range r.Analyses {
		ds = append(ds, p.judge(r.Document.File, a)...)
	}
	source.SortDiagnostics(ds)
	return ds
}

// judge reports what people have to decide: open and asked threats as grave as
// FailOn says, acceptances and assumptions that have expired or end soon, those who may not accept,
// controls that name no mechanism, and criteria of a project's own rules that no test can fail.
func (p Policy) judge(f *source.File, a *stride.Analysis) []source.Diagnostic {
	var ds []source.Diagnostic
	for _, t := range a.Threats {
		switch {
		case !p.FailOn.Fails(t.Status, t.Severity):
		case t.Status == stride.Ask:
			ds = append(ds, askedThreat(f, a, t))
		default:
			ds = append(ds, openThreat(f, a, t))
		}
	}
	for t, lacks := range a.VagueCriteria((*stride.Rule).Own) {
		ds = append(ds, f.Diagnose(a.PlaceOf(t.Flows(), t.Targets()), source.VagueCriterion, "criterion of `%s` names %s; a test must be able to fail it", t.ID, lacks))
	}
	effects := a.Effects()
	for _, d := range a.Graph.Decisions {
		ds = append(ds, p.decision(f, d, effects)...)
	}
	return append(ds, p.assumptions(f, a.Graph.Block)...)
}

// openThreat returns a diagnostic at the first place that states a weakness, with a note for each further one.
func openThreat(f *source.File, a *stride.Analysis, t *stride.Threat) source.Diagnostic {
	places := t.OpenPlaces()
	d := f.Diagnose(places[0].Span(), source.OpenThreat, "threat `%s` is open (%s): %s; once the control is in place, %s; or decide about it with `accept`, `transfer`, `mitigate` or `dismiss`",
		t.ID, t.Severity, lowerFirst(t.Rule.Title), a.HowToAnswer(t))
	for _, p := range places[1:] {
		d.Notes = append(d.Notes, f.Note(p.Span().Start, "`%s` is open here too", t.ID))
	}
	return d
}

// askedThreat returns a diagnostic at the first place where the attribute is missing, with a note for each further one.
func askedThreat(f *source.File, a *stride.Analysis, t *stride.Threat) source.Diagnostic {
	u := a.Unstated(t)
	d := f.Diagnose(u.Places[0].Span(), source.AskedThreat, "threat `%s` is asked (%s): %s; %s; %s",
		t.ID, t.Severity, lowerFirst(t.Rule.Title), u.Missing, u.Write)
	for _, p := range u.Places[1:] {
		d.Notes = append(d.Notes, f.Note(p.Span().Start, "`%s` asks the same here", t.ID))
	}
	return d
}

// decision reports one that has expired, ends soon or was not taken by an owner, and a control that says nothing.
func (p Policy) decision(f *source.File, d *model.Decision, effects map[model.ThreatRef]stride.Effect) []source.Diagnostic {
	var ds []source.Diagnostic
	if until, ok := d.Attrs.Find("until"); ok {
		first, needed := stillDecides(d, effects)
		ds = append(ds, p.ending(f, until, needed, ending{
			what: fmt.Sprintf("%s of `%s`", d.Verb, first.ID), over: "decide again", soon: "decide again before, or build the control",
		})...)
	}
	ds = append(ds, p.unowned(f, d)...)
	if with, ok := d.Attrs.Find("with"); ok && stride.NamesNoMechanism(with.Values[0]) {
		ds = append(ds, f.Diagnose(with.ValueSpans[0], source.VagueMitigation, "control `%s` names no mechanism; say what it is, so that somebody can test it", with.Values[0]))
	}
	return ds
}

// assumptions reports every assumption whose last day is over or near, with all that relies on it.
func (p Policy) assumptions(f *source.File, b *model.Block) []source.Diagnostic {
	if len(b.Assumptions) == 0 {
		return nil
	}
	var ds []source.Diagnostic
	reliance := b.Reliance()
	for _, a := range b.Assumptions {
		if until, ok := a.Attrs.Find("until"); ok {
			confirm := whatToConfirm(reliance[a.ID])
			ds = append(ds, p.ending(f, until, true, ending{fmt.Sprintf("assumption `%s`", a.ID), confirm, confirm})...)
		}
	}
	return ds
}

// whatToConfirm names what must be checked after an assumption has expired.
func whatToConfirm(relying []string) string {
	if len(relying) == 0 {
		return "nothing relies on it, so remove it"
	}
	return "confirm it again, or change what relies on it: `" + strings.Join(relying, "`, `") + "`"
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
