package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Place is a flow or element on which a rule's control is stated, with what is
// known there.
type Place struct {
	Subject
	Status Status
}

// onFlows reports whether an element's control is stated on the flows to or from it.
func onFlows(control string) bool {
	return strings.HasSuffix(control, "-in") || strings.HasSuffix(control, "-out")
}

// places returns the flows or elements on which the control of a firing is
// stated, each with its status.
func (r *Rule) places(f Firing) []Place {
	var out []Place
	add := func(s Subject) { out = append(out, Place{s.place(), r.judge(s)}) }
	switch {
	case f.Subject.Transfer != nil:
		add(f.Subject)
	case f.Subject.Flow != nil:
		add(f.Subject)
		for _, response := range f.Subject.Flow.Responses {
			if response.Value(r.attribute()) != "" && !ofCaller(r.attribute()) {
				add(Subject{Flow: response})
			}
		}
	case onFlows(r.Control):
		for _, flow := range f.Flows {
			add(Subject{Flow: flow})
		}
	default:
		add(f.Subject)
	}
	return out
}

// judge turns what one flow or element states into a status. If it states
// nothing, statements elsewhere on the path of the request count.
func (r *Rule) judge(s Subject) Status {
	status := r.judgeHere(s)
	if status == Ask && s.Flow != nil && !r.Hop {
		return r.alongPath(s.exchange())
	}
	return status
}

// judgeHere is judge without the preceding and following hops.
func (r *Rule) judgeHere(s Subject) Status {
	name := r.attribute()
	if model.IsControl(name) {
		if status := controlStatus(name, s); status != Ask {
			return status
		}
	}
	switch value := valueOf(name, s); {
	case byDesign(name, value) && precious(s):
		return Open // nobody intends a crown jewel for everybody
	case name == "authz" && value == "role" && s.Flow != nil && guardsOthers(s.Flow.Responder()):
		return Met // it knows applications, which roles give, and no objects
	case name == "replay" && s.Transfer != nil && usedAgain(s.Transfer, value):
		return Open // a link that is good for minutes is good for two people
	case s.Flow != nil && r.fallsShort(s.exchange(), value), name == "validate" && ofRequestAlone(s) && slices.Contains(r.Met, value):
		return Ask
	case name == "isolation" && s.Element != nil && sharedFolders(s.Element, value):
		return Ask
	case value == "append-only" && s.Element != nil && forgedByAdding(s.Element):
		return Open // a false record that is added changes nothing that was there
	case name == "backup" && s.Element != nil && rebuiltFromNothing(s.Element):
		return Open // what it is rebuilt from is lost as easily
	case name == "runs-as" && r.Enough == "sandbox" && value != "sandbox" && s.Element != nil && unconfined(s.Element):
		return Open
	case slices.Contains(r.Met, value):
		return Met
	case slices.Contains(r.Open, value):
		return Open
	}
	if s.Element != nil && r.impliedByAll(s.Element) {
		return Met
	}
	if parts := partsAt(name, s); len(parts) > 0 {
		if status := worst(len(parts), func(i int) Status { return partStatus(parts[i], s) }); status != Ask {
			return status
		}
	}
	if slices.ContainsFunc(r.Or, func(other string) bool { return meets(s, other) }) {
		return Met
	}
	if r.statedAgainst(s) != "" {
		return Open
	}
	if slices.ContainsFunc(r.instead, func(c condition) bool { return c.holds(s) }) {
		return Met
	}
	return Ask
}

// usedAgain reports whether a value of replay= lets what gives a right once be used again: until its time is over, or, where somebody
// signs in with it, to the same effect.
func usedAgain(t *graph.Transfer, value string) bool {
	again := value == "timestamp" || value == "idempotency" && signsIn(t.Exchange)
	return again && bearerMandate(t, ask{})
}

// onlyInTime reports whether a value of replay= says no more than that old messages are refused, of what we act on: a second copy that comes in
// time has its effect. Others get with the time what they can refuse an old copy by, and what they do twice is theirs.
func onlyInTime(f *graph.Flow, value string) bool {
	return value == "timestamp" && f.Responder().Type != model.External
}

