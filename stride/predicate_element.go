package stride

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// elementPredicates are the conditions on an element. Those that only make
// sense for a process or a store are false for everything else.
var elementPredicates = map[string]predicate{
	"kind": {takesArgs: true, element: func(e *model.Element, args []string) bool { return slices.Contains(args, e.Kind.Value) }},

	"entry":              byFlows(entry),
	"exposed":            byFlows(exposed),
	"relays":             byFlows(relays),
	"serves-objects":     byFlows(servesObjects),
	"consumes-queue":     byFlows(consumesQueue),
	"acts-for-people":    withFlows(actsForPeople, auditedRequests),
	"has-admin-function": withFlows(hasAdminFunction, requestsForPeople),
	"powerful":           onProcess(powerful),
	"multi-tenant":       onElement(multiTenant),
	"guarded-store":      onStore(guardedStore),
	"sensitive-store":    onStore(sensitiveStore),
}

func onElement(holds func(*model.Element) bool) predicate {
	return predicate{element: func(e *model.Element, _ []string) bool { return holds(e) }}
}

func onProcess(holds func(*model.Element) bool) predicate {
	return onElement(func(e *model.Element) bool { return e.Type == model.Process && holds(e) })
}

func onStore(holds func(*model.Element) bool) predicate {
	return onElement(func(e *model.Element) bool { return e.Type == model.Store && holds(e) })
}

// byFlows is a condition on a process that holds because of flows, when there are any.
func byFlows(flows func(*model.Element) []*model.Flow) predicate {
	return withFlows(func(e *model.Element) bool { return len(flows(e)) > 0 }, flows)
}

// withFlows is a condition on a process with the flows that it concerns.
func withFlows(holds func(*model.Element) bool, flows func(*model.Element) []*model.Flow) predicate {
	p := onProcess(holds)
	p.evidence = func(s Subject, _ *model.Graph) []*model.Flow { return flows(s.Element) }
	return p
}

// filter returns the flows for which keep holds.
func filter(flows []*model.Flow, keep func(*model.Flow) bool) []*model.Flow {
	var out []*model.Flow
	for _, f := range flows {
		if keep(f) {
			out = append(out, f)
		}
	}
	return out
}

func kindIs(e *model.Element, kinds ...string) bool { return slices.Contains(kinds, e.Kind.Value) }

// unauthenticated holds for a call that states that nobody proves who they are.
func unauthenticated(f *model.Flow) bool { return f.Auth.Value == "none" && !local(f) }

// entry gives the flows over which input from less trust is first interpreted.
func entry(e *model.Element) []*model.Flow {
	if e.Trust == model.Public {
		return nil
	}
	return filter(e.Inbound, func(f *model.Flow) bool { return up(f) || unauthenticated(f) || kindIs(e, "webhook") })
}

// exposed gives the flows over which people and machines that we do not control
// can send as much as they like.
func exposed(e *model.Element) []*model.Flow {
	if e.Trust == model.Public {
		return nil
	}
	return filter(e.Inbound, func(f *model.Flow) bool {
		return fromLow(f) || up(f) && person(f.Initiator()) || f.Crosses() && unauthenticated(f) || kindIs(e, "webhook")
	})
}

// person holds for somebody, not something.
func person(e *model.Element) bool {
	return kindIs(e, "human") || e.Type == model.Actor && !kindIs(e, "web-ui", "mobile", "cli", "device", "agent", "api")
}

// forPerson holds for a person or a program that only does what a person at it wants.
func forPerson(e *model.Element) bool {
	return person(e) || e.Type == model.Actor || kindIs(e, "web-ui", "mobile", "cli", "agent")
}

// relays gives the calls of a process that outsiders ask and that asks others in
// turn: on these it can lose or forge its caller's identity.
func relays(e *model.Element) []*model.Flow {
	asked := slices.ContainsFunc(e.Inbound, func(f *model.Flow) bool {
		return f.Crosses() && f.Initiator().PublicDistance <= 1
	})
	if !asked {
		return nil
	}
	bearer := []string{"api-key", "token", "client-secret", "credentials", "oauth", "password", "service-account"}
	return filter(e.Outbound, func(f *model.Flow) bool {
		to := f.Responder()
		switch to.Type {
		case model.Process:
			return to != e && !kindIs(to, "idp")
		case model.External:
			return !kindIs(to, "idp") && slices.Contains(bearer, f.Auth.Value)
		}
		return to.Type == model.Store && to.Crown.Known()
	})
}

