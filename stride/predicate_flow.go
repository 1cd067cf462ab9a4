package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on an exchange: where it goes, what its ends are, how it
// travels. The caller is the end that asks; see graph.Flow.Initiator.
var flowPredicates = map[string]predicate{
	// where it goes
	"by-sight":         onFlow("it is read off a screen or paper, as its protocol says, or its label where none is stated: there is no connection", bySight),
	"crosses":          onFlow("the flow leaves one zone for another", (*graph.Flow).Crosses),
	"leaves":           onFlow("the flow leaves one zone for another, or goes over SSH to a machine of others in the same zone", func(f *graph.Flow) bool { return f.Crosses() || overSSH(f) && f.Responder().Type == model.External }),
	"one-machine":      onFlow("both ends are on one machine, as a zone around both is called", onOneMachine),
	"calls-plugin":     onFlow("a process calls a plug-in that it starts on its own machine", callsPlugin),
	"charges-outside":  onFlow("a process has a system of others charge, pay, refund or capture money, as the label says and the data shows: an answer that is lost leaves open whether it did", chargesOutside),
	"asks-whether":     onFlow("a process asks another one to decide about a user, a key or a right, or asks an identity provider", asksWhether),
	"speaks-smb":       onFlow("no protocol is stated, and the callee speaks SMB, by its name or its technology: SMB encrypts by itself", speaksSMB),
	"payer-signs":      onFlow("the payer signs what is paid, as a signature or a name says: a mandate, a transaction or a transfer", payerSigns),
	"passes-on-events": onFlow("the caller only passes on events to which it subscribes, as a label says, and writes to no store", passesOnEvents),
	"may-be-ssh":       onFlow("no protocol is stated, and what the label or the callee is called often runs over SSH: Git, rsync, SCP, SFTP", mayBeSSH),
	"one-host-too":     onFlow("the flow stays in one zone, or in zones of one host, as a zone around both ends is called, or comes to a zone in which others do that are encrypted no better", indoorsToo),
	"up":               onFlow("the caller is in a less trusted zone than the callee", up),
	"up-far":           onFlow("the caller is at least three trust levels below the process that it calls", upFar),
	"down":             onFlow("the caller is in a more trusted zone than the callee", func(f *graph.Flow) bool { return f.Initiator().Level() > f.Responder().Level() }),
	"from-low":         onFlow("the call rises from a public or partner zone", fromLow),
	"partner":          onFlow("a system of others calls", partner),
	"inside":           onFlow("the caller is trusted for where it is: no mutual TLS, not from a lower zone", inside),
	"trusted-inside": onFlow("the callee is ours and trusts the caller for where it is, or is of others and trusts the user whom a gateway of ours names", func(f *graph.Flow) bool {
		return inside(f) && slices.Contains([]model.ElementType{model.Process, model.Store}, f.Responder().Type) || namesUserOutside(f)
	}),
	"names-user-outside": onFlow("a gateway of ours names a user to an application of others, and shows no credential of its own", namesUserOutside),
	"egress-out":         onFlow("a process of ours calls a system of others", egressOut),
	"relays-media":       onFlow("a relay or a gateway passes on packets of media as they are, and makes no call of its own", relaysMedia),
	"through-broker":     onFlow("a process hands something to another one over the protocol of a broker that is not an end of the call", throughBroker),
	"from-broker":        onFlow("a store or a broker hands a process what that process has connected to it for", fromBroker),
	"unsaid-on-machine":  onFlow("programs of ours on one machine, or on its network of containers, call each other, and nothing says or implies that it is not encrypted", unsaidOnMachine),
	"between-services":   onFlow("a service of ours calls another on its own account, no gateway hands on what somebody asks, and no payment is reported", func(f *graph.Flow) bool { return betweenServices(f) && !reportsPayment(f) }),
	"around-gateway":     onFlow("the call rises from a public or partner zone to a process beside a gateway, and not through the gateway", func(f *graph.Flow) bool { return up(f) && fromLow(f) && bypassesGateway(f) }),
	"relies-on-gateway":  onFlow("a gateway takes encrypted calls from outside and hands them on in plain text to a process of ours, without showing who it is, and does more than end the encryption", reliesOnGateway),
	"starts-callee":      onFlow("an engine, a runtime or a supervisor starts a program, which gets no message that it could refuse", startsCallee),
	"commands-host":      onFlow("a process that is not there to start others calls an engine of containers or machines, what starts the services of a machine, or a cluster with all rights on it", commandsHost),
	"by-browser":         onFlow("people call with a browser, or its page does", byBrowser),
	"init.ours":          onFlow("the caller is a program or a store of ours", func(f *graph.Flow) bool { return ours(f.Initiator()) }),
	"asked-by-others":    onFlow("somebody else, or a program at their hands, calls a process of ours", askedByOthers),
	"dependency":         onFlow("a process calls an external, a crown jewel, a queue, an identity provider or a registry, and not only for newer software", dependency),
	// what its ends are
	"init.type":       onFlowWith("the caller is of this type", func(f *graph.Flow, args []string) bool { return slices.Contains(args, string(f.Initiator().Type)) }),
	"init.person":     onFlow("the caller is a person", func(f *graph.Flow) bool { return person(f.Initiator()) }),
	"announced":       onFlow("anybody who asks over a protocol that TLS does not protect is told, by design, what we are: it is sent to find us", announced),
	"resp.type":       onFlowWith("the callee is of this type", func(f *graph.Flow, args []string) bool { return slices.Contains(args, string(f.Responder().Type)) }),
	"resp.kind":       onFlowWith("the callee is of this kind", func(f *graph.Flow, args []string) bool { return kindIs(f.Responder(), args...) }),
	"not-ours":        onFlow("a person and a system of others deal with each other: nothing of it is ours to change", personWithOthers),
	"resp.crown":      onFlow("the callee is a crown jewel", func(f *graph.Flow) bool { return f.Responder().Crown.Known() }),
	"resp.near-crown": onFlow("the callee is a crown jewel or calls one", func(f *graph.Flow) bool { return f.Responder().CrownDistance <= 1 }),
	"passthrough": {
		help:    "the callee is a gateway that forwards to a process at least as near a crown jewel",
		flow:    func(f *graph.Flow, _ ask) bool { return passThrough(f.Responder()) },
		element: func(e *graph.Element, _ ask) bool { return passThrough(e) },
	},
	"forwarded": onFlow("a gateway of ours hands on what it was asked", forwarded),
	"skipped-behind-gateway": onFlow("a gateway hands on what it was asked to a process of ours, and the block says that a check is skipped when something fails", func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && f.Value("fails") == "open" && f.Responder().Type == model.Process && ours(f.Responder())
	}),
	"goes-on-unchecked": onFlow("the block says that the call goes on, as if all were well, when its connection or a check of it fails", func(f *graph.Flow) bool { return f.Value("fails") == "open" }),
	"own-check-skipped": onFlow("a process of ours sends something to a system of others that decides nothing about it, and the block says that a check is skipped when it cannot be made", ownCheckSkipped),
	"may-fall-back":     onFlow("an encrypted call between programs of ours states that it goes on without a check: what is skipped is its own protection", mayFallBack),
	"only-sent":         onFlow("a process sends something to others or to a queue that is neither code nor a payment, and gets nothing back", onlySent),
	"packet-tunnel":     onFlow("a tunnel brings the packets of others straight from one device or program of theirs to another", packetTunnel),
	"local-socket":      onFlow("a program calls another one over a socket in the file system of their machine", func(f *graph.Flow) bool { return f.Protocol.Value == "unix" }),
	"tunnel":            onFlow("the protocol is a tunnel or a media channel that brings its own encryption, without certificates for names", tunneled),
	"only-through":      onFlow("gateways that forward to the callee are all that calls it", func(f *graph.Flow) bool { return calledThroughOnly(f.Responder()) }),
	"watched":           onFlow("a controller of ours sees changes of what it reads, and makes what is declared true", watched),
	"server-side":       onFlow("the callee is no client at somebody's hands", serverSide),
	// how it travels
	"local":       onFlow("nothing leaves the machine", (*graph.Flow).Local),
	"at-client":   onFlow("people use a client in their own hands, over no network that the block names", atClient),
	"auth":        onFlowWith("the caller proves who it is in this way", func(f *graph.Flow, args []string) bool { return slices.Contains(args, f.Auth.Value) }),
	"concerns-us": onFlow("the callee is a process, a store or a crown jewel, or one of our own people calls", concernsUs),
	"admits":      onFlow("the callee is a process, a store or a crown jewel, one of our own people calls, or who signs in there is let in here", func(f *graph.Flow) bool { return concernsUs(f) || admitsToUs(f) }),
	"store-from-low": onFlow("a store is reached from a public or partner zone, or by a person", func(f *graph.Flow) bool {
		return f.Responder().Type == model.Store && (low(f.Initiator()) || person(f.Initiator()))
	}),
	"shared-account": onFlow("the callee is a store of ours of which the block says that its callers share one account: each needs its own first", func(f *graph.Flow) bool {
		return f.Responder().Type == model.Store && ours(f.Responder()) && accessOf(f.Responder()) == "shared-account"
	}),
	"proves":         onFlowWith("the proof of the caller has this property", func(f *graph.Flow, args []string) bool { return slices.ContainsFunc(args, proof(f).hasTrait) }),
	"proven":         onFlow("the caller shows a credential", func(f *graph.Flow) bool { return proof(f).Strength >= model.CopiedProof }),
	"fetches-public": onFlow("a process asks a system of others by an unencrypted protocol, shows no secret, and gets back only what is public", fetchesPublic),
	"any-host":       onFlow("it goes to whichever of many strangers there is, and all that moves is public", anyHost),
	"staff-type":     onFlow("one of our own people types a password, with no second factor, over a boundary and a network", staffType),
	"guessable":      onFlow("the caller shows a secret that somebody could guess, signs in and nothing says with what, or shows a session where nothing limits attempts and no other sign-in is drawn", guessable),
	"bounded-by-rate": onFlow("the block states for the call, or where a gateway takes or forwards it, that the requests of a time are bounded, and no more", func(f *graph.Flow) bool {
		return slices.ContainsFunc(slices.Concat([]*graph.Flow{f}, inFrontOf(f), onwardOf(f)), func(on *graph.Flow) bool { return on.Value("limit") == "rate" })
	}),
	"approved":         onFlow("a second person approves what is done", func(f *graph.Flow) bool { return controlStatus("four-eyes", Subject{Flow: f}) == Met }),
	"call-approved":    onFlow("the call itself states that a second person approves what is done with it", func(f *graph.Flow) bool { return f.Attrs.Has("has", "four-eyes") }),
	"anonymous-source": onFlow("the protocol hides who calls", anonymousSource),
	"passes-sealed":    onFlow("a relay of others passes on only streams that it cannot read, in which each caller shows a credential", passesSealed),
	"relayed-sealed": onFlow("a relay of others passes it on to a process of ours and cannot read it", func(f *graph.Flow) bool {
		return !ours(f.Responder()) && f.Encryption.Value == "e2e" && slices.ContainsFunc(onwardOf(f), func(out *graph.Flow) bool { return ours(out.Responder()) && out.Responder().Type == model.Process })
	}),
	"hands-over-key":  onFlow("all that is brought is a key, a password or the like, which the callee does not yet share with the caller", handsOverKey),
	"brings":          onFlow("the caller brings something to keep or to do, beside what it asks", brings),
	"handles-event":   onFlow("a receiver of events hands one to another process", handlesEvent),
	"fills-store":     onFlow("outsiders fill a store with files, messages or records", fillsStore),
	"partner-message": {help: "a third party or a less trusted zone pushes something that is no code to a process of ours", flow: partnerMessage},
	"signed-message": onFlow("the caller brings something, and a signature on it proves its sender to the callee", func(f *graph.Flow) bool {
		return signedMessage(f) && !handedOutside(f) // a signature for who gets it in the end proves nothing to what only hands it on
	}),
	"unproven-message": {help: "a third party or a less trusted zone pushes to a process of ours something that is no code, and states no other proof of who it is", flow: func(f *graph.Flow, how ask) bool {
		return partnerMessage(f, how) && proof(f).Strength < model.CopiedProof
	}},
	"to-subscriber":   {help: "a process of ours delivers events to a system of others, which has to tell them from forgeries", flow: toSubscriber},
	"answers-mail":    onFlow("what reads a mailbox also sends mail, by itself or through another call, as answers or notices", answersMail),
	"fetches-mail":    onFlow("a process of ours reads a mailbox, into which anybody can write in any name", fetchesMail),
	"mail-to-anybody": onFlow("a process of ours delivers mail to the server of whoever it is for, which nobody has configured", mailToAnybody),
	"brings-bounces":  onFlow("a mailbox holds bounces, which have no sender", bringsBounces),
	"event-call":      onFlow("a system of others delivers an event to a process of ours, as its label or the kind of the process says", eventCall),
	"can-only-sign":   onFlow("a third party calls, and the block says that it signs nothing: it has no other credential of ours to show", canOnlySign),
	"signed-by-peer":  onFlow("a server of a federation delivers something under its own signature: that proves the server, not that it may speak for whoever the content names", signedByPeer),
	"says-how-signed": onFlow("the block says how what is brought to a process is signed", func(f *graph.Flow) bool {
		return f.Responder().Type == model.Process && brings(f) && f.Value("sign") != "" && !signedBefore(f)
	}),
	"sign-on-message": {help: "a third party sends a step of single sign-on through the browser of whoever signs in", flow: signOnMessage},
	"partner-event":   {help: "a third party or a less trusted zone pushes something to a process of ours", flow: partnerEvent},
}

