package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// staticPages holds for pages that are the same for everybody: anybody may ask for them, by design, and
// their server asks nobody, keeps nothing and is brought nothing. It knows no users and changes nothing.
func staticPages(e *graph.Element) bool {
	return e.Type == model.Process && kindIs(e, "web-ui", "web-app") && len(e.Outbound) == 0 && len(e.Holds) == 0 && all(e.Inbound, asksForPages)
}

// asksForPages holds for a call that brings nothing, by anybody or by a gateway that only anybody asks.
func asksForPages(f *graph.Flow) bool {
	from := f.Initiator()
	public := proof(f).ByDesign || !f.Auth.Known() && passThrough(from) &&
		all(requestsInto(from), func(in *graph.Flow) bool { return proof(in).ByDesign })
	return public && !f.IsResponse() && !slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && len(t.Data) > 0 })
}

// metAtSignIn reports whether each person who asks states a control of sessions on one request, and lacks
// it on none: it is the same session on each, and on each hop behind.
func metAtSignIn(control string, requests []*graph.Flow) bool {
	stated := make(map[*graph.Element]bool)
	for _, f := range filter(requests, showsSession) {
		status := namedStatus(control, Subject{Flow: f})
		if status == Open {
			return false
		}
		stated[f.Initiator()] = stated[f.Initiator()] || status == Met
	}
	for _, met := range stated {
		if !met {
			return false
		}
	}
	return len(stated) > 0
}

// showsSession holds for a call of a person, or of a page or an app, that shows a session, or may.
func showsSession(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && !kindIs(f.Initiator(), "cli") && !signsIn(f) && !proof(f).ByDesign && (!f.Auth.Known() || proof(f).Has(model.Session))
}

// missedInFront holds where the gateways through which people ask an element lack a control: that is said of them.
func missedInFront(control string, e *graph.Element) bool {
	return all(auditedRequests(e), func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && f.Initiator().Attrs.Has("lacks", control)
	})
}