// passThrough holds for a gateway behind which stands a process at least as near
// a crown jewel: it cannot know whose an object is, the process behind it must.
func passThrough(e *model.Element) bool {
	return kindIs(e, "gateway") && slices.ContainsFunc(e.Outbound, func(f *model.Flow) bool {
		to := f.Responder()
		return to.Type == model.Process && !kindIs(to, "idp") && to.CrownDistance <= e.CrownDistance
	})
}

// objectsWithin is how many requests from a crown jewel a process still decides about single objects.
const objectsWithin = 2

// servesObjects gives the flows on which it must be decided whether this caller may use this object.
func servesObjects(e *model.Element) []*model.Flow {
	if e.CrownDistance > objectsWithin || passThrough(e) || kindIs(e, "idp") {
		return nil
	}
	return filter(e.Inbound, func(f *model.Flow) bool {
		from := f.Initiator()
		return fromLow(f) || person(from) || from.Type == model.Process && passThrough(from)
	})
}

// actsForPeople holds for a process that people ask, themselves or through a client, to do things.
func actsForPeople(e *model.Element) bool {
	return e.Attrs.Value("audit") == "none" || len(requestsForPeople(e)) > 0
}

// auditedRequests gives the requests of people, or all where only a missing audit brought the process here.
func auditedRequests(e *model.Element) []*model.Flow {
	if flows := requestsForPeople(e); len(flows) > 0 {
		return flows
	}
	return e.Inbound
}

// requestsForPeople gives the requests of people and of the clients that act for them.
func requestsForPeople(e *model.Element) []*model.Flow {
	return filter(e.Inbound, func(f *model.Flow) bool { return forPerson(f.Initiator()) })
}

// administrator holds for people whose name says that they run the system.
func administrator(e *model.Element) bool {
	return person(e) && model.HasWord(e.Name, "admin", "administrator", "operator", "engineer", "sre", "devops", "staff", "support", "moderator", "back office", "maintainer")
}

// hasAdminFunction holds for a place to administer from, or one that serves administrators and others alike.
func hasAdminFunction(e *model.Element) bool {
	var admins, others bool
	for _, f := range e.Inbound {
		if from := f.Initiator(); forPerson(from) {
			admins = admins || administrator(from)
			others = others || !administrator(from)
		}
	}
	return kindIs(e, "admin-ui") || admins && others
}

// powerful holds where taking over the process is taking over what matters.
func powerful(e *model.Element) bool {
	return e.Crown.Known() || e.CrownDistance <= 1 ||
		kindIs(e, "ci", "agent", "controller", "gateway") && e.CrownDistance <= 2
}

// consumesQueue gives the flows over which a queue delivers to a process.
func consumesQueue(e *model.Element) []*model.Flow {
	return filter(e.Outbound, func(f *model.Flow) bool {
		queue := f.Responder()
		return queue.Type == model.Store && kindIs(queue, "queue") && (f.From == queue || f.Both)
	})
}

// multiTenant holds where several customers share an element.
func multiTenant(e *model.Element) bool {
	switch e.Attrs.Value("tenants") {
	case "multi":
		return e.Type == model.Process || e.Type == model.Store
	case "single":
		return false
	}
	return (e.Type == model.Process || e.Type == model.Store) && model.HasWord(e.Name, "tenant", "multitenant", "multi tenant")
}

// guardedStore holds for a store that somebody gains by reading or writing.
func guardedStore(e *model.Element) bool {
	return !kindIs(e, "log") && (e.Crown.Known() || model.Sensitive(e.Class.Value) || e.Class.Value == "code" ||
		kindIs(e, "config", "code", "registry", "secrets", "queue", "cache"))
}

// sensitiveStore holds for a store whose copy harms somebody.
func sensitiveStore(e *model.Element) bool {
	if kindIs(e, "log", "code", "registry") {
		return false
	}
	return e.Crown.Known() || model.Sensitive(e.Class.Value) || e.Attrs.Value("rest") == "none"
}
