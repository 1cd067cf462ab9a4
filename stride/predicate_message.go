package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on messages: who waits for them, and what a second copy does.
var messagePredicates = map[string]predicate{
	"keys-of-others":  onFlow("a server of ours hands a person, or a program of one, the public keys of others for whom that program encrypts from end to end", keysOfOthers),
	"sealed-chat":     onFlow("people send each other messages through a server of ours, encrypted from end to end, and the block does not say who hands out their keys", sealedChat),
	"async-seam":      onMove("a message is delivered to a process asynchronously", func(t *graph.Transfer, _ ask) bool { return asyncSeam(t) }),
	"delivery-report": onMove("a service reports what became of mails that it was handed, by the label: a second report says the same", func(t *graph.Transfer, _ ask) bool { return deliveryReport(t) }),
	"only-notifies":   onMove("a system of others tells, without any data, that there is something new, which we then ask it for: a second notice has us ask again", func(t *graph.Transfer, _ ask) bool { return onlyNotifies(t) }),
	"informs-people":  onMove("what a system of others gets is an alert, a warning or a notification, which people read, by its label, and it is none of money, code or commands", func(t *graph.Transfer, _ ask) bool { return informsPeople(t) }),
	"only-answered":   onMove("what it is delivered to works out a result and hands it back, and asks nothing else", func(t *graph.Transfer, _ ask) bool { return onlyAnswered(t) }),
	"forgeable":       onMove("the block states that nothing proves who sends it, so that nobody has to replay it, and it is not sent again by itself", forgeable),
}

// forgeable reports whether the block states that nothing proves who sends something, or of an event that nothing proves
// its sender: who can make a new one needs no copy. A sender that tries again makes copies whoever it is.
func forgeable(t *graph.Transfer, how ask) bool {
	f := t.Exchange
	if t.Answer || proofOfSender(f) || f.Value("fails") == "retry" || carries(t, "payment") {
		return false // nobody has to attack for a payment to be made twice
	}
	return proof(f).Weak && f.Responder().Type == model.Process || partnerMessage(f, how) && (statesNoProof(f) || f.Value("sign") == "none")
}

// records reports whether only records of events, or figures about them, move.
func records(t *graph.Transfer) bool {
	if len(t.Data) == 0 {
		return kindIs(t.To, "log") && !t.Answer
	}
	return !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value != "log" })
}

// deliveryReport reports whether a system of others only tells what became of mails: whether they arrived, bounced or were complained about.
func deliveryReport(t *graph.Transfer) bool {
	f := t.Exchange
	about := model.HasWord(f.Label, "bounce", "bounces", "complaint", "complaints", "delivery report", "delivery status", "read receipt", "read receipts")
	return t.From.Type == model.External && about && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Crown() || d.Class.Value == "payment" || d.Class.Value == "control" })
}

// onlyAnswered reports whether a message is delivered to a process that works something out, brings the result to where the message
// came from, and asks nothing else: a second copy gives a second result to whoever waits for one.
func onlyAnswered(t *graph.Transfer) bool {
	to := t.To
	returnsResult := func(f *graph.Flow) bool {
		return f.Responder() == t.From && model.HasWord(f.Label, "result", "results", "answer", "answers", "reply", "replies", "response", "responses")
	}
	return to.Type == model.Process && kindIs(to, "worker", "runtime", "llm", "lambda", "api") && slices.ContainsFunc(to.Outbound, returnsResult) &&
		!slices.ContainsFunc(to.Outbound, func(f *graph.Flow) bool { return f.Responder() != t.From })
}

// asyncSeam reports whether t is an asynchronous delivery to a process.
func asyncSeam(t *graph.Transfer) bool {
	if t.Flow.Local() || kindIs(t.To, "controller") {
		return false // a call within the machine is made once; a controller looks at the state, not at the message
	}
	if records(t) {
		return false // a second copy of a figure or a log line does nothing
	}
	if proof(t.Exchange).ByDesign || repeatable(t) {
		return false // what anybody may send without proof, anybody may also send twice
	}
	if copiedWithProof(t) {
		return false
	}
	if statedOn(t, "replay") == "" && (overBroker(t) && handsOnMessage(t) || setsStates(t)) {
		return false
	}
	if kindIs(t.From, "queue") && ours(t.From) && statedOn(t, "replay") == "" && (harmlessTwice(t) || handsOnMessage(t)) {
		return false
	}
	return t.To.Type == model.Process && (statedOn(t, "mode") == "async" && !t.Answer || kindIs(t.From, "queue"))
}

// copiedWithProof reports whether whoever copies a message of others has the proof of its sender with it, as a token or key is, and can send new ones:
// it is not signed and not said to be sent again, and a second copy costs nothing.
func copiedWithProof(t *graph.Transfer) bool {
	f := t.Exchange
	bearer := proof(f).Has(model.Bearer) && !proofOfSender(f) && t.From.Type != model.Store
	return bearer && !t.Answer && statedOn(t, "replay") == "" && f.Value("fails") != "retry" && harmlessTwice(t)
}

// overBroker reports whether a message moves over the protocol of a broker.
func overBroker(t *graph.Transfer) bool {
	return slices.Contains(brokerProtocols, t.Exchange.Protocol.Value)
}