// ownEncryption are protocols that encrypt with keys of their own; none of them is a TLS connection to a name.
var ownEncryption = []string{"wireguard", "webrtc", "ipsec", "ikev2", "openvpn", "tailscale", "zerotier", "vpn", "dtls", "srtp", "zrtp"}

// tunneled reports whether a call uses a tunnel or a media channel with encryption of its own.
func tunneled(f *graph.Flow) bool {
	return f.Protocol.Value != "" && model.HasWord(f.Protocol.Value, ownEncryption...)
}

// packetTunnel reports whether a tunnel joins two devices, or programs that keep it up for their machines: what comes out of it is packets of
// others, which have no form, no operations and no agreed rate.
func packetTunnel(f *graph.Flow) bool {
	end := func(e *graph.Element) bool { return kindIs(e, "device", "mobile", "desktop", "cli") }
	return model.HasWord(f.Protocol.Value, append([]string{"vpn"}, tunnelProtocols...)...) && end(f.Initiator()) && end(f.Responder())
}

// up reports whether a request goes into more trust. Requests into less trust are no risk for the callee.
func up(f *graph.Flow) bool { return f.Initiator().Level() < f.Responder().Level() }

// fromLow reports whether a request rises from a public or partner zone.
func fromLow(f *graph.Flow) bool { return up(f) && low(f.Initiator()) }

