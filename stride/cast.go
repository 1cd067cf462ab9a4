package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// reachableCrowns returns the crown jewels that can be reached from the elements, nearest first.
func reachableCrowns(from []*graph.Element) []*graph.Element {
	var found []*graph.Element
	seen := make(map[*graph.Element]bool)
	for layer := from; len(layer) > 0; {
		var next []*graph.Element
		for _, e := range layer {
			if seen[e] {
				continue
			}
			seen[e] = true
			if e.Crown.Known() {
				found = append(found, e)
			}
			if e.CrownDistance == graph.Far {
				continue
			}
			for _, f := range e.Outbound {
				next = append(next, f.Responder())
			}
		}
		layer = next
	}
	return found
}

// callers returns the elements that ask any of the given ones.
func callers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range e.Inbound {
			out.add(f.Initiator())
		}
	}
	return out.list
}

// admitted returns some callers of elements and all others that call them over a network or the loopback of their machine: a port that is
// closed to one of them breaks what the block draws.
func admitted(from, to []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	out.add(from...)
	for _, e := range to {
		for _, f := range e.Inbound {
			inside := f.Local() && f.Protocol.Value != "loopback"
			if f.Initiator() != e && !f.IsResponse() && !inside && !throughBrowser(f) {
				out.add(f.Initiator())
			}
		}
	}
	return out.list
}

// throughBrowser reports whether a provider of others answers a sign-in: its answer comes with the browser that it is about, through
// whatever is in front.
func throughBrowser(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.External && kindIs(from, "idp") && !model.HasWord(f.Label, ownConnection...)
}

// ownConnection are words for calls that a provider makes itself.
var ownConnection = []string{"back-channel", "backchannel", "back channel", "scim", "provision", "provisions", "provisioning", "webhook", "event", "events", "notify"}

// readers returns the callers of stores that show their own identity; a signed address shows what somebody else has signed, and who reads
// what is for everybody shows nothing. What runs in the process of another has the identity of that process.
func readers(stores []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range callers(stores) {
		switch {
		case byAddress(e, stores) || asksForPublic(e, stores) || onlyForwards(e, stores):
		case e.PartOf == nil && inProcess(e):
			out.add(hosts(e)...)
		default:
			out.add(e.Program())
		}
	}
	return out.list
}

// bearers returns the callers of stores that have only a signed address and no identity there.
func bearers(stores []*graph.Element) []*graph.Element {
	return filter(callers(stores), func(e *graph.Element) bool { return byAddress(e, stores) })
}

// granted returns what elements use under an account of their own whose rights matter: stores that do harm when read or changed, the
// interfaces of clusters, clouds and identity providers, and services of ours that use a crown jewel. A call that shows the user, that
// anybody may make, that stays on the machine or that starts a container needs no such rights.
func granted(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range rightsCalls(e) {
			out.add(f.Responder())
		}
	}
	return out.list
}

// unlimited returns what of that elements use without a statement that their rights there are limited, and all where the block states that
// they are not.
func unlimited(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		matters := rightsCalls(e)
		for _, f := range calls(e) {
			status := controlStatus("least", Subject{Flow: f})
			if status == Open || status != Met && slices.Contains(matters, f) {
				out.add(f.Responder())
			}
		}
	}
	return out.list
}

// rightsCalls returns the calls of e under an account whose rights matter.
func rightsCalls(e *graph.Element) []*graph.Flow {
	return filter(calls(e), func(f *graph.Flow) bool {
		to := f.Responder()
		return to != e && (!f.Local() || controlPlane(to)) && !proof(f).ByDesign && f.Value("identity") != "end-user" && (rightsMatter(to) || setsUpAccounts(f)) && !ownStore(e, to) && !needsAll(f) && !fetchesOpenly(f) && !startedByRuntime(to) && !startsCallee(f)
	})
}

// fetchesOpenly reports whether a call shows no proof to a system of others and only gets something there: it uses no rights.
func fetchesOpenly(f *graph.Flow) bool {
	to := f.Responder()
	pulls := kindIs(to, "registry") && model.HasWord(f.Label, fetchWords...)
	return !ours(to) && !f.Auth.Known() && !brings(f) && (len(f.Returns) > 0 || pulls)
}

// needsAll reports whether the caller commands all of the callee by the purpose of both, so that no right can be withheld: a peer of one
// cluster, which keeps the same, or an agent that asks the caller, a control plane, for orders.
func needsAll(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || to.Type != model.Process || !ours(from) || !ours(to) {
		return false
	}
	return peers(from, to) || controlPlane(from) && (kindIs(to, "worker", "device") || hostProgram(to)) && asks(to, from)
}

