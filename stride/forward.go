package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// What several hops do to one request. A control of the request itself counts on each hop of the
// request; what belongs to one hop, such as encryption, is asked for each.

// passThrough reports whether e is a gateway that only forwards: it cannot know who owns an object; the process
// behind it must. If a gateway is nearer to a crown jewel than that process, this is due to the keys, tokens or
// rules that it uses, unless it reads records itself and does not say that it passes its users on.
func passThrough(e *graph.Element) bool { return remember(e, aboutPassThrough, findPassThrough) }

func findPassThrough(e *graph.Element) bool {
	if !kindIs(e, "gateway") {
		return false
	}
	own := usesRecords(e)
	if slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return len(f.Forwards) > 0 }) {
		return true
	}
	return slices.ContainsFunc(forwards(e), func(f *graph.Flow) bool {
		return !own || namesUser(f) || f.Responder().CrownDistance <= e.CrownDistance
	})
}

// forwards returns the calls by which an element passes on what it is asked. What it asks an
// identity provider about its callers, and what it reports, is about a request, not the request itself.
func forwards(e *graph.Element) []*graph.Flow { return remember(e, aboutForwards, findForwards) }

func findForwards(e *graph.Element) []*graph.Flow {
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return len(f.Forwards) > 0 && reachesServer(f) || to != e && (to.Type == model.Process || relayed(f)) && (!kindIs(to, "idp") || servedByProvider(f)) && !f.IsResponse() && !reports(f) && !forItself(f)
	})
}

// forwardingWords occur in labels of calls by which a gateway says that it passes on what it is asked.
var forwardingWords = []string{"forward", "forwards", "forwarded", "pass on", "passes on", "proxy", "proxies", "proxied", "reverse proxy", "route", "routes", "relay", "relays"}

// redeemWords occur in labels of calls by which a gateway itself signs people in at a provider.
var redeemWords = []string{"exchange code", "exchange the code", "exchange authorization code", "code for token", "code for tokens", "userinfo", "user info"}

// servedByProvider reports whether a gateway hands an identity provider what its callers ask, as one that stands in front of the
// provider does: the call says so, it carries the identity of the caller, or it moves what callers bring and get. A gateway that
// only has the provider check who calls, or redeem a code, asks on its own behalf.
func servedByProvider(f *graph.Flow) bool {
	gateway, provider := f.Initiator(), f.Responder()
	if !kindIs(gateway, "gateway") || !ours(provider) || validates(f) || ownSecret(f) || model.HasWord(f.Label, redeemWords...) {
		return false
	}
	return model.HasWord(f.Label, forwardingWords...) || namesUser(f) && !bringsOnlyCredentials(f) || slices.ContainsFunc(gateway.Inbound, func(in *graph.Flow) bool { return handsOnWhole(in, f) })
}

// handsOnWhole reports whether a call brings what a request brings and is answered with what that is answered with, or brings more of
// it than what shows who calls.
func handsOnWhole(in, out *graph.Flow) bool {
	more := slices.ContainsFunc(out.Data, func(d *graph.Data) bool { return d.Class.Value != "credentials" && slices.Contains(in.Data, d) })
	return more || sameData(in, out, false) && sameData(in, out, true)
}

// relayed reports whether a gateway passes on to a store what a caller brings together with a proof that the store
// checks, such as a signed address: the gateway knows neither who owns it nor what may be done with it.
func relayed(f *graph.Flow) bool {
	return kindIs(f.Initiator(), "gateway") && f.Responder().Type == model.Store && proof(f).Has(model.Bearer) && proof(f).Strength >= model.FreshProof &&
		slices.ContainsFunc(f.Initiator().Inbound, func(in *graph.Flow) bool {
			return proof(in).Name == proof(f).Name && (sameData(in, f, false) || sameData(in, f, true))
		})
}

// reports reports whether a call brings only records of what happened.
func reports(f *graph.Flow) bool {
	pushed := slices.DeleteFunc(slices.Clone(f.Transfers), func(t *graph.Transfer) bool { return t.Answer || t.Query })
	return len(pushed) > 0 && !slices.ContainsFunc(pushed, func(t *graph.Transfer) bool {
		return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value != "log" }) || len(t.Data) == 0
	})
}