// guessable reports whether a secret can be guessed, or people sign in and the block does not say with what.
func guessable(f *graph.Flow) bool {
	p := proof(f)
	if hostCommand(f) {
		return false // the login to the host has let the caller in, and the command asks for no secret
	}
	if p.Has(model.Guessable) || signsIn(f) && (!f.Auth.Known() || p.ByDesign) {
		return p.Has(model.Guessable) || !bringsOnlyTokens(f)
	}
	if linkWithPassword(f) {
		return true
	}
	typed := p.Name == "session" && byPerson(f) && !signedInElsewhere(f) && !admittedByProvider(f) && !admittedByOthers(f)
	return typed && f.Value("limit") == "none" // nothing limits the sign-in of the same callers
}

// drawnWords are names of credentials that a program draws at random, typedWords of those that a person chooses or types.
var (
	drawnWords = []string{"token", "tokens", "jwt", "cookie", "cookies", "session", "sessions", "api key", "api keys", "assertion", "ticket", "certificate"}
	typedWords = []string{"password", "passwords", "passphrase", "pin", "pins", "user name", "username", "code", "codes", "otp", "login"}
)

// bringsOnlyTokens reports whether a caller brings credentials, and by their names each is drawn at random: nobody guesses those.
func bringsOnlyTokens(f *graph.Flow) bool {
	return len(f.Data) > 0 && !slices.ContainsFunc(f.Data, func(d *graph.Data) bool {
		return d.Class.Value != "credentials" || !model.HasWord(d.Name, drawnWords...) || model.HasWord(d.Name, typedWords...)
	})
}

// staffType reports whether people of ours sign in over a boundary with nothing but what can be guessed: whoever has taken over one machine
// inside can try.
func staffType(f *graph.Flow) bool {
	return f.Crosses() && !f.Local() && person(f.Initiator()) && proof(f).Has(model.Guessable)
}

// upFar reports whether a call enters a process at least three levels above its caller.
func upFar(f *graph.Flow) bool {
	return f.Crosses() && f.Responder().Type == model.Process && f.Responder().Level()-f.Initiator().Level() >= 3
}

// partner reports whether an external system calls.
func partner(f *graph.Flow) bool {
	return f.Initiator().Type == model.External || f.Initiator().Level() == model.Partner
}

// egressOut reports whether a process of ours calls an external system.
func egressOut(f *graph.Flow) bool {
	return f.Initiator().Type == model.Process && f.Responder().Type == model.External
}

// dependency reports whether a process cannot do its work without a call: to an
// external system, a crown jewel, a queue, an identity provider or a registry.
func dependency(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || to == from || f.Local() || kindIs(to, "queue") && !pushes(f) || kindIs(from, "ci") {
		return false // a consumer waits for its queue, and a step of a build fails with what it needs: what started it reports that
	}
	if onDevice(to) && !kindIs(from, "cli") || fetchesSoftware(f) || pluggedIn(from) && to.Type == model.Store {
		return false // the machine fails as a whole, a newer version can wait, and a plug-in asks through its host
	}
	if asksWhether(f) {
		return true
	}
	if tellsFigures(f) || passThrough(from) || model.HasWord(f.Label, "through the browser", "via the browser") {
		return false // what is lost does no harm, callers get the error, or a user carries it to where it goes
	}
	othersRun := to.Type == model.Process && low(to) && !clientSide(to)
	return to.Type == model.External || othersRun || to.Type == model.Store && to.Crown.Known() || kindIs(to, "queue", "idp", "registry", "webhook")
}

// telemetryWords name figures about how a program is used, which the maker of the program collects.
var telemetryWords = []string{"telemetry", "usage statistics", "usage data", "usage report", "usage counts", "usage figures", "anonymous counts", "statistics", "analytics", "crash report", "crash reports", "error tracking"}

// tellsFigures reports whether a call only tells a system of others how a program is used or fails: to lose it does no harm.
func tellsFigures(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.External && onlySent(f) && model.HasWord(to.Name+" "+f.Label, telemetryWords...) && !carriesClass(f, "health", "control")
}

// onlySent reports whether a process sends something to others or to a queue, and gets nothing back: what is lost is only what was
// sent. What is paid or released comes to a result even where the block does not show it.
func onlySent(f *graph.Flow) bool {
	to := f.Responder()
	return !carriesClass(f, "payment", "code") && !asksWhether(f) && (to.Type != model.Store || kindIs(to, "queue")) && len(f.Returns) == 0 && !f.Both && !f.Asks()
}

// decisionWords are names and labels of what decides about a request.
var decisionWords = []string{"fraud", "risk", "license", "licence", "policy", "policies", "validation", "validator", "verify", "verification", "check", "checks", "scan", "scanner", "antivirus", "captcha", "decision", "authorization", "authorisation", "screening", "guardrail", "moderation", "rate limit", "limiter"}

