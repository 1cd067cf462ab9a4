package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on what moves. Declared classes come first; without one, a label
// or the name of a datum counts if its words say what it is.
var carriedPredicates = map[string]predicate{
	"carries-crown":   onFlow("a crown jewel moves along it", func(f *graph.Flow) bool { return slices.ContainsFunc(f.Transfers, (*graph.Transfer).Crown) }),
	"public-signed":   onFlow("all that moves is public, and signed", publicSigned),
	"unsaid-to-store": onFlow("a program of ours brings data of people or credentials to a database, a cache or a queue of ours that is not said to be on its machine, and nothing says whether that is encrypted", unsaidToStore),
	"plain-sensitive": onFlow("it carries sensitive data without encryption, there or back", func(f *graph.Flow) bool { return slices.ContainsFunc(f.Transfers, plainSensitive) }),
	"business":        onPushed("the caller sends values that decide what somebody pays, gets or may do", business),
	"money-moves": onFlow("the caller brings payment data", func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "payment") })
	}),
	"drops-records": onFlow("it brings records of what happened, and the block states that those are dropped which the callee does not take", func(f *graph.Flow) bool {
		return f.Attrs.Value("fails") == "drop" && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "log") })
	}),
	"decided-of-callers": {help: "a gateway that only forwards calls, and its own callers are drawn that send such values: it is asked of them", flow: decidedOfCallers},
	"unproven-business": onPushed("the caller brings values that decide what somebody pays, gets or may do, and shows no credential of its own", func(t *graph.Transfer, how ask) bool {
		return business(t, how) && proof(t.Exchange).Strength < model.CopiedProof
	}),
	"tells-who-deals-with-whom": {help: "that it takes place tells who deals with whom: messages, contacts or whereabouts of people cross from outside, there or elsewhere between the same two", flow: tellsWhoDealsWithWhom},
	"decided-behind":            onFlow("the callee keeps no records, and hands what decides on to a process behind it", decidedBehind),
	"rises":                     onFlow("the caller is in a less trusted zone than the callee, hands on what such a caller asks and keeps no records, or reports a payment", func(f *graph.Flow) bool { return climbs(f) || reportsPayment(f) }),
	"reports-payment":           onFlow("a program in another zone, which is not what moves the money, reports how a payment went", reportsPayment),
	"money-up":                  onMove("payment data rises into a process that acts on it", func(t *graph.Transfer, _ ask) bool { return moneyUp(t) }),
	"only-dated":                onMove("the block states that a message tells its time, and nothing more that tells a copy from it", func(t *graph.Transfer, _ ask) bool { return valueOf("replay", onTransfer(t)) == "timestamp" }),
	"bearer-mandate":            onMove("the caller brings something whose possession alone gives a right, once, across a boundary", bearerMandate),
	"sends-reports":             onMove("confidential reports, alerts or pictures of them go to others, by the label or a name of what moves", func(t *graph.Transfer, _ ask) bool { return sendsReports(t) }),
	"one-tenant-sends":          onMove("what sends it, or what hands that the data, states that it serves one tenant: those who run it set up its receivers", func(t *graph.Transfer, _ ask) bool { return oneTenantSends(t) }),
	"to-webhook":                onMove("it goes to a webhook of others, by its kind or its name: who set the webhook up has chosen its address", goesToWebhook),
	"pictures":                  onMove("all that moves is pictures or recordings of people, by its name: they have no fields", func(t *graph.Transfer, _ ask) bool { return pictures(t) }),
	"mailed":                    onFlow("a mail is handed to whatever delivers it", byMail),
	"releases-attributes":       onFlow("an identity provider tells a service who a person is, by its kind or the label", releasesAttributes),
	"sensitive-out":             onMove("data of people or of the business goes to somebody less trusted", sensitiveOut),
	"pins":                      onMove("the digest is pinned, so that no other version is taken", func(t *graph.Transfer, _ ask) bool { return valueOf("artifact", onTransfer(t)) == "pinned" }),
	"retried-payment": onMove("a payment to others is tried again when it fails", func(t *graph.Transfer, _ ask) bool {
		return !t.Answer && t.To.Type == model.External && carries(t, "payment") && statedOn(t, "fails") == "retry"
	}),
	"pushed-event": onMove("it is an event that a third party pushes", func(t *graph.Transfer, how ask) bool {
		return !t.Answer && webhook(t.Exchange, how) && !copiedWithProof(t)
	}),
	"by-signed-address": onMove("whoever asks shows only an address that somebody else has signed", func(t *graph.Transfer, _ ask) bool { return showsLink(t.Exchange) }),
	"fetched-mail":      onMove("a process of ours gets it from a mailbox, into which anybody can write", func(t *graph.Transfer, _ ask) bool { return t.Answer && fetchesMail(t.Exchange) }),
	"asks-for-update":   onMove("a process only asks for an update, and brings no code", func(t *graph.Transfer, _ ask) bool { return asksForUpdate(t) }),
	"to-registered": onMove("it is an event for a system of others that has registered for it, sent again when it fails, or signed", func(t *graph.Transfer, how ask) bool {
		return !t.Answer && toSubscriber(t.Exchange, how) && (statedOn(t, "fails") == "retry" || proofOfSender(t.Exchange))
	}),
	"to-mail-relay": onMove("a mail server of ours takes mail only to deliver it, and a second copy is one more mail", toMailRelay),
	"kept-by-others": onMove("it goes to a system of others that is no subscriber of our events: what it does twice, it does for itself", func(t *graph.Transfer, how ask) bool {
		return t.To.Type == model.External && !toSubscriber(t.Exchange, how)
	}),
	"to.kind":            {help: "data goes to an element of this kind", takesArgs: true, transfer: func(t *graph.Transfer, how ask) bool { return kindIs(t.To, how.args...) }},
	"shown-to-ask":       onMove("a process asks a system of others about data that it has from elsewhere", func(t *graph.Transfer, _ ask) bool { return showsToAsk(t) }),
	"tells-what-is-used": onMove("a process of ours asks others about code, files or machines by names, which tell what is used here", func(t *graph.Transfer, _ ask) bool { return tellsWhatIsUsed(t) }),
	"from-gateway":       onMove("a gateway that only forwards hands it out", func(t *graph.Transfer, _ ask) bool { return t.Answer && passThrough(t.From) }),
	"from-our-process":   onMove("a process of ours gives it", func(t *graph.Transfer, _ ask) bool { return t.From.Type == model.Process && ours(t.From) }),
	"to-engine": onMove("an engine for containers or virtual machines gets it from others to start it", func(t *graph.Transfer, _ ask) bool {
		return startsContainers(t.To) && (t.From.Type == model.External || kindIs(t.From, "registry"))
	}),
	"to.type": {
		help:      "data goes to an element of this type",
		takesArgs: true,
		transfer:  func(t *graph.Transfer, how ask) bool { return slices.Contains(how.args, string(t.To.Type)) },
		flow:      func(f *graph.Flow, how ask) bool { return slices.Contains(how.args, string(f.Responder().Type)) },
	},
}