// usesRecords reports whether an element reads or writes a store of what callers ask for.
func usesRecords(e *graph.Element) bool { return remember(e, aboutUsesRecords, findUsesRecords) }

func findUsesRecords(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.Store && !kindIs(to, "config", "secrets", "cache", "log", "discovery")
	})
}

// handsOn reports whether e decides nothing about a request itself: a gateway that
// only forwards, or a process that passes each request on in the name of its user.
func handsOn(e *graph.Element) bool { return remember(e, aboutHandsOn, findHandsOn) }

func findHandsOn(e *graph.Element) bool {
	if passThrough(e) {
		return true
	}
	onward := forwards(e)
	return len(onward) > 0 && !usesRecords(e) && !slices.ContainsFunc(onward, func(f *graph.Flow) bool { return !namesUser(f) })
}

// namesUser reports whether a call states that the callee sees who the user is.
func namesUser(f *graph.Flow) bool { return f.Attrs.Value("identity") == "end-user" }

// requestsInto returns the requests that an element passes on: those of people, those that come from less trust, and those of a
// gateway in front of it.
func requestsInto(e *graph.Element) []*graph.Flow {
	return remember(e, aboutRequestsInto, findRequestsInto)
}

func findRequestsInto(e *graph.Element) []*graph.Flow {
	beyond := forwardedTo(e)
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		// Of gateways that forward to each other, none is in front of the other.
		return !f.IsResponse() && (up(f) || forPerson(from) || passThrough(from) && !slices.Contains(beyond, from))
	})
}

// forwardedTo returns an element and all to which it forwards, through any number of gateways.
func forwardedTo(e *graph.Element) []*graph.Element {
	var reached unique[*graph.Element]
	reached.add(e)
	for i := 0; i < len(reached.list); i++ {
		if passThrough(reached.list[i]) {
			for _, f := range forwards(reached.list[i]) {
				reached.add(f.Responder())
			}
		}
	}
	return reached.list
}

// askedOf returns the requests that reach an element; requests to gateways in front of it replace those that the gateways forward.
func askedOf(e *graph.Element) []*graph.Flow {
	var out unique[*graph.Flow]
	var gateways unique[*graph.Element]
	gateways.add(e)
	for i := 0; i < len(gateways.list); i++ {
		for _, f := range gateways.list[i].Inbound {
			switch from := f.Initiator(); {
			case i > 0 && claimed(f):
			case len(f.Forwards) > 0:
				out.add(f.Forwards...)
			case passThrough(from):
				gateways.add(from)
			default:
				out.add(f)
			}
		}
	}
	return out.list
}

// claimed reports whether a gateway states by which of its calls it passes on a request: no other passes it on.
func claimed(f *graph.Flow) bool { return len(passedOnBy(f.Responder(), f)) > 0 }

// nearestBehind reports whether no other process behind the same gateways is nearer to a crown jewel.
func nearestBehind(e *graph.Element) bool { return remember(e, aboutNearestBehind, findNearestBehind) }

func findNearestBehind(e *graph.Element) bool {
	return !slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && slices.ContainsFunc(forwards(f.Initiator()), func(out *graph.Flow) bool { return out.Responder().CrownDistance < e.CrownDistance })
	})
}

// served returns what serves the requests to an element: the processes behind gateways that only forward, or else the element itself.
func served(e *graph.Element) []*graph.Element {
	return slices.DeleteFunc(forwardedTo(e), passThrough)
}

// checkers returns what checks the caller's identity in some exchanges: the callee, or the processes that a gateway gives
// what its callers show. Where no call says so, they are the processes to which it shows nothing of its own, unless it is
// known to check callers: a balancer or a proxy leaves that to the process that it calls.
func checkers(asked []*graph.Flow) []*graph.Element { return allOf(asked, checkersOf) }

// checkersOf returns what checks the caller's identity in one exchange.
func checkersOf(f *graph.Flow) []*graph.Element {
	return rememberFlow(f, aboutCheckers, func(f *graph.Flow) []*graph.Element { return follow(f, leftToCheck) })
}

