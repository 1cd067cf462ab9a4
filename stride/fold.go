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
			if host.Status == r.Status && !slices.ContainsFunc(unsettled, func(s Subject) bool { return !r.Lead().Rule.within(known[host], s) }) {
				host.Threats = append(host.Threats, r.Threats...) // the host already has all its places
				return false
			}
		}
		return true
	})
}

// within reports whether a flow or element is among those of a row, or, with Onward, is a call that leads to one of them or follows from it:
// the request that a gateway forwards, the change of a file, or what a program asks when somebody asks it.
func (r *Rule) within(known map[Subject]bool, s Subject) bool {
	switch {
	case known[s] || !r.Onward:
		return known[s]
	case s.Flow == nil:
		return r.onFlow() // an element where the control could be stated for its calls
	}
	from, to := s.Flow.Initiator(), s.Flow.Responder()
	among := func(f *graph.Flow) bool { return known[Subject{Flow: f}] }
	return known[Subject{Element: to}] || slices.ContainsFunc(onwardOf(s.Flow), among) || from.Type == model.Process && slices.ContainsFunc(from.Inbound, among)
}

// statedAt reports whether a flow or element itself states something about the control of the rule.
func (r *Rule) statedAt(s Subject) bool {
	attrs := s.statements()[0]
	return attrs.Value(r.attribute()) != "" || slices.ContainsFunc(withParts(r.attribute()), func(name string) bool { return attrs.Has("lacks", name) || attrs.Has("has", name) })
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
	f := folding{targets: make(map[foldKey][]*graph.Element), rows: make(map[foldKey][]*Row), unsettled: make(map[foldKey]map[Subject]bool), gravest: make(map[foldKey]Severity), folded: make(map[foldKey]*Row), moved: make(map[foldKey]foldKey), byStatus: make(map[Status][]*Row)}
	for _, r := range rows {
		f.know(r)
	}
	var guests []*Row
	for _, r := range rows {
		if _, ok := f.hosted(r); ok {
			guests = append(guests, r)
			continue
		}
		f.take(r)
	}
	for _, r := range guests {
		f.invite(r)
	}
	for _, r := range f.folded {
		r.lead()
	}
	return f.byStatus
}

// foldKey says which rows are one.
type foldKey struct {
	rule   string
	status Status
	public bool
}

func keyOf(r *Row) foldKey {
	return foldKey{r.Lead().Rule.ID, r.Status, r.openByDesign() || r.inCode()}
}

// folding is the state of fold: the rows by their keys, what they are about, what is unsettled there once that was asked, the highest
// severity, and the folded rows so far.
type folding struct {
	targets   map[foldKey][]*graph.Element
	rows      map[foldKey][]*Row
	unsettled map[foldKey]map[Subject]bool
	gravest   map[foldKey]Severity
	folded    map[foldKey]*Row
	moved     map[foldKey]foldKey // rows that were put into those of another key
	byStatus  map[Status][]*Row
}

// know notes what a row is about.
func (f *folding) know(r *Row) {
	k := keyOf(r)
	f.targets[k] = append(f.targets[k], r.Lead().targets...)
	f.gravest[k] = max(f.gravest[k], r.Lead().Severity)
	f.rows[k] = append(f.rows[k], r)
}

// isUnsettled reports whether a flow or an element is open or asked in the rows of a key.
func (f *folding) isUnsettled(k foldKey, s Subject) bool {
	if f.unsettled[k] == nil {
		f.unsettled[k] = make(map[Subject]bool)
		for _, r := range f.rows[k] {
			for _, s := range r.Statuses() {
				f.unsettled[k][s.Subject] = f.unsettled[k][s.Subject] || s.Status == Open || s.Status == Ask
			}
		}
	}
	return f.unsettled[k][s]
}

// invite puts a row into the row that takes it, unless that one has gone into another.
func (f *folding) invite(r *Row) {
	host, ok := f.hosted(r)
	if open := (foldKey{host.rule, Open, false}); ok && f.folded[host] == nil && r.Lead().Severity <= f.gravest[open] {
		host = open // where what is asked of that rule has gone
	}
	if moved, gone := f.moved[host]; ok && gone && f.folded[host] == nil && r.Lead().Severity <= f.gravest[moved] {
		host = moved // the row of that rule has gone into another
	}
	if ok && f.folded[host] != nil {
		f.folded[host].Threats = append(f.folded[host].Threats, r.Threats...)
		return
	}
	f.take(r)
}

