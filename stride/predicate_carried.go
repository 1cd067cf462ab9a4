package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// The conditions on what moves. Declared classes come first; without one, a label
// or the name of a datum counts if its words say what it is.
var carriedPredicates = map[string]predicate{
	"carries-crown":   onFlow("a crown jewel moves along it", func(f *graph.Flow) bool { return slices.ContainsFunc(f.Transfers, (*graph.Transfer).Crown) }),
	"public-signed":   onFlow("all that moves is public, and signed", publicSigned),
	"plain-sensitive": onFlow("it carries sensitive data without encryption, there or back", func(f *graph.Flow) bool { return slices.ContainsFunc(f.Transfers, plainSensitive) }),
	"business":        onPushed("the caller sends values that decide what somebody pays, gets or may do", business),
	"money-moves": onFlow("the caller brings payment data", func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "payment") })
	}),
	"stops-callers": onElement("it takes records of what happened, and the block states that what those are about waits until it has them", stopsCallers),
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
	"async-seam":                onMove("a message is delivered to a process asynchronously", func(t *graph.Transfer, _ ask) bool { return asyncSeam(t) }),
	"money-up":                  onMove("payment data rises into a process that acts on it", func(t *graph.Transfer, _ ask) bool { return moneyUp(t) }),
	"bearer-mandate":            onMove("the caller brings something whose possession alone gives a right, once, across a boundary", bearerMandate),
	"sends-reports":             onMove("confidential reports, alerts or pictures of them go to others, by the label or a name of what moves", func(t *graph.Transfer, _ ask) bool { return sendsReports(t) }),
	"pictures":                  onMove("all that moves is pictures or recordings of people, by its name: they have no fields", func(t *graph.Transfer, _ ask) bool { return pictures(t) }),
	"mailed":                    onFlow("a mail is handed to whatever delivers it", byMail),
	"releases-attributes":       onFlow("an identity provider tells a service who a person is, by its kind or the label", releasesAttributes),
	"sensitive-out":             onMove("data of people or of the business goes to somebody less trusted", sensitiveOut),
	"file-content":              onMove("it carries a file that a program opens", fileContent),
	"checked-code":              onMove("the block says how the code is checked that it brings", checkedCode),
	"steering-download":         onFlow("a process of ours fetches from others a map, a list, rules or the like, by which it decides from then on", steersByDownload),
	"steering-answer":           onFlow("a system of others is told something and answers with code or settings by which a process of ours decides from then on", steersByAnswer),
	"brings-code": {
		help:     "it brings code from a place that others can write to",
		transfer: bringsCode,
		flow: func(f *graph.Flow, how ask) bool {
			return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return bringsCode(t, how) })
		},
	},
	"pins":           onMove("the digest is pinned, so that no other version is taken", func(t *graph.Transfer, _ ask) bool { return valueOf("artifact", onTransfer(t)) == "pinned" }),
	"versioned-code": onMove("it brings code or its metadata, of which an older version could be served, from elsewhere than a repository", versionedCode),
	"retried-payment": onMove("a payment to others is tried again when it fails", func(t *graph.Transfer, _ ask) bool {
		return !t.Answer && t.To.Type == model.External && carries(t, "payment") && statedOn(t, "fails") == "retry"
	}),
	"pushed-event": onMove("it is an event that a third party pushes", func(t *graph.Transfer, how ask) bool {
		return !t.Answer && webhook(t.Exchange, how)
	}),
	"delivery-report":   onMove("a service reports what became of mails that it was handed, by the label: a second report says the same", func(t *graph.Transfer, _ ask) bool { return deliveryReport(t) }),
	"only-notifies":     onMove("a system of others tells, without any data, that there is something new, which we then ask it for: a second notice has us ask again", func(t *graph.Transfer, _ ask) bool { return onlyNotifies(t) }),
	"only-answered":     onMove("what it is delivered to works out a result and hands it back, and asks nothing else", func(t *graph.Transfer, _ ask) bool { return onlyAnswered(t) }),
	"by-signed-address": onMove("whoever asks shows only an address that somebody else has signed", func(t *graph.Transfer, _ ask) bool { return showsLink(t.Exchange) }),
	"checked-at-entry":  onMove("we hand each other a file: the program that took it from outside has checked it", checkedAtEntry),
	"meant-to-run":      onMove("it brings code, or what a name says that pages are made of or that a program loads", func(t *graph.Transfer, _ ask) bool { return carries(t, "code") || movesNamed(t, meantToRun...) }),
	"served-back":       onMove("people get what moves back from the process that takes it, or through the gateway in front of it", func(t *graph.Transfer, _ ask) bool { return servedBack(t, t.To) }),
	"kept-and-served":   onMove("a process puts into a folder or bucket what people send it, and people get it back through that process", keptAndServed),
	"signed-code": {help: "who sends it signs it with a key of its own, so that the signature goes with the code", flow: signedByItsMaker, transfer: func(t *graph.Transfer, how ask) bool {
		return signedByItsMaker(t.Flow, how) || signedByItsMaker(t.Exchange, how)
	}},
	"fetched-mail":   onMove("a process of ours gets it from a mailbox, into which anybody can write", func(t *graph.Transfer, _ ask) bool { return t.Answer && fetchesMail(t.Exchange) }),
	"takes-any-file": onMove("what takes the file takes any by purpose: it examines files, or people keep theirs there over a protocol for files", func(t *graph.Transfer, _ ask) bool { return takesAnyFile(t) }),
	"opened": onMove("a program of a process opens what arrives, or others get it from the store as it is", func(t *graph.Transfer, how ask) bool {
		return t.To.Type == model.Process || servedAgain(t) || keptAndServed(t, how)
	}),
	"asks-for-update": onMove("a process only asks for an update, and brings no code", func(t *graph.Transfer, _ ask) bool { return asksForUpdate(t) }),
	"forgeable":       onMove("the block states that nothing proves who sends it, so that nobody has to replay it, and it is not sent again by itself", forgeable),
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
	"run-over-shell":  onMove("a process of ours runs commands or copies scripts to a machine over ssh, which checks who calls and no code", func(t *graph.Transfer, _ ask) bool { return runOverShell(t) }),
	"kept-for-others": onMove("it brings code to a place where others get it, which its own makers sign or do not", func(t *graph.Transfer, _ ask) bool { return keptForOthers(t) }),
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