// leftToCheck returns the calls by which a gateway leaves it to others to check who asked first.
func leftToCheck(asked, f *graph.Flow) []*graph.Flow {
	if same := showsAddress(asked, f.Responder()); len(same) > 0 {
		return same
	}
	onward := onwardFor(asked, f)
	if shown := filter(onward, func(out *graph.Flow) bool { return handsOnShown(f, out) }); len(shown) > 0 || checksCallers(f.Responder()) {
		return shown
	}
	asks := func(out *graph.Flow) bool {
		return showsNothingOwn(f, out) && out.Value("identity") == "" && !kindIs(out.Responder(), "device") // one that is reached through us asks us who calls
	}
	if !slices.ContainsFunc(onward, asks) {
		return nil
	}
	return filter(onward, func(out *graph.Flow) bool { return asks(out) || forwardsInName(f, out) })
}

// forwardsInName reports whether a gateway states of a call that it forwards a request with a token of who has sent it: who is called decides, as
// the others do to whom it forwards the same request, what that one may do.
func forwardsInName(f, out *graph.Flow) bool {
	return namesUser(out) && proof(out).Has(model.Bearer) && slices.Contains(out.Forwards, f)
}

// showsNothingOwn reports whether a gateway shows nothing of its own with a call: the block does not say that it does, or it says that the call
// passes on a request in which there was nothing to show. What a caller has shown and the call does not pass on, the gateway has checked.
func showsNothingOwn(f, out *graph.Flow) bool {
	shown := f.Auth.Known() && f.Auth.Value != "none" && f.Auth.Value != "public"
	return !out.Auth.Known() || out.Auth.Value == "none" && !shown && len(out.Forwards) > 0
}

// showsAddress returns the calls by which a gateway shows a process the signed address that its caller has shown: no gateway has one of its
// own, so that the process checks it.
func showsAddress(asked *graph.Flow, gateway *graph.Element) []*graph.Flow {
	if !showsLink(asked) {
		return nil
	}
	if named := filter(passedOnBy(gateway, asked), reachesServer); len(named) > 0 || !passThrough(gateway) {
		return named
	}
	return filter(forwards(gateway), func(out *graph.Flow) bool {
		return showsLink(out) && out.Responder().Type == model.Process
	})
}

// handsOnShown reports whether a gateway passes on what a caller has shown: the same proof, the
// credentials that came with the request, or nothing of its own in the name of the user.
func handsOnShown(f, out *graph.Flow) bool {
	if forwardsCredentials(out) {
		return bringsSameProof(f, out)
	}
	if relayed(out) {
		return proof(out).Name == proof(f).Name
	}
	credentials := bringsSameCredentials(f, out)
	same := proof(out).Name == proof(f).Name
	if credentials && (same || proof(f).Has(model.Machines)) || handsOnKey(f, out) || namesUser(out) && proof(out).Name == "session" && notTyped(f) {
		return true // no gateway makes a session of a key, an address or a name: it passes on whatever its callers bring
	}
	if !namesUser(out) && !(proof(out).Has(model.People) && out.Value("identity") == "") {
		return false
	}
	return credentials || !out.Auth.Known() || same
}

// notTyped reports whether a caller shows what nobody signs in with: the key of a program, a signed address, or only a name.
func notTyped(f *graph.Flow) bool {
	return proof(f).Has(model.Machines) || showsLink(f) || proof(f).Name == "client-id"
}

// follow follows what one exchange asks along the exchanges that it leads to, and returns the callees at the end.
func follow(asked *graph.Flow, onward func(asked, f *graph.Flow) []*graph.Flow) []*graph.Element {
	var out unique[*graph.Element]
	var seen unique[*graph.Flow]
	seen.add(asked)
	for i := 0; i < len(seen.list); i++ {
		next := onward(asked, seen.list[i])
		if len(next) == 0 {
			out.add(seen.list[i].Responder())
		}
		seen.add(next...)
	}
	return out.list
}

// allOf returns what is found for each of some exchanges, each element once.
func allOf(asked []*graph.Flow, found func(*graph.Flow) []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, f := range asked {
		out.add(found(f)...)
	}
	return out.list
}