func onMove(help string, holds func(*graph.Transfer, ask) bool) predicate {
	return predicate{help: help, transfer: holds}
}

// onPushed makes a condition on an exchange that holds if it holds for anything that the caller brings.
func onPushed(help string, holds func(*graph.Transfer, ask) bool) predicate {
	return predicate{help: help, flow: func(f *graph.Flow, how ask) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && holds(t, how) })
	}}
}

func sensitive(t *graph.Transfer) bool {
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.Sensitive(d.Class.Value) })
}

func carries(t *graph.Transfer, classes ...string) bool {
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return slices.Contains(classes, d.Class.Value) })
}

// movesNamed reports whether the name of a datum that moves contains one of the words.
func movesNamed(t *graph.Transfer, words ...string) bool {
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, words...) })
}

// speaks reports whether the label or the name of a datum contains one of the words.
func (how ask) speaks(t *graph.Transfer, words ...string) bool {
	if how.silent {
		return false
	}
	return model.HasWord(t.Flow.Label, words...) ||
		slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, words...) })
}

// labels reports whether the label contains one of the words.
func (how ask) labels(t *graph.Transfer, words ...string) bool {
	return !how.silent && model.HasWord(t.Flow.Label, words...)
}

// named reports whether the name of a datum contains one of the words.
func (how ask) named(t *graph.Transfer, words ...string) bool {
	return !how.silent && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, words...) })
}

// classified reports whether the block declares a class for everything that moves.
func classified(t *graph.Transfer) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Origin != model.Declared })
}

// statedOn returns the value of an attribute on the arrow of a transfer or on its exchange.
func statedOn(t *graph.Transfer, key string) string {
	if v := t.Flow.Attrs.Value(key); v != "" {
		return v
	}
	return t.Exchange.Attrs.Value(key)
}

// plainSensitive reports whether data whose disclosure does harm moves in the clear.
func plainSensitive(t *graph.Transfer) bool {
	return t.Flow.Encryption.Value == "none" && sensitive(t)
}

