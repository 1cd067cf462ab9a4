package main

import (
	"strings"
	"time"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// gate reports what people have to decide: open and asked threats as grave as
// failOn says, acceptances and assumptions that have expired, controls that name no mechanism, and
// criteria of a project's own rules that no test can fail.
func gate(j *job, a *stride.Analysis, failOn config.FailOn, today time.Time) []source.Diagnostic {
	f := j.Document.File
	var ds []source.Diagnostic
	for _, t := range a.Threats {
		switch {
		case !failOn.Fails(t.Status, t.Severity):
		case t.Status == stride.Ask:
			ds = append(ds, askedThreat(f, a, t))
		default:
			ds = append(ds, openThreat(f, a, t))
		}
	}
	for t, lacks := range a.VagueCriteria((*stride.Rule).Own) {
		ds = append(ds, f.Diagnose(placeOf(a, t), source.VagueCriterion, "criterion of `%s` names %s; a test must be able to fail it", t.ID, lacks))
	}
	for _, d := range a.Graph.Decisions {
		ds = append(ds, gateDecision(f, d, today)...)
	}
	ds = append(ds, gateAssumptions(f, a.Graph.Block, today)...)
	return ds
}

// openThreat is at the first place that states a weakness, with a note for each further one.
func openThreat(f *source.File, a *stride.Analysis, t *stride.Threat) source.Diagnostic {
	places := t.OpenPlaces()
	d := f.Diagnose(places[0].Span(), source.OpenThreat, "threat `%s` is open (%s): %s; once the control is in place, %s; or decide about it with `accept`, `transfer`, `mitigate` or `dismiss`",
		t.ID, t.Severity, lowerFirst(t.Rule.Title), a.HowToAnswer(t))
	for _, p := range places[1:] {
		d.Notes = append(d.Notes, f.Note(p.Span().Start, "`%s` is open here too", t.ID))
	}
	return d
}

// askedThreat is where the first attribute is missing, with a note for each further place.
func askedThreat(f *source.File, a *stride.Analysis, t *stride.Threat) source.Diagnostic {
	u := a.Unstated(t)
	d := f.Diagnose(u.Places[0].Span(), source.AskedThreat, "threat `%s` is asked (%s): %s; %s; %s",
		t.ID, t.Severity, lowerFirst(t.Rule.Title), u.Missing, u.Write)
	for _, p := range u.Places[1:] {
		d.Notes = append(d.Notes, f.Note(p.Span().Start, "`%s` asks the same here", t.ID))
	}
	return d
}

func gateDecision(f *source.File, d *model.Decision, today time.Time) []source.Diagnostic {
	var ds []source.Diagnostic
	if until, ok := d.Attrs.Find("until"); ok && until.Values[0] < today.Format(time.DateOnly) {
		ds = append(ds, f.Diagnose(until.ValueSpans[0], source.ExpiredDecision, "%s of `%s` ended on %s; decide again", d.Verb, d.Threats[0].ID, until.Values[0]))
	}
	if with, ok := d.Attrs.Find("with"); ok && stride.NamesNoMechanism(with.Values[0]) {
		ds = append(ds, f.Diagnose(with.ValueSpans[0], source.VagueMitigation, "control `%s` names no mechanism; say what it is, so that somebody can test it", with.Values[0]))
	}
	return ds
}

// placeOf is the first flow or element that a threat is about.
func placeOf(a *stride.Analysis, t *stride.Threat) source.Span {
	if flows := t.Flows(); len(flows) > 0 {
		return flows[0].Span
	}
	if targets := t.Targets(); len(targets) > 0 {
		return targets[0].Span
	}
	return a.Graph.Fence.Info
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