// mayFallBack reports whether an encrypted call between programs of ours, which asks for no decision, states that it goes on without a check: what
// is skipped is its own protection.
func mayFallBack(f *graph.Flow) bool {
	encrypted := slices.Contains([]string{"tls", "mtls", "e2e"}, f.Encryption.Value)
	return f.Value("fails") == "open" && encrypted && !speaksHTTP(f) && ours(f.Initiator()) && ours(f.Responder()) && !asksWhether(f) && f.Initiator().Type == model.Process && f.Responder().Type == model.Process
}

// ownCheckSkipped reports whether a block says of what a process of ours sends to a system of others that a check is skipped: the other
// decides nothing, so it is our own check of the call.
func ownCheckSkipped(f *graph.Flow) bool {
	to := f.Responder()
	return f.Value("fails") == "open" && ours(f.Initiator()) && f.Initiator().Type == model.Process && to.Type == model.External && brings(f) && onlySent(f) &&
		!kindIs(to, "idp", "llm") && f.Value("validate") == "" && !model.HasWord(to.Name+" "+f.Label, decisionWords...)
}

// indoorsToo reports whether a flow stays in one zone, or comes to a zone in which others travel as it does: one sentence is said of all.
func indoorsToo(f *graph.Flow) bool {
	alike := func(g *graph.Flow) bool {
		return indoors(g) && !onOneMachine(g) && !g.Local() && !person(g.Initiator()) && !noTLS(g) && g.Encryption.Value == f.Encryption.Value
	}
	zone := f.Responder().Boundary
	return indoors(f) || zone != nil && slices.ContainsFunc(zone.Members, func(e *graph.Element) bool { return slices.ContainsFunc(e.Inbound, alike) })
}

// checkVerbs and checkObjects are words of a label that says that somebody is asked about a user, a key or a right.
var (
	checkVerbs   = []string{"check", "checks", "verify", "verifies", "validate", "validates", "authorise", "authorises", "authorize", "authorizes", "authenticate", "authenticates", "introspect", "introspects"}
	checkObjects = []string{"key", "keys", "token", "tokens", "password", "passwords", "credential", "credentials", "user", "users", "caller", "callers", "request", "requests", "permission", "permissions", "access", "right", "rights", "role", "roles", "session", "sessions", "identity", "policy", "revocation", "certificate", "certificates", "signature", "signatures"}
)

// asksWhether reports whether a process asks another one to decide about a user, a key or a right, as the label says or because the other is
// an identity provider: without an answer it may not go on. What a gateway hands on is no question of its own.
func asksWhether(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || to == from || to.Type == model.Store || to.Type == model.Actor || f.Local() || clientSide(from) || checksOut(f) || passThrough(from) && len(f.Forwards) > 0 {
		return false
	}
	return kindIs(to, "idp") && !passThrough(from) && (!background(from) || slices.ContainsFunc(from.Inbound, func(in *graph.Flow) bool { return person(in.Initiator()) || in.Initiator().Type == model.Actor })) || model.HasWord(f.Label, askWhetherWords...) || model.HasWord(f.Label, checkVerbs...) && model.HasWord(f.Label, checkObjects...)
}

// chargeWords occur in labels of calls by which money moves.
var chargeWords = []string{"charge", "charges", "pay", "pays", "refund", "refunds", "capture", "captures", "create payment", "create payments", "initiate payment", "initiate payments", "payout", "payouts"}

// chargesOutside reports whether a process has a system of others move money: to refuse what depends on an answer that is lost invites a second charge.
func chargesOutside(f *graph.Flow) bool {
	return f.Initiator().Type == model.Process && f.Responder().Type == model.External && carriesClass(f, "payment") && model.HasWord(f.Label, chargeWords...)
}

// callsPlugin reports whether a process calls a plug-in, by a protocol that programs of one machine use with each other.
func callsPlugin(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	ends := from.Type == model.Process && to.Type == model.Process && (kindIs(to, "plugin") || kindIs(from, "plugin"))
	return ends && from.Zone() == to.Zone() && slices.ContainsFunc(model.NamedProtocols(f.Protocol.Value), func(p model.Protocol) bool { return p.Local || p.Name == "grpc" })
}

// overSSHToo are words for what is often carried by SSH.
var overSSHToo = []string{"git", "rsync", "scp", "sftp", "ssh"}

// mayBeSSH reports whether SSH may be what protects a call whose protocol is not stated.
func mayBeSSH(f *graph.Flow) bool {
	to := f.Responder()
	if model.HasWord(f.Label, "webhook", "hook", "event", "events", "notify", "api") {
		return false // a Git host speaks HTTP too
	}
	return f.Protocol.Value == "" && model.HasWord(f.Label+" "+to.Name+" "+to.Attrs.Value("tech"), overSSHToo...)
}

// fetchesSoftware reports whether a process that is not there to build, start or check software only gets some of others: it runs on without.
func fetchesSoftware(f *graph.Flow) bool {
	code := func(d *graph.Data) bool { return d.Class.Value == "code" }
	software := kindIs(f.Responder(), "registry") || len(f.Returns) > 0 && !kindIs(f.Responder(), "code") && !slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return !code(d) })
	return f.Responder().Type == model.External && software && !brings(f) && !kindIs(f.Initiator(), "ci", "cli", "runtime", "registry")
}

// askedByOthers reports whether a person, an external system or a program in somebody's hands calls a
// process of ours: what the caller does when the call fails is not ours to say.
func askedByOthers(f *graph.Flow) bool {
	from := f.Initiator()
	return ours(f.Responder()) && f.Responder().Type == model.Process && (from.Type != model.Process || clientSide(from))
}

// byBrowser reports whether people call with a browser: it alone shows a warning that a person can click away.
func byBrowser(f *graph.Flow) bool {
	from := f.Initiator()
	return (person(from) || kindIs(from, "web-ui")) && (f.Protocol.Value == "" || speaksHTTP(f))
}

// bypassesGateway reports whether a call reaches a process beside a gateway but not through it.
func bypassesGateway(f *graph.Flow) bool {
	to := f.Responder()
	if to.Type != model.Process || to.Boundary == nil || kindIs(to, "gateway", "idp", "webhook") || kindIs(f.Initiator(), "gateway") {
		return false
	}
	return slices.ContainsFunc(to.Boundary.Members, func(e *graph.Element) bool {
		return e != to && e.Type == model.Process && kindIs(e, "gateway") && leadsTo(e, to) && slices.ContainsFunc(e.Inbound, func(in *graph.Flow) bool {
			return fromLow(in) && sameSpeech(in, f) && !sameChecks(in, f)
		})
	})
}