// take puts a row into the row where it belongs.
func (f *folding) take(r *Row) {
	rule := r.Lead().Rule
	for _, beside := range rule.Beside {
		if host := (foldKey{beside, r.Status, false}); rule.goesBeside(r.Lead().targets) && r.about(f.targets[host]) {
			f.part(r)
			f.put(r, host)
			return
		}
	}
	if host := (foldKey{rule.Near, r.Status, false}); f.meets(r, host) {
		f.put(r, host)
		return
	}
	for _, with := range []string{rule.With, rule.Otherwise} {
		if r.inCode() {
			break
		}
		if host := (foldKey{with, r.Status, false}); f.present(host) {
			f.put(r, host)
			return
		}
	}
	f.put(r, keyOf(r))
}

// goesBeside reports whether the rule allows a row about some elements to go beside that of another rule.
func (r *Rule) goesBeside(targets []*graph.Element) bool {
	return !slices.ContainsFunc(targets, func(e *graph.Element) bool {
		return slices.ContainsFunc(r.besideWhen, func(c condition) bool { return !c.holds(Subject{Element: e}) })
	})
}

func (f *folding) present(k foldKey) bool {
	_, ok := f.targets[k]
	return ok
}

// meets reports whether rows like r share an element with the rows of a key, or r itself a flow.
func (f *folding) meets(r *Row, host foldKey) bool {
	if !f.present(host) {
		return false
	}
	if slices.ContainsFunc(r.unsettled(), func(s Subject) bool { return s.Flow != nil && f.isUnsettled(host, s) }) {
		return true
	}
	like := f.targets[foldKey{r.Lead().Rule.ID, r.Status, false}]
	return slices.ContainsFunc(like, func(e *graph.Element) bool { return slices.Contains(f.targets[host], e) })
}

// part takes out of a row that goes beside a row of others the threats of other rules than its lead that have rows of their own.
func (f *folding) part(r *Row) {
	lead := r.Lead().Rule
	r.Threats = filter(r.Threats, func(t *Threat) bool {
		own := foldKey{t.Rule.ID, r.Status, false}
		if t.Rule == lead || !f.present(own) {
			return true
		}
		f.put(&Row{Threats: []*Threat{t}, Status: r.Status}, own)
		return false
	})
}

// put adds a row to the row of a key, or makes it that row.
func (f *folding) put(r *Row, k foldKey) {
	if own := keyOf(r); own != k {
		f.moved[own] = k
	}
	if first := f.folded[k]; first != nil && r.Status != Decided {
		first.Threats = append(first.Threats, r.Threats...)
		return
	}
	f.folded[k] = r
	f.byStatus[r.Status] = append(f.byStatus[r.Status], r)
}

// about reports whether a row is about nothing but some elements and, unless its rule is about stores, the stores that they alone use.
func (r *Row) about(elements []*graph.Element) bool {
	for _, e := range r.Lead().targets {
		users := callers([]*graph.Element{e})
		used := r.Lead().Rule.On != "store" && e.Type == model.Store && len(users) > 0 && !slices.ContainsFunc(users, func(c *graph.Element) bool { return !slices.Contains(elements, c) })
		if !slices.Contains(elements, e) && !used {
			return false
		}
	}
	return len(elements) > 0
}

// openByDesign reports whether all that is open in a row is what anybody may call by design: how much they get there is
// another matter than a caller who should prove who it is.
func (r *Row) openByDesign() bool {
	if r.Status != Open || r.Lead().Rule.attribute() != "auth" {
		return false
	}
	calls := filter(r.unsettled(), func(s Subject) bool { return s.Flow != nil })
	return len(calls) > 0 && !slices.ContainsFunc(calls, func(s Subject) bool { return !proof(s.exchange()).ByDesign })
}

// inCode reports whether all that is open in a row is credentials in code, each at what commands a machine: to take them out is other work,
// and more urgent, than to move those that one installation has.
func (r *Row) inCode() bool {
	if r.Status != Open || r.Lead().Rule.attribute() != "secrets" {
		return false
	}
	return !slices.ContainsFunc(r.Lead().targets, func(e *graph.Element) bool { return !inCode(e) || !commandsMachine(e) })
}

