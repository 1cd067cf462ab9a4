package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on who acts through a flow.
var peoplePredicates = map[string]predicate{
	"by-person":           onFlow("a person calls, or a page or app in which one signs in", byPerson),
	"for-person":          onFlow("a person calls, or a client that acts for one", func(f *graph.Flow) bool { return forPerson(f.Initiator()) }),
	"control-human":       onFlow("a person moves what decides over the system, or one of our own people signs in", controlHuman),
	"privileged-human":    onFlow("one person, from inside or by office, can change or take what matters", privilegedHuman),
	"signed-in-elsewhere": onFlow("it brings a session or a token, and the caller gets it where it signs in, which is drawn", signedInElsewhere),
	"only-reads":          onFlow("the block says that something comes back, and that nothing is brought", func(f *graph.Flow) bool { return len(f.Returns) > 0 && !brings(f) && !f.Brings() }),
	"signs-in":            onFlow("somebody shows who they are to get in, and can do nothing yet", signsIn),
	"control-up":          {help: "commands, configuration or policy reach a process from a person, a controller, CI or a lower zone, or a store from a person", flow: controlUp},
	"user-session":        onFlow("a user's browser, app or agent shows that it has signed in", userSession),
	"agent-acts":          onFlow("a language model or an agent causes an effect elsewhere", agentActs),
}

// carriesClass reports whether anything that moves in an exchange is of a class.
func carriesClass(f *graph.Flow, classes ...string) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return carries(t, classes...) })
}

// person holds for somebody, not something. Who works with a device is no device:
// of an actor whose kind nobody states, the last word of the name says what it is.
func person(e *graph.Element) bool {
	switch {
	case kindIs(e, "human"):
		return true
	case e.Type != model.Actor:
		return false
	case !kindIs(e, "web-ui", "mobile", "cli", "device", "agent", "api", "ci", "controller", "worker"):
		return true
	}
	return e.Kind.Origin != model.Declared && model.HasWord(lastWord(e.Name), offices...)
}

// lastWord is what a name is about: "operator" of "Device operator".
func lastWord(name string) string {
	words := strings.Fields(model.Normalize(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// byPerson holds for a call by a person, or by a page or app in which one signs in.
// Who shows what only programs show is a program, and who shows what only people have a person, whatever it is called.
// Who uses a client and asks an identity provider signs in there.
func byPerson(f *graph.Flow) bool {
	from := f.Initiator()
	typed := kindIs(from, "cli") && (proof(f).Has(model.People) || from.Type == model.Actor && kindIs(f.Responder(), "idp"))
	return (person(from) || kindIs(from, "web-ui", "mobile") || typed) && (!proof(f).Has(model.Machines) || f.Auth.Value == "mtls")
}

// forPerson holds for a person or a program that only does what a person at it wants.
func forPerson(e *graph.Element) bool {
	return person(e) || e.Type == model.Actor || kindIs(e, "web-ui", "mobile", "cli", "agent")
}

// offices are words for people who run the system.
var offices = []string{"admin", "administrator", "operator", "engineer", "sre", "devops", "staff", "support", "moderator", "back office", "maintainer", "developer", "clerk", "officer", "manager", "employee"}

// administrator holds for people whose name says that they run the system.
func administrator(e *graph.Element) bool { return person(e) && model.HasWord(e.Name, offices...) }

var powerfulClasses = []string{"control", "code", "secret", "credentials", "payment"}

// controlHuman holds where a person moves what decides over the system, or where
// one of our own people signs in anywhere.
func controlHuman(f *graph.Flow) bool {
	who := f.Initiator()
	return person(who) && (who.Level() >= model.Edge || carriesClass(f, powerfulClasses...) || kindIs(f.Responder(), "admin-ui", "ci", "gateway"))
}

// signsIn holds where people, or their clients, have yet to prove who they are: they ask an
// identity provider for nothing that decides over the system, or bring nothing but credentials
// to a process that keeps none. A session or a token shows that they have signed in before.
func signsIn(f *graph.Flow) bool {
	to := f.Responder()
	if getsSessionBySignOn(f) {
		return true
	}
	if !forPerson(f.Initiator()) || kindIs(to, "secrets", "admin-ui") || proof(f).Has(model.Session) || carriesClass(f, "control", "code") {
		return false
	}
	return kindIs(to, "idp") || bringsOnlyCredentials(f) || changesPasswordForToken(f) || getsTokenForPassword(f)
}

// getsSessionBySignOn holds where people come back from single sign-on and bring nothing, or where
// the label says that they sign in: what they get is what they show the same process from then on.
func getsSessionBySignOn(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && slices.Contains(signOns, proof(f).Name) && (getsOnlyCredentials(f) || model.HasWord(f.Label, signInWords...)) &&
		another(f, remember(f.Initiator(), aboutSessions, sessionsOf)[f.Responder()])
}

// signInWords are what labels of sign-ins say.
var signInWords = []string{"sign in", "sign on", "log in", "log on", "login", "sso", "authenticate"}

// sessionsOf are the calls of an element that show a session, by whom they ask.
func sessionsOf(e *graph.Element) map[*graph.Element][]*graph.Flow {
	out := make(map[*graph.Element][]*graph.Flow)
	for _, f := range e.Outbound {
		if proof(f).Has(model.Session) {
			out[f.Responder()] = append(out[f.Responder()], f)
		}
	}
	return out
}

// signOns are proofs of identity that say how somebody signs in, elsewhere or here.
var signOns = []string{"sso", "sso+2fa", "oauth", "oauth+2fa", "passkey", "mfa"}

// signedInElsewhere holds where the caller shows what it has from a sign-in that is drawn, or from
// another call: there is asked what it takes to get in.
func signedInElsewhere(f *graph.Flow) bool {
	from := f.Initiator()
	return proof(f).Has(model.Session) && another(f, remember(from, aboutSignIns, signInsOf)) ||
		gotElsewhere(f) || takesNoSignIn(f) && another(f, remember(from, aboutShowsWho, namingCallsOf))
}

// another reports whether a list has a flow beside one.
func another(f *graph.Flow, list []*graph.Flow) bool {
	return slices.ContainsFunc(list, func(other *graph.Flow) bool { return other != f })
}

func signInsOf(e *graph.Element) []*graph.Flow     { return filter(e.Outbound, signsIn) }
func namingCallsOf(e *graph.Element) []*graph.Flow { return filter(e.Outbound, showsWho) }

// gotElsewhere holds where another call of the caller is answered with credentials which this one shows.
func gotElsewhere(f *graph.Flow) bool {
	if !proof(f).Has(model.Bearer) {
		return false
	}
	givers := remember(f.Initiator(), aboutGivers, giversOf)
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return !t.Answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return another(f, givers[d]) })
	})
}