func signedByItsMaker(f *graph.Flow, _ ask) bool { return f.Attrs.Value("sign") == "asymmetric" }

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

// meantToRun are names of what people upload so that it is shown as a page or runs.
var meantToRun = []string{"theme", "themes", "template", "templates", "plugin", "plugins", "plug in", "plug ins", "add on", "add ons", "addon", "addons"}

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

// forgeable reports whether the block states that nothing proves who sends something, or of an event that nothing proves
// its sender: who can make a new one needs no copy. A sender that tries again makes copies whoever it is.
func forgeable(t *graph.Transfer, how ask) bool {
	f := t.Exchange
	if t.Answer || proofOfSender(f) || f.Value("fails") == "retry" || carries(t, "payment") {
		return false // nobody has to attack for a payment to be made twice
	}
	return proof(f).Weak && f.Responder().Type == model.Process || partnerMessage(f, how) && (statesNoProof(f) || f.Value("sign") == "none")
}

// plainSensitive reports whether data whose disclosure does harm moves in the clear.
func plainSensitive(t *graph.Transfer) bool {
	return t.Flow.Encryption.Value == "none" && sensitive(t)
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
	if t.Answer && graphQL(t.Exchange) {
		return false // who asks names the fields
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
	tells := carries(t, "pii", "health", "confidential") || byMail(t.Exchange) || sensitive(t) && kindIs(t.To, "llm", "log") && !onlyProof(t) || chat(t.To) && len(t.Data) > 0 && !onlyProof(t) && !everybodyKnows([]*graph.Transfer{t})
	return tells && (kindIs(t.To, "llm") || !fileContent(t, how)) && (t.To.Type == model.External || low(t.To))
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
	return model.HasWord(rest, reportWords...) || movesNamed(t, reportWords...)
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
	if kindIs(t.To, "secrets") || model.HasWord(t.To.Name, decidesNothing...) {
		return false // it keeps what it is given, and knows no price
	}
	says := how.speaks
	if classified(t) {
		says = how.labels // a class says what the data is about better than its name
	}
	return carries(t, "payment") || !classified(t) && how.speaks(t, "transfer") || says(t, "order", "amount", "price", "quota", "refund", "payment", "booking", "quantity", "grade",
		"application", "claim", "bid", "vote", "parameter", "discount", "balance", "subscription")
}

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

// commandProtocols carry commands and values: a file in a label is what they are about.
var commandProtocols = []string{"redis", "ldap", "ldaps", "dns", "cql", "mysql", "postgres", "mongodb", "snmp", "tcp", "udp"}

// commandsOnly reports whether the stated protocol is one of commands, or one of its own on a bare connection, and no data is a file.
func commandsOnly(t *graph.Transfer) bool {
	f := t.Flow
	file := statedOn(t, "content") == "file" || slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, fileWords...) })
	return !file && f.Protocol.Origin == model.Declared && model.HasWord(f.Protocol.Value, commandProtocols...) && !speaksHTTP(f)
}

// fileless are protocols that carry rows or a stream, and no file.
var fileless = []string{"sql", "rtmp", "rtsp", "srt", "webrtc"}