// unsaidToStore reports whether data of people or credentials move between a program and a store of ours that may be on another machine, also
// within one zone, and the block says nothing of encryption.
func unsaidToStore(f *graph.Flow) bool {
	to := f.Responder()
	if f.Encryption.Value != "" || f.Local() || onOneMachine(f) || !ours(f.Initiator()) || !ours(to) || to.Type != model.Store || !kindIs(to, "db", "cache", "queue") {
		return false
	}
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return carries(t, "pii", "health", "payment", "credentials", "secret") })
}

// publicSigned reports whether everybody may read what moves and changes to it are detected.
func publicSigned(f *graph.Flow) bool {
	signed := f.Value("integrity") == "signed" || proofOfSender(f)
	return signed && everybodyKnows(f.Transfers)
}

// proofOfSender reports whether each message says who wrote it.
func proofOfSender(f *graph.Flow) bool {
	return slices.Contains([]string{"hmac", "asymmetric"}, f.Value("sign"))
}

// sensitiveOut reports whether a process gives personal or business data to an external system or
// to less trust, anything to a chat that many read, or what is about a shared thing to whoever holds a link to it.
// Money and credentials go where they are meant to be used, which is neither a model
// nor a service that counts and records events. A file goes as it is; only for a model does
// somebody choose which parts to send.
func sensitiveOut(t *graph.Transfer, how ask) bool {
	if t.Answer && graphQL(t.Exchange) || sealedForHolder(t) {
		return false // who asks names the fields, or nobody here can read any
	}
	if showsToAsk(t) {
		return true
	}
	if t.From.Type != model.Process || !t.Exchange.Crosses() || tunnels(t) || liveMedia(t.Flow) || !t.Answer && !kindIs(t.To, "llm", "webhook") && runsForUsers(t.From) {
		return false // who has written a script decides what it sends
	}
	if aboutShared(t) || tellsWhatIsUsed(t) {
		return true
	}
	if t.To.Type == model.Store || t.To.Type == model.Actor || kindIs(t.To, "idp") || passThrough(t.To) || ownData(t) || plainMail(t) && !sendsReports(t) {
		return false
	}
	if !t.Answer && !kindIs(t.To, "llm", "webhook") && runsHandedCode(t.From) {
		return false
	}
	if !t.Answer && (forPaying(t) || toOwner(t) || exportsOwn(t) || signedTexts(t)) {
		return false
	}
	tells := carries(t, "pii", "health", "confidential") || byMail(t.Exchange) || sensitive(t) && kindIs(t.To, "llm", "log") && !onlyProof(t) || carries(t, "log") && kindIs(t.To, "webhook") || chat(t.To) && !onlyNotices(t) && !everybodyKnows([]*graph.Transfer{t})
	return tells && (kindIs(t.To, "llm") || !fileContent(t, how)) && (t.To.Type == model.External || low(t.To))
}

// oneTenantSends reports whether a sender, or what hands it the data that it sends, states a single tenant: no user of it sees less than another one
// who could set a receiver up.
func oneTenantSends(t *graph.Transfer) bool {
	single := func(e *graph.Element) bool { return e.Attrs.Value("tenants") == "single" }
	return single(t.From) || slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool { return sharesData(in.Data, t.Data) && single(in.From) })
}

// sealedByNames are names of data that only those who hold its key can read.
var sealedByNames = []string{"client encrypted", "client side encrypted", "end to end encrypted", "e2e encrypted"}

// sealedForHolder reports whether all that who has a link gets is, by the names of the data, encrypted by the client that made it: what serves it sees
// no fields.
func sealedForHolder(t *graph.Transfer) bool {
	return t.Answer && byLink(t.Exchange) && len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !model.HasWord(d.Name, sealedByNames...) })
}

// onlyNotices reports whether the block says of all that moves that it is only internal, or proves who calls: it names the fields already.
func onlyNotices(t *graph.Transfer) bool {
	return !slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return d.Class.Origin != model.Declared || !slices.Contains([]string{"internal", "public", "credentials", "secret"}, d.Class.Value)
	})
}

// reportWords name what a program makes of records for people to look at, which has no fields to leave out.
var reportWords = []string{"report", "reports", "screenshot", "screenshots", "alert", "alerts", "chart", "charts", "dashboard", "dashboards"}

