package stride

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// gather puts a row into the row of a rule that it is Within, if the latter contains all its open or asked
// flows. It does not if the block states something about the control of the row, which is then known separately.
func gather(rows []*Row) []*Row {
	hosts := make(map[string][]*Row)
	for _, r := range rows {
		hosts[r.Lead().Rule.ID] = append(hosts[r.Lead().Rule.ID], r)
	}
	known := make(map[*Row]map[Subject]bool) // what is unsettled in a host, for which many rows ask
	return filter(rows, func(r *Row) bool {
		within := r.Lead().Rule.Within
		if within == "" || r.Status != Open && r.Status != Ask {
			return true
		}
		unsettled := r.unsettled()
		if slices.ContainsFunc(unsettled, r.Lead().Rule.statedAt) {
			return true
		}
		for _, host := range hosts[within] {
			if known[host] == nil {
				known[host] = subjectSet(host.unsettled())
			}
			if host.Status == r.Status && !slices.ContainsFunc(unsettled, func(s Subject) bool { return !known[host][s] }) {
				host.Threats = append(host.Threats, r.Threats...) // the host already has all its places
				return false
			}
		}
		return true
	})
}

// statedAt reports whether a flow or element itself states something about the control of the rule.
func (r *Rule) statedAt(s Subject) bool {
	attrs := s.statements()[0]
	return attrs.Value(r.attribute()) != "" || attrs.Has("lacks", r.attribute()) || attrs.Has("has", r.attribute())
}

func subjectSet(list []Subject) map[Subject]bool {
	out := make(map[Subject]bool, len(list))
	for _, s := range list {
		out[s] = true
	}
	return out
}

// unsettled returns the flows and elements that have the status of the row.
func (r *Row) unsettled() []Subject {
	var out []Subject
	for _, s := range r.Statuses() {
		if s.Status == r.Status {
			out = append(out, s.Subject)
		}
	}
	return out
}

// fold merges all rows with the same leading rule and status, wherever they are, with those
// of rules that belong with it: a reader takes them for one finding and sees in the row where
// it holds. It returns the rows by status. What people have decided stays separate, as they
// decided it.
func fold(rows []*Row) map[Status][]*Row {
	type key struct {
		rule   string
		status Status
		public bool
	}
	present := make(map[key]bool)
	targets := make(map[key][]*graph.Element)
	for _, r := range rows {
		k := key{r.Lead().Rule.ID, r.Status, r.openByDesign()}
		present[k] = true
		targets[k] = append(targets[k], r.Lead().targets...)
	}
	meets := func(r *Row, host key) bool {
		return slices.ContainsFunc(targets[key{r.Lead().Rule.ID, r.Status, false}], func(e *graph.Element) bool { return slices.Contains(targets[host], e) })
	}
	folded := make(map[key]*Row)
	byStatus := make(map[Status][]*Row)
	for _, r := range rows {
		k := key{r.Lead().Rule.ID, r.Status, r.openByDesign()}
		if host := (key{r.Lead().Rule.With, r.Status, false}); present[host] {
			k = host
		}
		if host := (key{r.Lead().Rule.Beside, r.Status, false}); r.about(targets[host]) {
			k = host
		}
		if host := (key{r.Lead().Rule.Near, r.Status, false}); meets(r, host) {
			k = host
		}
		if first := folded[k]; first != nil && r.Status != Decided {
			first.Threats = append(first.Threats, r.Threats...)
			continue
		}
		folded[k] = r
		byStatus[r.Status] = append(byStatus[r.Status], r)
	}
	for _, r := range folded {
		r.lead()
	}
	return byStatus
}

// about reports whether a row is about nothing but some elements and the stores that they alone use.
func (r *Row) about(elements []*graph.Element) bool {
	for _, e := range r.Lead().targets {
		users := callers([]*graph.Element{e})
		used := e.Type == model.Store && len(users) > 0 && !slices.ContainsFunc(users, func(c *graph.Element) bool { return !slices.Contains(elements, c) })
		if !slices.Contains(elements, e) && !used {
			return false
		}
	}
	return len(elements) > 0
}

// openByDesign reports whether all that is open in a row is what anybody may call by design: how much they get there is
// another matter than a caller who should prove who it is.
func (r *Row) openByDesign() bool {
	if r.Status != Open {
		return false
	}
	calls := filter(r.unsettled(), func(s Subject) bool { return s.Flow != nil })
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(s Subject) bool { return !proof(s.exchange()).ByDesign })
}

// lead moves the threat that names the row to the front: among the gravest, the one whose rule the others belong
// with, then the one with the highest score, the graver subject, and the greatest sway over a crown jewel.
func (r *Row) lead() {
	slices.SortStableFunc(r.Threats, func(a, b *Threat) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(len(a.Rule.With+a.Rule.Within+a.Rule.Near), len(b.Rule.With+b.Rule.Within+b.Rule.Near)), cmp.Compare(b.Score, a.Score), cmp.Compare(b.Rule.Base, a.Rule.Base), cmp.Compare(a.crownSway(), b.crownSway()))
	})
	for _, t := range r.Threats {
		r.Score = max(r.Score, t.Score)
	}
}

// crownSway returns the shortest distance of a target to a crown jewel that it has sway over.
func (t *Threat) crownSway() int {
	shortest := graph.Far
	for _, e := range t.targets {
		shortest = min(shortest, e.CrownSway)
	}
	return shortest
}