// fileContent reports whether t carries a file that a program opens.
func fileContent(t *graph.Transfer, how ask) bool {
	if clientSide(t.To) || passThrough(t.To) || staticPages(t.To) || kindIs(t.From, "cache", "queue") || t.Flow.Encryption.Value == "e2e" || slices.Contains(fileless, t.Flow.Protocol.Value) {
		return false // it opens nothing, or cannot
	}
	if commandsOnly(t) {
		return false
	}
	if servedPages(t) || onlyOf(t, "code") && (statedOn(t, "artifact") != "" || runsSystem(t.From)) {
		return false // how installed code is checked is a question of its own
	}
	if uploadsOwn(t) {
		return false
	}
	if copiesStore(t) {
		return statedOn(t, "content") == "file" || how.named(t, fileWords...)
	}
	if content := statedOn(t, "content"); content == "html" {
		return how.named(t, fileWords...) // what is attached to a mail
	} else if content != "" {
		return content == "file"
	}
	if fileInFront(t) {
		return true
	}
	if guessedAnswer(t) && t.From.Type == model.External {
		asked := *t
		asked.Data = nil // what is sent to an external system is not its answer
		t = &asked
	}
	if classified(t) && carries(t, "control") && !how.named(t, fileWords...) {
		return false // files of commands and settings are text with a schema, which the parser's rule covers
	}
	return !carries(t, "code") && !onlyOf(t, "log") && !onlyOf(t, "credentials") && !onlyOf(t, "secret") && t.Flow.Protocol.Value != "syslog" && how.speaksOfFiles(t)
}

// uploadsOwn reports whether a program of ours brings a file that it has made itself, as the label says: it is no file of others.
func uploadsOwn(t *graph.Transfer) bool {
	own := t.From.Type == model.Process && ours(t.From) && !passThrough(t.From) && !clientSide(t.From)
	return own && !t.Answer && statedOn(t, "content") == "" && model.HasWord(t.Flow.Label, "upload", "uploads") && model.HasWord(t.Flow.Label, "export", "exports", "dump", "own report")
}

// fileInFront reports whether a gateway hands on data of which the call to the gateway states that it is a file. What proves who calls is
// in no file.
func fileInFront(t *graph.Transfer) bool {
	if t.Answer {
		return false
	}
	content := slices.DeleteFunc(slices.Clone(t.Data), func(d *graph.Data) bool { return d.Class.Value == "credentials" || d.Class.Value == "secret" })
	return len(content) > 0 && slices.ContainsFunc(inFrontOf(t.Exchange), func(in *graph.Flow) bool {
		return in.Value("content") == "file" && brings(in) && sharesData(content, in.Data)
	})
}

// onlyOf reports whether what moves is declared, all of it of one class.
func onlyOf(t *graph.Transfer, class string) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value != class })
}

// speaksOfFiles is speaks for files themselves: their names, lists and hashes are text.
func (how ask) speaksOfFiles(t *graph.Transfer) bool {
	is := func(text string) bool {
		return model.HasWord(onlyAboutFiles().ReplaceAllString(strings.ToLower(text), " "), fileWords...)
	}
	record := func(text string) string { // a document that is edited, or listed among other records, is text with a schema
		if strings.Contains(text, ",") {
			return documents().ReplaceAllString(text, " ")
		}
		return text
	}
	label := scanning().ReplaceAllString(t.Flow.Label, "")
	if t.Answer {
		label = uploading().ReplaceAllString(label, "") // what is uploaded does not come back
	}
	if model.HasWord(label, "feed", "feeds") {
		label = feedFormats().ReplaceAllString(label, "")
	}
	if !model.HasWord(label, handedOver...) {
		label = documents().ReplaceAllString(label, " ")
	}
	return !how.silent && (is(label) || slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return is(record(d.Name)) }))
}

// scanning matches the verb of a label, which is no picture of a page.
var scanning = lazy.Regexp(`(?i)^scans? for\b`)

// uploading matches what a label says of an upload.
var uploading = lazy.Regexp(`(?i)\buploads?\b[^,]*`)

// feedFormats matches the format of a feed, which is text with a schema and no file.
var feedFormats = lazy.Regexp(`(?i)\b(?:csv|archive)s?\b`)

// documents matches the word that names files as well as records.
var documents = lazy.Regexp(`(?i)\bdocuments?\b`)

// handedOver are words for a document that goes from hand to hand as a file.
var handedOver = []string{"upload", "submit", "send", "attach", "import", "scan", "deliver", "mail", "hand in", "hand over", "store", "file", "put", "drop", "receive", "download", "fetch", "forward", "share"}

// onlyAboutFiles matches what is said of files without a file in it: "file changes", "hashes of documents".
var onlyAboutFiles = lazy.Regexp(`\b(?:file|document|photo|picture|attachment|archive)s?[ -](?:change|hash|name|path|list|listing|metadata|request|event|integrity|id|size|count|permission|checksum|digest|index|status|type|right|lock|descriptor|handle|reputation|token|link|url|signature)(?:e?s)?\b|\b(?:md5|sha-?\d*|hash|checksum|digest|fingerprint|name|path|list|metadata|permission)(?:e?s)? of (?:[a-z]+ ){0,2}(?:file|document|photo|picture|attachment|archive)s?\b`)

