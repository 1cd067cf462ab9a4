package importer

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
)

// Seam is what a source says of all flows between two boundaries.
type Seam struct {
	A, B *draft.Zone
	// Requires are attributes of flows, with the words of the source that led to them.
	Requires []Requirement
	At       draft.Place
}

// Requirement is an attribute that a boundary asks of what crosses it.
type Requirement struct {
	draft.Attr
	// Said is what the source says: "`authentication_methods` is `sso`".
	Said string
}

// ends are the two boundaries of a seam, from the one around or next to the element at which a flow begins.
type ends [2]*draft.Zone

// ApplySeams gives each flow that crosses a seam what the seam requires and the flow does not state, and reports it.
func ApplySeams(d *draft.Draft, seams []Seam) {
	if len(d.Flows) > limit.Flows {
		return // no block can hold them
	}
	between := make(map[ends]*Seam)
	for i := range seams {
		s := &seams[i]
		if other := between[ends{s.A, s.B}]; other != nil {
			d.Report.Lose(s.At, "there is a boundary between `%s` and `%s` already, at %s; that one counts", draft.Quoted(s.A.Name), draft.Quoted(s.B.Name), other.At)
			continue
		}
		between[ends{s.A, s.B}], between[ends{s.B, s.A}] = s, s
	}
	crossed := make(map[*Seam]bool)
	for _, f := range d.Flows {
		if f.From == nil || f.To == nil {
			continue
		}
		asked := make(map[string]bool)
		for _, e := range crossing(f) {
			if s := between[e]; s != nil {
				crossed[s] = true
				s.apply(d, f, asked)
			}
		}
	}
	for i := range seams {
		if s := &seams[i]; !crossed[s] && between[ends{s.A, s.B}] == s {
			d.Report.Lose(s.At, "no flow crosses the boundary between `%s` and `%s`, so nothing in the block says what it is", draft.Quoted(s.A.Name), draft.Quoted(s.B.Name))
		}
	}
}

// crossing lists the pairs of boundaries between which a flow goes, the innermost first.
func crossing(f *draft.Flow) []ends {
	from, to := around(f.From.Zone), around(f.To.Zone)
	var out []ends
	for i, a := range from {
		for k, b := range to {
			if a != b && !slices.Contains(from[:i], b) && !slices.Contains(to[:k], a) {
				out = append(out, ends{a, b})
			}
		}
	}
	return out
}

// around lists a boundary and those around it, from the inside; a circle of them ends the list.
func around(z *draft.Zone) []*draft.Zone {
	var out []*draft.Zone
	for ; z != nil && len(out) < limit.Nesting; z = z.Parent {
		out = append(out, z)
	}
	return out
}

// apply gives a flow what the seam requires, unless another seam has asked it for the same.
func (s *Seam) apply(d *draft.Draft, f *draft.Flow, asked map[string]bool) {
	for _, r := range s.Requires {
		k := key(r.Attr, model.OnFlow)
		if asked[k] {
			continue
		}
		asked[k] = true
		switch known, _ := model.LookupAttribute(k); {
		case states(f, k):
		case known.OfCaller && f.From.Type == model.Store:
			d.Report.Lose(f.At, "%s begins at a store, so it cannot state `%s`: for the boundary between `%s` and `%s`, %s", flowName(f), r.Attr, draft.Quoted(s.A.Name), draft.Quoted(s.B.Name), r.Said)
		default:
			f.Attrs = append(f.Attrs, r.Attr)
			d.Report.Infer(f.At, "%s has `%s`: for the boundary between `%s` and `%s`, %s", flowName(f), r.Attr, draft.Quoted(s.A.Name), draft.Quoted(s.B.Name), r.Said)
		}
	}
}

// states reports whether a flow has an attribute, or a protocol that says as much.
func states(f *draft.Flow, asked string) bool {
	return slices.ContainsFunc(f.Attrs, func(a draft.Attr) bool {
		return key(a, model.OnFlow) == asked || asked == "auth" && a == draft.Attr{Value: "mtls"}
	})
}

// flowName names a flow in a remark.
func flowName(f *draft.Flow) string {
	if label := draft.Quoted(f.Label); label != "" {
		return fmt.Sprintf("flow `%s` from `%s` to `%s`", label, draft.Quoted(f.From.Name), draft.Quoted(f.To.Name))
	}
	return fmt.Sprintf("the flow from `%s` to `%s`", draft.Quoted(f.From.Name), draft.Quoted(f.To.Name))
}
