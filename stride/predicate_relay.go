package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// relays returns the calls by which a process that people ask from outside asks
// others in turn: on these it can lose or forge the identity of its caller.
func relays(e *graph.Element) []*graph.Flow {
	asked := slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return f.Crosses() && from.PublicDistance <= 1 && !proof(f).ByDesign && !byLink(f) && !onlyOperators(f) && (forPerson(from) || kindIs(from, "gateway") && forwardsPeople(from))
	})
	if !asked || clientSide(e) || kindIs(e, "controller") || outboundProxy(e) {
		return nil
	}
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		asked := to != e && to.Type == model.Process && !f.Local() && !ofOthers(f, e)
		signsIn := staticPages(to) || signInPages(to) || kindIs(to, "idp") && !servedByProvider(f)
		handsOn := passThrough(e) && (leavesCheck(f) || checksUsers(f) || toReceiver(f) || forNoUser(f))
		return asked && !signsIn && !handsOn && !forNoCaller(f)
	})
}

// forNoCaller reports whether a process makes a call for itself, or in a way in which no identity of its own callers goes along.
func forNoCaller(f *graph.Flow) bool {
	return passesOnPublic(f) || knowsNoUsers(f) || namedBehind(f) || watched(f) || forItself(f) || onOwnAccount(f) || handedOutside(f) ||
		relaysMedia(f) || proofOfSender(f) || unproven(f) || handsOverLogin(f) || handsOutWork(f) || helps(f)
}

// knowsNoUsers reports whether a program is asked over SSH, or through a broker: no user has an account there in whose name it could be asked.
func knowsNoUsers(f *graph.Flow) bool {
	return overSSH(f) || slices.Contains(brokerProtocols, f.Protocol.Value)
}

// passesSealed reports whether a relay of others passes on streams that only the callee can read, in which each caller shows what it has: a credential
// of the relay would prove nothing more.
func passesSealed(f *graph.Flow) bool {
	proves := func(in *graph.Flow) bool {
		return in.Encryption.Value == "e2e" && proof(in).Strength >= model.CopiedProof
	}
	return !ours(f.Initiator()) && f.Encryption.Value == "e2e" && all(inFrontOf(f), proves)
}

// onlyOperators reports whether a call is one of those who run the system, with a tool for that, or passes on only theirs: they may do all
// that the process can do for them, so that no lesser caller could use it.
func onlyOperators(f *graph.Flow) bool {
	return all(asAsked([]*graph.Flow{f}), func(in *graph.Flow) bool { return administrator(in.Initiator()) && kindIs(in.Initiator(), "cli") })
}

// leavesCheck reports whether a gateway shows nothing of its own with a call and does not find out who its callers are: what it calls checks
// what they show, and there is no identity that the gateway could lose.
func leavesCheck(f *graph.Flow) bool {
	gateway := f.Initiator()
	return !f.Auth.Known() && f.Value("identity") == "" && !checksCallers(gateway) && !guardsOthers(gateway)
}

// namedBehind reports whether a gateway calls one that only forwards as well, and the block says that this one names the user to what it
// calls: it sees who asks.
func namedBehind(f *graph.Flow) bool {
	return passThrough(f.Initiator()) && passThrough(f.Responder()) && slices.ContainsFunc(onwardOf(f), namesUser)
}

// unproven reports whether a call states that it shows nothing, and no identity: what is missing is a credential at all.
func unproven(f *graph.Flow) bool { return proof(f).Name == "none" && f.Value("identity") == "" }

// checksUsers reports whether what a gateway that only forwards calls sees the users itself: the call states what they show or that
// the callee decides what they may do, or the callee acts in their name where it calls others.
func checksUsers(f *graph.Flow) bool {
	decides := f.Value("authz")
	if proof(f).Has(model.People) || proof(f).Has(model.Session) || decides != "" && decides != "none" {
		return true
	}
	return slices.ContainsFunc(forwards(f.Responder()), func(out *graph.Flow) bool {
		return namesUser(out) && (proof(out).Has(model.People) || proof(out).Has(model.Session))
	})
}