// sendsReports reports whether a process of ours sends others confidential reports, by a name of what moves or by a word of the label other
// than its first, which is a verb: who may see what is in them is decided when somebody enters the address.
func sendsReports(t *graph.Transfer) bool {
	if t.Answer || t.From.Type != model.Process || t.To.Type != model.External || kindIs(t.To, "llm", "log") || !carries(t, "confidential", "health", "payment") {
		return false
	}
	_, rest, _ := strings.Cut(t.Flow.Label, " ")
	return model.HasWord(rest, reportWords...) || slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return model.HasWord(d.Name, reportWords...) && !listsSeveral(d.Name)
	})
}

// listsSeveral reports whether a name lists several things: a label that names none of them does not say which of them moves.
func listsSeveral(name string) bool {
	return strings.Contains(name, ",") || model.HasWord(name, "and")
}

// onlyProof reports whether all that moves is credentials, of a call that has to show some.
func onlyProof(t *graph.Transfer) bool {
	return proof(t.Exchange).Strength >= model.CopiedProof && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value != "credentials" && d.Class.Value != "secret" })
}

// showsToAsk reports whether a process asks a system of others about data of people or of the business that somebody has brought
// before: it is shown to that system, whatever the answer is.
func showsToAsk(t *graph.Transfer) bool {
	looksUp := model.HasWord(t.Flow.Label, "look up", "lookup", "query", "search") && !t.Flow.Brings()
	return looksUp && guessedAnswer(t) && t.From.Type == model.External && t.To.Type == model.Process && !clientSide(t.To) && !kindIs(t.From, "idp", "registry") && t.Exchange.Crosses() && !tunnels(t) &&
		slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return slices.Contains([]string{"pii", "health", "confidential"}, d.Class.Value) && slices.ContainsFunc(t.To.Receives, func(in *graph.Transfer) bool {
				return !in.Answer && in.From.Type != model.External && in.From.Type != model.Store && slices.Contains(in.Data, d)
			})
		})
}

// runsForUsers reports whether a process does what scripts of its users say.
func runsForUsers(e *graph.Element) bool { return remember(e, aboutRunsForUsers, findRunsForUsers) }

func findRunsForUsers(e *graph.Element) bool {
	return kindIs(e, "runtime", "ci") || hostsCode(e) || worksByScripts(e) || worksByHandedCode(e)
}

// worksByHandedCode reports whether a worker gets what it does as code from a process of ours, which keeps what its users have written.
func worksByHandedCode(e *graph.Element) bool {
	return kindIs(e, "worker") && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return t.From.Type == model.Process && ours(t.From) && statedCode(t) && slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
			return in.From.Type == model.Store && slices.ContainsFunc(in.Data, func(d *graph.Data) bool {
				return d.Class.Value == "code" && slices.Contains(t.Data, d) && writtenFor(in.From, d)
			})
		})
	})
}

// writtenFor reports whether a person brings some data to what writes it to a store, or to a gateway in front of that.
func writtenFor(store *graph.Element, d *graph.Data) bool {
	return slices.ContainsFunc(writers([]*graph.Element{store}), func(w *graph.Element) bool {
		return slices.ContainsFunc(askedOf(w), func(f *graph.Flow) bool { return forPerson(f.Initiator()) && slices.Contains(f.Data, d) })
	})
}

// chats are names of services that show a message to all who are in a channel.
var chats = []string{"slack", "chat", "discord", "microsoft teams", "ms teams", "mattermost", "telegram", "rocket chat", "zulip", "irc"}

// chat reports whether e is a service of others by which people talk in channels.
func chat(e *graph.Element) bool {
	return e.Type == model.External && !kindIs(e, "llm", "idp") && model.HasWord(e.Name, chats...)
}

// usedNames are names of what tells others which code, files or machines somebody has.
var usedNames = []string{"package url", "package urls", "package name", "package names", "purl", "purls", "component name", "component names", "dependency name", "dependency names", "dependency list", "file hash", "file hashes", "host name", "host names", "hostname", "hostnames", "search term", "search terms"}

// tellsWhatIsUsed reports whether a process of ours asks a system outside, which keeps them for everybody, by names that are no secret
// each but that together, or because only we have them, tell what is used here.
func tellsWhatIsUsed(t *graph.Transfer) bool {
	return !t.Answer && ours(t.From) && t.To.Type == model.External && low(t.To) && len(t.Exchange.Returns) > 0 && slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return d.Class.Value == "internal" && model.HasWord(d.Name, usedNames...)
	})
}