// takesAnyFile reports whether no list of types can be an answer where t ends: a scanner of mail has to open what there is, and who keeps files
// for people, as a server of SFTP does, opens none. What they fill, and what confines the scanner, are questions of their own.
func takesAnyFile(t *graph.Transfer) bool {
	if opensForOthers(t.To) {
		return true
	}
	return t.To.Type == model.Process && (overFileProtocol(t.Flow) || sharesData(takenFiles(t.To), t.Data))
}

// takenFiles returns the data that people keep as files of any type at a process, or at one to which it hands them.
func takenFiles(e *graph.Element) []*graph.Data { return remember(e, aboutTakenFiles, findTakenFiles) }

func findTakenFiles(e *graph.Element) []*graph.Data {
	var out unique[*graph.Data]
	out.add(keptFiles(e)...)
	for _, f := range e.Outbound {
		kept := keptFiles(f.Responder())
		for _, d := range f.Data {
			if slices.Contains(kept, d) {
				out.add(d)
			}
		}
	}
	return out.list
}

func keptFiles(e *graph.Element) []*graph.Data { return remember(e, aboutKeptFiles, findKeptFiles) }

func findKeptFiles(e *graph.Element) []*graph.Data {
	var out unique[*graph.Data]
	for _, f := range e.Inbound {
		if overFileProtocol(f) {
			out.add(f.Data...)
		}
	}
	return out.list
}

// fileKeeping are protocols over which people keep files of any type.
var fileKeeping = []string{"sftp", "scp", "ftp", "ftps", "webdav", "smb", "nfs"}

func overFileProtocol(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && slices.Contains(fileKeeping, f.Protocol.Value)
}

// putThere reports whether a store gives a process of ours back what only that process has put there, after it has checked it.
func putThere(t *graph.Transfer) bool {
	return t.Answer && t.From.Type == model.Store && kindIs(t.From, "object", "file") && len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		puts := func(in *graph.Transfer) bool { return !in.Query && slices.Contains(in.Data, d) }
		by := filter(t.From.Receives, puts)
		return len(by) == 0 || slices.ContainsFunc(by, func(in *graph.Transfer) bool { return in.From != t.To })
	})
}

// checkedAtEntry reports whether a process of ours gets a file from another of our processes, or from a store that only those fill,
// and the file has come in elsewhere: whoever took it from outside has checked it.
func checkedAtEntry(t *graph.Transfer, how ask) bool {
	if putThere(t) {
		return true
	}
	if !ours(t.From) || low(t.From) || !ours(t.To) || t.To.Type != model.Process || kindIs(t.To, "llm", "agent") {
		return false // what a model reads steers it, whatever was checked before
	}
	if t.From.Type == model.Store {
		return !slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool { return !in.Query && fromOthers(in) })
	}
	return !passThrough(t.From) && slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		return fileContent(in, how) && in.Exchange.Crosses() && (fromOthers(in) || passThrough(in.From))
	})
}

// fromOthers reports whether somebody other than a server of ours brings what moves, or holds no more than a signed address for it.
func fromOthers(t *graph.Transfer) bool {
	return t.From.Type != model.Process && t.From.Type != model.Store || !ours(t.From) || low(t.From) || kindIs(t.From, "device") || showsLink(t.Exchange)
}

var fileWords = []string{"file", "document", "upload", "attachment", "photo", "picture", "pdf", "csv", "spreadsheet", "archive", "scan", "report file"}

// copiesStore reports whether somebody takes a copy of a store of ours as a whole: "archive" is then a verb, and the copy is kept unopened.
func copiesStore(t *graph.Transfer) bool {
	first, _, _ := strings.Cut(model.Normalize(t.Flow.Label), " ")
	return t.From.Type == model.Store && !low(t.From) && slices.Contains([]string{"archive", "backup", "back", "dump", "copy", "snapshot"}, first)
}

// servedPages reports whether t is a request for public pages: their files go out, and none comes in.
func servedPages(t *graph.Transfer) bool {
	return !t.Answer && len(t.Data) == 0 && kindIs(t.To, "web-ui") && proof(t.Exchange).ByDesign
}

// throughFront is the public distance of a process that people reach through a page or a front end.
const throughFront = 2

