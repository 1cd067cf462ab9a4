package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Joins reports whether a reader expects a requirement in the line of another one, because both are about the same flows or elements and the
// same work answers both: who can read a store that asks nobody is one finding, whatever the store keeps.
func (r *Requirement) Joins(host *Requirement) bool {
	own, other := r.rule(), host.rule()
	if !slices.Contains(own.Joins, other.ID) {
		return false
	}
	if own == other && own.attribute() == "artifact" || own.attribute() == "validate" {
		return r.Repeats(host)
	}
	if own == other && own.Covered && own.attribute() == "auth" {
		return slices.Contains(host.Threats, r.Threats[0]) // one zone whose callees trust where a call comes from
	}
	if own == other && own.attribute() == "second-factor" {
		return subset(serving(r.Flows), serving(host.Flows)) // one server lets people in, whatever way they come
	}
	if own == other && !own.onFlow() {
		return own.attribute() != "access" || keptAs(r.Targets) == keptAs(host.Targets)
	}
	if own == other {
		return len(r.Flows) > 0 && len(host.Flows) > 0 && wayOf(r.Flows) == wayOf(host.Flows)
	}
	if own.attribute() == "encryption" && other.attribute() == "auth" && slices.ContainsFunc(r.Flows, endsElsewhere) {
		return false // between programs of ours one certificate of each end is encryption and proof
	}
	if own.attribute() == "hardened-setup" {
		return subset(r.Flows, host.Flows) && all(r.Flows, makesFirstAdmin) // one page, which S01 says how to close
	}
	if own.onFlow() && other.onFlow() {
		return len(r.Flows) > 0 && subset(r.Flows, host.Flows)
	}
	if own.onFlow() && other.attribute() == "secrets" {
		askers := askersOf(r.Flows) // who shows a credential keeps it
		return !slices.ContainsFunc(askers, func(e *graph.Element) bool { return !ours(e) }) && slices.ContainsFunc(askers, func(e *graph.Element) bool { return slices.Contains(host.Targets, e) })
	}
	if own.attribute() == "access" && other.attribute() == "secrets" {
		about := slices.Contains(own.Mechanisms, "secret-exposure") // other data in the same file is other work
		return keptBy(r.Targets, host.Targets) && (about || !slices.ContainsFunc(r.Targets, func(e *graph.Element) bool { return !keysOnly(e) }))
	}
	if own.attribute() == "runs-as" && other.attribute() == "runs-as" {
		return subset(r.Targets, launchedBy(host.Targets)) // who starts a build decides with which rights it runs
	}
	if own.attribute() == "access" && other.attribute() == "least" {
		return subset(r.Targets, unlimited(host.Targets)) && !slices.ContainsFunc(r.Targets, usedBySeveral)
	}
	if own.attribute() == "least" && other.attribute() == "access" && !allStores(r.Targets) {
		return subset(unlimited(r.Targets), sharedAccounts(host.Targets)) // who gets an account of its own gets it with rights
	}
	if own.attribute() == "runs-as" && other.attribute() == "artifact" {
		return r.loadsFrom(host.Flows) || loadedBy(r.Targets, host.Flows) // a list of plug-ins, each pinned, is a check of the code that comes
	}
	return subset(r.Targets, host.Targets)
}

// Repeats reports whether a requirement says of plug-ins what another one says of the flows that bring code to their host, or of the HTML of
// authors what one says of the pages that show it: HTML has no schema that a script in it would break.
func (r *Requirement) Repeats(host *Requirement) bool {
	if r.rule().attribute() == "validate" && host.rule().attribute() == "browser-headers" {
		return all(r.Flows, func(f *graph.Flow) bool { return f.Value("content") == "html" }) && subset(r.Targets, host.Targets)
	}
	plugIns := func(t *Threat) bool {
		return !slices.ContainsFunc(t.Firings, func(f Firing) bool { return f.Subject.Element != nil && !pluginInHost(f.Subject.Element) })
	}
	return r.rule() == host.rule() && r.rule().attribute() == "artifact" && len(r.Flows) == 0 && all(host.Flows, func(f *graph.Flow) bool { return !f.InProgram() }) &&
		subset(r.Targets, endsOf(host.Flows)) && !slices.ContainsFunc(r.Threats, func(t *Threat) bool { return !plugIns(t) })
}

// endsOf returns both ends of some flows.
func endsOf(flows []*graph.Flow) []*graph.Element {
	var out unique[*graph.Element]
	for _, f := range flows {
		out.add(f.From)
		out.add(f.To)
	}
	return out.list
}