// aboutShared reports whether whoever holds a link gets more than the shared file: data about it, which is personal or confidential.
func aboutShared(t *graph.Transfer) bool {
	return t.Answer && showsLink(t.Exchange) && low(t.To) && !broughtBefore(t) && slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return !enteredOnlyBy(t.To, d) && !customersOwn(t, d) && slices.Contains([]string{"pii", "health", "confidential"}, d.Class.Value) && !model.HasWord(d.Name, fileWords...) && !freeText(d)
	})
}

// ownRecords name documents that are made out to a customer, who is meant to get them whole: an order may have notes of staff.
var ownRecords = []string{"invoice", "invoices", "receipt", "receipts", "bill", "bills", "quote", "quotes"}

// customersOwn reports whether a link shows a customer what is made out to customers, as its name says: it has no field to leave out.
func customersOwn(t *graph.Transfer, d *graph.Data) bool {
	return customer(t.To) && model.HasWord(d.Name, ownRecords...)
}

// textWords name data that is one text, without fields: who opens or exports it gets the very thing.
var textWords = []string{"note", "text", "article", "wiki page", "comment", "post", "posts", "message", "messages", "chat", "essay"}

// freeText reports whether data is a text without fields that could be left out.
func freeText(d *graph.Data) bool { return model.HasWord(d.Name, textWords...) }

// exportsOwn reports whether a person has us export or publish a text at a service where that person has an account.
func exportsOwn(t *graph.Transfer) bool {
	return t.To.Type == model.External && t.Exchange.Value("identity") == "end-user" && len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !freeText(d) })
}

// signedTexts reports whether servers of a federation send each other, under the signature of the sender, what people have written to be read
// there: it has no fields to leave out, and a part of it would not fit the signature.
func signedTexts(t *graph.Transfer) bool {
	return t.To.Type == model.External && proofOfSender(t.Exchange) && t.Exchange.Auth.Value == "signature" && !kindIs(t.To, "llm", "webhook") &&
		len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !freeText(d) })
}

// enteredOnlyBy reports whether a person, and no other one, has brought some data in: it is about what that person has asked for.
func enteredOnlyBy(who *graph.Element, d *graph.Data) bool {
	brings := func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool { return !t.Answer && slices.Contains(t.Data, d) })
	}
	if !person(who) || !brings(who) {
		return false
	}
	for _, f := range who.Outbound {
		others := func(in *graph.Flow) bool {
			return in.Initiator() != who && person(in.Initiator()) && brings(in.Initiator())
		}
		if slices.ContainsFunc(f.Responder().Inbound, others) {
			return false
		}
	}
	return true
}

// ownData reports whether the receiver may have the data as a whole: an answer to a person, to a
// client acting for one, or to a device; what one of our servers asks another for in order to process
// it; and what a multi-tenant service sends on behalf of a tenant, unless it is about people, whom not everybody there may see.
func ownData(t *graph.Transfer) bool {
	servers := ours(t.To) && !clientSide(t.To)
	named := t.To.Type == model.External && slices.Contains([]string{"object", "tenant"}, t.Exchange.Value("authz"))
	return t.Answer && (named || forPerson(t.To) || kindIs(t.To, "device") || servers || broughtBefore(t)) || !t.Answer && multiTenant(t.From) && toWebhook(t.Exchange) && !carries(t, "pii", "health")
}

// broughtBefore reports whether an answer gives the caller only what it brings with the same calls.
func broughtBefore(t *graph.Transfer) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return !slices.ContainsFunc(t.Exchange.Transfers, func(in *graph.Transfer) bool { return !in.Answer && slices.Contains(in.Data, d) })
	})
}

// tunnels reports whether what goes out is a stream that others fill, or that its carrier cannot read: a terminal, a tunnel, or
// data that only its far ends decrypt. It has no list of fields.
func tunnels(t *graph.Transfer) bool {
	return slices.Contains(shells, model.Normalize(t.Flow.Protocol.Value)) || slices.Contains(tunnelProtocols, model.Normalize(t.Flow.Protocol.Value)) ||
		t.Flow.Encryption.Value == "e2e" || model.HasWord(t.Flow.Label, "tunnel", "vpn")
}

// tunnelProtocols carry whatever their two ends send each other.
var tunnelProtocols = []string{"wireguard", "ipsec", "openvpn"}

// streamWords occur in labels of calls that open a terminal or a tunnel: what comes through has no form that the end could check.
var streamWords = []string{"web terminal", "open terminal", "open a terminal", "proxy terminal", "terminal session", "remote shell", "web shell", "shell session", "interactive shell", "ssh session", "port forwarding", "port forward", "tunnel to", "remote desktop"}