// servedBack reports whether people get what t brings, in answers of a process or of a gateway that forwards to it: whatever
// others have put into a file then opens where their session is.
func servedBack(t *graph.Transfer, server *graph.Element) bool {
	return !t.Answer && slices.ContainsFunc(fronts(server), func(front *graph.Element) bool {
		return slices.ContainsFunc(front.Sends, func(out *graph.Transfer) bool {
			return out.Answer && out.Flow.Encryption.Value != "e2e" && !proof(out.Exchange).Has(model.Machines) && (forPerson(out.To) || kindIs(out.To, "web-ui")) && sharesData(out.Data, filesIn(t))
		})
	})
}

// servesAdmins reports whether the pages of those who administer come from a process, or from a gateway in front of it.
func servesAdmins(e *graph.Element) bool {
	return slices.ContainsFunc(fronts(e), func(front *graph.Element) bool {
		return slices.ContainsFunc(front.Inbound, func(f *graph.Flow) bool { return kindIs(f.Initiator(), "admin-ui") || staff(f.Initiator()) })
	})
}

// stopsCallers reports whether a log is called by what does nothing while the log does not take its records, as the block states.
func stopsCallers(e *graph.Element) bool {
	return kindIs(e, "log") && e.Attrs.Value("redundancy") == "" && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return ours(f.Initiator()) && f.Attrs.Value("fails") == "closed" && brings(f)
	})
}

// fronts returns a process and the gateways that forward to it.
func fronts(e *graph.Element) []*graph.Element {
	out := unique[*graph.Element]{list: []*graph.Element{e}}
	for _, f := range e.Inbound {
		if passThrough(f.Initiator()) {
			out.add(f.Initiator())
		}
	}
	return out.list
}

// filesIn returns the data that are files by their names, or all if none is.
func filesIn(t *graph.Transfer) []*graph.Data {
	named := filter(t.Data, func(d *graph.Data) bool {
		return model.HasWord(d.Name, fileWords...) || model.HasWord(d.Name, "media", "image")
	})
	if len(named) == 0 {
		return t.Data
	}
	return named
}

// sharesData reports whether two lists have a datum in common.
func sharesData(a, b []*graph.Data) bool {
	return slices.ContainsFunc(a, func(d *graph.Data) bool { return slices.Contains(b, d) })
}

// keptAndServed reports whether a process puts files into a folder or bucket that people send it, themselves or through a gateway, and
// people get them back through it. Where the process takes them in as files, that is where they are checked; what it cannot read opens nowhere.
func keptAndServed(t *graph.Transfer, how ask) bool {
	if t.Answer || t.From.Type != model.Process || !kindIs(t.To, "object", "file") || !servedBack(t, t.From) {
		return false
	}
	brought := slices.ContainsFunc(fronts(t.From), func(front *graph.Element) bool {
		return slices.ContainsFunc(front.Receives, func(in *graph.Transfer) bool {
			return !in.Answer && forPerson(in.From) && in.Flow.Encryption.Value != "e2e" && sharesData(in.Data, filesIn(t))
		})
	})
	return brought && !slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		return !in.Answer && sharesData(in.Data, filesIn(t)) && fileContent(in, how) && in.Exchange.Crosses()
	})
}

// servedAgain reports whether a file goes from a process that people reach into a file store from which people outside get it, in a page
// or an app.
func servedAgain(t *graph.Transfer) bool {
	return !t.Answer && t.From.Type == model.Process && kindIs(t.To, "object", "file") && t.From.PublicDistance <= throughFront &&
		slices.ContainsFunc(t.To.Sends, func(out *graph.Transfer) bool {
			return low(out.To) && (person(out.To) || kindIs(out.To, "web-ui", "mobile")) && !staff(out.To)
		})
}

// guessedAnswer reports whether only the label of the request says that the answer
// carries something, and nothing says what.
func guessedAnswer(t *graph.Transfer) bool {
	x := t.Exchange
	return t.Answer && t.Flow == x && !x.Both && len(x.Returns) == 0 && x.Initiator() == x.From
}

var codeWords = []string{"code", "container image", "docker image", "base image", "firmware image", "disk image", "package", "artifact", "binary", "plugin", "firmware", "update", "release", "model weights", "dependency", "dependencies", "library", "script", "deploy", "deployment", "install", "installer"}

// carriesCode reports whether t carries something that will run, or that decides what runs. That everybody may
// know it does not say what it is.
func carriesCode(t *graph.Transfer, how ask) bool {
	if carries(t, "code") || how.labels(t, upgradeCommands...) {
		return true
	}
	if looksUp(t) || newsOnly(t) {
		return false
	}
	return (!classified(t) || everybodyKnows([]*graph.Transfer{t})) && (fromPackages(t) || how.speaks(t, codeWords...) || keepsImages(t) && how.speaks(t, "image"))
}

// readNames are names of what is about code and is read, not run.
var readNames = []string{"source map", "debug file", "debug symbol", "symbol file", "debug information", "bill of materials", "sbom"}

// aboutCode reports whether all code that moves tells of other code.
func aboutCode(t *graph.Transfer) bool {
	return carries(t, "code") && statedOn(t, "artifact") == "" && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && !model.HasWord(d.Name, readNames...) })
}

