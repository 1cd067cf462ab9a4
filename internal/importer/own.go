package importer

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
)

// Own returns what an export of ours has written of a part beside the fields of the format: its id in the block, and its
// attributes. It reports what a block does not take back. Data, which formats have fields for, is left to the caller.
func Own(report *draft.Report, at draft.Place, properties []foreign.Property, on model.Place) (id string, attrs []draft.Attr) {
	seen := make(map[string]string)
	for _, p := range properties {
		if _, twice := seen[p.Key]; twice || slices.Contains([]string{"data", "returns", "holds"}, p.Key) {
			continue
		}
		seen[p.Key] = p.Value
		if p.Key == foreign.ID {
			id = p.Value
			continue
		}
		if p.Key == "scope" || p.Key == "reason" {
			continue
		}
		key, value, ok := foreign.Attribute(p, on)
		if !ok {
			report.Lose(at, "`%s=%s`, which an export has kept, is not taken into the block", draft.Quoted(p.Key), draft.Quoted(p.Value))
			continue
		}
		attrs = append(attrs, draft.Attr{Key: key, Value: value})
	}
	slices.SortStableFunc(attrs, func(a, b draft.Attr) int { return bare(a) - bare(b) })
	return id, append(attrs, scope(report, at, id, seen, on)...)
}

// bare puts words before what has a key.
func bare(a draft.Attr) int {
	if a.Key == "" {
		return 0
	}
	return 1
}

// scope is what says that an element is out of scope, which needs a reason, and a reason needs it.
func scope(report *draft.Report, at draft.Place, id string, said map[string]string, on model.Place) []draft.Attr {
	switch {
	case on&model.OnElement == 0:
	case said["scope"] == "out":
		return OutOfScope(report, at, id, said["reason"])
	case said["scope"] == "in":
		return []draft.Attr{{Key: "scope", Value: "in"}}
	}
	return nil
}

// OwnJudgement is what an export of ours says of a threat, at most one. Without a decision it says nothing that the block
// does not say again.
func OwnJudgement(about draft.Judgement, at draft.Place, title string, properties []foreign.Property) []draft.Judgement {
	said := make(map[string]string)
	for _, p := range properties {
		said[p.Key] = p.Value
	}
	status, known := Status(said[foreign.Decision])
	if said[foreign.Decision] == string(model.Dismiss) {
		status, known = draft.NotApplicable, true
	}
	if !known {
		return nil
	}
	about.At, about.Threat, about.Title, about.Status = at, said[foreign.ID], title, status
	about.Reason, about.Owner = said["reason"], cmp.Or(said["to"], said["by"])
	about.Until = said["until"]
	if status == draft.Mitigated {
		about.Title, about.Reason = cmp.Or(said["reason"], title), said["with"]
	}
	return []draft.Judgement{about}
}
