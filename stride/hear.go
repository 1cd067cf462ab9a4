package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// statement is a weakness that a block states: an attribute with a weak value,
// or a control named in lacks=, on one flow or element.
type statement struct {
	// control is its name in rules: an attribute or a control.
	control string
	place   Subject
}

// hear adds a firing for every stated weakness that no firing reports as open at
// its place: whatever the protocol, the zone or the distance to a crown jewel, a
// control that an author declares missing is never passed over in silence. The
// rule that hears a control says so in its `hears`.
func hear(c *Catalog, g *graph.Graph, firings []Firing) []Firing {
	reported := make(map[statement]bool)
	for _, f := range firings {
		for _, p := range f.Places {
			if p.Status == Open {
				reported[statement{f.Rule.attribute(), p.Subject}] = true
				for _, key := range f.Rule.openedBy(p.Subject) {
					reported[statement{key, p.Subject}] = true
				}
			}
		}
	}
	for _, s := range statements(g) {
		if reported[s] || s.control == "artifact" && codeComesTo(firings, s.place) || s.control == "second-factor" && signInsReported(firings, s.place) || s.control == "auth" && s.place.Flow != nil && forgedMail(firings, s.place.Flow) {
			continue
		}
		switch r := c.hearer(s); {
		case r == nil:
		case s.control == "bypass" && s.place.Element != nil && passThrough(s.place.Element):
			firings = wayAround(firings, r, s)
		default:
			firings = append(firings, heard(r, s))
		}
	}
	firings = openDoorOnce(unsignedOnce(firings))
	slices.SortStableFunc(firings, func(a, b Firing) int { return c.position[a.Rule] - c.position[b.Rule] })
	return firings
}

// openedBy returns the other attributes that a place states with a value that leaves the threat open.
func (r *Rule) openedBy(s Subject) []string {
	var out []string
	for _, text := range r.Against {
		key, value, _ := strings.Cut(text, "=")
		if s.statements()[0].Value(key) == value {
			out = append(out, key)
		}
	}
	return out
}

// forgedMail reports whether a flow hands mail to a mailbox that a process of ours reads, and then opens what asks for a proof of the
// mail that is fetched: it is there that an unproven sender does harm.
func forgedMail(firings []Firing, f *graph.Flow) bool {
	if !mailboxOfOurs(f) {
		return false
	}
	for i := range firings {
		fetched := &firings[i]
		if fetched.Status == Ask && fetched.Rule.attribute() == "sign" && fetched.Subject.Flow != nil && fetchesMail(fetched.Subject.Flow) && fetched.Subject.Flow.Responder() == f.Responder() {
			fetched.Status = Open
			fetched.Places = slices.Clone(fetched.Places)
			for j := range fetched.Places {
				if fetched.Places[j].Status == Ask {
					fetched.Places[j].Status = Open
				}
			}
		}
	}
	return true
}

// unsignedOnce leaves one firing about a message without a signature and without a credential: either tells its sender. Of a call
// to a system of others it is the one about the signature, if that is stated to be missing. Of an event from one, for which a missing
// credential is stated, it is the one about that, and nothing is asked about a signature.
func unsignedOnce(firings []Firing) []Firing {
	signs, heard := make(map[*graph.Flow][]string), make(map[*graph.Flow][]string)
	for _, f := range firings {
		flow := f.Subject.Flow
		if flow != nil && f.Status == Open {
			signs[flow] = append(signs[flow], f.Rule.Yields...)
		}
		if flow != nil && f.Heard && eventCall(flow) {
			heard[flow] = append(heard[flow], f.Rule.ID)
		}
	}
	return slices.DeleteFunc(firings, func(f Firing) bool {
		flow := f.Subject.Flow
		if flow == nil {
			return false
		}
		asked := f.Status == Ask && f.Rule.attribute() == "sign" && slices.ContainsFunc(f.Rule.Yields, func(id string) bool { return slices.Contains(heard[flow], id) })
		return asked || f.Heard && flow.Responder().Type == model.External && slices.Contains(signs[flow], f.Rule.ID)
	})
}

// heard returns a firing for a single statement.
func heard(r *Rule, s statement) Firing {
	f := Firing{Rule: r, Subject: s.place, Heard: true, Places: []Place{{s.place, Open}}, Status: Open}
	switch e := s.place.Element; {
	case e == nil:
		from, to := s.place.ends()
		f.Target = to
		control, _ := model.LookupControl(s.control)
		if control.OfCaller || s.control == "integrity" && !brings(s.place.Flow) && to.Type == model.External || s.control == "validate" && (!brings(s.place.Flow) || to.Type == model.External && ours(from)) {
			f.Target = from // a caller that only asks has the answer to check; what others do with what we bring is theirs
		}
		f.Flows = []*graph.Flow{s.place.Flow}
		if r.Control == "limit-in" && limitsInFront(s.place.Flow) {
			f.Target, f.Flows = from, inFrontOf(s.place.Flow) // one limit is enough, at best where the flood arrives
		}
	case owns(s.control) || s.control == "artifact":
		f.Target = e // no flow changes it
	default:
		near, far := e.Inbound, e.Outbound
		if r.bySender() {
			near, far = far, near
		}
		if slices.Contains(signIn, s.control) {
			near = signInsAmong(near, s.control)
		}
		if f.Target, f.Flows = e, near; len(near) == 0 {
			f.Flows = far
		}
	}
	return f
}