// serving returns the processes that serve what some exchanges ask: the callee, or those behind it if a gateway only
// forwards. If several are behind it, they are those that get what the caller brings, or that supply what comes back.
func serving(asked []*graph.Flow) []*graph.Element { return allOf(asked, serversOf) }

// serves reports whether an element serves what one exchange asks.
func serves(e *graph.Element, f *graph.Flow) bool {
	return f.Responder() == e || slices.Contains(serversOf(f), e)
}

// serversOf returns the processes that serve what one exchange asks.
func serversOf(f *graph.Flow) []*graph.Element {
	return rememberFlow(f, aboutServing, func(f *graph.Flow) []*graph.Element { return follow(f, onwardFor) })
}

// onwardFor returns the calls by which a gateway passes on what was asked of it, or of a gateway in front of it: that one may forward with one
// call what several ask for.
func onwardFor(asked, f *graph.Flow) []*graph.Flow {
	at := f.Responder()
	switch named := passedOnBy(at, f); {
	case len(named) > 0:
		return withoutPages(asked, filter(named, reachesServer))
	case len(passedOnBy(at, asked)) > 0:
		return withoutPages(asked, filter(passedOnBy(at, asked), reachesServer))
	case !passThrough(at) || servesItself(asked, at):
		return nil
	case asked == f || len(moves(asked)) == 0:
		return onwardOf(f)
	}
	return onwardThrough(at, asked)
}

// withoutPages leaves out of the calls that pass on a request those for pages that everybody may read, if the request brings something and another call
// passes it on: pages take nothing.
func withoutPages(asked *graph.Flow, onward []*graph.Flow) []*graph.Flow {
	takes := filter(onward, func(out *graph.Flow) bool { return !staticPages(out.Responder()) })
	if len(takes) == 0 || !brings(asked) {
		return onward
	}
	return takes
}

// passedOnBy returns the calls of an element that are stated to pass on a request.
func passedOnBy(e *graph.Element, f *graph.Flow) []*graph.Flow {
	return filter(e.Outbound, func(out *graph.Flow) bool { return slices.Contains(out.Forwards, f) })
}

// reachesServer reports whether the callee can serve a request: a file that a gateway reads for its caller cannot.
func reachesServer(f *graph.Flow) bool { return f.Responder().Type == model.Process || relayed(f) }

// carriedBy returns the calls of a gateway that are stated to pass on some of what a call from a gateway in front of it brings.
func carriedBy(gateway *graph.Element, f *graph.Flow) []*graph.Flow {
	return filter(gateway.Outbound, func(out *graph.Flow) bool {
		return slices.ContainsFunc(out.Forwards, func(in *graph.Flow) bool {
			return in == f || in.Responder() != gateway && slices.Contains(forwardedTo(in.Responder()), f.Initiator())
		})
	})
}

// servesItself reports whether a gateway gets what a caller is given from a store, and from no process that it calls, and passes on nothing
// that the caller brings.
func servesItself(asked *graph.Flow, gateway *graph.Element) bool {
	fromStore := slices.ContainsFunc(gateway.Outbound, func(out *graph.Flow) bool { return out.Responder().Type == model.Store && sameData(asked, out, true) })
	return fromStore && !slices.ContainsFunc(forwards(gateway), func(out *graph.Flow) bool { return sameData(asked, out, true) || sameData(asked, out, false) })
}

// onwardOf returns the calls by which a gateway that only forwards passes on a request.
func onwardOf(f *graph.Flow) []*graph.Flow { return rememberFlow(f, aboutOnward, findOnward) }

func findOnward(f *graph.Flow) []*graph.Flow { return onwardThrough(f.Responder(), f) }