// reliesOnGateway reports whether a gateway ends the encryption of what outsiders send to a process of ours, which takes it in plain text and is
// not said to ask the gateway for anything: a port of it that others reach has none of what the gateway does, if that is more than TLS.
func reliesOnGateway(f *graph.Flow) bool {
	to := f.Responder()
	plain := f.Encryption.Value == "none" || noTLS(f)
	return forwarded(f) && ours(to) && kindIs(to, "web-app", "api", "admin-ui", "idp", "web-ui") && plain && speaksHTTP(f) && !f.Local() && !f.Auth.Known() &&
		slices.ContainsFunc(inFrontOf(f), func(in *graph.Flow) bool { return fromLow(in) && !noTLS(in) && in.Encryption.Value != "none" }) && lostAround(f)
}

// lostAround reports whether a call around a gateway misses something: a limit that is stated of a request to it, the name of the user that it
// passes on, or a proof, of which the block does not say that each request brings one to the callee.
func lostAround(f *graph.Flow) bool {
	limited := func(in *graph.Flow) bool { return in.Value("limit") != "" && in.Value("limit") != "none" }
	if leavesProof(f) {
		return slices.ContainsFunc(inFrontOf(f), limited)
	}
	return namesUser(f) || slices.ContainsFunc(inFrontOf(f), func(in *graph.Flow) bool {
		unsaid := !in.Auth.Known() && (in.Value("sign") == "" || in.Value("sign") == "none")
		return unsaid || proof(in).Name == "none" || limited(in)
	})
}

// leavesProof reports whether a gateway finds out nothing about its callers, and each of them brings a token or key that names the user to the callee:
// that one checks it, whoever connects.
func leavesProof(f *graph.Flow) bool {
	return namesUser(f) && !checksCallers(f.Initiator()) && all(inFrontOf(f), func(in *graph.Flow) bool {
		return slices.Contains([]string{"token", "oauth", "api-key"}, proof(in).Name)
	})
}

// sameSpeech reports whether two calls could go through the same gateway: both speak HTTP, or one protocol, or do not say.
func sameSpeech(f, g *graph.Flow) bool {
	http := func(f *graph.Flow) bool { return f.Protocol.Value == "" || speaksHTTP(f) }
	return http(f) && http(g) || f.Protocol.Value == g.Protocol.Value
}

// sameChecks reports whether a call states the same proof and the same limit as another: nothing is lost on the way around.
func sameChecks(f, g *graph.Flow) bool {
	return f.Auth.Known() && f.Auth.Value == g.Auth.Value && f.Value("limit") != "" && f.Value("limit") == g.Value("limit")
}

// leadsTo reports whether outsiders ask a gateway and it calls an element.
func leadsTo(gateway, to *graph.Element) bool {
	return slices.ContainsFunc(gateway.Inbound, fromLow) &&
		slices.ContainsFunc(forwards(gateway), func(f *graph.Flow) bool { return f.Responder() == to })
}

// serverSide reports whether the callee is not a client in somebody's hands.
func serverSide(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type != model.Actor && !kindIs(to, "web-ui", "mobile", "cli")
}

// carriesOthers reports whether a protocol only carries another one, such as HTTP: a network that hides the caller, or a gateway's way to a program.
func carriesOthers(f *graph.Flow) bool {
	return anonymousSource(f) || model.HasWord(f.Protocol.Value, "fastcgi", "scgi", "uwsgi", "ajp")
}

// anonymousSource reports whether the protocol hides the caller.
func anonymousSource(f *graph.Flow) bool {
	return model.HasWord(f.Protocol.Value, "tor", "onion", "i2p", "mixnet")
}

// concernsUs reports whether we can change at least one end of a call: we cannot
// change what others both run and use.
func concernsUs(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.Process || to.Type == model.Store || to.Crown.Known() || !low(f.Initiator())
}

// personWithOthers reports whether outsiders deal with an external system: we can impose rules on neither.
func personWithOthers(f *graph.Flow) bool {
	outsider := func(e *graph.Element) bool { return e.Type == model.Actor && low(e) && !e.Crown.Known() }
	others := func(e *graph.Element) bool { return e.Type == model.External && !e.Crown.Known() }
	return !kindIs(f.Responder(), "idp") && (outsider(f.From) && others(f.To) || others(f.From) && outsider(f.To))
}

// announced reports whether a process of ours tells anybody near it what it is, before there is a key between them.
func announced(f *graph.Flow) bool {
	return noTLS(f) && proof(f).ByDesign && len(f.Data) == 0 && ours(f.Responder())
}

// admitsToUs reports whether f is a sign-in at an external identity provider whose caller then shows us a session or a token.
func admitsToUs(f *graph.Flow) bool {
	return kindIs(f.Responder(), "idp") && slices.ContainsFunc(f.Initiator().Outbound, func(other *graph.Flow) bool {
		return other.Responder().Type == model.Process && ours(other.Responder()) && proof(other).Has(model.Session)
	})
}

func low(e *graph.Element) bool { return e.Level() <= model.Partner }

// namesUserOutside reports whether a gateway of ours, at which people sign in, passes on who they are to an application of others, and
// nothing is said of a credential: whoever reaches the application past the gateway names whom they like.
func namesUserOutside(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	return to.Type == model.External && ours(from) && kindIs(from, "gateway") && f.Value("identity") == "end-user" && !f.Auth.Known() && brings(f)
}

// inside reports whether a call is trusted for its origin: between our own processes without mutual
// TLS, if it does not rise or a gateway forwards it; to a queue; or, without a proven identity, to
// another store.
func inside(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	beside := from.Type == model.External && to.Type == model.Store && from.Zone() == to.Zone()
	if from.Type != model.Process && !beside || from.Level() < model.Edge || to.Level() < model.Edge || f.Auth.Value == "mtls" || watched(f) || openToAll(to) {
		return false
	}
	if to.Type == model.Store {
		return kindIs(to, "queue") || !f.Auth.Known() || f.Auth.Value == "none"
	}
	if from.Level() > to.Level() && passThrough(to) && slices.ContainsFunc(to.Inbound, fromLow) {
		return false // it enters through the same gateway as everybody's calls
	}
	if passThrough(from) && !proof(f).Weak {
		return checksCallers(from) && !showsCaller(f)
	}
	return !up(f)
}

// checksCallers reports whether a gateway finds out itself who calls: it sees their certificates, or it asks an identity provider, which
// nothing behind it does.
func checksCallers(gateway *graph.Element) bool {
	return remember(gateway, aboutChecksCallers, findChecksCallers)
}