// admittedByOthers holds where the caller shows a session or a token, and signs in at an identity provider of others, which is drawn.
func admittedByOthers(f *graph.Flow) bool {
	return proof(f).Has(model.Session) && slices.ContainsFunc(f.Initiator().Outbound, func(other *graph.Flow) bool {
		return other.Responder().Type == model.External && signsIn(other)
	})
}

// giversOf are for each credential the calls of an element that are answered with it.
func giversOf(e *graph.Element) map[*graph.Data][]*graph.Flow {
	out := make(map[*graph.Data][]*graph.Flow)
	for _, f := range e.Outbound {
		for _, t := range f.Transfers {
			for _, d := range t.Data {
				if given := out[d]; t.Answer && d.Class.Value == "credentials" && !slices.Contains(given[:min(1, len(given))], f) {
					out[d] = append(given, f)
				}
			}
		}
	}
	return out
}

// handsOut holds for a call that is answered with credentials which another call of the caller shows.
func handsOut(f, shown *graph.Flow) bool {
	return proof(shown).Has(model.Bearer) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return t.Answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return d.Class.Value == "credentials" && slices.ContainsFunc(shown.Transfers, func(u *graph.Transfer) bool { return !u.Answer && slices.Contains(u.Data, d) })
		})
	})
}

// takesNoSignIn holds for a channel on which nobody signs in, such as one of media or of radio, and which states no proof.
func takesNoSignIn(f *graph.Flow) bool { return !f.Auth.Known() && noTLS(f) }

// showsWho holds for a call to us that states how its caller proves who it is, or that it need not.
func showsWho(f *graph.Flow) bool { return f.Auth.Known() && ours(f.Responder()) }

// changesPasswordForToken holds where a caller shows a password and gets nothing but what it shows from then on.
func changesPasswordForToken(f *graph.Flow) bool {
	return proof(f).Has(model.Guessable) && getsOnlyCredentials(f)
}

// getsTokenForPassword holds where a caller brings a password or code, gets credentials back, whatever comes
// with them, and shows the same callee from then on that it has signed in.
func getsTokenForPassword(f *graph.Flow) bool {
	credentials := func(answer bool) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer == answer && carries(t, "credentials") })
	}
	return proof(f).Has(model.Guessable) && credentials(false) && credentials(true) &&
		slices.ContainsFunc(f.Initiator().Outbound, func(other *graph.Flow) bool {
			return other != f && other.Responder() == f.Responder() && proof(other).Has(model.Session)
		})
}