// onwardThrough returns the calls by which a gateway that only forwards passes on what somebody has asked of it, or of one in front of it.
func onwardThrough(gateway *graph.Element, f *graph.Flow) []*graph.Flow {
	if !passThrough(gateway) {
		return passedOnBy(gateway, f)
	}
	if named := carriedBy(gateway, f); len(named) > 0 {
		return named
	}
	// A call that is stated to pass on other requests does not pass on this one.
	all := filter(forwards(gateway), func(out *graph.Flow) bool {
		return len(out.Forwards) == 0 && (!proof(out).ByDesign || proof(f).ByDesign)
	})
	all = onSameWire(f, all)
	for _, answer := range []bool{false, true} {
		same := filter(all, func(out *graph.Flow) bool { return sameData(f, out, answer) })
		if whole := filter(same, func(out *graph.Flow) bool { return allData(f, out, answer) }); len(whole) > 0 {
			return likeliest(f, whole)
		}
		if len(same) > 0 {
			return likeliest(f, same)
		}
	}
	data := moves(f)
	if len(data) == 0 {
		return likeliest(f, all)
	}
	works := make(map[*graph.Element]bool) // many calls may go to one process
	for _, out := range all {
		to := out.Responder()
		if _, known := works[to]; !known {
			works[to] = worksWith(to, data)
		}
	}
	if uses := filter(all, func(out *graph.Flow) bool { return works[out.Responder()] }); len(uses) > 0 {
		return likeliest(f, uses)
	}
	return likeliest(f, all)
}

// webSocket reports whether a call goes over a WebSocket, as its protocol or its label says.
func webSocket(f *graph.Flow) bool { return rememberFlow(f, aboutWebSocket, findWebSocket) }

func findWebSocket(f *graph.Flow) bool {
	return slices.Contains([]string{"ws", "wss"}, f.Protocol.Value) || model.HasWord(f.Label, "websocket", "websockets", "web socket") && !(speaksHTTP(f) && model.HasWord(f.Label, "rest", "http", "api", "pages"))
}

// worksWith reports whether an element holds some data, or sends it on or gets it from those it asks.
func worksWith(e *graph.Element, data []*graph.Data) bool {
	some := func(list []*graph.Data) bool {
		return slices.ContainsFunc(list, func(d *graph.Data) bool { return slices.Contains(data, d) })
	}
	return some(e.Holds) || slices.ContainsFunc(e.Outbound, func(out *graph.Flow) bool { return some(moves(out)) })
}

// inFrontOf returns the requests to a gateway that only forwards which it passes on with a call, or nil.
func inFrontOf(f *graph.Flow) []*graph.Flow {
	return remember(f.Initiator(), aboutInFront, findInFront)[f]
}

func findInFront(gateway *graph.Element) map[*graph.Flow][]*graph.Flow {
	if !passThrough(gateway) {
		return nil
	}
	out := make(map[*graph.Flow][]*graph.Flow)
	for _, in := range requestsInto(gateway) {
		for _, onward := range onwardOf(in) {
			if len(onward.Forwards) == 0 {
				out[onward] = append(out[onward], in)
			}
		}
	}
	for _, onward := range gateway.Outbound {
		if len(onward.Forwards) > 0 {
			out[onward] = onward.Forwards
		}
	}
	return out
}

// asAsked replaces calls by which a gateway hands on what it was asked by the calls to the gateway, where they are drawn: their labels say
// what somebody does, and that of the call behind the gateway says that it is forwarded.
func asAsked(flows []*graph.Flow) []*graph.Flow {
	var out, seen unique[*graph.Flow]
	var trace func(flows []*graph.Flow)
	trace = func(flows []*graph.Flow) {
		for _, f := range flows {
			front := inFrontOf(f)
			switch {
			case slices.Contains(seen.list, f):
			case len(front) > 0 && f.Responder().Type == model.Process:
				seen.add(f)
				trace(front)
			default:
				out.add(f)
			}
		}
	}
	trace(flows)
	return out.list
}

// openByDesign reports whether anybody may make a request, by design: the call says so, or its gateway passes on with
// it only what says so.
func openByDesign(f *graph.Flow) bool { return proof(f).ByDesign || passesOnPublic(f) }

// passesOnPublic reports whether a gateway passes on with a call only what anybody may ask, by design.
func passesOnPublic(f *graph.Flow) bool {
	return !f.Auth.Known() && all(inFrontOf(f), func(in *graph.Flow) bool { return proof(in).ByDesign })
}

// sameData reports whether two exchanges move some of the same data in one direction.
func sameData(f, g *graph.Flow, answer bool) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return t.Answer == answer && slices.ContainsFunc(g.Transfers, func(u *graph.Transfer) bool {
			return u.Answer == answer && slices.ContainsFunc(u.Data, func(d *graph.Data) bool { return slices.Contains(t.Data, d) })
		})
	})
}

