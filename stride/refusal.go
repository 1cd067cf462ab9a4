package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// statusSlot begins a slot for the status with which a refusal is told where HTTP is spoken.
const statusSlot = "with "

// httpStatus is how a sentence names the status of an answer: something that
// speaks no HTTP refuses, and gives no status.
func (t *Threat) httpStatus(code string) string {
	speak, all := 0, 0
	for _, f := range t.Firings {
		if f.Subject.Transfer != nil && f.Subject.Transfer.Answer {
			all++ // who asked refuses what it was answered, and answers nobody
			continue
		}
		for _, flow := range f.Flows {
			all++
			if flow.Initiator() != f.Target && speaksHTTP(flow) { // who asked answers nobody
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

// httpKinds are kinds that speak HTTP unless their protocol says otherwise.
var httpKinds = []string{"gateway", "web-ui", "web-app", "api", "webhook", "idp", "admin-ui"}

// speaksHTTP holds for a call that gets a status: over HTTP, or over what may
// carry it to a process that usually speaks it.
func speaksHTTP(f *graph.Flow) bool {
	to := f.Responder()
	if to.Type != model.Process && to.Type != model.External {
		return false
	}
	p, known := model.LookupProtocol(f.Protocol.Value)
	if p.HTTP || slices.ContainsFunc(model.NamedProtocols(f.Protocol.Value), func(p model.Protocol) bool { return p.HTTP }) {
		return true
	}
	carrier := f.Protocol.Value == "" || known && (p.Name == "tls" || p.Name == "mtls" || p.Name == "tcp" || p.Name == "quic")
	return carrier && kindIs(to, httpKinds...)
}