// signInsAmong returns those of the calls to an element that a control of its sign-in is about: a person makes them, or they state it
// themselves. If the block shows none, it is about all.
func signInsAmong(calls []*graph.Flow, control string) []*graph.Flow {
	signIns := filter(calls, func(f *graph.Flow) bool {
		return forPerson(f.Initiator()) || slices.Contains(f.Attrs.Values("lacks"), control)
	})
	if len(signIns) == 0 {
		return calls
	}
	return signIns
}

// codeComesTo reports whether a flow that brings code to an element is reported, for which its statement counts too: one sentence says both.
func codeComesTo(firings []Firing, place Subject) bool {
	for i := range firings {
		f := &firings[i]
		if place.Element != nil && f.Rule.attribute() == "artifact" && f.Subject.Transfer != nil && f.Status == Open && f.Target == place.Element {
			f.Places = append(f.Places, Place{place, Open})
			return true
		}
	}
	return false
}

// signInsReported reports whether sign-ins at an element are reported, for which its statement counts too: what those lines require of each kind of
// account is all that the statement says.
func signInsReported(firings []Firing, place Subject) bool {
	for i := range firings {
		f := &firings[i]
		call := f.Subject.Flow
		if place.Element != nil && call != nil && !f.Heard && f.Rule.attribute() == "second-factor" && f.Status == Open && (call.Responder() == place.Element || serves(place.Element, call)) {
			f.Places = append(slices.Clone(f.Places), Place{place, Open})
			return true
		}
	}
	return false
}

// wayAround says of what a gateway forwards to that it is reached in other ways, where the gateway states that: the gateway itself is reached
// as it should be.
func wayAround(firings []Firing, r *Rule, s statement) []Firing {
	said := make(map[*graph.Flow]bool)
	for i := range firings {
		f := &firings[i]
		if call := f.Subject.Flow; f.Rule == r && call != nil && call.Initiator() == s.place.Element && f.Status == Open {
			said[call] = true
			f.Places = append(slices.Clone(f.Places), Place{s.place, Open})
		}
	}
	for _, call := range forwards(s.place.Element) {
		if to := call.Responder(); !said[call] && ours(to) {
			at := Subject{Flow: call}
			firings = append(firings, Firing{Rule: r, Subject: at, Target: to, Flows: []*graph.Flow{call}, Heard: true, Places: []Place{{at, Open}, {s.place, Open}}, Status: Open})
		}
	}
	return firings
}

// openDoorOnce leaves one firing about a queue or a cache that whoever is in the network may use, where each call is reported to prove nothing: asking
// callers who they are is what closes it. It is the one about the calls.
func openDoorOnce(firings []Firing) []Firing {
	unproven := make(map[*graph.Flow][]string)
	for _, f := range firings {
		if f.Status == Open && f.Rule.attribute() == "auth" && f.Subject.Flow != nil {
			unproven[f.Subject.Flow] = append(unproven[f.Subject.Flow], f.Rule.ID)
		}
	}
	return slices.DeleteFunc(firings, func(f Firing) bool {
		e := f.Subject.Element
		return f.Rule.attribute() == "access" && e != nil && answersAnybody(e) && e.Attrs.Value("access") == "network" && all(e.Inbound, func(in *graph.Flow) bool {
			return slices.ContainsFunc(f.Rule.Beside, func(id string) bool { return slices.Contains(unproven[in], id) })
		})
	})
}

// limitsInFront reports whether a gateway forwards a call, and the block does not say what bounds the requests that outsiders send to the gateway.
func limitsInFront(f *graph.Flow) bool {
	return forwarded(f) && passThrough(f.Initiator()) && slices.ContainsFunc(inFrontOf(f), func(in *graph.Flow) bool {
		return slices.Contains(exposed(f.Initiator()), in) && in.Value("limit") == ""
	})
}

// owns reports whether an attribute is a property of an element that no flow changes.
func owns(attribute string) bool {
	a, _ := model.LookupAttribute(attribute)
	return a.Own
}