// newsWords are words of which updates that somebody is told of are: no version of a program.
var newsWords = []string{"configuration", "config", "setting", "policy", "status", "state", "data", "price", "stock", "order", "position", "location", "live", "real time", "websocket", "profile", "record", "inventory", "rule", "schema", "catalog", "feed", "score", "presence", "progress", "delivery", "shipment", "calendar", "booking", "subscription", "membership", "account", "user", "patient", "balance"}

// newsOnly reports whether the only word for code in a label is an update, and the words beside it say of what: a status, a price.
func newsOnly(t *graph.Transfer) bool {
	if kindIs(t.From, "ci", "registry", "code") || !model.HasWord(t.Flow.Label, "update") {
		return false
	}
	words := strings.Fields(model.Normalize(t.Flow.Label))
	for i, word := range words {
		beside := words[max(0, i-2):i]
		if i == 0 {
			beside = words[:min(3, len(words))] // a verb: it stands in front of what it changes
		}
		if model.HasWord(word, "update") && !model.HasWord(strings.Join(beside, " "), newsWords...) {
			return false
		}
	}
	others := slices.DeleteFunc(slices.Clone(codeWords), func(word string) bool { return word == "update" })
	return !model.HasWord(t.Flow.Label, others...) && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, codeWords...) })
}

// upgradeCommands are words for a message by which somebody far away has software replaced, whatever else is said to move with it.
var upgradeCommands = []string{"upgrade command", "update command", "upgrade instruction", "update instruction", "command to upgrade", "command to update"}

// looksUp reports whether a registry only says what is known about packages: their versions, their flaws, their licences.
func looksUp(t *graph.Transfer) bool {
	about := []string{"version", "versions", "vulnerability", "vulnerabilities", "advisory", "advisories", "cve", "licence", "license", "licenses", "popularity", "rating"}
	if !t.Answer || t.Flow.Attrs.Value("artifact") != "" || !kindIs(t.From, "registry") {
		return false
	}
	if len(t.Data) == 0 {
		return model.HasWord(t.Flow.Label, "look up", "lookup", "ask", "query", "search", "check") && model.HasWord(t.Flow.Label, about...)
	}
	return !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" || !model.HasWord(d.Name, about...) })
}

// updated reports whether what arrives is the software of a machine or an app, of which each version replaces an older one.
func updated(t *graph.Transfer) bool {
	return kindIs(t.To, "device", "mobile", "cli") || model.HasWord(t.To.Name, "bootloader", "firmware", "kernel")
}

// keepsImages reports whether one end keeps or runs images of software: elsewhere, an image is a picture.
func keepsImages(t *graph.Transfer) bool {
	kinds := []string{"registry", "code", "ci", "runtime", "controller", "device"}
	return kindIs(t.From, kinds...) || kindIs(t.To, kinds...)
}

// fromPackages reports whether t is what a declared registry of packages hands out.
func fromPackages(t *graph.Transfer) bool {
	return t.Answer && t.From.Kind.Value == "registry" && t.From.Kind.Origin == model.Declared
}

// oursToCheck reports whether e can check the code that it gets, because it is ours, is built for us or is marked as a crown jewel.
func oursToCheck(e *graph.Element) bool {
	return e.Type == model.Process || e.Type == model.Store || kindIs(e, "device") || e.Crown.Known()
}

// bringsCode reports whether t brings code from a place that others can write to, to somebody who runs it.
func bringsCode(t *graph.Transfer, how ask) bool {
	ownStore := kindIs(t.To, "registry") && t.From.Type == model.Store
	return carriesCode(t, how) && oursToCheck(t.To) && !passThrough(t.To) && !ownStore && !submitted(t) && !onlyKeeps(t) && !handsOnScripts(t) && !carriesAnything(t.Flow) && !workingCopy(t) && !aboutCode(t) && !ownPages(t) && !clonesToBuild(t) &&
		(t.From.Type == model.External || kindIs(t.From, "registry", "code", "ci") || t.From.Type != model.Actor && t.Exchange.Crosses())
}

// ownPages reports whether a process of ours hands a browser the pages that it serves: they are a part of its own image, and no page can
// verify itself.
func ownPages(t *graph.Transfer) bool {
	return kindIs(t.To, "web-ui") && t.To.Type == model.Process && t.From.Type == model.Process && ours(t.From) && !kindIs(t.From, "registry", "code", "ci")
}

// runOverShell reports whether a process of ours runs code on a machine over ssh, or copies it there to be run: the machine asks who calls,
// and checks no code.
func runOverShell(t *graph.Transfer) bool {
	return !t.Answer && t.From.Type == model.Process && !kindIs(t.From, "registry", "code") && (runsCommands(t.Flow) || overSSH(t.Flow) && opensShells(t.To))
}