// carriesAnything reports whether a flow says that somebody works on a machine or reaches its ports through it, by its label or as a tunnel: what
// moves through it has no form that could be checked, and is no delivery of code.
func carriesAnything(f *graph.Flow) bool {
	return model.HasWord(f.Label, streamWords...) ||
		model.HasWord(f.Protocol.Value, tunnelProtocols...) && model.HasWord(f.Label, "tunnel", "port", "ports", "terminal", "shell", "ssh", "console", "desktop", "vpn", "traffic")
}

// workingCopy reports whether an answer gives back the code that its caller brings over the same exchange: it is worked on there, and who
// works on it writes it. A registry also gives out what others have put there.
func workingCopy(t *graph.Transfer) bool {
	return t.Answer && carries(t, "code") && !kindIs(t.From, "registry", "object") && kindIs(t.To, "runtime", "cli", "desktop", "web-ui") && broughtBefore(t)
}

// liveMedia reports whether f carries live sound or pictures: they have no fields to leave out.
func liveMedia(f *graph.Flow) bool {
	return model.HasWord(f.Protocol.Value, "rtp", "srtp", "rtsp", "rtmp", "sip", "webrtc", "h 323")
}

// pictureWords name what shows or records people, and has no fields.
var pictureWords = []string{"image", "images", "snapshot", "snapshots", "screenshot", "screenshots", "video", "videos", "photo", "photos", "picture", "pictures", "recording", "recordings", "footage", "audio"}

// pictures reports whether all that moves is pictures or recordings of people.
func pictures(t *graph.Transfer) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return d.Class.Value != "pii" && d.Class.Value != "health" || !model.HasWord(d.Name, pictureWords...)
	})
}

// moneyUp reports whether payment data goes into more trust, to a process of ours that acts on it. What a gateway
// forwards, among all the rest, is asked of its callers.
func moneyUp(t *graph.Transfer) bool {
	return !t.Answer && up(t.Exchange) && !t.Flow.Local() && !paidInFront(t.From) && t.To.Type == model.Process && carries(t, "payment")
}

// paidInFront reports whether callers of a gateway that only forwards bring it payment data.
func paidInFront(e *graph.Element) bool {
	return passThrough(e) && slices.ContainsFunc(requestsInto(e), func(in *graph.Flow) bool {
		return slices.ContainsFunc(in.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "payment") })
	})
}

// bearerMandate reports whether possession is the right to use a thing, once. A session, a token or a link
// that its holder shows repeatedly is intended for that; and a mere store of such things accepts nothing.
func bearerMandate(t *graph.Transfer, how ask) bool {
	stored := t.From.Type == model.Store || t.To.Type == model.Store
	signsInByLink := signsIn(t.Exchange) && carries(t, "secret", "credentials") && how.speaks(t, "link", "url", "uri", "query string", "query parameter")
	said := proof(t.Exchange).Name == "token" && model.HasWord(t.Flow.Label, worksOnceWords...)
	return t.Exchange.Crosses() && !stored && !t.Answer && !said && (signsInByLink || how.bringsOnce(t))
}

// worksOnceWords say of the token that a caller shows that it works once: there is nothing left to ask.
var worksOnceWords = []string{"one time token", "single use token", "token that works once", "one time enrollment token", "one time registration token"}

// onceWords name what gives a right once; againWords name what people and programs show again and again.
var (
	onceWords  = []string{"otp", "one time code", "one time password", "one time token", "one time link", "magic link", "voucher", "coupon", "mandate", "gift card", "reset link", "verification code"}
	againWords = []string{"password", "passwords", "passkey", "passkeys", "cookie", "cookies", "session", "sessions", "api key", "api keys", "access token", "access tokens", "refresh token", "refresh tokens", "certificate", "certificates", "recovery key", "user name", "username"}
)

// bringsOnce reports whether what moves gives a right once. If the block declares its class and it includes no right, a label only
// tells what it is about, and data whose name lists it beside what is shown again say only that it may be among the rest.
func (how ask) bringsOnce(t *graph.Transfer) bool {
	rights := !classified(t) || carries(t, "credentials", "secret", "payment")
	return rights && how.labels(t, onceWords...) || !how.silent && slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		again := strings.ReplaceAll(model.Normalize(d.Name), "one time password", "")
		return model.HasWord(d.Name, onceWords...) && !model.HasWord(again, againWords...)
	})
}