func findChecksCallers(gateway *graph.Element) bool {
	asksProvider := func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
			return kindIs(f.Responder(), "idp") && e.Type == model.Process && !servedByProvider(f)
		})
	}
	certificate := func(f *graph.Flow) bool { return f.Auth.Value == "mtls" }
	return asksProvider(gateway) && !slices.ContainsFunc(served(gateway), asksProvider) || slices.ContainsFunc(requestsInto(gateway), certificate)
}

// showsCaller reports whether a gateway passes on what its callers show, so that the callee checks it itself.
func showsCaller(f *graph.Flow) bool {
	return proof(f).Has(model.People) || proof(f).Has(model.Session) || relaysProof(f)
}

// watched reports whether a controller is told something by a process of ours that it reads
// from: events, or anything from an element that it asks itself. The event says only that
// there is something to look at; the controller acts on the state that it then reads.
func watched(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if !kindIs(to, "controller") || from.Type != model.Process || low(from) || passThrough(from) {
		return false
	}
	return asks(to, from) || f.Attrs.Value("mode") == "async"
}

// eventWords are names for a message that a third party pushes.
var eventWords = []string{"webhook", "callback", "federation", "notification", "notify", "notifies", "event"}

// signedByPeer reports whether a server of others that is one of many delivers something to us that it has signed with its own key.
func signedByPeer(f *graph.Flow) bool {
	return f.Value("sign") == "asymmetric" && isPeer(f.Initiator()) && ours(f.Responder()) && brings(f)
}

// partnerEvent reports whether a message has to prove its sender: it goes to a
// receiver of events, a third party pushes it, or its label calls it an event.
func partnerEvent(f *graph.Flow, how ask) bool {
	from, to := f.Initiator(), f.Responder()
	if to.Type != model.Process || kindIs(from, "gateway") || from.Level() >= to.Level() || f.Local() || forPerson(from) || !brings(f) {
		return false
	}
	third := from.Type == model.External || low(from)
	return third && kindIs(to, "webhook") || from.Type == model.External && !kindIs(from, "device") || namedEvent(f, how)
}

func namedEvent(f *graph.Flow, how ask) bool {
	from := f.Initiator()
	return (from.Type == model.External || low(from)) && !how.silent && model.HasWord(f.Label, eventWords...)
}

// partnerMessage reports whether f is an event other than a delivery of code, which is checked
// by its content, not by who brings it, or a step of single sign-on, which is checked where the sign-in ends.
func partnerMessage(f *graph.Flow, how ask) bool {
	return partnerEvent(f, how) && !signOnMessage(f, how) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return !t.Answer && (len(t.Data) == 0 || slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value != "code" }))
	})
}

// signOnWords occur in labels of what an identity provider, or a service that trusts one, sends through the browser of whoever signs in.
var signOnWords = []string{"authnrequest", "authn request", "saml", "assertion", "idp callback", "oidc callback", "oauth callback", "oauth2 callback", "openid callback", "sso callback", "login callback", "sign in callback", "authorization code", "authorization response", "authentication response", "authorization request", "id token", "sign in result", "single sign on"}

// providerSteps occur in labels of what an identity provider sends back, beside words for single sign-on.
var providerSteps = []string{"callback", "redirect", "return", "returns", "code", "answer", "through the browser", "in the browser", "the browser", "sign in", "signs in", "login", "log in"}

// pushWords occur in labels of what an identity provider tells a service without a browser: such a message needs a proof of its own.
var pushWords = []string{"webhook", "webhooks", "event", "events", "notification", "notifications", "back channel", "backchannel", "logout", "log out", "sign out", "scim", "provision", "provisioning", "sync", "revocation"}

// signOnMessage reports whether a third party sends a step of single sign-on, through the browser of whoever signs in: its sender has nothing to
// show there, and what it brings is checked as part of the sign-in.
func signOnMessage(f *graph.Flow, _ ask) bool {
	if f.Initiator().Type != model.External || model.HasWord(f.Label, pushWords...) {
		return false
	}
	return model.HasWord(f.Label, signOnWords...) || kindIs(f.Initiator(), "idp") && model.HasWord(f.Label, providerSteps...)
}

// signedMessage reports whether the caller brings something, and a signature on it proves its sender: no store and no queue looks at one.
func signedMessage(f *graph.Flow) bool {
	return brings(f) && proofOfSender(f) && f.Responder().Type != model.Store
}

// delivery reports whether a system of others hands over only code: whether it is right shows its content, not who brings it.
func delivery(f *graph.Flow) bool {
	return f.Initiator().Type == model.External && !forPerson(f.Initiator()) && bringsOnly(f, "code")
}

// eventCall reports whether a system of others delivers an event to a process of ours, as its label or the kind of the process says.
func eventCall(f *graph.Flow) bool {
	to := f.Responder()
	return f.Initiator().Type == model.External && to.Type == model.Process && brings(f) && (kindIs(to, "webhook") || model.HasWord(f.Label, eventWords...))
}

// asksStranger reports whether a process of ours calls a public system of others.
func asksStranger(f *graph.Flow) bool { return egressOut(f) && f.Responder().Level() == model.Public }

// webhook reports whether f is an event that others deliver at will, not a call
// by a third party that proves its identity.
func webhook(f *graph.Flow, how ask) bool {
	return partnerMessage(f, how) && (kindIs(f.Responder(), "webhook") || proof(f).Strength < model.CopiedProof || namedEvent(f, how))
}

// toSubscriber reports whether f is an event for a system of others that has registered for it: an endpoint that
// anybody can reach, so that only a signature tells it from a forgery.
func toSubscriber(f *graph.Flow, how ask) bool {
	named := !how.silent && model.HasWord(f.Label, "webhook", "webhooks", "callback")
	return egressOut(f) && ours(f.Initiator()) && brings(f) && !f.Local() && (registered(f) || named)
}

// handsOverKey reports whether all that a process of ours brings to a system of others is credentials or secrets: nothing is shared yet with which
// the receiver could check a signature, and the address to which they go is what matters.
func handsOverKey(f *graph.Flow) bool {
	return ours(f.Initiator()) && f.Responder().Type == model.External && f.Value("sign") == "" && bringsOnly(f, "credentials", "secret")
}

// canOnlySign reports whether a third party calls us and states that it signs nothing: it calls back many, and keeps no credential of each.
func canOnlySign(f *graph.Flow) bool {
	return f.Initiator().Type == model.External && ours(f.Responder()) && f.Value("sign") == "none"
}

// signedBefore reports whether a gateway only passes on a message of which the call to the gateway states how it is signed.
func signedBefore(f *graph.Flow) bool {
	return slices.ContainsFunc(inFrontOf(f), func(in *graph.Flow) bool { return in.Value("sign") != "" && sameData(in, f, false) })
}

