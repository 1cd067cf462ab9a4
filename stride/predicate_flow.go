package stride

import (
	"slices"

	"github.com/trustseam/trustseam/model"
)

// flowPredicates are the conditions on a flow. "init" is the end that asks,
// "resp" the end that is asked; see model.Flow.Initiator.
var flowPredicates = map[string]predicate{
	"crosses":        onFlow(func(f *model.Flow) bool { return f.Crosses() }),
	"up":             onFlow(up),
	"down":           onFlow(func(f *model.Flow) bool { return f.Initiator().Trust > f.Responder().Trust }),
	"response":       onFlow(func(f *model.Flow) bool { return f.IsResponse() }),
	"local":          onFlow(local),
	"from-low":       onFlow(fromLow),
	"inside":         onFlow(inside),
	"webhook":        onFlow(webhook),
	"async-seam":     onFlow(asyncSeam),
	"money-up":       onFlow(moneyUp),
	"bearer-mandate": onFlow(bearerMandate),
	"plain-sensitive": onFlow(func(f *model.Flow) bool {
		return f.Encryption.Value == "none" && carriesSensitive(f)
	}),
	"init.type": onFlowWith(func(f *model.Flow, args []string) bool { return slices.Contains(args, string(f.Initiator().Type)) }),
	"resp.type": onFlowWith(func(f *model.Flow, args []string) bool { return slices.Contains(args, string(f.Responder().Type)) }),
	"resp.kind": onFlowWith(func(f *model.Flow, args []string) bool { return slices.Contains(args, f.Responder().Kind.Value) }),
	"auth":      onFlowWith(func(f *model.Flow, args []string) bool { return slices.Contains(args, f.Auth.Value) }),
}

func onFlow(holds func(*model.Flow) bool) predicate {
	return predicate{flow: func(f *model.Flow, _ []string) bool { return holds(f) }}
}

func onFlowWith(holds func(*model.Flow, []string) bool) predicate {
	return predicate{flow: holds, takesArgs: true}
}

// up holds for a request into more trust. Where trust is lost is where nothing is risked by asking.
func up(f *model.Flow) bool { return f.Initiator().Trust < f.Responder().Trust }

// fromLow holds for a request that rises from a public or partner zone.
func fromLow(f *model.Flow) bool { return up(f) && low(f.Initiator()) }

func low(e *model.Element) bool { return e.Trust <= model.Partner }

// local holds where nothing leaves the machine.
func local(f *model.Flow) bool {
	p, _ := model.LookupProtocol(f.Protocol.Value)
	return p.Local
}

// inside holds for a call that is trusted for where it comes from: between our
// own processes without mutual TLS when it does not rise, and to a queue or,
// without a proven identity, to another store.
func inside(f *model.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || from.Trust < model.Edge || to.Trust < model.Edge || f.Auth.Value == "mtls" {
		return false
	}
	if to.Type == model.Store {
		return to.Kind.Value == "queue" || !f.Auth.Known() || f.Auth.Value == "none"
	}
	return !up(f)
}

// webhook holds for an event that a third party or a less trusted zone pushes to a process of ours.
func webhook(f *model.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if to.Type != model.Process || from.Trust >= to.Trust || local(f) || from.Kind.Value == "gateway" {
		return false
	}
	return to.Kind.Value == "webhook" || model.HasWord(f.Label, "webhook", "callback", "federation")
}

// asyncSeam holds for asynchronous delivery into a process.
func asyncSeam(f *model.Flow) bool {
	return f.To.Type == model.Process && (f.Attrs.Value("mode") == "async" || f.From.Kind.Value == "queue")
}

// moneyUp holds for payment data that is sent into more trust, to a process of ours that acts on it.
func moneyUp(f *model.Flow) bool {
	return up(f) && f.Responder().Type == model.Process && carriesClass(f, "payment")
}

// bearerMandate holds where having a thing is the right to use it.
func bearerMandate(f *model.Flow) bool {
	words := []string{"otp", "one time code", "one time password", "magic link", "voucher", "coupon", "mandate", "gift card", "reset link", "verification code"}
	if !f.Crosses() {
		return false
	}
	return model.HasWord(f.Label, words...) || slices.ContainsFunc(f.Data, func(d *model.Data) bool { return model.HasWord(d.Name, words...) })
}

func carriesSensitive(f *model.Flow) bool {
	return slices.ContainsFunc(f.Data, func(d *model.Data) bool { return model.Sensitive(d.Class.Value) })
}

func carriesClass(f *model.Flow, classes ...string) bool {
	return slices.ContainsFunc(f.Data, func(d *model.Data) bool { return slices.Contains(classes, d.Class.Value) })
}
