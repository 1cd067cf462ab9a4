package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on the rights of a process where it calls.
var rightsPredicates = map[string]predicate{
	"least-on-each":        onProcess("each call for which its rights matter, or if there is none each call, states that the credential shown is limited to what the job needs", leastOnEach),
	"rights-stated":        onProcess("the block states that it runs as root, and that all share an account of each store that it uses over a network: other rules report both", rightsStated),
	"asks-no-rights":       onProcess("the block states of each request for people, behind gateways too, that the caller may do everything", asksNoRights),
	"shares-accounts":      onProcess("all that it has rights at are stores, or files of others, and one with credentials is said to have one account for all: another rule reports that", sharesAccounts),
	"shares-stores":        onProcess("all that it has rights at are stores, or files of others, and one of them is said to have one account for all: another rule reports that", sharesStores),
	"commands-by-socket":   onProcess("it starts programs through the socket of an engine on its machine, and the block says that its rights there are too many, or shows nothing else at which they matter", commandsBySocket),
	"engine-rights-stated": onProcess("it asks an engine of containers, of which the block states with what rights it runs what it starts", engineRightsStated),
}

// leastOnEach reports whether each call of e states that what e may do there is limited to what it needs.
func leastOnEach(e *graph.Element) bool {
	calls := rightsCalls(e)
	if len(calls) == 0 {
		calls = e.Outbound
	}
	return all(calls, func(f *graph.Flow) bool { return controlStatus("least", Subject{Flow: f}) == Met })
}

// asksNoRights reports whether the block states of all requests of people to e, in front of a gateway or at e, that who calls may do everything.
func asksNoRights(e *graph.Element) bool {
	free := func(f *graph.Flow) bool { return f.Attrs.Value("authz") == "none" }
	return all(requestsForPeople(e), func(f *graph.Flow) bool {
		asked := filter(inFrontOf(f), asksForPerson)
		return free(f) || all(asked, free)
	})
}

// sharesAccounts reports whether e has rights only at stores of ours, of which one that keeps credentials knows no account for it alone: its
// rights there are those of all.
func sharesAccounts(e *graph.Element) bool {
	return onlyStores(e, func(to *graph.Element) bool { return holdsCredentials(to) && !ownSecrets(to) })
}

// sharesStores reports the same of stores of which the rule about their access speaks.
func sharesStores(e *graph.Element) bool { return onlyStores(e, guardedStore) }

// onlyStores reports whether e has rights only at stores of ours and at files of others, and one of a kind is said to have one account for all.
func onlyStores(e *graph.Element, kind func(*graph.Element) bool) bool {
	used := granted([]*graph.Element{e})
	other := func(to *graph.Element) bool {
		keeps := to.Type == model.Store && ours(to) || to.Type == model.External && kindIs(to, "object", "file") // the owner of those sets the rights there
		return !keeps
	}
	return !slices.ContainsFunc(used, other) && slices.ContainsFunc(used, func(to *graph.Element) bool { return accessOf(to) == "shared-account" && kind(to) })
}

// engineRightsStated reports whether e asks an engine of containers, of which the block states with what rights it runs what it starts: those are
// the rights that e has.
func engineRightsStated(e *graph.Element) bool {
	return slices.ContainsFunc(rightsCalls(e), func(f *graph.Flow) bool {
		to := f.Responder()
		return startsContainers(to) && hostsCode(to) && slices.Contains([]string{"root", "service"}, to.Attrs.Value("runs-as"))
	})
}

// commandsBySocket reports whether e starts programs through the socket of an engine that is not drawn, which makes it root on the machine: what
// it starts is where the arrow ends, and not what it has too many rights at.
func commandsBySocket(e *graph.Element) bool {
	return e.Type == model.Process && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Local() && startsCallee(f) && model.HasWord(f.Label, rulers...) && (controlStatus("least", Subject{Flow: f}) == Open || len(rightsCalls(e)) == 0)
	})
}

// rightsStated reports whether a block says of e which rights it has too many of: all of its machine, and all of each store of ours. What it
// asks of other services leaves the question open.
func rightsStated(e *graph.Element) bool {
	return e.Attrs.Value("runs-as") == "root" && !slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		if !ours(to) || to == e || to.Type == model.Actor || f.Local() {
			return false
		}
		return to.Type != model.Store || accessOf(to) != "shared-account"
	})
}
