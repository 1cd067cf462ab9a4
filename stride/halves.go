package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// A control such as browser-headers states several facts, of which an author may know one: a rule that needs it is answered by all that
// matter at its place, is left open by one that is missing, and asks for those that nobody has stated.

// partsAt returns the facts of a control that matter at a place, or none if the control states one fact only. A page without requests of its
// own, or without accounts, needs no token against forged ones, and what shows no page has none to guard.
func partsAt(name string, s Subject) []string {
	control, _ := model.LookupControl(name)
	e := s.Element
	if e == nil {
		_, e = s.ends()
	}
	return filter(control.Parts, func(part string) bool {
		switch part {
		case "anti-forgery":
			return !onePage(e) && !kindIs(e, "mobile", "cli", "device") && !takesNoCookie(e)
		case "csp":
			return !showsNoPages(e)
		}
		return true
	})
}

// takesNoCookie reports whether no browser shows an element a cookie that gives a request the rights of an account.
func takesNoCookie(e *graph.Element) bool { return showsOnlyTokens(e) || onlyVisited(e) }

// onlyVisited reports whether all people who ask an element may do so without an account, by design: no request of theirs has rights that a
// page of others could use.
func onlyVisited(e *graph.Element) bool {
	return all(filter(askedOf(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) }), func(f *graph.Flow) bool { return proof(f).ByDesign })
}

// showsOnlyTokens reports whether the people who ask an element, and its pages where they ask others, show a token in a header and none a
// cookie: a browser sends no header along with a request that a foreign page makes. Pages of a sign-in keep a session of their own.
func showsOnlyTokens(e *graph.Element) bool {
	asked := filter(askedOf(e), func(f *graph.Flow) bool {
		return asksForPerson(f) && !kindIs(f.Initiator(), "cli") && !proof(f).ByDesign && !signsIn(f) && !byLink(f) && !model.HasWord(f.Label, signInWords...)
	})
	if len(asked) == 0 && kindIs(e, "web-ui") {
		asked = callsOfItsPages(e)
	}
	token := func(f *graph.Flow) bool {
		return proof(f).Has(model.Session) && proof(f).Has(model.Bearer) || slices.Contains(userTokens, proof(f).Name)
	}
	cookie := kindIs(e, "web-ui") && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type == model.Process && !proof(f).ByDesign && !token(f)
	})
	return !kindIs(e, "idp") && !signInPages(e) && !cookie && all(asked, token)
}

// callsOfItsPages returns what the people who load pages that anybody may load ask elsewhere, beside signing in: their pages ask it.
func callsOfItsPages(e *graph.Element) []*graph.Flow {
	var out unique[*graph.Flow]
	for _, page := range askedOf(e) {
		if !forPerson(page.Initiator()) {
			continue
		}
		for _, f := range page.Initiator().Outbound {
			if !proof(f).ByDesign && !signsIn(f) && !f.IsResponse() && !overSSH(f) && !byLink(f) {
				out.add(f)
			}
		}
	}
	return out.list
}

// namedPart is what has= and lacks= say of one fact, nearest first; at one place its own name counts before that of the whole.
func namedPart(name string, s Subject) Status {
	whole := model.WholeOf(name)
	for _, attrs := range s.statements() {
		for _, stated := range []string{name, whole} {
			switch {
			case stated == "":
			case attrs.Has("lacks", stated):
				return Open
			case attrs.Has("has", stated) && !saidByCaller(name, s):
				return Met
			}
		}
	}
	return Ask
}

// builtAtCallee are controls that only what is called can build: a caller that has one has it for those who call it.
var builtAtCallee = []string{"session", "token-checks", "server-recompute"}

// saidByCaller reports whether a control of what is called is stated of its caller, which passes on no requests.
func saidByCaller(name string, s Subject) bool {
	if s.Flow == nil || !slices.Contains(builtAtCallee, name) {
		return false
	}
	to, from := s.exchange().Responder(), s.exchange().Initiator()
	own := func(list model.Attrs) bool { return list.Has("has", name) }
	return own(from.Attrs) && !own(to.Attrs) && !own(s.Flow.Attrs) && !own(s.exchange().Attrs) && !passThrough(from)
}

// atSignIn is what the requests of people say of a control of an element, all of whose pages use one session: one that lacks it leaves it open.
func atSignIn(name string, s Subject) Status {
	if s.Element == nil || len(partsAt(name, s)) == 0 && model.WholeOf(name) == "" {
		return Ask
	}
	requests := filter(askedOf(s.Element), func(f *graph.Flow) bool { return !keyedProgram(f) })
	switch {
	case slices.ContainsFunc(requests, func(f *graph.Flow) bool { return showsSession(f) && namedStatus(name, Subject{Flow: f}) == Open }):
		return Open
	case metAtSignIn(name, requests):
		return Met
	}
	return Ask
}

// keyedProgram reports whether an app or a device calls with a token or a key, which no page of others can make a browser send.
func keyedProgram(f *graph.Flow) bool {
	return kindIs(f.Initiator(), "mobile", "device", "cli") && (proof(f).Has(model.Bearer) || proof(f).Has(model.Machines))
}

// partStatus is what is known of one fact at a place.
func partStatus(name string, s Subject) Status {
	if status := namedPart(name, s); status != Ask {
		return status
	}
	return atSignIn(name, s)
}

// unstatedAt returns what has= must name for the control to be known at a place: the facts that nothing states, or the control if that is all.
func unstatedAt(name string, s Subject) []string {
	parts := partsAt(name, s)
	left := filter(parts, func(part string) bool { return partStatus(part, s) == Ask })
	control, _ := model.LookupControl(name)
	if len(left) == 0 || len(left) == len(control.Parts) {
		return []string{name}
	}
	return left
}

// withParts returns a control and the facts that it states.
func withParts(name string) []string {
	control, _ := model.LookupControl(name)
	return append([]string{name}, control.Parts...)
}

// unstatedIn returns what has= must name at all of some places: the one fact that is left at each, or the control.
func unstatedIn(name string, places []Subject) string {
	var left unique[string]
	for _, s := range places {
		left.add(unstatedAt(name, s)...)
	}
	if len(left.list) == 1 {
		return left.list[0]
	}
	return name
}

// leftToState reports whether one fact of a control is the only one that matters at a place and does not hold, as far as the block says.
func leftToState(s Subject, part string) bool {
	parts := filter(partsAt(model.WholeOf(part), s), func(p string) bool { return partStatus(p, s) != Met })
	return len(parts) == 1 && parts[0] == part && len(partsAt(model.WholeOf(part), s)) > 1
}