// statesNoProof reports whether the block says that nothing proves the sender.
func statesNoProof(f *graph.Flow) bool {
	return !proofOfSender(f) && (f.Value("sign") == "none" || proof(f).Weak || proof(f).ByDesign) && proof(f).Strength < model.CopiedProof
}

// pushes reports whether the caller brings something instead of only asking.
func pushes(f *graph.Flow) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer })
}

// brings reports whether the caller brings something to store or to act on, apart from its question.
func brings(f *graph.Flow) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && !t.Query })
}

// handlesEvent reports whether a receiver of events passes one to another
// process. Writing an event to a store only keeps it.
func handlesEvent(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || passThrough(from) || kindIs(from, "llm", "agent") || f.Local() || noTLS(f) || low(to) || to.Type != model.Process || to == from || kindIs(to, "idp", "device") || !brings(f) || len(f.Returns) > 0 {
		return false // a machine must not be commanded with delay
	}
	return getsEvents(from)
}

// getsEvents reports whether others deliver events to e.
func getsEvents(e *graph.Element) bool { return remember(e, aboutGetsEvents, findGetsEvents) }

func findGetsEvents(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(in *graph.Flow) bool { return webhook(in, ask{}) && !storedOnItsWay(in) })
}

// calledThroughOnly reports whether whatever calls e is a gateway that forwards to it.
func calledThroughOnly(e *graph.Element) bool {
	return remember(e, aboutThroughOnly, func(e *graph.Element) bool {
		return reachedBy(e, func(f *graph.Flow) bool { return passThrough(f.Initiator()) })
	})
}

// storedOnItsWay reports whether a flow uses a protocol whose senders keep what is not accepted, and try again for days.
func storedOnItsWay(f *graph.Flow) bool {
	return slices.Contains([]string{"smtp", "smtps", "lmtp", "amqp", "amqps", "mqtt", "mqtts"}, f.Protocol.Value)
}

// fillsStore reports whether outsiders fill a store by a flow: with files,
// messages or records of what they do.
func fillsStore(f *graph.Flow) bool {
	to := f.Responder()
	if keepsFromAnybody(f) {
		return true
	}
	if f.Initiator().Type == model.Actor && model.HasWord(f.Initiator().Name, runners...) {
		return false // who runs the system is no outsider to it
	}
	if kindIs(to, "object", "file") && carriesOnlySecrets(f) {
		return false // outsiders bring none of it
	}
	if to.Type != model.Store || low(to) || !kindIs(to, "object", "file", "queue", "log", "cache") || !brings(f) && !writesToo(f) || f.Local() && !fillsDisk(f) {
		return false
	}
	if takesAway(f) || putsBack(f) || setsUp(f) || kindIs(to, "queue", "cache") && keepsFiles(f.Initiator()) || kindIs(to, "cache") && (len(f.Data) == 0 || cachesOwn(f) || cachesCopies(to)) {
		return false // counters and copies with an end, of which a cache drops what it has no room for
	}
	return (outsidersAsk(f.Initiator()) || helpsOutsiders(f.Initiator())) && !all(f.Initiator().Inbound, atMachine) && !onlyOfficeBrings(f) || recordsOutsiders(f) || keepsMail(f)
}

// carriesOnlySecrets reports whether all that a flow is stated to carry are credentials and secrets.
func carriesOnlySecrets(f *graph.Flow) bool {
	return len(f.Data) > 0 && !slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return d.Class.Value != "credentials" && d.Class.Value != "secret" })
}

// atMachine reports whether somebody works on the machine that is called: its disk is there for them.
func atMachine(f *graph.Flow) bool {
	return overSSH(f) || model.HasWord(f.Label, streamWords...) || model.HasWord(f.Label, "ssh")
}

// onlyOfficeBrings reports whether people who run the system or work for its owner, and programs of ours, bring a process all that it
// puts into a store and that callers bring.
func onlyOfficeBrings(f *graph.Flow) bool {
	brought := filter(broughtTo(f.Initiator()), func(in *graph.Flow) bool { return !passThrough(in.Initiator()) && shareData(in, f) })
	return all(brought, func(in *graph.Flow) bool { return byRunner(in) || byClerk(in) || byOwnProgram(in) }) &&
		slices.ContainsFunc(brought, func(in *graph.Flow) bool { return byRunner(in) || byClerk(in) })
}

// byRunner reports whether a person who runs the system makes a call.
func byRunner(f *graph.Flow) bool {
	return f.Initiator().Type == model.Actor && model.HasWord(f.Initiator().Name, runners...)
}

// byClerk reports whether a person who works for the owner makes a call, signed in and with rights that are checked.
func byClerk(f *graph.Flow) bool {
	office := model.NamesOffice(f.Initiator().Name) || model.HasWord(model.LastWord(f.Initiator().Name), "analyst", "accountant")
	return f.Initiator().Type == model.Actor && office && proof(f).Strength >= model.CopiedProof && statesRights(f)
}

// statesRights reports whether the block says what decides over a call.
func statesRights(f *graph.Flow) bool { return f.Value("authz") != "" && f.Value("authz") != "none" }

// byOwnProgram reports whether a process of ours that no outsider asks makes a call.
func byOwnProgram(f *graph.Flow) bool {
	return f.Initiator().Type == model.Process && ours(f.Initiator()) && !low(f.Initiator()) && !outsidersAsk(f.Initiator())
}

// runners are names of people who run a system; staff, clerks and the like use it for their work.
var runners = []string{"admin", "administrator", "super user", "superuser", "sysadmin", "operator", "sre", "devops", "maintainer"}

// setsUp reports whether a label says that a request prepares a store, and no data moves: that puts nothing into it.
func setsUp(f *graph.Flow) bool {
	return len(f.Data) == 0 && model.HasWord(f.Label, "declare", "declares", "configure", "configures", "set up", "sets up")
}

// takesAway reports whether a label says that a request only removes what a store keeps.
func takesAway(f *graph.Flow) bool {
	first, _, _ := strings.Cut(model.Normalize(f.Label), " ")
	return slices.Contains([]string{"delete", "remove", "purge", "erase", "prune", "expire", "clean"}, first) &&
		!model.HasWord(f.Label, "write", "store", "save", "upload", "put", "add", "create")
}

// keepsFromAnybody reports whether a process writes to a database what anybody may send it, by design, as the block says of both flows.
func keepsFromAnybody(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.Store && kindIs(to, "db") && ours(to) && slices.ContainsFunc(broughtTo(f.Initiator()), func(in *graph.Flow) bool {
		return proof(in).ByDesign && low(in.Initiator()) && shareData(in, f)
	})
}