// peers reports whether two processes are members of one cluster: of one kind and one product, as their tech says, in one zone.
func peers(a, b *graph.Element) bool {
	product, _, _ := strings.Cut(a.Attrs.Value("tech"), ",")
	other, _, _ := strings.Cut(b.Attrs.Value("tech"), ",")
	return product != "" && product == other && a.Kind.Value == b.Kind.Value && a.Zone() == b.Zone() && (asks(a, b) || asks(b, a))
}

// controlPlanes are names of interfaces through which much of a system is changed.
var controlPlanes = []string{"api server", "apiserver", "kubernetes", "cluster", "cloud api", "control plane", "admin api", "vault", "dns api"}

// controlPlane reports whether much of a system is changed through e.
func controlPlane(e *graph.Element) bool {
	return e.Type != model.Store && (kindIs(e, "controller", "runtime") || model.HasWord(e.Name, controlPlanes...))
}

// ownStore reports whether a store is there for one program, which fills it: its account needs all that the store can do for it. What
// runs in a cloud has an account for much more than that.
func ownStore(e, store *graph.Element) bool {
	one := []*graph.Element{store}
	fills := slices.ContainsFunc(calls(e), func(f *graph.Flow) bool {
		held := func(d *graph.Data) bool { return len(store.Holds) == 0 || slices.Contains(store.Holds, d) }
		return f.Responder() == store && (slices.ContainsFunc(f.Data, held) || len(moves(f)) == 0)
	})
	return store.Type == model.Store && fills && len(programs(callers(one))) == 1 && slices.Contains(programs(writers(one)), e.Program()) && !kindIs(e, "lambda", "agent", "llm", "ci", "controller")
}

// rightsMatter reports whether it matters what an account may do at an element.
func rightsMatter(e *graph.Element) bool {
	switch {
	case e.Type == model.Actor:
		return false
	case e.Type == model.Store:
		return e.Crown.Known() || kindIs(e, "secrets", "registry", "code") || holdsCredentials(e)
	case kindIs(e, "plugin"):
		return false // it is what its host lets it be
	case !ours(e) && kindIs(e, "idp"):
		return false // it knows clients, which sign people in
	case !ours(e) && kindIs(e, "db", "object"):
		return true
	}
	return e.Crown.Known() || controlPlane(e) || kindIs(e, "ci", "secrets", "admin-ui", "registry", "code") ||
		ours(e) && e.Type == model.Process && !low(e) && e.CrownDistance <= 1
}

// putters returns the callers of stores that write there with only a signed address.
func putters(stores []*graph.Element) []*graph.Element {
	by := writers(stores)
	return filter(bearers(stores), func(e *graph.Element) bool { return slices.Contains(by, e) })
}

// takers returns those that take messages out of queues and caches, which deliver them once, and put nothing in.
func takers(stores []*graph.Element) []*graph.Element {
	by := writers(stores)
	var out unique[*graph.Element]
	for _, e := range stores {
		for _, t := range e.Sends {
			if kindIs(e, "queue") || kindIs(e, "cache") && statedOn(t, "mode") == "async" {
				out.add(t.To)
			}
		}
	}
	return slices.DeleteFunc(out.list, func(e *graph.Element) bool { return slices.Contains(by, e) })
}

// byAddress reports whether an element uses only signed addresses to ask some stores.
func byAddress(e *graph.Element, stores []*graph.Element) bool {
	asks := filter(e.Outbound, func(f *graph.Flow) bool { return slices.Contains(stores, f.Responder()) })
	return all(asks, func(f *graph.Flow) bool { return showsLink(f) })
}

// onlyForwards reports whether a gateway passes on to some stores what it is asked and states no proof of its own there: it has no
// identity that they could know. Files of its own machine it opens under an account.
func onlyForwards(e *graph.Element, stores []*graph.Element) bool {
	asks := filter(e.Outbound, func(f *graph.Flow) bool { return slices.Contains(stores, f.Responder()) })
	return passThrough(e) && all(asks, func(f *graph.Flow) bool { return !f.Local() && (f.Auth.Value == "" || relaysProof(f)) })
}

// asksForPublic reports whether an element asks some stores only for what anybody may have, by design.
func asksForPublic(e *graph.Element, stores []*graph.Element) bool {
	asks := filter(e.Outbound, func(f *graph.Flow) bool { return slices.Contains(stores, f.Responder()) })
	return all(asks, func(f *graph.Flow) bool { return proof(f).ByDesign })
}

// entitled returns the readers of stores that may get credentials: not those that state that they get other things, or that they only
// bring some, unless all do. A part of a program is named beside the program: leaving it out would forbid what the block draws.
func entitled(stores []*graph.Element) []*graph.Element {
	own := readers(stores)
	gets := func(f *graph.Flow) bool {
		answered := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer && len(t.Data) > 0 })
		unnamed := f.From == f.Initiator() && !answered && !f.Brings() && !f.Removes()
		return slices.Contains(stores, f.Responder()) && !showsLogin(f) && (unnamed || len(moves(f)) == 0 || carriesClass(f, "credentials", "secret"))
	}
	parts := filter(callers(stores), func(e *graph.Element) bool { return e.PartOf == nil && inProcess(e) })
	named := filter(slices.Concat(own, filter(parts, func(e *graph.Element) bool { return !slices.Contains(own, e) })), func(e *graph.Element) bool { return slices.ContainsFunc(calls(e), gets) })
	if len(named) == 0 {
		return own
	}
	return named
}