// business reports whether t carries values that decide what somebody pays, gets or may do.
func business(t *graph.Transfer, how ask) bool {
	if staticPages(t.To) || bringsOnly(t.Exchange, "credentials", "secret") || hostedWorkload(t.To) {
		return false // everybody gets the same there, the data brought says only who asks, or the block says nothing of what is done there
	}
	if setsByRight(t.Exchange) {
		return false
	}
	if toldByAnybody(t) {
		return false
	}
	if kindIs(t.To, "secrets") || model.HasWord(t.To.Name, decidesNothing...) {
		return false // it keeps what it is given, and knows no price
	}
	says := how.speaks
	if classified(t) {
		says = how.labels // a class says what the data is about better than its name
	}
	if !carries(t, "payment") && (onlyViewed(t) || t.Exchange.Value("authz") == "role" && (!forPerson(t.From) || administrator(t.From))) {
		return false // it asks for values, or a role lets it set them
	}
	return carries(t, "payment") || !classified(t) && how.speaks(t, "transfer") || says(t, "order", "amount", "price", "quota", "refund", "payment", "quantity", "grade",
		"claim", "bid", "vote", "parameter", "discount", "balance", "subscription")
}

// viewing are first words of labels of calls that ask for values, settingWords those by which one sets them.
var (
	viewing      = []string{"view", "views", "see", "sees", "show", "shows", "list", "lists", "look", "looks", "read", "reads", "browse", "browses", "track", "tracks"}
	settingWords = []string{"pay", "place", "book", "buy", "refund", "change", "edit", "create", "make", "vote", "bid", "claim", "redeem", "transfer", "withdraw", "cancel", "submit", "set", "update", "write", "confirm"}
)

// onlyViewed reports whether a label says that the caller asks for values, and names no way in which it sets one.
func onlyViewed(t *graph.Transfer) bool {
	first, _, _ := strings.Cut(model.Normalize(t.Flow.Label), " ")
	return slices.Contains(viewing, first) && !model.HasWord(t.Flow.Label, settingWords...)
}

// toldByAnybody reports whether anybody tells, without a proof, what happened elsewhere, as a count or a measurement says it: only the sender
// knows it, and nobody gets anything for it.
func toldByAnybody(t *graph.Transfer) bool {
	return !t.Answer && proof(t.Exchange).ByDesign && !carries(t, "payment") && model.HasWord(t.Flow.Label, measuredWords...)
}

// measuredWords name what a page or device reports of what it has seen.
var measuredWords = []string{"page view", "page views", "event", "events", "measurement", "measurements", "metric", "metrics", "telemetry", "tracking", "analytics", "statistics", "click", "clicks", "hit", "hits"}

// decidesNothing occur in names of services that keep, replace or find what they are given.
var decidesNothing = []string{"vault", "token vault", "card vault", "tokenizer", "tokeniser", "tokenization service", "token service", "search", "search engine"}

// rulerWords are names of people who set prices, limits and states of what is theirs, beside those who run the system.
var rulerWords = []string{"organizer", "organiser", "owner", "seller", "vendor", "editor", "publisher", "teacher"}

// setsByRight reports whether who calls decides such values by office or by right: staff, owners, and programs that the block limits to what
// their own customer has.
func setsByRight(f *graph.Flow) bool {
	from := f.Initiator()
	ruler := person(from) && model.HasWord(from.Name, rulerWords...)
	ownTenant := f.Value("authz") == "tenant" && from.Type == model.External && !carriesClass(f, "payment")
	inBrowser := from.Type == model.Actor && kindIs(from, "web-ui") && model.HasWord(from.Name, companyWords...) // a browser named by those who use it
	return staff(from) || ruler || ownTenant || inBrowser
}

// decidedOfCallers reports whether a gateway forwards, among all the rest, what some of its callers are known to decide.
func decidedOfCallers(f *graph.Flow, how ask) bool {
	return passThrough(f.Initiator()) && slices.ContainsFunc(requestsInto(f.Initiator()), func(in *graph.Flow) bool {
		return slices.ContainsFunc(in.Transfers, func(t *graph.Transfer) bool { return !t.Answer && business(t, how) })
	})
}

// decidedBehind reports whether a request goes to a front end that keeps no records and passes on, to a
// process behind it, what the block says the request brings: that process can compare it with its records.
func decidedBehind(f *graph.Flow) bool {
	to := f.Responder()
	if to.Type != model.Process || !kindIs(to, "web-ui", "web-app", "admin-ui") || len(to.Holds) > 0 || usesRecords(to) {
		return false
	}
	return slices.ContainsFunc(forwards(to), func(out *graph.Flow) bool {
		return slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return slices.Contains(out.Data, d) })
	})
}