// forNoUser reports whether all that a gateway passes on with a call is what nobody signed in for: anybody may ask it, or its callers show
// the key of a program or only a name, or the call shows no more than that. A call that states whose identity it carries is about somebody.
func forNoUser(f *graph.Flow) bool {
	if f.Value("identity") != "" {
		return false
	}
	userless := func(g *graph.Flow) bool { return proof(g).ByDesign || notTyped(g) }
	in := inFrontOf(f)
	return len(in) > 0 && (all(in, userless) || userless(f) && slices.ContainsFunc(in, func(g *graph.Flow) bool { return proof(g).Name == proof(f).Name }))
}

// helps reports whether a process shows a key of its own to a helper that nobody else asks, and says of its own callers by what it
// decides what they may do: it decides before it calls, and the helper knows no users.
func helps(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if !proof(f).Has(model.Machines) || f.Value("identity") != "" || f.Value("authz") != "" || passThrough(from) {
		return false
	}
	if slices.ContainsFunc(to.Inbound, func(in *graph.Flow) bool { return in.Initiator() != from && !in.IsResponse() }) {
		return false
	}
	return slices.ContainsFunc(askedOf(from), func(in *graph.Flow) bool { return slices.Contains([]string{"object", "tenant"}, in.Value("authz")) })
}

// onOwnAccount reports whether the label says that a process keeps up its own connection, place or identity: no user asks for that.
func onOwnAccount(f *graph.Flow) bool { return model.HasWord(f.Label, ownAccountWords...) }

// ownAccountWords occur in labels of what a process does for itself, whoever asks it in between.
var ownAccountWords = []string{"dial out", "dials out", "dial home", "dial in", "tunnel", "register itself", "registers itself", "register service", "service registration", "self registration", "replication", "replicate", "scrape", "heartbeat", "keepalive", "keep alive", "ping", "health check", "poll for", "polls for", "watch for", "watches for", "renew lease", "renew certificate", "renews certificate", "renew token", "rotate certificate", "join cluster", "join the cluster"}

// ofOthers reports whether a call moves none of the data that people and a process exchange: it is work of its own.
func ofOthers(f *graph.Flow, e *graph.Element) bool {
	for _, request := range requestsForPeople(e) {
		if len(moves(request)) == 0 || slices.ContainsFunc(moves(request), func(d *graph.Data) bool { return slices.Contains(moves(f), d) }) {
			return false
		}
	}
	return len(moves(f)) > 0 && len(requestsForPeople(e)) > 0
}

// moves returns the data that a block names on an exchange, in both directions.
func moves(f *graph.Flow) []*graph.Data {
	var out []*graph.Data
	for _, t := range f.Transfers {
		out = append(out, t.Data...)
	}
	return out
}

// forItself reports whether a process gets its own configuration or code, or logs in with its own
// secret and takes what it is sent: the call serves nobody else.
func forItself(f *graph.Flow) bool {
	if logsIn(f) || model.HasWord(f.Label, askWhetherWords...) {
		return true
	}
	return !brings(f) && carriesClass(f, "control", "code") && !carriesClass(f, "pii", "health", "payment", "confidential", "internal")
}

// handsOverLogin reports whether a process hands on only the name and password, or the token, that people have shown it, and nothing else of
// theirs: that says who the user is.
func handsOverLogin(f *graph.Flow) bool {
	if !bringsOnlyCredentials(f) || len(f.Returns) > 0 {
		return false
	}
	return all(filter(f.Initiator().Inbound, func(in *graph.Flow) bool { return forPerson(in.Initiator()) && !proof(in).ByDesign }), func(in *graph.Flow) bool { return sameData(in, f, false) })
}

// askWhetherWords begin labels of calls by which a process has another one decide about its own callers.
var askWhetherWords = []string{"ask whether", "asks whether"}

// logsIn reports whether a process brings only a secret of its own, which none of its callers gives it.
func logsIn(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.Process && ownSecret(f) && bringsOnlyCredentials(f) && !slices.ContainsFunc(from.Inbound, func(in *graph.Flow) bool {
		return slices.ContainsFunc(in.Transfers, func(t *graph.Transfer) bool {
			return !t.Answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return slices.Contains(moves(f), d) && d.Class.Value == "credentials" })
		})
	})
}

