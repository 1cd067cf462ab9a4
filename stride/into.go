package stride

import (
	"fmt"
	"slices"
)

// Into is a row into which threats of a rule go as long as they are asked, also where that row is open: a reader of a finding expects
// in its row what is asked elsewhere of the same, and what the same work answers.
type Into struct {
	// Rule names the rule whose row it is; it may be the rule itself, of which what is asked then goes to what is open.
	Rule string `toml:"rule"`
	// When are conditions that must all hold on every subject of the threat.
	When []string `toml:"when"`
	// Open is true if only an open row takes it: what is stated there answers what is asked, or the same work does.
	Open bool `toml:"open"`
	// Anywhere is true if the row need not be about the same flows or elements.
	Anywhere bool `toml:"anywhere"`

	when []condition
}

// compileInto parses the conditions.
func (r *Rule) compileInto() error {
	own := make([]Into, len(r.Into))
	for i, into := range r.Into {
		into.when = parseConditions(into.When)
		if into.Rule == "" {
			return fmt.Errorf("an `into` without `rule` leads nowhere")
		}
		if err := checkConditionsOn(r.On, into.when); err != nil {
			return err
		}
		own[i] = into
	}
	r.Into = own
	return nil
}

// fits reports whether the conditions hold for all that is not answered of a threat.
func (i *Into) fits(t *Threat) bool {
	return !slices.ContainsFunc(t.Firings, func(f Firing) bool {
		return f.Status != Met && slices.ContainsFunc(i.when, func(c condition) bool { return !c.holds(f.Subject) })
	})
}

// hosted returns the key of the row that takes an asked row in: one that is asked too, or open and no less grave.
func (f *folding) hosted(r *Row) (foldKey, bool) {
	lead := r.Lead()
	if r.Status != Ask {
		return foldKey{}, false
	}
	for i := range lead.Rule.Into {
		into := &lead.Rule.Into[i]
		for _, status := range []Status{Ask, Open} {
			host := foldKey{into.Rule, status, false}
			if host != keyOf(r) && (status == Open || !into.Open) && into.fits(lead) && f.hosts(r, into, host) {
				return host, true
			}
		}
	}
	return foldKey{}, false
}

// hosts reports whether the rows of a key take a row in.
func (f *folding) hosts(r *Row, into *Into, host foldKey) bool {
	if !f.present(host) || host.status != r.Status && r.Lead().Severity > f.gravest[host] {
		return false
	}
	if into.Anywhere {
		return true
	}
	if !r.Lead().Rule.onFlow() {
		return r.about(f.targets[host])
	}
	for _, s := range r.unsettled() {
		if s.Flow != nil && !f.isUnsettled(host, s) {
			return false
		}
	}
	return true
}

// onFlow reports whether the subjects of a rule are flows or what moves over them.
func (r *Rule) onFlow() bool { return r.On == "flow" || r.On == "transfer" }