// climbs reports whether a request goes into more trust, or is one by which a front end passes on such a request.
func climbs(f *graph.Flow) bool {
	from := f.Initiator()
	return up(f) || f.Responder().Type == model.Process && asksFromBelow(from)
}

// asksFromBelow reports whether e gets requests from less trust for something that is decided behind it.
func asksFromBelow(e *graph.Element) bool { return remember(e, aboutAsksFromBelow, findAsksFromBelow) }

func findAsksFromBelow(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(in *graph.Flow) bool { return up(in) && decidedBehind(in) })
}

// resultWords occur in labels of calls that say how a payment went.
var resultWords = []string{"report result", "report results", "report payment", "report payments", "payment result", "payment results", "payment state", "payment status", "confirm payment", "mark paid", "mark as paid"}

// reportsPayment reports whether a program says how a payment went that a system of others has made: whoever takes the program's credential
// has goods sent that nobody has paid.
func reportsPayment(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	return from.Type == model.Process && to.Type == model.Process && ours(to) && f.Crosses() && !f.Local() && !passThrough(from) &&
		bringsClass(f, "payment") && model.HasWord(f.Label, resultWords...)
}

// guessedAnswer reports whether only the label of the request says that the answer
// carries something, and nothing says what.
func guessedAnswer(t *graph.Transfer) bool {
	x := t.Exchange
	return t.Answer && t.Flow == x && !x.Both && len(x.Returns) == 0 && x.Initiator() == x.From
}

// contactGraph reports whether t carries what people send each other, whom they know, or where they are.
func contactGraph(t *graph.Transfer, how ask) bool {
	if classified(t) && !carries(t, "pii", "health", "confidential") {
		return false // it is about things, not about people
	}
	return how.speaks(t, "message", "chat", "conversation", "contact", "address book", "recipient", "friend", "follower", "presence", "whereabouts", "location", "call record", "memo", "vote", "donation")
}

// openToAll reports whether anybody may use e by design: that somebody does tells little.
func openToAll(e *graph.Element) bool { return remember(e, aboutOpenToAll, findOpenToAll) }

func findOpenToAll(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return proof(f).ByDesign })
}

// tellsWhoDealsWithWhom reports whether one end of a flow tells the other whom people deal with.
// An observer of that line sees times and sizes of everything on it. That staff run a system is
// known anyway.
func tellsWhoDealsWithWhom(f *graph.Flow, how ask) bool {
	return f.Crosses() && !openToAll(f.Responder()) && graph.Remember(f.Line.Memo, aboutContacts+silence(how), func() bool { return showsContacts(f.Line, how) })
}

// showsContacts reports whether people outside tell, along a line, whom they deal with.
func showsContacts(line *graph.Line, how ask) bool {
	return slices.ContainsFunc(line.Flows, func(g *graph.Flow) bool {
		known := g.Auth.Known() && (proof(g).Weak || proof(g).Strength >= model.CopiedProof) // that somebody with an account uses a service tells nobody with whom
		return fromLow(g) && !known && forPerson(g.Initiator()) && !staff(g.Initiator()) && slices.ContainsFunc(g.Transfers, func(t *graph.Transfer) bool { return contactGraph(t, how) })
	})
}

// payingCalls say in a label that the receiver moves money, whatever it is called.
var payingCalls = []string{"charge", "authorise", "authorize", "capture", "refund", "pay"}

// payingWords name systems of others that move money or goods: they need what they get for that, in a form that they set.
var payingWords = []string{"payment processor", "payment provider", "payment service", "payment gateway", "payment network", "acquirer", "acquiring bank", "card network", "psp", "carrier"}

// forPaying reports whether data of a payment goes to a system of others that carries the payment out.
func forPaying(t *graph.Transfer) bool {
	return t.To.Type == model.External && carries(t, "payment") && (model.HasWord(t.To.Name, payingWords...) || model.HasWord(t.Flow.Label, payingCalls...))
}

// ownerWords name the systems of customers.
var ownerWords = []string{"merchant", "customer", "customers", "client", "tenant", "subscriber"}

// toOwner reports whether a customer is told by webhook what is that customer's own.
func toOwner(t *graph.Transfer) bool {
	return t.To.Type == model.External && model.HasWord(t.To.Name, ownerWords...) && (kindIs(t.To, "webhook") || model.HasWord(t.Flow.Label, "webhook", "webhooks", "callback"))
}

// goesToWebhook reports whether data goes to a webhook of others: its sender names no receiver.
func goesToWebhook(t *graph.Transfer, _ ask) bool {
	return !t.Answer && (kindIs(t.To, "webhook") || toWebhook(t.Flow))
}
