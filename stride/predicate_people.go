package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on who acts through a flow.

// person holds for somebody, not something.
func person(e *graph.Element) bool {
	return kindIs(e, "human") || e.Type == model.Actor && !kindIs(e, "web-ui", "mobile", "cli", "device", "agent", "api")
}

// forPerson holds for a person or a program that only does what a person at it wants.
func forPerson(e *graph.Element) bool {
	return person(e) || e.Type == model.Actor || kindIs(e, "web-ui", "mobile", "cli", "agent")
}

// administrator holds for people whose name says that they run the system.
func administrator(e *graph.Element) bool {
	return person(e) && model.HasWord(e.Name, "admin", "administrator", "operator", "engineer", "sre", "devops", "staff", "support", "moderator", "back office", "maintainer", "developer", "clerk", "officer", "manager", "employee")
}

var powerfulClasses = []string{"control", "code", "secret", "credentials", "payment"}

// controlHuman holds where a person moves what decides over the system, or where
// one of our own people signs in anywhere.
func controlHuman(f *graph.Flow) bool {
	who := f.Initiator()
	return person(who) && (who.Level() >= model.Edge || carriesClass(f, powerfulClasses...) || kindIs(f.Responder(), "admin-ui", "ci", "gateway"))
}

// privilegedHuman holds where one person, from inside or by office, can change or take what matters.
func privilegedHuman(f *graph.Flow) bool {
	who, to := f.Initiator(), f.Responder()
	if !person(who) || f.IsResponse() || who.Level() < model.Edge && !administrator(who) {
		return false
	}
	return carriesClass(f, powerfulClasses...) || to.Type == model.Store || kindIs(to, "admin-ui", "ci") || to.CrownDistance <= 1
}

// controlUp holds where commands, configuration or policy reach a process from a
// person, a controller or CI, or from a less trusted zone.
func controlUp(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if to.Type != model.Process || !carriesClass(f, "control") && !speaksOf(f, "config", "configuration", "policy", "setting", "rule", "command", "manifest") {
		return false
	}
	return person(from) || kindIs(from, "controller", "ci", "admin-ui") || up(f)
}

// sessionLike are the credentials that stand for a user who has signed in before.
var sessionLike = []string{"", "session", "token", "oauth", "sso"}

// userSession holds where a user's browser, app or agent shows that it is signed in.
func userSession(f *graph.Flow) bool {
	from := f.Initiator()
	return low(from) && f.Crosses() && !local(f) && (person(from) || kindIs(from, "web-ui", "mobile", "agent")) && slices.Contains(sessionLike, f.Auth.Value)
}

// agentActs holds where a language model or an agent causes an effect elsewhere.
func agentActs(f *graph.Flow) bool {
	to := f.Responder()
	return kindIs(f.Initiator(), "agent", "llm") && (to.Type == model.Process || to.Type == model.External) && !kindIs(to, "llm") && !local(f)
}