// allData reports whether g moves all data that f moves in one direction.
func allData(f, g *graph.Flow, answer bool) bool {
	return !slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return t.Answer == answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return !slices.ContainsFunc(g.Transfers, func(u *graph.Transfer) bool { return u.Answer == answer && slices.Contains(u.Data, d) })
		})
	})
}

// handsOnProof reports whether a gateway's call shows the proof that its own callers show for their users.
func handsOnProof(f *graph.Flow) bool {
	return namesUser(f) && proof(f).Has(model.Bearer) && slices.ContainsFunc(f.Initiator().Inbound, func(in *graph.Flow) bool { return proof(in).Name == proof(f).Name })
}

// ofRequest are the controls of a request as a whole: what one hop states also holds on adjacent hops.
var ofRequest = []string{"authz", "validate", "sign", "replay", "session", "second-factor", "four-eyes", "server-recompute"}

// alongPath returns what the hops before and after a flow state about a control of the request.
func (r *Rule) alongPath(f *graph.Flow) Status {
	name := r.attribute()
	whole := slices.Contains(ofRequest, name)
	inFront := whole || name == "limit" || name == "auth" && namesUser(f)
	switch {
	case name == "session" && passThrough(f.Initiator()) && metAtSignIn(name, signInsOfProgram(f)):
		return Met
	case name == "sign" && all(f.Forwards, func(in *graph.Flow) bool { return handedOutside(in) && r.judgeHere(Subject{Flow: in}) == Met }):
		return Met // what only hands a message on leaves its signature as it is
	case inFront && r.metInFront(f, make(map[*graph.Element]bool)):
		return Met
	case (whole || name == "auth") && r.metBehind(f, make(map[*graph.Element]bool)):
		return Met
	case name == "limit" && r.Stride == "S" && all(onwardOf(f), r.statedBehind):
		return Met // who checks the secret may count the guesses
	}
	return Ask
}

// signInsOfProgram returns the requests with which people show a session to the program to which a gateway forwards with f: what that knows of
// sessions, it knows in all of its parts, and another program behind the same gateway need not know. It returns none if none of them at the
// gateway states what becomes of a session.
func signInsOfProgram(f *graph.Flow) []*graph.Flow {
	asked := remember(f.Initiator(), aboutShownSessions, sessionsAt)
	if len(asked) == 0 {
		return nil
	}
	var programs unique[*graph.Element]
	for _, e := range serversOf(f) {
		programs.add(e.Program())
	}
	return filter(asked, func(in *graph.Flow) bool {
		return slices.ContainsFunc(serversOf(in), func(e *graph.Element) bool { return slices.Contains(programs.list, e.Program()) })
	})
}

// sessionsAt returns the requests through a gateway with which people show a session, or nil if none states what becomes of it.
func sessionsAt(gateway *graph.Element) []*graph.Flow {
	asked := filter(askedOf(gateway), showsSession)
	if !slices.ContainsFunc(asked, func(in *graph.Flow) bool { return namedStatus("session", Subject{Flow: in}) == Met }) {
		return nil
	}
	return asked
}

// metInFront reports whether a gateway forwards the flow, and all requests to the gateway state the control.
func (r *Rule) metInFront(f *graph.Flow, seen map[*graph.Element]bool) bool {
	gateway := f.Initiator()
	if seen[gateway] || !passThrough(gateway) {
		return false
	}
	seen[gateway] = true
	asked := inFrontOf(f)
	if len(asked) == 0 {
		asked = requestsInto(gateway)
	}
	concerned := r.concerned(asked)
	if r.attribute() == "authz" && slices.ContainsFunc(asked, leftUndecided) {
		return false
	}
	if len(concerned) == 0 && r.attribute() == "authz" {
		concerned = asked // what need not say it, and does, has said it
	}
	return all(concerned, func(in *graph.Flow) bool { return r.judgeHere(Subject{Flow: in}) == Met || r.metInFront(in, seen) })
}