// forwardsPeople reports whether people who show their identity ask a gateway.
func forwardsPeople(e *graph.Element) bool {
	return remember(e, aboutForwardsPeople, findForwardsPeople)
}

func findForwardsPeople(e *graph.Element) bool {
	return slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) && !proof(f).ByDesign })
}

// guardsOthers reports whether a gateway passes on to systems of others what people ask, with their identity: it knows which application
// and path they ask for, and no object there.
func guardsOthers(e *graph.Element) bool {
	return kindIs(e, "gateway") && !usesRecords(e) && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type == model.External && namesUser(f) && !kindIs(f.Responder(), "idp", "log")
	})
}

// objectsWithin is the largest distance, in requests, from a crown jewel at which a process decides about single objects.
const objectsWithin = 2

// servesObjects returns the flows on which it must be decided whether this caller may use this object.
func servesObjects(e *graph.Element) []*graph.Flow {
	return remember(e, aboutServesObjects, findServesObjects)
}

func findServesObjects(e *graph.Element) []*graph.Flow {
	if e.CrownDistance > objectsWithin && !deputy(e) && !usesPersonalRecords(e) && !tellsSubscribers(e) || passThrough(e) || kindIs(e, "idp") && !throughGateway(e) || signInPages(e) || clientSide(e) || hostedWorkload(e) {
		return nil
	}
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		if openByDesign(f) || everybodyKnows(f.Transfers) || (proof(f).Name == "none" || namesItself(f)) && !passThrough(from) {
			return false // public data belongs to nobody, and an unproven caller owns nothing
		}
		if f.Attrs.Has("has", "four-eyes") {
			return false // a second person looks at what is named, and at who asks
		}
		if onlyOperators(f) && !kindIs(e, "secrets", "registry", "code") || onlyPosted(f) || provisions(f) {
			return false // who may do all that the process can do, and a service that hands over what it has, name nothing that they might not
		}
		if passesOnQueries(e, f) || programByRole(f) && !multiTenant(e) || kindIs(e, "admin-ui") && all(asAsked([]*graph.Flow{f}), func(in *graph.Flow) bool { return administrator(in.Initiator()) }) {
			return false // a pooler sees no objects, and who has a role for the whole system, or runs it, has none of their own
		}
		if byLink(f) || anonymousInFront(f) {
			return false // whoever has the link was granted the object when it was signed, and an unproven caller owns nothing here either
		}
		if actsForNobody(f) || handsOver(f) || namesNoObject(f) || streams(f) || toReceiver(f) && from.Type != model.External {
			return false // it tells what happened, or who somebody is, and names no object; a partner may tell it for somebody
		}
		if onlySends(f) || opensOwnChannel(f) || checksLogin(f) {
			return false
		}
		if f.Value("authz") == "" && asksInTheirName(e) {
			return false
		}
		if signsIn(f) || onlySignIns(f) || kindIs(e, "idp") && onlyBeginsSessions(f) || administrator(from) && (kindIs(e, "admin-ui") || !speaksHTTP(f)) || (administrator(from) || runsSystem(from)) && f.Value("authz") == "role" {
			return false // people who run the system have no objects of their own: a role decides
		}
		return fromLow(f) || person(from) || from.Type == model.Process && passThrough(from)
	})
}

// asksInTheirName reports whether a process keeps no records and asks other processes of ours for all that it is asked, in the name of the user, as
// the block states: those decide which object the user may use.
func asksInTheirName(e *graph.Element) bool {
	asks := filter(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type != model.External && !reports(f) && !f.IsResponse()
	})
	return len(e.Holds) == 0 && !usesRecords(e) && all(asks, func(f *graph.Flow) bool { return namesUser(f) && f.Responder().Type == model.Process })
}

// postedByService reports whether a process of ours hands something over on its own, for no person who asks it, and gets nothing back: it
// checks a login or files what it has found, and chooses no object of somebody else.
func postedByService(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.Process && ours(from) && !low(from) && !passThrough(from) && !forPerson(from) && len(f.Returns) == 0 && !f.Both
}

