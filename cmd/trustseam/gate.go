package main

import (
	"strings"
	"time"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// gate reports what people have to decide: open threats as grave as failOn asks,
// acceptances and assumptions that have expired, controls that name no mechanism, and criteria of
// a project's own rules that no test can fail.
func gate(j *job, a *stride.Analysis, failOn string, today time.Time) []source.Diagnostic {
	f := j.Document.File
	var ds []source.Diagnostic
	for _, t := range a.Threats {
		if t.Status == stride.Open && failsAt(t.Severity, failOn) {
			ds = append(ds, f.Diagnose(placeOf(a, t), source.OpenThreat, "threat `%s` is open (%s): %s; state the control in the block, or decide about it with `accept`, `transfer`, `mitigate` or `dismiss`",
				t.ID, t.Severity, lowerFirst(t.Rule.Title)))
		}
	}
	for t, lacks := range a.VagueCriteria() {
		ds = append(ds, f.Diagnose(placeOf(a, t), source.VagueCriterion, "criterion of `%s` names %s; a test must be able to fail it", t.ID, lacks))
	}
	for _, d := range a.Graph.Decisions {
		ds = append(ds, gateDecision(f, d, today)...)
	}
	ds = append(ds, gateAssumptions(f, a.Graph.Block, today)...)
	return ds
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

// failsAt reports whether an open threat is as grave as the gate asks.
func failsAt(severity stride.Severity, failOn string) bool {
	least, ok := map[string]stride.Severity{"critical": stride.Critical, "high": stride.High, "medium": stride.Medium, "low": stride.Low}[strings.TrimPrefix(failOn, "open:")]
	return ok && severity >= least
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