// users returns the readers of stores and those that read there as a part of another program, each by its name.
func users(stores []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	out.add(readers(stores)...)
	out.add(entitled(stores)...)
	return out.list
}

// logInWords are words of a label that says that a caller only shows who it is.
var logInWords = []string{"connect", "connects", "log in", "logs in", "login", "sign in", "signs in", "authenticate", "authenticates"}

// showsLogin reports whether the credentials that a call brings a database are those that the caller shows it, by the label: it keeps none of
// them for others.
func showsLogin(f *graph.Flow) bool {
	return kindIs(f.Responder(), "db") && model.HasWord(f.Label, logInWords...) && len(f.Returns) == 0 && !model.HasWord(f.Label, "read", "write", "store", "save", "query")
}

// setsUpAccounts reports whether a call changes who may use a database, by the label.
func setsUpAccounts(f *graph.Flow) bool {
	return kindIs(f.Responder(), "db") && model.HasWord(f.Label, "database role", "database roles", "database user", "database users", "database account", "database accounts")
}

// unnamedReaders reports whether others than those entitled to credentials use the stores too: what a sentence lists is then not all.
func unnamedReaders(stores []*graph.Element) bool {
	named := entitled(stores)
	return slices.ContainsFunc(readers(stores), func(e *graph.Element) bool { return !slices.Contains(named, e) })
}

// writers returns the elements that send data to any of the given ones. An element
// that says that it reads and writes does both.
func writers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, t := range e.Receives {
			if !t.Query && t.From != e && !asksWith(t) {
				out.add(t.From)
			}
		}
		for _, f := range e.Inbound {
			// An arrow from the store shows what is read, whatever its label says unless something is removed, and so does returns= without
			// data=, unless a verb says more. A writer that does not state that it writes is not locked out.
			stated := len(f.Returns) > 0 && len(f.Data) == 0
			if f.Removes() || f.From != e && (f.Brings() || !f.Asks() && !stated && !slices.ContainsFunc(f.Transfers, asksWith)) {
				out.add(f.Initiator())
			}
		}
	}
	return out.list
}

// asksWith reports whether what a caller brings a store is its question: the store states what it holds, none of that is
// brought, and some of it comes back.
func asksWith(t *graph.Transfer) bool {
	holds := func(d *graph.Data) bool { return slices.Contains(t.To.Holds, d) }
	return !t.Answer && t.To.Attrs.Value("holds") != "" && len(t.Data) > 0 && !t.Exchange.Brings() &&
		!slices.ContainsFunc(t.Data, holds) && slices.ContainsFunc(t.Exchange.Returns, holds)
}

// able returns those elements that the design can change and that can act: processes, or else
// stores with their own server. If there are none, it returns all.
func able(elements []*graph.Element) []*graph.Element {
	of := func(can func(*graph.Element) bool) []*graph.Element {
		return filter(elements, func(e *graph.Element) bool { return ours(e) && can(e) })
	}
	if processes := of(func(e *graph.Element) bool { return e.Type == model.Process }); len(processes) > 0 {
		return processes
	}
	if stores := of(func(e *graph.Element) bool { return e.Type == model.Store && !files(e) }); len(stores) > 0 {
		return stores
	}
	return elements
}

// callees returns the elements that any of the given ones asks.
func callees(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range e.Outbound {
			if f.Responder() != e {
				out.add(f.Responder())
			}
		}
	}
	return out.list
}

// consumers returns what gets something from the given stores, and the given elements that are not stores.
func consumers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		if e.Type != model.Store {
			out.add(e)
			continue
		}
		for _, t := range e.Sends {
			out.add(t.To)
		}
	}
	return out.list
}

// exchanges returns the requests that the flows of a threat belong to.
func (t *Threat) exchanges() []*graph.Flow {
	var out unique[*graph.Flow]
	for _, f := range t.byNeed() {
		if f.Subject.Transfer != nil {
			out.add(f.Subject.exchange())
		} else {
			out.add(f.Flows...)
		}
	}
	return out.list
}

// queues returns the queues at either end of the flows of a threat.
func (t *Threat) queues() []*graph.Element {
	var out unique[*graph.Element]
	for _, f := range t.Flows() {
		for _, e := range []*graph.Element{f.From, f.To} {
			if kindIs(e, "queue") {
				out.add(e)
			}
		}
	}
	return out.list
}