// onlyNotice reports whether a system of others tells, without waiting, that something has happened, and brings no data: what it is about is
// looked up by whoever hears of it.
func onlyNotice(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.External && !forPerson(from) && f.Value("mode") == "async" && len(moves(f)) == 0
}

// handsOver reports whether a service of others delivers with its own credential, without waiting, what has come in for us, such as mail: it gets
// nothing back, and its sender has no object here.
func handsOver(f *graph.Flow) bool {
	from := f.Initiator()
	service := from.Type == model.External && !forPerson(from) && !kindIs(from, "code", "ci", "device") && f.Value("identity") != "end-user"
	return service && f.Value("mode") == "async" && f.Value("authz") == "" && len(f.Returns) == 0 && len(f.Data) > 0 && !carriesClass(f, "control", "code", "credentials")
}

// programByRole reports whether a program of others, which is none of a customer, shows a key of its own that has a role: what the key may do is a
// matter of its rights, and no object belongs to it.
func programByRole(f *graph.Flow) bool {
	from := f.Initiator()
	name, _, _ := strings.Cut(from.Name, " (") // what is in brackets says how it calls, such as "REST client"
	program := from.Type == model.External && !forPerson(from) && f.Value("identity") != "end-user" && !model.HasWord(name, outsideWords...)
	return program && f.Value("authz") == "role" && slices.Contains([]string{"api-key", "client-secret"}, proof(f).Name)
}

// poolers are words in the name or the tech of what shares connections to a database.
var poolers = []string{"pooler", "connection pool", "pgbouncer", "pgpool", "proxysql", "odyssey", "database proxy", "sql proxy"}

// passesOnQueries reports whether a pooler passes a call on to a database over the same protocol: the database decides about rows.
func passesOnQueries(e *graph.Element, f *graph.Flow) bool {
	return model.HasWord(e.Name+" "+e.Attrs.Value("tech"), poolers...) && slices.ContainsFunc(e.Outbound, func(out *graph.Flow) bool {
		return out.Responder().Type == model.Store && out.Protocol.Value == f.Protocol.Value && f.Protocol.Value != ""
	})
}

// onlyPosted reports whether all that a gateway hands on with a call is events of others, or what services hand over on their own.
func onlyPosted(f *graph.Flow) bool {
	posted := func(in *graph.Flow) bool {
		return in.Value("authz") == "" && (postedByService(in) || onlyNotice(in) || actsForNobody(in) || handsOver(in) || onlySends(in) || opensOwnChannel(in) || checksLogin(in))
	}
	return passThrough(f.Initiator()) && all(inFrontOf(f), posted)
}

// provisioningWords occur in labels of calls by which a system of others makes the accounts of a whole organisation.
var provisioningWords = []string{"create users", "creates users", "create accounts", "creates accounts", "provision users", "provisions users", "provision accounts", "provisions accounts", "sync users", "syncs users", "enrol users", "enrolments", "enrollments"}

// provisions reports whether a system of others makes and removes the accounts of a whole organisation: it may name any of them, by design,
// unless the block says that somebody decides.
func provisions(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.External && (model.HasWord(from.Name, "scim", "provisioning", "directory sync") || f.Value("authz") == "" && model.HasWord(f.Label, provisioningWords...))
}

// sentWords occur in labels of calls by which a program tells what it has seen.
var sentWords = []string{"telemetry", "event", "events", "metric", "metrics", "trace", "traces", "span", "spans", "crash report", "crash reports", "error report", "error reports", "envelope", "envelopes", "ingest", "measurement", "measurements", "reading", "readings"}

// ingestKeys are proofs of a program that say for which project, and not for whom, it sends.
var ingestKeys = []string{"client-id", "api-key"}

// onlySends reports whether a program tells what it has seen, under a key that is good for nothing but that, and gets nothing back: the key says
// where it belongs, and no caller names an object.
func onlySends(f *graph.Flow) bool {
	sends := brings(f) && len(f.Returns) == 0 && !f.Both && !carriesClass(f, "control", "code", "credentials")
	return sends && (!person(f.Initiator()) || proof(f).Name == "client-id") && slices.Contains(ingestKeys, proof(f).Name) && f.Value("authz") == "" && model.HasWord(f.Label, sentWords...)
}