// fallsShort reports whether a value that answers a rule elsewhere answers only a part of it on a call.
func (r *Rule) fallsShort(f *graph.Flow, value string) bool {
	return r.attribute() == "replay" && r.Enough != "" && onlyInTime(f, value) || r.boundsRate() && countsNobody(f, value) || r.endsSecrets() && lastsBehind(f, value) || r.decidesForOthers(f, value)
}

// decidesFunctions reports whether a rule asks who may use the operations of administrators.
func (r *Rule) decidesFunctions() bool { return r.Control == "authz-in" && r.Enough == "role" }

// decidesForOthers reports whether a value of authz= is stated of a call by which a gateway forwards what administrators and others ask: whose
// object it is, which is decided of all of them, makes nobody an administrator.
func (r *Rule) decidesForOthers(f *graph.Flow, value string) bool {
	return (value == "object" || value == "tenant") && len(r.besideOthers(f)) > 0
}

// endsSecrets reports whether a rule asks that what a program shows ends by itself.
func (r *Rule) endsSecrets() bool { return r.attribute() == "auth" && r.Enough == "token" }

// lastsBehind reports whether a value of auth= that names what somebody gets, or an account, leaves unsaid what a program shows on a call: an
// identity provider gives its tokens to who shows it a secret or a key, and a directory knows a service account by its password.
func lastsBehind(f *graph.Flow, value string) bool {
	to := f.Responder()
	return value == "oauth" && kindIs(to, "idp") && !forPerson(f.Initiator()) || value == "service-account" && slices.Contains(directoryProtocols, f.Protocol.Value)
}

// directoryProtocols ask an account for its name and password.
var directoryProtocols = []string{"ldap", "ldaps"}

// ofRequestAlone reports whether files come back from a process of ours to which the call brings something too, and the block draws no answer of
// its own that says how they are checked: what is stated of the call is how that process checks what it is brought.
func ofRequestAlone(s Subject) bool {
	t := s.Transfer
	if t == nil || !t.Answer {
		return false
	}
	drawn := t.Flow.To == t.To && t.Flow.Value("validate") != ""
	return !drawn && brings(t.Exchange) && t.From.Type == model.Process && ours(t.From)
}

// openedBySeveral are values of access= with which several accounts of a machine or a network open all of a store.
var openedBySeveral = []string{"machine", "network", "shared-account"}

// sharedFolders reports whether a store has a folder for each tenant, as a value of isolation= says, and whoever opens one opens all.
func sharedFolders(e *graph.Element, value string) bool {
	return value == "folder" && e.Type == model.Store && slices.Contains(openedBySeveral, accessOf(e))
}

// boundsRate reports whether a rule asks how often one caller may call.
func (r *Rule) boundsRate() bool { return r.attribute() == "limit" && r.Enough == "rate" }

// countsNobody reports whether a value of limit= bounds the total of each caller where callers show nothing by which they could be told apart: a
// caller who comes again as another has no bound. On one machine the program that calls is known.
func countsNobody(f *graph.Flow, value string) bool {
	p := proof(f)
	return value == "quota" && !f.Local() && f.Auth.Known() && (p.ByDesign || p.Name == "none" || p.Name == "link")
}

// bringsUsedAgain is usedAgain for what a call brings.
func bringsUsedAgain(f *graph.Flow, value string) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return usedAgain(t, value) })
}

// meets reports whether what is stated is at least as strong as `key=value`.
func meets(s Subject, text string) bool {
	key, value, _ := strings.Cut(text, "=")
	if key == "has" {
		return controlStatus(value, s) == Met && !(value == "session" && ofOtherCalls(s))
	}
	if key == "auth" && !provesContent(s) {
		return false
	}
	stated := valueOf(key, s)
	return stated != "" && model.LookupValue(key, stated).Strength >= model.LookupValue(key, value).Strength
}

// ofOtherCalls reports whether an end of a call says what becomes of sessions, while the call shows no session and no token that a sign-in gives:
// what becomes of a key or a token that a program keeps is said of the call.
func ofOtherCalls(s Subject) bool {
	if s.Flow == nil || s.Flow.Attrs.Has("has", "session") || s.exchange().Attrs.Has("has", "session") {
		return false
	}
	shown := proof(s.exchange())
	return !shown.Has(model.Session) || !forPerson(s.exchange().Initiator()) || kindIs(s.exchange().Initiator(), "cli")
}

