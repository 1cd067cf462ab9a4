package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// relays gives the calls of a process that people ask from outside and that asks
// others in turn: on these it can lose or forge the identity of its caller.
func relays(e *graph.Element) []*graph.Flow {
	asked := slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return f.Crosses() && from.PublicDistance <= 1 && !proof(f).ByDesign && (forPerson(from) || kindIs(from, "gateway") && forwardsPeople(from))
	})
	if !asked || clientSide(e) || kindIs(e, "controller") {
		return nil
	}
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to != e && to.Type == model.Process && !staticPages(to) && !f.Local() && !kindIs(to, "idp") && !watched(f) && !forItself(f) && !proofOfSender(f) && !ofOthers(f, e)
	})
}

// ofOthers holds for a call that moves none of the data that people and a process exchange: it is work of its own.
func ofOthers(f *graph.Flow, e *graph.Element) bool {
	for _, request := range requestsForPeople(e) {
		if len(moves(request)) == 0 || slices.ContainsFunc(moves(request), func(d *graph.Data) bool { return slices.Contains(moves(f), d) }) {
			return false
		}
	}
	return len(moves(f)) > 0 && len(requestsForPeople(e)) > 0
}

// moves is the data that a block names on an exchange, there and back.
func moves(f *graph.Flow) []*graph.Data {
	var out []*graph.Data
	for _, t := range f.Transfers {
		out = append(out, t.Data...)
	}
	return out
}

// forItself holds for a call with which a process gets its own configuration or code, or logs in with a
// secret of its own and takes what it is sent: it serves nobody.
func forItself(f *graph.Flow) bool {
	if logsIn(f) {
		return true
	}
	return !brings(f) && carriesClass(f, "control", "code") && !carriesClass(f, "pii", "health", "payment", "confidential", "internal")
}

// logsIn holds for a process that brings nothing but a secret of its own, which nobody gives it who calls it.
func logsIn(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.Process && ownSecret(f) && bringsOnlyCredentials(f) && !slices.ContainsFunc(from.Inbound, func(in *graph.Flow) bool {
		return slices.ContainsFunc(in.Transfers, func(t *graph.Transfer) bool {
			return !t.Answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return slices.Contains(moves(f), d) && d.Class.Value == "credentials" })
		})
	})
}

// forwardsPeople holds for a gateway that people ask who show who they are.
func forwardsPeople(e *graph.Element) bool {
	return remember(e, aboutForwardsPeople, findForwardsPeople)
}

func findForwardsPeople(e *graph.Element) bool {
	return slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) && !proof(f).ByDesign })
}

// objectsWithin is how many requests from a crown jewel a process still decides about single objects.
const objectsWithin = 2

// servesObjects gives the flows on which it must be decided whether this caller may use this object.
func servesObjects(e *graph.Element) []*graph.Flow {
	return remember(e, aboutServesObjects, findServesObjects)
}

func findServesObjects(e *graph.Element) []*graph.Flow {
	if e.CrownDistance > objectsWithin && !deputy(e) || passThrough(e) || kindIs(e, "idp") || clientSide(e) {
		return nil
	}
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		if proof(f).ByDesign || proof(f).Name == "none" && !passThrough(from) {
			return false // what anybody may see belongs to nobody, and who proves nothing owns nothing
		}
		if actsForNobody(f) {
			return false
		}
		if signsIn(f) || administrator(from) && (kindIs(e, "admin-ui") || !speaksHTTP(f) || f.Value("authz") == "role") {
			return false // who runs the system has no objects of their own: a role decides
		}
		return fromLow(f) || person(from) || from.Type == model.Process && passThrough(from)
	})
}

// actsForNobody holds for an event that tells of what a system of others has done itself. What a place where people
// command or write code reports is done for them.
func actsForNobody(f *graph.Flow) bool {
	commanded := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "control", "code") })
	return webhook(f, ask{}) && len(moves(f)) > 0 && !commanded && !kindIs(f.Initiator(), "code", "ci")
}

// deputy holds for a process that reads or changes what harms somebody at a system of others, in its
// own name: that system cannot tell whose object it is, so the process must.
func deputy(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.External && !kindIs(to, "idp", "llm", "log", "registry", "code") &&
			f.Value("identity") != "end-user" && slices.ContainsFunc(f.Transfers, sensitive)
	})
}
