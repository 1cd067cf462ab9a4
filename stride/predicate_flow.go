package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// flowPredicates are the conditions on a flow. "init" is the end that asks,
// "resp" the end that is asked; see graph.Flow.Initiator.
var flowPredicates = map[string]predicate{
	// where it goes
	"crosses":          onFlow(func(f *graph.Flow) bool { return f.Crosses() }),
	"up":               onFlow(up),
	"up-far":           onFlow(upFar),
	"down":             onFlow(func(f *graph.Flow) bool { return f.Initiator().Level() > f.Responder().Level() }),
	"from-low":         onFlow(fromLow),
	"partner":          onFlow(partner),
	"inside":           onFlow(inside),
	"egress-out":       onFlow(egressOut),
	"bypasses-gateway": onFlow(bypassesGateway),
	"dependency":       onFlow(dependency),
	// what its ends are
	"init.type":       onFlowWith(func(f *graph.Flow, args []string) bool { return slices.Contains(args, string(f.Initiator().Type)) }),
	"resp.type":       onFlowWith(func(f *graph.Flow, args []string) bool { return slices.Contains(args, string(f.Responder().Type)) }),
	"resp.kind":       onFlowWith(func(f *graph.Flow, args []string) bool { return kindIs(f.Responder(), args...) }),
	"resp.crown":      onFlow(func(f *graph.Flow) bool { return f.Responder().Crown.Known() }),
	"resp.near-crown": onFlow(func(f *graph.Flow) bool { return f.Responder().CrownDistance <= 1 }),
	"passthrough":     onFlow(func(f *graph.Flow) bool { return passThrough(f.Responder()) }),
	"server-side":     onFlow(serverSide),
	// how it travels
	"response":         onFlow(func(f *graph.Flow) bool { return f.IsResponse() }),
	"local":            onFlow(local),
	"auth":             onFlowWith(func(f *graph.Flow, args []string) bool { return slices.Contains(args, f.Auth.Value) }),
	"anonymous-source": onFlow(anonymousSource),
	"webhook":          onFlow(webhook),
	"async-seam":       onFlow(asyncSeam),
	"handles-event":    onFlow(handlesEvent),
	"fills-store":      onFlow(fillsStore),
	// what it carries
	"money-up":        onFlow(moneyUp),
	"bearer-mandate":  onFlow(bearerMandate),
	"business":        onFlow(business),
	"plain-sensitive": onFlow(plainSensitive),
	"sensitive-out":   onFlow(sensitiveOut),
	"file-content":    onFlow(fileContent),
	"brings-code":     onFlow(bringsCode),
	"versioned-code":  onFlow(versionedCode),
	// who acts through it
	"control-human":    onFlow(controlHuman),
	"privileged-human": onFlow(privilegedHuman),
	"control-up":       onFlow(controlUp),
	"user-session":     onFlow(userSession),
	"agent-acts":       onFlow(agentActs),
}

func onFlow(holds func(*graph.Flow) bool) predicate {
	return predicate{flow: func(f *graph.Flow, _ []string) bool { return holds(f) }}
}

func onFlowWith(holds func(*graph.Flow, []string) bool) predicate {
	return predicate{flow: holds, takesArgs: true}
}

// up holds for a request into more trust. Where trust is lost is where nothing is risked by asking.
func up(f *graph.Flow) bool { return f.Initiator().Level() < f.Responder().Level() }

// fromLow holds for a request that rises from a public or partner zone.
func fromLow(f *graph.Flow) bool { return up(f) && low(f.Initiator()) }

// upFar holds for a call into a process at least three levels above its caller.
func upFar(f *graph.Flow) bool {
	return f.Crosses() && f.Responder().Type == model.Process && f.Responder().Level()-f.Initiator().Level() >= 3
}

// partner holds for a call by somebody else's system.
func partner(f *graph.Flow) bool {
	return f.Initiator().Type == model.External || f.Initiator().Level() == model.Partner
}

// egressOut holds for a call of ours to somebody else's system.
func egressOut(f *graph.Flow) bool {
	return f.Initiator().Type == model.Process && f.Responder().Type == model.External
}

// dependency holds for a call without which a process cannot do its work: to
// somebody else's system, a crown jewel, a queue, an identity provider or a registry.
func dependency(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || to == from {
		return false
	}
	return to.Type == model.External || to.Type == model.Store && to.Crown.Known() || kindIs(to, "queue", "idp", "registry")
}

// bypassesGateway holds for a call that reaches a process beside a gateway and not through it.
func bypassesGateway(f *graph.Flow) bool {
	to := f.Responder()
	if to.Type != model.Process || to.Boundary == nil || kindIs(to, "gateway", "idp", "webhook") || kindIs(f.Initiator(), "gateway") {
		return false
	}
	return slices.ContainsFunc(to.Boundary.Members, func(e *graph.Element) bool { return e != to && e.Type == model.Process && kindIs(e, "gateway") })
}

// serverSide holds where what is asked is no client at somebody's hands.
func serverSide(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type != model.Actor && !kindIs(to, "web-ui", "mobile", "cli")
}

// anonymousSource holds where the protocol hides who calls.
func anonymousSource(f *graph.Flow) bool {
	return model.HasWord(f.Protocol.Value, "tor", "onion", "i2p", "mixnet")
}

func low(e *graph.Element) bool { return e.Level() <= model.Partner }

// local holds where nothing leaves the machine.
func local(f *graph.Flow) bool {
	p, _ := model.LookupProtocol(f.Protocol.Value)
	return p.Local
}

// inside holds for a call that is trusted for where it comes from: between our
// own processes without mutual TLS when it does not rise, and to a queue or,
// without a proven identity, to another store.
func inside(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || from.Level() < model.Edge || to.Level() < model.Edge || f.Auth.Value == "mtls" {
		return false
	}
	if to.Type == model.Store {
		return to.Kind.Value == "queue" || !f.Auth.Known() || f.Auth.Value == "none"
	}
	return !up(f)
}

// webhook holds for an event that a third party or a less trusted zone pushes to a process of ours.
func webhook(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if to.Type != model.Process || from.Level() >= to.Level() || local(f) || from.Kind.Value == "gateway" {
		return false
	}
	if kindIs(to, "webhook") {
		return true
	}
	return (low(from) || from.Type == model.External) && !person(from) && model.HasWord(f.Label, "webhook", "callback", "federation", "notification", "event")
}

// handlesEvent holds for what a receiver of webhooks does with an event: it hands
// it to another process, or writes it to a store.
func handlesEvent(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || to == from || kindIs(to, "idp", "config", "secrets", "log", "cache") || f.To != to && !f.Both {
		return false
	}
	return (to.Type == model.Process || to.Type == model.Store) && slices.ContainsFunc(from.Inbound, webhook)
}

// asyncSeam holds for asynchronous delivery into a process.
func asyncSeam(f *graph.Flow) bool {
	return f.To.Type == model.Process && (f.Attrs.Value("mode") == "async" || f.From.Kind.Value == "queue")
}