// stateNames are names of data that say how something is to be from now on.
var stateNames = []string{"switch", "switches", "set point", "set points", "setpoint", "setpoints", "desired state", "target state"}

// setsStates reports whether all that moves says how something is to be: it is so after a second copy too.
func setsStates(t *graph.Transfer) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !model.HasWord(d.Name, stateNames...) })
}

// noticeWords occur in labels of calls that tell only that there is something new.
var noticeWords = []string{"change", "changes", "changed", "notify", "notifies", "notification", "notifications", "ping", "pings", "news"}

// onlyNotifies reports whether a system of others tells us, without any data, that there is something new there, and what it tells asks it for that:
// a second notice has us ask again.
func onlyNotifies(t *graph.Transfer) bool {
	from := t.Exchange.Initiator()
	asks := func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return f.Responder() == from && len(f.Returns) > 0 })
	}
	return from.Type == model.External && len(t.Data) == 0 && model.HasWord(t.Flow.Label, noticeWords...) && slices.ContainsFunc(served(t.To), asks)
}

// peopleWords name what people read: a second one tells them nothing new.
var peopleWords = []string{"alert", "alerts", "warning", "warnings", "notification", "notifications"}

// informsPeople reports whether we send a system of others only what people read there, such as an alert to a chat: it looks for no
// copies, and a second one does nothing. A program may be at a webhook.
func informsPeople(t *graph.Transfer) bool {
	if t.Answer || t.To.Type != model.External || t.From.Type == model.External || !harmlessTwice(t) {
		return false
	}
	_, rest, _ := strings.Cut(t.Flow.Label, " ")
	return model.HasWord(rest, peopleWords...) && !listsSeveral(rest) && !model.HasWord(rest, "webhook", "webhooks")
}

// harmlessTwice reports whether the block declares what a message carries, and neither that nor the label tells of money, rights, orders or
// commands: a second copy from a queue of ours costs a little work.
func harmlessTwice(t *graph.Transfer) bool {
	return classified(t) && !carries(t, "payment", "control", "code") && !model.HasWord(t.Flow.Label, effectWords...) &&
		!slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, effectWords...) })
}

// effectWords occur in labels of messages that change something each time that they are acted on.
var effectWords = []string{
	"order", "orders", "pay", "payment", "payments", "charge", "refund", "invoice", "transfer", "transaction", "transactions", "booking", "bookings",
	"purchase", "payout", "credit", "debit", "delete", "deletion", "grant", "revoke", "command", "commands", "provision", "deploy", "trade",
}

// handsOnMessage reports whether a process that keeps nothing hands on all that a message carries: who gets it tells a second copy.
func handsOnMessage(t *graph.Transfer) bool {
	keeps := slices.ContainsFunc(t.To.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Store && !kindIs(f.Responder(), "queue") })
	return len(t.Data) > 0 && !keeps && len(t.To.Holds) == 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return !slices.ContainsFunc(t.To.Sends, func(out *graph.Transfer) bool { return out.To != t.From && slices.Contains(out.Data, d) })
	})
}

// repeatable reports whether t tells by its label a state that is told again by design, or asks for something that replaces
// what an earlier copy has made.
func repeatable(t *graph.Transfer) bool {
	return !carries(t, "control", "payment", "code", "credentials", "secret") && model.HasWord(t.Flow.Label, repeatableWords...)
}

// repeatableWords occur in labels of messages of which a second copy changes nothing.
var repeatableWords = []string{"alert", "alarm", "metric", "telemetry", "heartbeat", "health", "status", "presence", "page view", "pageview", "statistics", "thumbnail", "preview", "reindex", "search index", "cache"}

// publicKeyWords name keys under which programs of people encrypt for each other.
var publicKeyWords = []string{"public key", "public keys", "key bundle", "key bundles", "prekey", "prekeys", "identity key", "identity keys"}

// keysOfOthers reports whether a server of ours hands out public keys to a program of a person that also works with what is encrypted from end to
// end: a server that hands out a key of its own can read that.
func keysOfOthers(f *graph.Flow) bool {
	from := f.Initiator()
	if !handsToPerson(f) || !returnsKeys(f) {
		return false
	}
	return slices.ContainsFunc(f.Responder().Inbound, func(sealed *graph.Flow) bool {
		return sealed.Encryption.Value == "e2e" && slices.ContainsFunc(from.Outbound, func(own *graph.Flow) bool { return sharesData(moves(own), moves(sealed)) })
	})
}

// sealedChat reports whether people exchange messages through a server of ours that it cannot read, where no call hands out keys.
func sealedChat(f *graph.Flow) bool {
	if !handsToPerson(f) || f.Encryption.Value != "e2e" || slices.ContainsFunc(f.Responder().Inbound, returnsKeys) {
		return false
	}
	return slices.ContainsFunc(moves(f), func(d *graph.Data) bool { return model.HasWord(d.Name, "message", "messages", "chat", "chats") })
}

// handsToPerson reports whether a person, or a program of one, asks a process of ours.
func handsToPerson(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	return low(from) && (forPerson(from) || clientSide(from)) && to.Type == model.Process && ours(to)
}

// returnsKeys reports whether an answer brings public keys, by their name.
func returnsKeys(f *graph.Flow) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return t.Answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, publicKeyWords...) })
	})
}