// getsOnlyCredentials holds where a caller brings nothing and gets something to show elsewhere.
func getsOnlyCredentials(f *graph.Flow) bool {
	return !brings(f) && len(f.Returns) > 0 &&
		!slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return d.Class.Value != "credentials" && d.Class.Value != "secret" })
}

// bringsOnlyCredentials holds where all that the caller brings to a process is credentials.
func bringsOnlyCredentials(f *graph.Flow) bool {
	if f.Responder().Type == model.Store {
		return false
	}
	brought := false
	for _, t := range f.Transfers {
		if t.Answer {
			continue
		}
		if len(t.Data) == 0 || slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value != "credentials" }) {
			return false
		}
		brought = true
	}
	return brought
}

// staff holds for people who stand inside or run the system by office, and for a client that nobody else uses.
func staff(e *graph.Element) bool { return remember(e, aboutStaff, findStaff) }

func findStaff(e *graph.Element) bool {
	if person(e) {
		return e.Level() >= model.Edge || administrator(e)
	}
	if e.Type != model.Process || !kindIs(e, "cli", "web-ui") {
		return false
	}
	users := filter(e.Inbound, func(f *graph.Flow) bool { return person(f.Initiator()) })
	return len(users) > 0 && !slices.ContainsFunc(users, func(f *graph.Flow) bool { return !staff(f.Initiator()) })
}

// privilegedHuman holds where one person, from inside or by office, can change or take what
// matters, at the callee or behind it where that only forwards.
func privilegedHuman(f *graph.Flow) bool {
	from := f.Initiator()
	if !staff(from) && !(person(from) && changesWhatRuns(f)) || clientSide(f.Responder()) {
		return false
	}
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "control", "code", "payment") }) ||
		administrator(from) && (carriesClass(f, powerfulClasses...) || slices.ContainsFunc(served(f.Responder()), func(e *graph.Element) bool { return e.CrownDistance <= 1 })) || slices.ContainsFunc(served(f.Responder()), worthAbusing)
}

// worthAbusing holds for what decides over others, keeps what decides or is money, or is a store that anybody at it can change.
func worthAbusing(e *graph.Element) bool {
	return e.Type == model.Store || kindIs(e, "admin-ui", "ci", "code", "registry", "controller") ||
		slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
			return slices.Contains([]string{"control", "code", "payment"}, d.Class.Value)
		})
}

// changesWhatRuns holds where the caller brings code or commands to what builds, keeps or runs them: whoever may, has an office.
func changesWhatRuns(f *graph.Flow) bool {
	return kindIs(f.Responder(), "ci", "code", "registry", "controller", "admin-ui") &&
		slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "control", "code") })
}

// controlUp holds where commands, configuration or policy reach a process from a
// person, a controller or CI, or from a less trusted zone, and where a person writes them
// into a store, past whatever reviews them.
func controlUp(f *graph.Flow, how ask) bool {
	from, to := f.Initiator(), f.Responder()
	byHand := to.Type == model.Store && person(from)
	if passThrough(to) || kindIs(to, "device") && to.Type == model.Process && !f.Crosses() {
		return false // a gateway applies nothing itself, and inside a device a command is no change of configuration
	}
	if !byHand && (to.Type != model.Process || !person(from) && !kindIs(from, "controller", "ci", "admin-ui") && !up(f)) {
		return false
	}
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return !t.Answer && (carries(t, "control") || !classified(t) && how.speaks(t, "config", "configuration", "policy", "setting", "rule", "command", "manifest"))
	})
}

// userSession holds where a user's browser, app or agent shows that it is signed in.
func userSession(f *graph.Flow) bool {
	from := f.Initiator()
	to := f.Responder()
	if passThrough(from) {
		return to.Type == model.Process && !staticPages(to) && !proof(f).Has(model.Secret) && slices.ContainsFunc(requestsInto(from), userSession)
	}
	if noTLS(f) {
		return false // on a channel of media or radio nobody holds a session
	}
	pages := kindIs(from, "web-ui", "mobile") || kindIs(to, "web-ui", "web-app", "admin-ui", "idp", "gateway") || !to.Kind.Known()
	bearer := proof(f).Has(model.Bearer) && !kindIs(to, "web-ui", "web-app", "admin-ui") // a token with each call is no session
	return low(from) && f.Crosses() && !f.Local() && pages && !bearer && (person(from) || kindIs(from, "web-ui", "mobile")) && !proof(f).Has(model.Machines) && (!f.Auth.Known() || proof(f).Has(model.Session))
}

// agentActs holds where a language model or an agent causes an effect elsewhere.
func agentActs(f *graph.Flow) bool {
	to := f.Responder()
	return kindIs(f.Initiator(), "agent", "llm") && (to.Type == model.Process || to.Type == model.External) && !kindIs(to, "llm") && !f.Local()
}
