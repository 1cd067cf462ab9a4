package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// statusSlot begins a slot for the status of a refusal over HTTP.
const statusSlot = "with "

// httpStatus returns the status of an answer as a sentence names it: without
// HTTP, a refusal has no status.
func (t *Threat) httpStatus(code string) string {
	speak, all, queries := 0, 0, 0
	for _, f := range t.Firings {
		if f.Subject.Transfer != nil && f.Subject.Transfer.Answer {
			all++ // the caller refuses an answer, and replies to nobody
			continue
		}
		for _, flow := range f.Flows {
			all++
			if flow.Initiator() != f.Target && speaksHTTP(flow) && !refusedInside(flow, code) && !checkedWithoutHTTP(f.Subject, flow) && !relaysUnread(flow, f.Target) && (!websocket(flow) || t.Rule.atHandshake(code)) { // the caller replies to nobody, nor does who only relays what it cannot read
				speak++
				if graphQL(flow) && !t.Rule.beforeQuery(code) {
					queries++
				}
			}
		}
	}
	switch {
	case queries > 0 && queries == all:
		return " with a GraphQL error"
	case speak == 0 || queries > 0: // one sentence names one way, and a status is not what all of them get
		return ""
	case speak < all:
		return " (" + code + " over HTTP)"
	}
	return " with " + code
}

// relaysUnread reports whether an element passes on, as bytes, a call that is encrypted between its two ends: it reads no request in it.
func relaysUnread(f *graph.Flow, at *graph.Element) bool {
	return f.Encryption.Value == "e2e" && f.Responder() == at && slices.ContainsFunc(passedOnBy(at, f), rawCarrier)
}

// beforeQuery reports whether a request is refused, for the reason of the rule or with a status, before its query is read: who calls, from
// whose page, how often and how large it is are known then.
func (r *Rule) beforeQuery(code string) bool {
	return r.atHandshake(code) || r.attribute() == "limit" || slices.Contains([]string{"413 or 415", "429"}, code)
}

// graphQL reports whether a call is a query or a mutation in GraphQL: an object, a field or a mutation in it is refused with an error in an
// answer that has a status of success. What serves REST too is asked in GraphQL only where the call says so.
func graphQL(f *graph.Flow) bool {
	to := f.Responder()
	if model.HasWord(f.Label, "graphql") || model.HasWord(f.Protocol.Value, "graphql") {
		return true
	}
	about := strings.Join([]string{to.Name, to.Attrs.Value("tech"), to.Attrs.Value("path")}, " ")
	return model.HasWord(about, "graphql") && !model.HasWord(about, "rest")
}

// ownReports are words of calls over HTTP whose content is a protocol of its own, which says in a report in an answer with a status of success
// that it refuses some of it.
var ownReports = []string{"git", "grpc", "ipp"}

// refusedInside reports whether a call is admitted over HTTP and its content refused in the report of another protocol.
func refusedInside(f *graph.Flow, code string) bool {
	if slices.Contains([]string{"403", "404", "404 or 403"}, code) && (model.HasWord(f.Label, "grpc") || model.HasWord(f.Protocol.Value, "grpc", "grpcs")) {
		return true
	}
	return slices.Contains([]string{"400", "409"}, code) && model.HasWord(f.Label, ownReports...)
}

// checkedWithoutHTTP reports whether a page is asked over HTTP and the processes that check its callers are asked in a protocol of their own:
// what they refuse has no status.
func checkedWithoutHTTP(s Subject, f *graph.Flow) bool {
	if s.Flow == nil || kindIs(f.Responder(), "gateway") {
		return false // what a gateway hands on goes on over HTTP
	}
	servers := serversOf(f)
	return len(servers) > 0 && !slices.ContainsFunc(servers, func(e *graph.Element) bool {
		return e == f.Responder() || e.Type != model.Process || kindIs(e, httpKinds...) || kindIs(e, "", "runtime", "worker") || slices.ContainsFunc(e.Inbound, speaksHTTP)
	})
}

// websocket reports whether f is messages of a websocket, which have no status once its handshake is over.
func websocket(f *graph.Flow) bool {
	return slices.Contains([]string{"ws", "wss"}, f.Protocol.Value)
}

// opensWithToken reports whether whoever opens a websocket brings a token or a key that the block names: a browser sends none of these by itself.
func opensWithToken(f *graph.Flow) bool {
	return websocket(f) && slices.ContainsFunc(f.Data, func(d *graph.Data) bool {
		return d.Class.Value == "credentials" && model.HasWord(d.Name, "token", "tokens", "jwt", "key", "keys", "ticket")
	})
}

// atHandshake reports whether a websocket is refused for the reason of the rule, or with a status, before it is open: who calls, and from
// whose page, is known then.
func (r *Rule) atHandshake(code string) bool {
	return code == "401" || r.attribute() == "browser-headers"
}

// httpKinds are kinds that speak HTTP unless their protocol says otherwise.
var httpKinds = []string{"gateway", "web-ui", "web-app", "api", "webhook", "idp", "admin-ui"}

// speaksHTTP reports whether a call gets a status: over HTTP, or over what may
// carry HTTP to a process that usually speaks it.
func speaksHTTP(f *graph.Flow) bool {
	to := f.Responder()
	if to.Type != model.Process && to.Type != model.External || discovery(f) {
		return false
	}
	p, known := model.LookupProtocol(f.Protocol.Value)
	if p.HTTP || slices.ContainsFunc(model.NamedProtocols(f.Protocol.Value), func(p model.Protocol) bool { return p.HTTP }) {
		return true
	}
	carrier := f.Protocol.Value == "" || known && (p.Name == "tls" || p.Name == "mtls" || p.Name == "tcp" || p.Name == "quic")
	return carrier && kindIs(to, httpKinds...) && !(rawCarrier(f) && kindIs(to, "api", "gateway", "idp") && to.Kind.Origin != model.Declared)
}

// rawCarrier reports whether the block names no more than what carries a protocol of its own: a service so called may speak anything.
func rawCarrier(f *graph.Flow) bool {
	return slices.Contains([]string{"tls", "tcp", "quic"}, f.Protocol.Value)
}