// projectKey reports whether a program sends what it has seen over HTTP under a key that is in the program for everybody to read: it says for which
// project it sends, and no better proof can be kept there.
func projectKey(f *graph.Flow) bool {
	return proof(f).Name == "client-id" && onlySends(f) && speaksHTTP(f)
}

// opensOwnChannel reports whether a client brings at most what shows who it is to a channel that stays open: it is told what concerns itself. One
// that subscribes says to what, and of data of people it has to be decided whose are sent.
func opensOwnChannel(f *graph.Flow) bool {
	nothing := len(f.Data) == 0 && len(f.Returns) > 0 && !carriesClass(f, "pii", "health", "payment", "confidential") && proof(f).Strength >= model.CopiedProof && !byLink(f)
	return slices.Contains([]string{"ws", "wss", "sse"}, f.Protocol.Value) && !passThrough(f.Initiator()) && (nothing || bringsOnlyCredentials(f)) && !subscribes(f) && f.Value("authz") == ""
}

// checksLogin reports whether a service of ours only has a credential checked that somebody has shown to it.
func checksLogin(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	more := slices.ContainsFunc(moves(f), func(d *graph.Data) bool { return d.Class.Value != "credentials" })
	return from.Type == model.Process && ours(from) && !passThrough(from) && !forPerson(from) && !kindIs(to, "secrets") && bringsOnlyCredentials(f) && !more && f.Value("authz") == ""
}

// tellsSubscribers reports whether a process hands on what its queues deliver to whoever has subscribed to it: each may hear of what concerns others.
func tellsSubscribers(e *graph.Element) bool {
	heard := func(f *graph.Flow) bool { return f.To == e && kindIs(f.From, "queue") }
	return (slices.ContainsFunc(e.Inbound, heard) || slices.ContainsFunc(e.Outbound, heard)) &&
		slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool { return subscribes(f) && len(f.Returns) > 0 && !everybodyKnows(f.Transfers) })
}

// anonymousInFront reports whether a gateway passes on, without a proof of its own, what its callers ask who prove nothing.
func anonymousInFront(f *graph.Flow) bool {
	return proof(f).Name == "none" && all(inFrontOf(f), func(in *graph.Flow) bool { return proof(in).Name == "none" })
}

// namesItself reports whether a device or an app says who it is and proves it by nothing: there is no owner to compare with.
func namesItself(f *graph.Flow) bool {
	from := f.Initiator()
	return proof(f).Weak && (from.Type == model.Actor || kindIs(from, "device", "mobile", "worker"))
}

// shells are protocols over which somebody works on a machine: which accounts they get there is what is decided, and no caller
// names an object of somebody else.
var shells = []string{"ssh", "telnet", "rdp", "vnc", "winrm"}

// namesNoObject reports whether a call is one that cannot name somebody's object: a terminal on a machine or a person who sits at it, what an identity provider
// or an update service hands over, or the issue of a credential to whoever brings only who they are.
func namesNoObject(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	atMachine := person(from) && f.Local()
	terminal := atMachine || slices.Contains(shells, model.Normalize(f.Protocol.Value)) && !kindIs(to, "code", "registry", "secrets")
	source := from.Type == model.External && !forPerson(from) && (kindIs(from, "idp", "registry") || bringsOnly(f, "code") && !kindIs(from, "ci", "cli"))
	return terminal || source || issuesCredential(f) || asksHowItIs(f) || showsWholeKey(f) || toRelay(f)
}

// bringsOnly reports whether a caller brings data, all of it of some classes.
func bringsOnly(f *graph.Flow, classes ...string) bool {
	brought := false
	for _, t := range f.Transfers {
		if t.Answer {
			continue
		}
		brought = brought || len(t.Data) > 0
		if slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !slices.Contains(classes, d.Class.Value) }) {
			return false
		}
	}
	return brought
}