// unidentified reports whether nothing is missing where a caller shows no credential: that nothing signs its messages is stated and
// reported, or the signature tells the sender; the content of a delivery is checked; a public site of others asks nobody who they are;
// nobody signs in to a person, nor to pages in their own browser; and a gateway brings what its callers have shown.
func unidentified(f *graph.Flow) bool {
	return canOnlySign(f) || signedMessage(f) || delivery(f) || asksStranger(f) || ownHands(f) || forwardsCredentials(f)
}

// statements lists the weaknesses that a block states, flows first, in document order.
func statements(g *graph.Graph) []statement {
	var out []statement
	for _, f := range g.Flows {
		out = append(out, weakOnFlow(f)...)
	}
	for _, e := range g.Elements {
		out = append(out, weakOnElement(e)...)
	}
	return out
}

// weakOnFlow lists the weaknesses that a flow states.
func weakOnFlow(f *graph.Flow) []statement {
	return weak(Subject{Flow: f}, f.Attrs, func(key string) string {
		switch {
		case (key == "encryption" || key == "server-auth") && anyHost(f):
			return "" // strangers have no configured name, and everybody may know what moves
		case key == "server-auth" && mailToAnybody(f):
			return "" // many servers of recipients prove no name
		case key == "encryption" && (f.Local() || announced(f) || embeddedStore(f.Responder()) || callsPlugin(f)):
			return "" // nothing leaves the machine, whatever zones its programs are in; or anybody is told who asks
		case key == "encryption":
			return f.Encryption.Value // http states it too; plaintext obviously verifies no server
		case f.IsResponse() && ofCaller(key), key == "authz" && forEverybody(f):
			return "" // the request identifies the caller; and public data needs no decision
		case key == "sign" && signedBefore(f):
			return "" // the message is the same in front of the gateway, and reported there
		case key == "auth" && unidentified(f):
			return ""
		}
		return f.Attrs.Value(key)
	})
}

// weakOnElement lists the weaknesses that an element states.
func weakOnElement(e *graph.Element) []statement {
	return weak(Subject{Element: e}, e.Attrs, func(key string) string {
		if key == "backup" && derivedCopy(e) {
			return "" // losing a copy loses nothing
		}
		if key == "access" && openQueue(e) {
			return "" // each call to it says so, and is reported
		}
		if key == "access" {
			return accessOf(e)
		}
		return e.Attrs.Value(key)
	})
}

// ownHands reports whether what is called is a person, or pages that the caller has in a browser.
func ownHands(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.Actor || person(f.Initiator()) && low(to) && kindIs(to, "web-ui")
}

// forEverybody reports whether anybody may call, by design, and everybody may know all that moves.
func forEverybody(f *graph.Flow) bool { return proof(f).ByDesign && everybodyKnows(f.Transfers) }

// ofCaller reports whether an attribute means nothing on a response, which has no caller.
func ofCaller(key string) bool {
	a, _ := model.LookupAttribute(key)
	return a.OfCaller
}

// signIn are controls that require callers to sign in.
var signIn = []string{"second-factor", "session"}

// weak lists the weak statements at one place, in the order of the vocabulary.
func weak(place Subject, attrs model.Attrs, value func(string) string) []statement {
	var out []statement
	for _, key := range weakKeys {
		if v := value(key); v != "" && model.LookupValue(key, v).Weak {
			out = append(out, statement{key, place})
		}
	}
	for _, control := range attrs.Values("lacks") {
		if place.Flow != nil && proof(place.Flow).ByDesign && slices.Contains(signIn, control) {
			continue
		}
		if whole := model.WholeOf(control); whole != "" {
			control = whole // a rule hears that one of its facts is missing
		}
		out = appendNew(out, statement{control, place})
	}
	return out
}

// weakKeys are the attributes with a weak value.
var weakKeys = func() []string {
	var keys []string
	for _, a := range model.Vocabulary() {
		if slices.ContainsFunc(a.Values, func(v model.Value) bool { return v.Weak }) {
			keys = append(keys, a.Key)
		}
	}
	return keys
}()

// hears reports whether a rule takes up a weak value, once it is stated at a place.
func (c *Catalog) hears(place Subject, key, value string) bool {
	var stated []statement
	if place.Element != nil {
		stated = weakOnElement(place.Element.With(key, value))
	} else {
		stated = weakOnFlow(place.Flow.With(key, value))
	}
	return slices.ContainsFunc(stated, func(s statement) bool { return s.control == key && c.hearer(s) != nil })
}

// hearer returns the first rule that hears a control at a place, or nil if there is none or a project has switched it off.
func (c *Catalog) hearer(s statement) *Rule {
	for _, r := range c.hearers[s.control] {
		if _, off := c.Off[r.ID]; !off && slices.ContainsFunc(r.hears, func(cond condition) bool { return cond.holds(s.place) }) {
			return r
		}
	}
	return nil
}