// cachesOwn reports whether a block says what a cache is given, and that nothing of it is what outsiders bring, nor a session of theirs.
func cachesOwn(f *graph.Flow) bool {
	brought := filter(broughtTo(f.Initiator()), func(in *graph.Flow) bool { return low(in.Initiator()) })
	return len(f.Data) > 0 && !carriesClass(f, "credentials", "secret") &&
		all(brought, func(in *graph.Flow) bool { return len(in.Data) > 0 && !shareData(in, f) })
}

// cachesCopies reports whether all that a cache keeps is in another store too: that one bounds how much there is, and the cache drops the rest.
func cachesCopies(e *graph.Element) bool {
	return e.Attrs.Value("backup") == "rebuilt" || len(e.Holds) > 0 && keptElsewhere(e)
}

// broughtTo returns the requests that reach a process, itself or at gateways that forward to it.
func broughtTo(e *graph.Element) []*graph.Flow {
	var out unique[*graph.Flow]
	for _, f := range e.Inbound {
		out.add(f)
		if passThrough(f.Initiator()) {
			out.add(inFrontOf(f)...)
		}
	}
	return out.list
}

// shareData reports whether two requests bring some of the same data.
func shareData(f, g *graph.Flow) bool {
	return slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return slices.Contains(g.Data, d) })
}

// writesToo reports whether a request that also reads says that it writes what the store keeps, other than a few settings.
func writesToo(f *graph.Flow) bool {
	return model.HasWord(f.Label, "write", "store", "save", "edit", "upload", "put", "append", "update") && slices.ContainsFunc(f.Data, func(d *graph.Data) bool {
		return d.Class.Value != "control" && slices.Contains(f.Responder().Holds, d)
	})
}

// keepsMail reports whether a process keeps as files what it reads from a mailbox, into which anybody can write.
func keepsMail(f *graph.Flow) bool {
	return kindIs(f.Responder(), "object", "file") && slices.ContainsFunc(f.Initiator().Outbound, func(in *graph.Flow) bool {
		return fetchesMail(in) && slices.ContainsFunc(in.Returns, func(d *graph.Data) bool { return slices.Contains(f.Data, d) })
	})
}

// putsBack reports whether a caller brings a store only what it has from there, and what the store does not say that it keeps: it
// compacts or deletes, and others fill the store.
func putsBack(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	kept := filter(f.Data, func(d *graph.Data) bool { return slices.Contains(to.Holds, d) })
	return len(kept) > 0 && !slices.ContainsFunc(kept, func(d *graph.Data) bool {
		return !slices.Contains(f.Returns, d) || slices.ContainsFunc(from.Receives, func(t *graph.Transfer) bool { return t.From != to && slices.Contains(t.Data, d) })
	})
}

// keepsFiles reports whether a process that outsiders ask also keeps what they send as files: those are what fills up.
func keepsFiles(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return kindIs(f.Responder(), "object", "file") && fillsStore(f)
	})
}

// fillsDisk reports whether a server keeps files on the disk of its own machine.
func fillsDisk(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	return from.Type == model.Process && !clientSide(from) && !kindIs(from, "cli", "mobile") && !commandsMachines(from) && kindIs(to, "file", "object") && !ephemeralStore(to)
}

// recordsOutsiders reports whether a worker stores what passes through a process that outsiders ask: long conversations fill the store.
func recordsOutsiders(f *graph.Flow) bool {
	return background(f.Initiator()) && kindIs(f.Responder(), "object", "file") && slices.ContainsFunc(f.Initiator().Receives, func(t *graph.Transfer) bool {
		return sensitive(t) && t.From.Type == model.Process && outsidersAsk(t.From) && slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
			return low(in.From) && slices.ContainsFunc(in.Data, func(d *graph.Data) bool { return slices.Contains(t.Data, d) })
		})
	})
}

// helpsOutsiders reports whether e is a program that a server starts on its machine for what outsiders ask of the server.
func helpsOutsiders(e *graph.Element) bool {
	return kindIs(e, "worker") && reachedBy(e, func(f *graph.Flow) bool {
		return f.Local() && f.Initiator().Type == model.Process && outsidersAsk(f.Initiator())
	})
}

// outsidersAsk reports whether outsiders ask e, directly or through a gateway that forwards to it.
func outsidersAsk(e *graph.Element) bool { return remember(e, aboutOutsidersAsk, findOutsidersAsk) }

func findOutsidersAsk(e *graph.Element) bool {
	return e.PublicDistance <= 1 || slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && f.Initiator().PublicDistance <= 1
	})
}

// atClient reports whether people type into, or look at, a client of their own: nothing is on the way.
func atClient(f *graph.Flow) bool {
	_, known := model.LookupProtocol(f.Protocol.Value)
	return person(f.Initiator()) && clientSide(f.Responder()) && !known
}

// speaksSMB reports whether files may go over SMB, which has encryption of its own and knows neither TLS nor SSH.
func speaksSMB(f *graph.Flow) bool {
	to := f.Responder()
	return f.Protocol.Value == "" && model.HasWord(to.Name+" "+to.Attrs.Value("tech"), "smb", "cifs")
}

// signedPayments name what a payer signs before it is sent, or pays to a payee of the payer's choice.
var signedPayments = []string{"signed", "mandate", "mandates", "transaction", "transfer", "transfers"}

// payerSigns reports whether what is paid can be compared with what the payer has signed.
func payerSigns(f *graph.Flow) bool {
	if sign := f.Value("sign"); sign != "" && sign != "none" || model.HasWord(f.Label, signedPayments...) {
		return true
	}
	return slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, signedPayments...) })
}

// passesOnEvents reports whether a process keeps no work that it has accepted: it gives on what it subscribes to, and those who get it ask again.
func passesOnEvents(f *graph.Flow) bool {
	from := f.Initiator()
	subscribes := func(in *graph.Flow) bool { return model.HasWord(in.Label, "subscribe", "subscribes") }
	writes := func(out *graph.Flow) bool {
		return out.Responder().Type == model.Store && !subscribes(out) && brings(out)
	}
	return from.Type == model.Process && slices.ContainsFunc(from.Outbound, subscribes) && !slices.ContainsFunc(from.Outbound, writes)
}

// sightWords name what a camera or a person reads.
var sightWords = []string{"qr code", "qr codes", "barcode", "barcodes", "paper", "printed", "printout"}

// bySight reports whether what moves is shown on a screen or paper and read there.
func bySight(f *graph.Flow) bool {
	if f.Protocol.Origin == model.Declared {
		return model.HasWord(f.Protocol.Value, sightWords...)
	}
	return model.HasWord(f.Label, sightWords...)
}