// concerned returns those of the requests to a gateway whose control a rule asks for: who signs in or calls what is open to all
// names no object, only browsers and apps of people have sessions, and a role is asked of those who administer, if the block shows who does.
func (r *Rule) concerned(asked []*graph.Flow) []*graph.Flow {
	switch r.attribute() {
	case "authz":
		objects := !slices.Contains(r.Met, "role")
		named := filter(asked, func(in *graph.Flow) bool {
			if leftUndecided(in) || objects && bareLink(in) {
				return true
			}
			return !signsIn(in) && !proof(in).ByDesign && !byLink(in) && !kindIs(in.Initiator(), "idp") && !webhook(in, ask{}) && !passThrough(in.Initiator()) && (!objects && forPerson(in.Initiator()) || objects && !needsNoObject(in))
		})
		if admins := filter(named, func(in *graph.Flow) bool { return administrator(in.Initiator()) }); !objects && slices.ContainsFunc(admins, administers) {
			return admins
		}
		return named
	case "session":
		return filter(asked, userSession)
	}
	return asked
}

// leftUndecided reports whether the block states of a request that nobody decides about it, and not everybody may know what moves.
func leftUndecided(in *graph.Flow) bool {
	return in.Attrs.Value("authz") == "none" && !everybodyKnows(in.Transfers)
}

// bareLink reports whether whoever has a lasting link sees and changes what not everybody may know, and the block does not say what the link opens:
// what it states of other requests is not said of this one. A link that is only read, by which something is only handed in, or that is signed for
// one object, opens that one.
func bareLink(in *graph.Flow) bool {
	return proof(in).Name == "link" && brings(in) && (len(in.Returns) > 0 || in.Both) && in.Value("authz") == "" && !everybodyKnows(in.Transfers)
}

// askedInFront puts in place of a call by which a gateway forwards, of which nothing is known, those of the requests to the gateway that
// leave a control unsaid which others of them state: it is asked where it is missing.
func (r *Rule) askedInFront(f *Firing) {
	if r.attribute() != "authz" && r.attribute() != "session" {
		return
	}
	states := r.statesInFront()
	for i := 0; i < len(f.Places); i++ {
		p := f.Places[i]
		if p.Status != Ask || p.Flow == nil || p.Transfer != nil || !passThrough(p.Flow.Initiator()) {
			continue
		}
		apart := r.besideOthers(p.Flow) // what is said of the call is about objects
		asked := apart
		if len(apart) == 0 {
			asked = r.concerned(inFrontOf(p.Flow))
		}
		var unsaid []Place
		var flows []*graph.Flow
		for _, in := range asked {
			if status := states(in); status != Met {
				unsaid, flows = append(unsaid, Place{Subject{Flow: in}, status}), append(flows, in)
			}
		}
		if len(unsaid) == 0 || len(unsaid) == len(asked) && len(apart) == 0 {
			continue
		}
		f.Places = slices.Concat(f.Places[:i], unsaid, f.Places[i+1:])
		if at := slices.Index(f.Flows, p.Flow); at >= 0 {
			f.Flows = slices.Concat(f.Flows[:at], flows, f.Flows[at+1:])
		}
		i += len(unsaid) - 1
	}
}

// besideOthers returns the requests of administrators that a gateway forwards with a call beside those of others, if a rule asks who may use the
// operations of administrators.
func (r *Rule) besideOthers(f *graph.Flow) []*graph.Flow {
	if !r.decidesFunctions() || !passThrough(f.Initiator()) {
		return nil
	}
	asked := asAsked([]*graph.Flow{f})
	admin := func(in *graph.Flow) bool { return administrator(in.Initiator()) }
	if all(asked, admin) || !slices.ContainsFunc(asked, admin) {
		return nil
	}
	return filter(r.concerned(asked), admin)
}

// statesInFront returns what says of a request to a gateway whether it, or a call by which it is passed on, states a control. It
// answers once for each, since every call of a gateway asks about every request to it.
func (r *Rule) statesInFront() func(in *graph.Flow) Status {
	here := once(func(f *graph.Flow) Status { return r.judgeHere(Subject{Flow: f}) })
	met := func(out *graph.Flow) bool { return here(out) == Met }
	some := once(func(e *graph.Element) bool { return slices.ContainsFunc(e.Outbound, met) })
	return once(func(in *graph.Flow) Status {
		if some(in.Responder()) && slices.ContainsFunc(onwardOf(in), met) {
			return Met
		}
		return here(in)
	})
}

