package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// staticPages reports whether e is pages that are the same for everybody: anybody may ask for them, by design,
// and their server asks nobody, keeps nothing and gets no data. It knows no users and changes nothing.
func staticPages(e *graph.Element) bool {
	return e.Type == model.Process && kindIs(e, "web-ui", "web-app") && len(e.Outbound) == 0 && len(e.Holds) == 0 && all(e.Inbound, asksForPages)
}

// managedEdge are words for balancers and edges that a cloud operates: nobody else sees or chooses the machine on which one runs.
var managedEdge = []string{"cloudfront", "cloudflare", "fastly", "akamai", "azure front door", "azure application gateway", "google cloud load balancing", "aws api gateway", "amazon api gateway", "aws waf", "alb", "elb", "nlb", "elastic load balancing", "application load balancer", "managed service", "fully managed", "managed gateway", "managed load balancer"}

// operatedByCloud reports whether e is such a gateway, by its words, and the block says nothing of how it runs.
func operatedByCloud(e *graph.Element) bool {
	return kindIs(e, "gateway") && e.Attrs.Value("runs-as") == "" && model.HasWord(e.Name+" "+e.Attrs.Value("tech"), managedEdge...)
}

// asksForPages reports whether a call brings nothing and comes from anybody, or from a gateway whose callers may all be
// anybody, or gets what everybody may know.
func asksForPages(f *graph.Flow) bool {
	from := f.Initiator()
	public := proof(f).ByDesign || everybodyKnows(f.Transfers) || !f.Auth.Known() && passThrough(from) &&
		all(requestsInto(from), func(in *graph.Flow) bool { return proof(in).ByDesign })
	return public && !f.IsResponse() && !slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && len(t.Data) > 0 })
}

// onePage reports whether a process hands out pages that are the same for everybody, and a person who loads them asks another
// process of ours from there: what that one answers is shown by the page, and its script acts for the person.
func onePage(e *graph.Element) bool { return remember(e, aboutOnePage, findOnePage) }

func findOnePage(e *graph.Element) bool {
	return staticPages(e) && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return slices.ContainsFunc(append(inFrontOf(f), f), func(load *graph.Flow) bool { return person(load.Initiator()) && asksElsewhere(load.Initiator(), e) })
	})
}

// asksElsewhere reports whether a person asks a process of ours other than e, which gets something from outside, and not as anybody may.
func asksElsewhere(who, e *graph.Element) bool {
	return slices.ContainsFunc(who.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to != e && to.Type == model.Process && ours(to) && to.PublicDistance <= throughFront && !proof(f).ByDesign && (len(f.Data) > 0 || len(f.Returns) > 0)
	})
}

// metAtSignIn reports whether each person who asks states a session control on at least one request, and
// its absence on none: all requests, and all hops behind them, use the same session.
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

// showsSession reports whether a person, or a page or an app, shows a session, or may show one.
func showsSession(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && !kindIs(f.Initiator(), "cli") && !signsIn(f) && !proof(f).ByDesign && (!f.Auth.Known() || proof(f).Has(model.Session))
}

// missedInFront reports whether the gateways through which people ask an element lack a control: it is then reported on them.
func missedInFront(control string, e *graph.Element) bool {
	return all(auditedRequests(e), func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && slices.ContainsFunc(withParts(control), func(name string) bool { return f.Initiator().Attrs.Has("lacks", name) })
	})
}

// visitWords occur in labels of calls by which a page or a mail tells that it was seen, or by which its reader ends what comes:
// that they open an address with a code is all that they do.
var visitWords = []string{"pixel", "tracking", "tracked link", "tracked links", "beacon", "click", "clicks", "page view", "page views", "impression", "impressions", "unsubscribe", "opt out", "read receipt", "open rate"}

// tellsOfVisit reports whether anybody may tell of a visit, as the label says, and the block states that nothing comes back: what is
// sent so is not disclosed.
func tellsOfVisit(f *graph.Flow) bool {
	return proof(f).ByDesign && len(f.Returns) == 0 && model.HasWord(f.Label, visitWords...)
}