// lead moves the threat that names the row to the front: among the gravest of those that have its status, the one whose rule the others belong
// with, then the one with the highest score, the graver subject, and the greatest sway over a crown jewel.
func (r *Row) lead() {
	slices.SortStableFunc(r.Threats, func(a, b *Threat) int {
		return cmp.Or(
			cmp.Compare(a.Status, b.Status),
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.besides(), b.besides()),
			cmp.Compare(r.guest(a), r.guest(b)),
			cmp.Compare(a.ofCaches(), b.ofCaches()),
			cmp.Compare(b.nearlyCritical(), a.nearlyCritical()),
			cmp.Compare(a.ofReissued(), b.ofReissued()),
			cmp.Compare(len(a.Rule.With+a.Rule.Within+a.Rule.Near), len(b.Rule.With+b.Rule.Within+b.Rule.Near)),
			cmp.Compare(b.Score, a.Score),
			cmp.Compare(b.Rule.Base, a.Rule.Base),
			cmp.Compare(a.crownSway(), b.crownSway()),
			cmp.Compare(a.ofSettings(), b.ofSettings()),
		)
	})
	for _, t := range r.Threats {
		r.Score = max(r.Score, t.Score)
	}
}

// guest returns 1 for a threat that is asked in the row of another rule for what holds of it, and 0 for any other: the row is of that rule.
func (r *Row) guest(t *Threat) int {
	for i := range t.Rule.Into {
		into := &t.Rule.Into[i]
		if into.Rule != t.Rule.ID && len(into.when) > 0 && t.Status == Ask && into.fits(t) && slices.ContainsFunc(r.Threats, func(other *Threat) bool { return other.Rule.ID == into.Rule }) {
			return 1
		}
	}
	return 0
}

// nearlyCritical returns 1 for a threat that is known and all but critical, which the title of a lesser one must not hide, and 0 for any other,
// or where its rule is one of a group and goes with another: that says the same in other words.
func (t *Threat) nearlyCritical() int {
	if (t.Rule.With == "" || t.Rule.Fuse == "") && t.Status == Open && t.Severity == High && t.Score >= nearlyCriticalScore {
		return 1
	}
	return 0
}

// besides returns 1 for a threat whose rule goes beside another for what it is about, and 0 for any other.
func (t *Threat) besides() int {
	if len(t.Rule.besideWhen) > 0 && t.Rule.goesBeside(t.targets) {
		return 1
	}
	return 0
}

// ofSettings returns 1 for a threat to a file of settings, which is less than the records that a program works on, and 0 for any other.
func (t *Threat) ofSettings() int {
	if all := t.targets; len(all) > 0 && !slices.ContainsFunc(all, func(e *graph.Element) bool { return e.Type != model.Store || !kindIs(e, "config") }) {
		return 1
	}
	return 0
}

// ofReissued returns 1 for the loss of what can be issued or built again, which is less than the loss of records, and 0 for any other threat.
func (t *Threat) ofReissued() int {
	if all := t.targets; t.Rule.attribute() == "backup" && len(all) > 0 && !slices.ContainsFunc(all, func(e *graph.Element) bool { return !issuedAgain(e) && !kindIs(e, "code") }) {
		return 1
	}
	return 0
}

// ofCaches returns 1 for what a copy of caches would reveal, which is less than what the stores reveal that they are filled from, and 0 for
// any other threat; so is the loss of local copies less than that of what they are filled from.
func (t *Threat) ofCaches() int {
	if all := t.targets; t.Rule.attribute() == "backup" && len(all) > 0 && !slices.ContainsFunc(all, func(e *graph.Element) bool { return !localCopy(e) }) {
		return 1
	}
	if all := t.targets; t.Rule.attribute() == "rest" && len(all) > 0 && !slices.ContainsFunc(all, func(e *graph.Element) bool { return !kindIs(e, "cache") }) {
		return 1
	}
	return 0
}

// crownSway returns the shortest distance of a target to a crown jewel that it has sway over.
func (t *Threat) crownSway() int {
	shortest := graph.Far
	for _, e := range t.targets {
		shortest = min(shortest, e.CrownSway)
	}
	return shortest
}