// issuesCredential reports whether a caller gets nothing but credentials from a process, and brings at most who it is.
func issuesCredential(f *graph.Flow) bool {
	gets := len(f.Returns) > 0 && !slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return d.Class.Value != "credentials" })
	return gets && !kindIs(f.Responder(), "secrets") && (!brings(f) || bringsOnly(f, "credentials", "pii"))
}

// usesPersonalRecords reports whether a process reads or writes a store of what concerns single people or customers.
func usesPersonalRecords(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.Store && !kindIs(to, "queue", "cache", "log") && (slices.Contains(personal, to.Class.Value) || to.Class.Value == "confidential" || multiTenant(to))
	})
}

// actsForNobody reports whether an event tells what an external system has done on its own. Reports from a place
// where people command or write code are made for them, unless all that they say is that something has happened.
func actsForNobody(f *graph.Flow) bool {
	commanded := slices.ContainsFunc(moves(f), func(d *graph.Data) bool {
		return slices.Contains([]string{"control", "code"}, d.Class.Value) && !tellsState(d)
	})
	forAuthor := kindIs(f.Initiator(), "code", "ci") && !onlySaysWhat(f)
	return webhook(f, ask{}) && len(moves(f)) > 0 && !commanded && !forAuthor
}

// onlySaysWhat reports whether what is brought is declared to be internal at most, and named for what has happened, and the label orders nothing.
func onlySaysWhat(f *graph.Flow) bool {
	event := func(d *graph.Data) bool {
		return slices.Contains([]string{"internal", "public"}, d.Class.Value) && model.HasWord(d.Name, "event", "events", "notification", "notifications")
	}
	orders := model.HasWord(f.Label, "trigger", "triggers", "build", "builds", "deploy", "run", "command", "comment", "comments")
	return len(moves(f)) > 0 && !orders && !slices.ContainsFunc(moves(f), func(d *graph.Data) bool { return !event(d) })
}

// tellsState reports whether data that others act by is, by its name, only the state that something has reached: it tells, and orders nothing.
func tellsState(d *graph.Data) bool {
	return d.Class.Value == "control" && model.HasWord(d.Name, "status", "state", "outcome", "result") && !model.HasWord(d.Name, "target state", "desired state", "desired", "target", "configuration", "settings")
}

// deputy reports whether a process reads or changes harmful data at an external system, in its own
// name: that system cannot tell whose object it is, so the process must.
func deputy(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.External && !kindIs(to, "idp", "llm", "log", "registry", "code") &&
			f.Value("identity") != "end-user" && slices.ContainsFunc(f.Transfers, sensitive)
	})
}

// throughGateway reports whether a gateway passes on to an element what it is asked.
func throughGateway(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && slices.Contains(forwards(f.Initiator()), f)
	})
}

// signInPages reports whether e is pages that keep no records and ask only an identity provider of ours: people sign in there, and name no
// objects.
func signInPages(e *graph.Element) bool {
	asked := filter(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Process && !f.IsResponse() })
	return kindIs(e, "web-ui", "web-app") && !usesRecords(e) &&
		all(asked, func(f *graph.Flow) bool { return kindIs(f.Responder(), "idp") && ours(f.Responder()) })
}

// onlyBeginsSessions reports whether all of whose rights nothing is said, of what a gateway passes on to an identity provider, is sign-ins and links
// of mails: what these concern is the account of whoever brings the password or the link.
func onlyBeginsSessions(f *graph.Flow) bool {
	left := filter(inFrontOf(f), func(in *graph.Flow) bool { return in.Value("authz") == "" })
	return passThrough(f.Initiator()) && all(left, func(in *graph.Flow) bool { return signsIn(in) || byLink(in) })
}

// onlySignIns reports whether all that a gateway passes on over f is a sign-in, the callback of one or a log-out: these name no object.
func onlySignIns(f *graph.Flow) bool {
	front := inFrontOf(f)
	return passThrough(f.Initiator()) && len(front) > 0 && all(front, func(in *graph.Flow) bool {
		return signsIn(in) || !strings.Contains(in.Label, ",") && model.HasWord(in.Label, "callback", "log out", "sign out", "logout")
	})
}