// submitted reports whether users hand code to a service, themselves or through a gateway: for the service it is input
// like any other, and it is there to take the code of strangers. What goes to a registry is installed from there.
func submitted(t *graph.Transfer) bool {
	return !t.Answer && !goesToRegistry(t.To) && (forPerson(t.From) || kindIs(t.From, "gateway", "runtime") || low(t.From) && t.From.Type == model.Process)
}

// installers are kinds of elements that run what they get even if they pass it on.
var installers = []string{"ci", "controller", "runtime", "registry", "code", "device", "mobile", "cli", "plugin"}

// onlyKeeps reports whether code is on its way to others: a service of ours stores it, takes it from the database where it
// keeps what users have written, or passes on what it gets.
func onlyKeeps(t *graph.Transfer) bool {
	switch {
	case t.To.Type == model.Store:
		return t.From.Type == model.Process && !low(t.From) && !kindIs(t.From, "ci", "cli", "registry")
	case t.From.Type == model.Store && kindIs(t.From, "db", "queue", "cache"), takenFromUsers(t):
		return true
	}
	return passesOnCode(t)
}

// takenFromUsers reports whether a build, a sandbox or a worker works on code that users have handed to a service of ours: to run it is its job.
func takenFromUsers(t *graph.Transfer) bool {
	if !kindIs(t.To, "ci", "runtime", "worker") || t.From.Type != model.Process {
		return false
	}
	fromUsers := usersCode(t.From)
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return slices.Contains(fromUsers, d) })
}

// usersCode returns what users hand to a process, and what it takes from stores to which others of our processes bring what users hand to them.
func usersCode(e *graph.Element) []*graph.Data { return remember(e, aboutUsersCode, findUsersCode) }

func findUsersCode(e *graph.Element) []*graph.Data {
	out := handedIn(e)
	for _, in := range e.Receives {
		if in.From.Type != model.Store {
			continue
		}
		for _, put := range in.From.Receives {
			if put.From.Type == model.Process && put.From != e {
				out = append(out, inAll(in.Data, put.Data, handedIn(put.From))...)
			}
		}
	}
	return out
}

// handedIn returns what users hand to a process, themselves or through a gateway.
func handedIn(e *graph.Element) []*graph.Data { return remember(e, aboutHandedIn, findHandedIn) }

func findHandedIn(e *graph.Element) []*graph.Data {
	var out unique[*graph.Data]
	for _, in := range e.Receives {
		if !submitted(in) {
			continue
		}
		out.add(in.Data...)
		for _, front := range inFrontOf(in.Exchange) { // a gateway need not say what it passes on
			out.add(front.Data...)
		}
	}
	return out.list
}

// inAll returns what is in all three lists.
func inAll(a, b, c []*graph.Data) []*graph.Data {
	return filter(a, func(d *graph.Data) bool { return slices.Contains(b, d) && slices.Contains(c, d) })
}

// passesOnCode reports whether a service hands the code that it gets to others, itself or through a queue.
func passesOnCode(t *graph.Transfer) bool {
	return !kindIs(t.To, installers...) && !goesToRegistry(t.To) && slices.ContainsFunc(t.To.Sends, func(out *graph.Transfer) bool {
		same := slices.ContainsFunc(out.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && slices.Contains(t.Data, d) })
		return same && out.To != t.From && !person(out.To) && (out.To.Type != model.Store || kindIs(out.To, "queue", "cache"))
	})
}

// keptForOthers reports whether code is brought to a registry, or to an element that passes it on to one: those
// who get it from there check it, because it may be signed later.
func keptForOthers(t *graph.Transfer) bool {
	if t.Answer {
		return false
	}
	return t.To.Type == model.Store || kindIs(t.To, "code") || goesToRegistry(t.To)
}

// goesToRegistry reports whether e is a registry, or passes code on to one.
func goesToRegistry(e *graph.Element) bool {
	return kindIs(e, "registry") || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return kindIs(f.Responder(), "registry") && slices.ContainsFunc(f.Transfers, func(out *graph.Transfer) bool { return !out.Answer && statedCode(out) })
	})
}

// checkedCode reports whether the block says how code is checked, and the code moves in this direction: if an
// exchange moves code in one direction, what moves in the other is not code.
func checkedCode(t *graph.Transfer, how ask) bool {
	if statedOn(t, "artifact") == "" {
		return false
	}
	return carriesCode(t, how) || !slices.ContainsFunc(t.Exchange.Transfers, func(other *graph.Transfer) bool { return carriesCode(other, how) })
}