// loadedBy reports whether all of some elements load plug-ins into their own process and get code over some flows.
func loadedBy(loaders []*graph.Element, flows []*graph.Flow) bool {
	return subset(loaders, endsOf(flows)) && !slices.ContainsFunc(loaders, func(e *graph.Element) bool {
		return !partsNothing(e) && !slices.ContainsFunc(e.Parts, loadedFreely) || hostsCode(e) || !kindIs(e, "web-app", "api", "admin-ui", "idp", "gateway", "webhook") // others confine what they run
	})
}

// loadsFrom reports whether a requirement is about the loading of plug-ins, and some flows bring the code of those alone.
func (r *Requirement) loadsFrom(flows []*graph.Flow) bool {
	var hosts unique[*graph.Element]
	for _, f := range flows {
		for _, e := range []*graph.Element{f.From, f.To} {
			if loadedFreely(e) && e.PartOf != nil {
				hosts.add(e.PartOf)
			}
		}
	}
	return subset(r.Targets, hosts.list) && !slices.ContainsFunc(r.Threats, func(t *Threat) bool {
		return slices.ContainsFunc(t.Firings, func(f Firing) bool { return f.Subject.Element == nil || !loadedFreely(f.Subject.Element) })
	})
}

// loadedFreely reports whether a plug-in runs in the program of its host, and nothing separates them.
func loadedFreely(e *graph.Element) bool { return pluginInHost(e) && partsNothing(e) }

// keptBy reports whether some stores are files from which some programs read their own credentials, as these state: who else can open such a
// file is what is said of those programs.
func keptBy(stores, programs []*graph.Element) bool {
	return len(stores) > 0 && !slices.ContainsFunc(stores, func(store *graph.Element) bool {
		own := func(f *graph.Flow) bool {
			return slices.Contains(programs, f.Initiator()) && f.Initiator().Attrs.Value("secrets") == "file" && carriesClass(f, "credentials", "secret")
		}
		return !files(store) || !holdsCredentials(store) || !slices.ContainsFunc(store.Inbound, own)
	})
}

// endsElsewhere reports whether an end of a flow is a person or a system of others.
func endsElsewhere(f *graph.Flow) bool {
	return wayOf([]*graph.Flow{f}) == toOthers || person(f.Initiator())
}

// allStores reports whether some elements are stores, and none a program with rights at one.
func allStores(elements []*graph.Element) bool {
	return !slices.ContainsFunc(elements, func(e *graph.Element) bool { return e.Type != model.Store })
}

// sharedAccounts returns the stores that several programs use under one account.
func sharedAccounts(stores []*graph.Element) []*graph.Element {
	return filter(stores, func(e *graph.Element) bool { return usedBySeveral(e) && underSharedAccount(e) })
}

// launchedBy returns the builds and jobs that some elements start on their machine.
func launchedBy(starters []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range starters {
		for _, f := range e.Outbound {
			if f.Local() && launched(f.Responder()) {
				out.add(f.Responder())
			}
		}
	}
	return out.list
}

// usedBySeveral reports whether several programs use a store: to give each an account of its own is more than to take rights from one.
func usedBySeveral(store *graph.Element) bool { return len(readers([]*graph.Element{store})) > 1 }

// JoinOrder returns the place of a rule among those whose lines the requirement may join.
func (r *Requirement) JoinOrder(host *Requirement) int {
	return slices.Index(r.rule().Joins, host.rule().ID)
}

func (r *Requirement) rule() *Rule { return r.Threats[0].Rule }

// way is a kind of place that flows are on: to protect one is other work than to protect the next.
type way int

const (
	onMachine way = iota
	betweenMachines
	toOthers
)

// keptAs reports whether some stores are files, whose accounts are those of a machine, and not servers, which have accounts of their own.
func keptAs(stores []*graph.Element) bool { return slices.ContainsFunc(stores, files) }

// wayOf returns the way of some flows, the longest if they have several.
func wayOf(flows []*graph.Flow) way {
	longest := onMachine
	for _, f := range flows {
		switch {
		case !ours(f.From) || !ours(f.To) || low(f.From) || low(f.To):
			return toOthers
		case !onOneMachine(f):
			longest = betweenMachines
		}
	}
	return longest
}

// askersOf returns the elements that ask over some flows.
func askersOf(flows []*graph.Flow) []*graph.Element {
	var out unique[*graph.Element]
	for _, f := range flows {
		out.add(f.Initiator())
	}
	return out.list
}

// subset reports whether a list of something is not empty and within another.
func subset[T comparable](list, of []T) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(x T) bool { return !slices.Contains(of, x) })
}

// joined fills what a sentence adds to the line of another rule: all of it, or what the wording of its place names if that line says the rest.
func (c *Catalog) joined(part *shortPart) string {
	rule := part.Rule
	if !rule.Covered {
		return c.shortest(part.Threat, part.text)
	}
	text := rule.word(part.Firings[0].Subject, "", func(w *Wording) string { return w.Joined })
	if text == "" {
		return ""
	}
	return c.shortest(part.Threat, text)
}
