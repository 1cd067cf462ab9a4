package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// statusSlot begins a slot for the status of a refusal over HTTP.
const statusSlot = "with "

// httpStatus returns the status of an answer as a sentence names it: without
// HTTP, a refusal has no status.
func (t *Threat) httpStatus(code string) string {
	speak, all := 0, 0
	for _, f := range t.Firings {
		if f.Subject.Transfer != nil && f.Subject.Transfer.Answer {
			all++ // the caller refuses an answer, and replies to nobody
			continue
		}
		for _, flow := range f.Flows {
			all++
			if flow.Initiator() != f.Target && speaksHTTP(flow) && (!websocket(flow) || t.Rule.atHandshake(code)) { // the caller replies to nobody
				speak++
			}
		}
	}
	switch {
	case speak == 0:
		return ""
	case speak < all:
		return " (" + code + " over HTTP)"
	}
	return " with " + code
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