// statedAgainst returns the value of another attribute that leaves the threat open, as `key=value`, or "".
func (r *Rule) statedAgainst(s Subject) string {
	for _, text := range r.Against {
		key, value, _ := strings.Cut(text, "=")
		if valueOf(key, s) == value {
			return text
		}
	}
	return ""
}

// provesContent reports whether who shows a proof of identity also brings what it vouches for: the password of
// who reads a mailbox says nothing about who wrote the mail.
func provesContent(s Subject) bool { return s.Flow == nil || brings(s.exchange()) }

// byDesign reports whether a value states that nothing is needed here.
func byDesign(name, value string) bool { return model.LookupValue(name, value).ByDesign }

// precious reports whether a flow goes to a crown jewel or to a store whose copying does
// harm, returns data whose disclosure does harm, or is an account on a machine.
func precious(s Subject) bool {
	if s.Flow == nil {
		return false
	}
	if overSSH(s.exchange()) || !tellsOfVisit(s.exchange()) && slices.ContainsFunc(s.exchange().Transfers, func(t *graph.Transfer) bool { return t.Answer && sensitive(t) }) {
		return true
	}
	_, to := s.ends()
	return to.Crown.Known() || to.Type == model.Store && confidential(to)
}

// impliedByAll reports whether all flows that make the rule fire on an element imply its control.
func (r *Rule) impliedByAll(e *graph.Element) bool {
	flows := r.evidence(e)
	for _, f := range flows {
		if implied(r.attribute(), Subject{Flow: f}) != Met {
			return false
		}
	}
	return len(flows) > 0
}

// controlStatus looks up a control in has= and lacks= of a flow and both its
// ends, or of an element, then in what the values of its attributes imply.
func controlStatus(name string, s Subject) Status {
	if status := namedStatus(name, s); status != Ask {
		return status
	}
	if s.Flow != nil {
		return implied(name, s)
	}
	if control, _ := model.LookupControl(name); control.OfCaller && slices.ContainsFunc(s.Element.Outbound, func(f *graph.Flow) bool { return f.Attrs.Has("lacks", name) }) {
		return Open
	}
	return Ask
}

// namedStatus returns what has= and lacks= say about a control, nearest first.
func namedStatus(name string, s Subject) Status {
	if parts := partsAt(name, s); len(parts) > 0 {
		return worst(len(parts), func(i int) Status { return namedPart(parts[i], s) })
	}
	return namedPart(name, s)
}

// implied returns what the proof of identity of a flow says about a control: a
// passkey is a second factor, a password alone is not.
func implied(name string, s Subject) Status {
	proof := model.LookupValue("auth", s.exchange().Auth.Value)
	switch {
	case slices.Contains(proof.States, name):
		return Met
	case slices.Contains(proof.Denies, name):
		return Open
	}
	return Ask
}

// statements returns the attributes in which a control is looked up, nearest first.
func (s Subject) statements() []model.Attrs {
	if s.Element != nil {
		return []model.Attrs{s.Element.Attrs}
	}
	from, to := s.ends()
	out := []model.Attrs{s.Flow.Attrs}
	if exchange := s.exchange(); exchange != s.Flow {
		out = append(out, exchange.Attrs)
	}
	return append(out, to.Attrs, from.Attrs)
}

// valueOf returns the value of an attribute, or "" if it is unknown. If an answer does not state it, its
// request may; if a flow does not, the element that it reaches may, provided that elements take the
// attribute; for a transfer, the element that it comes from may, too.
func valueOf(name string, s Subject) string {
	if s.Element != nil && name == "access" {
		return accessOf(s.Element)
	}
	if s.Element != nil {
		return s.Element.Attrs.Value(name)
	}
	for _, f := range []*graph.Flow{s.Flow, s.exchange()} {
		if v := f.Value(name); v != "" {
			return v
		}
	}
	a, _ := model.LookupAttribute(name)
	if a.On&model.OnElement == 0 {
		return ""
	}
	from, to := s.ends()
	if v := to.Attrs.Value(name); v != "" || s.Transfer == nil {
		return v
	}
	return from.Attrs.Value(name)
}
