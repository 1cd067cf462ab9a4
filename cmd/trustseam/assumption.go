package main

import (
	"strings"
	"time"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// gateAssumptions reports every assumption whose last day is over, with all that relies on it.
func gateAssumptions(f *source.File, b *model.Block, today time.Time) []source.Diagnostic {
	if len(b.Assumptions) == 0 {
		return nil
	}
	var ds []source.Diagnostic
	reliance := b.Reliance()
	for _, a := range b.Assumptions {
		if until, ok := a.Attrs.Find("until"); ok && until.Values[0] < today.Format(time.DateOnly) {
			ds = append(ds, f.Diagnose(until.ValueSpans[0], source.ExpiredDecision, "assumption `%s` ended on %s; %s",
				a.ID, until.Values[0], whatToConfirm(reliance[a.ID])))
		}
	}
	return ds
}

// whatToConfirm names what has to be looked at when an assumption has ended.
func whatToConfirm(relying []string) string {
	if len(relying) == 0 {
		return "nothing relies on it, so remove it"
	}
	return "confirm it again, or change what relies on it: `" + strings.Join(relying, "`, `") + "`"
}