// once remembers what a function says of each flow or element.
func once[K comparable, V any](judge func(K) V) func(K) V {
	known := make(map[K]V)
	return func(k K) V {
		v, ok := known[k]
		if !ok {
			v = judge(k)
			known[k] = v
		}
		return v
	}
}

// needsNoObject reports whether nobody has to decide about a single object on a request: a sign-in, an exchange of one credential for another,
// what an administrator may do by a stated role, or what one of the whole system asks, who may use all of it by design.
func needsNoObject(f *graph.Flow) bool {
	return signsIn(f) || onlySends(f) || opensOwnChannel(f) || checksLogin(f) || issuesCredential(f) || asksHowItIs(f) || showsWholeKey(f) || postedByService(f) || onlyNotice(f) || onlyOperators(f) || provisions(f) || administrator(f.Initiator()) && f.Value("authz") == "role" || runsWholeSystem(f.Initiator()) && f.Value("authz") == ""
}

// metBehind reports whether the callee passes the request on, and all calls that do so state the control.
func (r *Rule) metBehind(f *graph.Flow, seen map[*graph.Element]bool) bool {
	to := f.Responder()
	if seen[to] || !handsOn(to) || r.attribute() == "authz" && answersItself(f) {
		return false
	}
	seen[to] = true
	return all(forwards(to), func(out *graph.Flow) bool { return r.statedBehind(out) || r.metBehind(out, seen) })
}

// answersItself reports whether the callee keeps some of what it gives back, as a cache or an index does: what it calls decides about none of that.
func answersItself(f *graph.Flow) bool {
	to := f.Responder()
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer && t.From == to && sharesData(t.Data, to.Holds) })
}

// statedBehind reports whether a call states the control. How the calling service
// proves its identity says nothing about the user before it.
func (r *Rule) statedBehind(f *graph.Flow) bool {
	if r.attribute() == "auth" && !namesUser(f) {
		return false
	}
	if model.IsControl(r.attribute()) {
		return namedStatus(r.attribute(), Subject{Flow: f}) == Met
	}
	return slices.Contains(r.Met, valueOf(r.attribute(), Subject{Flow: f}))
}

// all reports whether there are flows and something holds for each.
func all(flows []*graph.Flow, holds func(*graph.Flow) bool) bool {
	return len(flows) > 0 && !slices.ContainsFunc(flows, func(f *graph.Flow) bool { return !holds(f) })
}

// forwarded reports whether a gateway of ours that only forwards passes on a request. Who sent the request is
// asked in front of the gateway, and whose name it passes on is a separate threat: what remains is that the
// gateway shows its own identity, unless it states that it shows none and brings no credentials of its callers either.
func forwarded(f *graph.Flow) bool {
	gateway := f.Initiator()
	return passThrough(gateway) && gateway.Level() >= model.Edge && f.Responder().Type == model.Process && (!proof(f).Weak || forwardsCredentials(f))
}

// senders returns who really sends what a flow carries: the processes of ours that call through a gateway of ours which hands their calls on
// to a system of others, because it tunnels what it cannot read; otherwise the caller.
func senders(f *graph.Flow) []*graph.Element {
	from, to := f.Initiator(), f.Responder()
	own := func(through *graph.Flow) bool {
		return ours(through.Initiator()) && through.Initiator().Type == model.Process
	}
	if len(f.Forwards) == 0 || to.Type != model.External || from.Type != model.Process || !all(f.Forwards, own) {
		return []*graph.Element{from}
	}
	var out unique[*graph.Element]
	for _, through := range f.Forwards {
		out.add(through.Initiator())
	}
	return out.list
}

// handedOutside reports whether what is asked of an element of ours, it only hands on to systems of others, as the block states or its name
// says.
func handedOutside(f *graph.Flow) bool {
	if outboundProxy(f.Responder()) {
		return true
	}
	onward := passedOnBy(f.Responder(), f)
	return len(onward) > 0 && all(onward, func(out *graph.Flow) bool { return out.Responder().Type == model.External })
}