// versionedCode reports whether t brings code, or its metadata, of which an older version could be served.
func versionedCode(t *graph.Transfer, how ask) bool {
	stored := t.From.Type == model.External || t.From.Type == model.Store || kindIs(t.From, "registry", "code") || t.Answer
	if kindIs(t.From, "code") && !t.Flow.Local() {
		return false // a server of an old repository state can serve any state, and going back is a legitimate use
	}
	if t.To.Type == model.Store || kindIs(t.To, "gateway", "registry", "code", "ci", "runtime") || opensForOthers(t.To) {
		return false // it has no version of its own to go back from
	}
	if submitted(t) || onlyKeeps(t) {
		return false // it passes on what it gets, old and new
	}
	if how := valueOf("artifact", onTransfer(t)); how == "unsigned" || how == "" && ours(t.To) && !updated(t) {
		return false // how the code is checked comes first: without a signature none is too old, and a server pins its packages and plug-ins, which answers both
	}
	if kindIs(t.From, "registry") && how.speaks(t, "model", "models") {
		return false // a model has no order of versions in which an older one is worse
	}
	return stored && oursToCheck(t.To) && t.Exchange.Crosses() &&
		(carriesCode(t, how) || !classified(t) && how.speaks(t, "manifest", "metadata", "signature", "version", "revocation list", "crl", "trust policy"))
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
	if statedOn(t, "replay") == "" && (overBroker(t) && handsOnMessage(t) || setsStates(t)) {
		return false
	}
	if kindIs(t.From, "queue") && ours(t.From) && statedOn(t, "replay") == "" && (harmlessTwice(t) || handsOnMessage(t)) {
		return false
	}
	return t.To.Type == model.Process && (statedOn(t, "mode") == "async" && !t.Answer || kindIs(t.From, "queue"))
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

// handsOnScripts reports whether a process of ours hands a worker of ours the scripts that people have written to us: they change with each
// edit, so no digest is pinned and no maker signs, and who may change them is asked where people do.
func handsOnScripts(t *graph.Transfer) bool {
	if t.From.Type != model.Process || !ours(t.From) || !ours(t.To) || !kindIs(t.To, "worker") || low(t.From) {
		return false
	}
	return slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		return sharesData(in.Data, t.Data) && statedCode(in) && (submitted(in) || in.From.Type == model.Store && slices.ContainsFunc(writers([]*graph.Element{in.From}), func(w *graph.Element) bool { return givenByUsers(w, t.Data) }))
	})
}

// givenByUsers reports whether people bring a process some of the data, also through a gateway that states only by number what it passes on.
func givenByUsers(e *graph.Element, data []*graph.Data) bool {
	return slices.ContainsFunc(e.Receives, func(in *graph.Transfer) bool {
		passed := func(f *graph.Flow) bool { return sharesData(f.Data, data) }
		return submitted(in) && (sharesData(in.Data, data) || slices.ContainsFunc(in.Exchange.Forwards, passed))
	})
}

// runsHandedCode reports whether a worker or a runtime gets from a process of ours the code that it runs: what it sends is up to the author.
func runsHandedCode(e *graph.Element) bool {
	return kindIs(e, "worker", "runtime") && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return statedCode(t) && t.From.Type == model.Process && ours(t.From) && !forPerson(t.From)
	})
}

// steering are names of data by which a program decides whom it trusts, where it connects and what it lets through.
var steering = []string{"map", "list", "lists", "blocklist", "allowlist", "denylist", "blacklist", "whitelist", "rules", "ruleset", "policy", "policies", "directory", "routes", "routing"}

// refreshWords begin labels of what a program gets of its own accord.
var refreshWords = []string{"download", "downloads", "fetch", "fetches", "update", "updates", "sync", "syncs", "refresh", "refreshes", "pull", "pulls", "poll", "polls", "load", "loads", "get", "gets"}

// steersByDownload reports whether a process of ours fetches from a system of others, and brings it nothing, what it decides by from then on:
// the connection proves the server, and not who made what lies there. Code, and what a peer or a provider of sign-in answers, is asked for elsewhere.
func steersByDownload(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	first, _, _ := strings.Cut(model.Normalize(f.Label), " ")
	if from.Type != model.Process || !ours(from) || clientSide(from) || to.Type != model.External || kindIs(to, "idp", "llm", "log") || brings(f) || !slices.Contains(refreshWords, first) {
		return false
	}
	return slices.ContainsFunc(f.Returns, func(d *graph.Data) bool {
		return d.Class.Value == "control" || slices.Contains([]string{"public", "internal"}, d.Class.Value) && model.HasWord(d.Name, steering...)
	})
}

// steersByAnswer reports whether a process of ours hands something to a system of others and takes code or settings back: what proves who
// asked proves nothing of the answer.
func steersByAnswer(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || !ours(from) || clientSide(from) || passThrough(from) || to.Type != model.External || !brings(f) || kindIs(to, "idp", "llm", "log", "code", "registry", "secrets") {
		return false
	}
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return t.Answer && carries(t, "code", "control") && !bringsCode(t, ask{})
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
