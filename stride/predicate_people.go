package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// The conditions on who acts through a flow.
var peoplePredicates = map[string]predicate{
	"by-person": onFlow("a person calls, or a page or app in which one signs in", byPerson),
	"by-app": onFlow("an app or a program shows a password that its user has given it, with each call", func(f *graph.Flow) bool {
		return kindIs(f.Initiator(), "mobile", "cli") && proof(f).Name == "password" && !signsIn(f) && !model.HasWord(f.Label, signInWords...) && !slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return d.Class.Value == "credentials" })
	}),
	"from-strangers":       onFlow("anybody may register or send something here by design, and gets back nothing that concerns somebody else", fromStrangers),
	"open-registration":    onFlow("anybody may open an account at what serves the call, and signs in there afterwards", openRegistration),
	"customers-too":        onFlow("customers sign in to what serves the call, by their name, and so does staff", customersToo),
	"by-customer":          onFlow("a customer calls, by the name", byCustomer),
	"customers-only":       onFlow("all who sign in to what serves the call are customers, by their name, and no crown jewel of money or health is near", customersOnly),
	"from-workload":        onFlow("a program that users of a platform bring calls something", fromWorkload),
	"workload-port":        onFlow("people use a program that users of a platform bring, over a protocol of its own", workloadPort),
	"hosted-unsaid":        onFlow("a runtime is called that hosts programs of others, and nothing says how people sign in to those", hostedUnsaid),
	"token-of-device":      onFlow("what a person shows is a token of a device, as the label says or a gateway that passes on only a name: nobody has signed in for it", tokenOfDevice),
	"for-person":           onFlow("a person calls, or a client that acts for one", func(f *graph.Flow) bool { return forPerson(f.Initiator()) }),
	"control-human":        onFlow("a person moves what decides over the system, or one of our own people signs in", controlHuman),
	"privileged-human":     onFlow("one person, from inside or by office, can change or take what matters", privilegedHuman),
	"needs-second-person":  onFlow("it pays out, releases code, deletes what belongs to others, or decides what cannot be taken back", needsSecondPerson),
	"moves-money":          onFlow("money moves by it, as its label, its data or what serves it says", movesMoney),
	"brings-only-console":  onFlow("all that it brings to steer anything is typed into a program that runs, by the names of the data", bringsOnlyConsole),
	"releases-code":        onFlow("it brings code to a forge or a registry, also through a gateway, or code that is a crown jewel", func(f *graph.Flow) bool { return releasesCode(f) || bringsCrownCode(f) }),
	"opens-public":         onFlow("it brings nothing but what shows who calls, and is answered with what is public", opensPublic),
	"other-sign-in":        onFlow("people sign in to what it calls in a second way, of which something else is known about a second factor", otherSignIn),
	"checks-password":      onFlow("a process asks a directory about the password of people, whose own call to it states whether it takes a second factor", checksPassword),
	"signed-in-elsewhere":  onFlow("it brings a session or a token, and the caller gets it where it signs in, which is drawn", signedInElsewhere),
	"signs-in-either-way":  onFlow("a provider signs in some of the people who call, and the server checks the passwords of others", signsInEitherWay),
	"admitted-by-provider": onFlow("a provider signs in the people who call, and not the server that they call", admittedByProvider),
	"moves-machines":       onFlow("all control data that is brought goes on to a device: to hold a command back does harm", movesMachines),
	"only-reads":           onFlow("the block says that something comes back, and that nothing is brought", onlyReads),
	"daily-work":           onFlow("staff do the work that the system is for: nothing says that they administer it, and they bring nothing that decides over others", dailyWork),
	"in-household":         onFlow("the name of a zone at one of its ends says that it is in somebody's home, where no second person has an office", inHousehold),
	"only-looks":           onFlow("the label says that somebody looks at something or copies it, and nothing brought is code, control or money", onlyLooks),
	"signs-in":             onFlow("somebody shows who they are to get in, and can do nothing yet", signsIn),
	"only-consents":        onFlow("all that the label says is that somebody signs in, or lets an app act for them", onlyConsents),
	"makes-first-admin": {
		help:    "a visitor who proves nothing becomes the first administrator, as the label says, and the block states that the set-up does not prevent it",
		flow:    func(f *graph.Flow, _ ask) bool { return makesFirstAdmin(f) },
		element: func(*graph.Element, ask) bool { return false },
	},
	"set-up-stated": onProcess("the block states on a call to it that its set-up is weak: what is asked of the process would be asked twice", func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return f.Attrs.Has("lacks", "hardened-setup") })
	}),
	"control-up": {help: "commands, configuration or policy reach a process from a person, a controller, CI or a lower zone, or over SSH, or a store from a person", flow: controlUp},
	"unreviewed-and-unrecorded": {help: "the block states of the call that no second person confirms it, or of what serves it that it records nothing: other rules report that", flow: func(f *graph.Flow, _ ask) bool {
		return f.Attrs.Has("lacks", "four-eyes") || slices.ContainsFunc(serversOf(f), func(e *graph.Element) bool { return e.Program().Attrs.Value("audit") == "none" })
	}, element: func(*graph.Element, ask) bool { return false }},
	"in-shell": {
		help:    "a person gives commands in a shell on the machine of a process that takes none itself: the machine decides what may run, not the process",
		flow:    func(f *graph.Flow, _ ask) bool { return inShell(f) },
		element: func(*graph.Element, ask) bool { return false },
	},
	"change-recorded": onFlow("what serves it records centrally who did what, or keeps the commands, configuration or policy that it brings in a store that is only appended to", changeRecorded),
	"user-session":    onFlow("a user's browser, app or agent shows that it has signed in", userSession),
	"agent-acts":      onFlow("a language model or an agent causes an effect elsewhere", agentActs),
}

// carriesClass reports whether any data in an exchange has one of the classes.
func carriesClass(f *graph.Flow, classes ...string) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return carries(t, classes...) })
}

// person reports whether e is a human. Someone who works with a device is not a
// device: if no kind is stated for an actor, the last word of its name tells.
func person(e *graph.Element) bool {
	switch {
	case kindIs(e, "human"):
		return true
	case e.Type != model.Actor:
		return false
	case !kindIs(e, "web-ui", "mobile", "cli", "device", "agent", "api", "ci", "controller", "worker"):
		return true
	}
	return e.Kind.Origin != model.Declared && model.NamesOffice(e.Name)
}

// registerWords occur in labels of calls by which somebody opens an account.
var registerWords = []string{"register", "registers", "registration", "sign up", "signup", "create account", "create an account", "open an account"}

// openRegistration reports whether anybody may open an account at what serves f, and comes back to use it: its accounts are those of the
// public, who cannot all be made to use a second factor.
func openRegistration(f *graph.Flow) bool {
	return remember(f.Responder(), aboutOpenRegistration, func(e *graph.Element) bool { return slices.ContainsFunc(served(e), opensAccounts) })
}

// opensAccounts reports whether a process lets a person who proves nothing open an account with which the person comes back.
func opensAccounts(e *graph.Element) bool {
	asked := askedOf(e)
	returns := func(from *graph.Element) bool {
		return slices.ContainsFunc(asked, func(f *graph.Flow) bool { return f.Initiator() == from && proof(f).Strength >= model.CopiedProof })
	}
	return slices.ContainsFunc(asked, func(f *graph.Flow) bool {
		opens := proof(f).ByDesign && model.HasWord(f.Label, registerWords...) && !model.HasWord(f.Label, "visitor", "guest")
		return opens && forPerson(f.Initiator()) && returns(f.Initiator())
	})
}

// customerWords are names of people for whom a system is there, who are many and whom nobody can order to do something.
var customerWords = []string{"customer", "customers", "client", "clients", "buyer", "buyers", "shopper", "shoppers", "guest", "guests", "student", "students", "patron", "patrons", "donor", "donors", "attendee", "attendees", "subscriber", "subscribers", "patient", "patients"}

// customer reports whether e is a person whose name says that the system is there for them, and not that they run it.
func customer(e *graph.Element) bool {
	return (person(e) || e.Type == model.Actor && kindIs(e, "web-ui")) && !administrator(e) && model.HasWord(e.Name, customerWords...)
}

// signedInAt returns those who show an account of theirs at what serves f: not what another call has given them.
func signedInAt(f *graph.Flow) []*graph.Element {
	return remember(f.Responder(), aboutSignedIn, findSignedIn)
}

func findSignedIn(callee *graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range served(callee) {
		for _, in := range askedOf(e) {
			if byPerson(in) && serves(e, in) && proof(in).Strength >= model.CopiedProof && !byLink(in) && !overSSH(in) && !gotElsewhere(in) {
				out.add(in.Initiator())
			}
		}
	}
	return out.list
}

// customersToo reports whether customers have accounts where staff does.
func customersToo(f *graph.Flow) bool {
	who := signedInAt(f)
	customers := filter(who, customer)
	return len(customers) > 0 && len(customers) < len(who)
}

// customersOnly reports whether customers alone have accounts at what serves f, and a thief gets at neither money nor health of one.
func customersOnly(f *graph.Flow) bool {
	who := signedInAt(f)
	vital := slices.ContainsFunc(reachableCrowns(served(f.Responder())), func(e *graph.Element) bool { return keeps(e, "payment") || keeps(e, "health") })
	return len(who) > 0 && len(filter(who, customer)) == len(who) && !vital && !carriesClass(f, "payment", "health")
}

// byCustomer reports whether a customer makes a call: where staff has accounts too, what staff needs is asked on calls of staff.
func byCustomer(f *graph.Flow) bool { return customer(f.Initiator()) }

// hostedUnsaid reports whether f calls programs of others in a runtime, of whose sign-in nothing is said.
func hostedUnsaid(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.Process && kindIs(to, "runtime") && !f.Auth.Known() && !overSSH(f)
}

// orderWords occur in labels of calls by which anybody orders something, as a shop is there for.
var orderWords = []string{"order", "orders", "buy", "buys", "purchase", "choose item", "choose items", "choose product", "checkout", "check out", "cart", "basket", "donate", "book", "books"}

// fromStrangers reports whether anybody may bring something by design, and gets back nothing but what is public, the very order that they make or, on
// registering, what shows from then on who they are: before that there is no right to prove.
func fromStrangers(f *graph.Flow) bool {
	if !proof(f).ByDesign {
		return false
	}
	registers := model.HasWord(f.Label, registerWords...)
	partner := registers && f.Initiator().Type == model.External && !kindIs(f.Initiator(), "device")
	if !partner && !(brings(f) && forPerson(f.Initiator())) {
		return false
	}
	orders := person(f.Initiator()) && model.HasWord(f.Label, orderWords...)
	return !slices.ContainsFunc(f.Returns, func(d *graph.Data) bool {
		own := orders && d.Class.Value != "credentials" && slices.Contains(f.Data, d)
		return d.Class.Value != "public" && !own && !(registers && d.Class.Value == "credentials")
	}) && (len(f.Returns) > 0 || registers)
}

// opensPublic reports whether a call brings nothing but what shows who calls, and is answered with nothing but what is public.
func opensPublic(f *graph.Flow) bool {
	secret := func(d *graph.Data) bool { return d.Class.Value != "public" }
	return len(f.Returns) > 0 && !slices.ContainsFunc(f.Returns, secret) && (!brings(f) || bringsOnly(f, "credentials"))
}

// otherSignIn reports whether people sign in to what f calls in a second way, of which something else is known about a second factor
// than of f.
func otherSignIn(f *graph.Flow) bool {
	here := factorOf(f)
	return slices.ContainsFunc(remember(f.Responder(), aboutSignInFactors, signInFactors), func(other Status) bool { return other != here })
}

// signInFactors returns what is known about a second factor of the ways in which people sign in to e, each status once.
func signInFactors(e *graph.Element) []Status {
	var list unique[Status]
	for _, f := range e.Inbound {
		if f.Auth.Known() && !proof(f).ByDesign && !proof(f).Has(model.Session) && byPerson(f) && !signedInElsewhere(f) {
			list.add(factorOf(f))
		}
	}
	return list.list
}

func factorOf(f *graph.Flow) Status { return controlStatus("second-factor", Subject{Flow: f}) }

// checksPassword reports whether a process of ours asks a directory about the password of people whose own sign-in to the process
// states whether it takes a second factor: a directory checks no more than the password.
func checksPassword(f *graph.Flow) bool {
	from := f.Initiator()
	return from.Type == model.Process && slices.Contains([]string{"ldap", "ldaps", "radius"}, f.Protocol.Value) &&
		slices.ContainsFunc(from.Inbound, func(g *graph.Flow) bool {
			return byPerson(g) && factorOf(g) != Ask
		})
}

// deviceTokenWords occur in labels of calls that show a token which a device has made or got, whoever holds the device.
var deviceTokenWords = []string{"device token", "rotating token", "node key", "machine token", "host token", "kiosk token", "enrollment token", "enrolment token"}

// enrolWords occur in labels of calls by which a program or a device is set up.
var enrolWords = []string{"initialize", "initializes", "initialise", "initialises", "initialization", "initialisation", "register", "registers", "registration", "enrol", "enrols", "enroll", "enrolls", "enrollment", "enrolment", "provision", "provisions", "pair", "pairs"}

// enrols reports whether a program or a device shows a token once to get a credential of its own, as the label says.
func enrols(f *graph.Flow) bool {
	return kindIs(f.Initiator(), "mobile", "device", "desktop", "cli") && issuesCredential(f) && model.HasWord(f.Label, enrolWords...)
}

// tokenOfDevice reports whether a token belongs to a device and not to the person who uses it.
func tokenOfDevice(f *graph.Flow) bool {
	if proof(f).Name != "token" {
		return false
	}
	onward := onwardOf(f)
	return model.HasWord(f.Label, deviceTokenWords...) || enrols(f) || len(onward) > 0 && all(onward, func(out *graph.Flow) bool { return proof(out).Name == "client-id" })
}

// byPerson reports whether a person calls, or a page or app in which one signs in. A caller that shows what only
// programs show is a program, and one that shows what only people have is a person, whatever its name. An actor who
// uses a client and asks an identity provider signs in there.
func byPerson(f *graph.Flow) bool {
	from := f.Initiator()
	typed := kindIs(from, "cli") && (proof(f).Has(model.People) || from.Type == model.Actor && kindIs(f.Responder(), "idp"))
	return (person(from) || kindIs(from, "web-ui", "mobile") || typed) && (!proof(f).Has(model.Machines) || f.Auth.Value == "mtls") && !toReceiver(f)
}

// toReceiver reports whether a call is served by receivers of webhooks alone and shows nothing that only people have: its
// caller is a program, whatever its name, and has no session and no objects of its own.
func toReceiver(f *graph.Flow) bool { return rememberFlow(f, aboutToReceiver, findToReceiver) }

func findToReceiver(f *graph.Flow) bool {
	if proof(f).Has(model.People) || proof(f).Has(model.Session) || kindIs(f.Initiator(), "human", "web-ui", "mobile") {
		return false
	}
	if to := f.Responder(); !passThrough(to) || !hasReceivers(to) {
		return kindIs(to, "webhook")
	}
	return !slices.ContainsFunc(serving([]*graph.Flow{f}), func(e *graph.Element) bool { return !kindIs(e, "webhook") })
}

// hasReceivers reports whether a gateway passes on anything to a receiver of webhooks.
func hasReceivers(gateway *graph.Element) bool {
	return remember(gateway, aboutHasReceivers, func(e *graph.Element) bool {
		return slices.ContainsFunc(served(e), func(s *graph.Element) bool { return kindIs(s, "webhook") })
	})
}

// forPerson reports whether e is a person, or a program that only does what its user wants.
func forPerson(e *graph.Element) bool {
	return person(e) || e.Type == model.Actor || kindIs(e, "web-ui", "mobile", "cli", "agent")
}

// administrator reports whether e is a person whose name says that they run the system.
func administrator(e *graph.Element) bool {
	typing := e.Type == model.Actor && kindIs(e, "cli")
	return (person(e) || typing) && model.HasWord(e.Name, model.Offices()...)
}

// controlHuman reports whether a person moves data that controls the system, or
// one of our own people signs in anywhere. The password that somebody types, or the session that comes back, controls only their own account.
func controlHuman(f *graph.Flow) bool {
	who := f.Initiator()
	if !person(who) {
		return false
	}
	others := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer && carries(t, "credentials") })
	return who.Level() >= model.Edge || carriesClass(f, "control", "code", "secret", "payment") || others && !signsIn(f) || kindIs(f.Responder(), "admin-ui", "ci", "gateway")
}

// onlyReads reports whether the block says that something comes back, and that nothing is brought. A label that also looks something up does
// not make a question of the settings that it moves money by.
func onlyReads(f *graph.Flow) bool {
	return len(f.Returns) > 0 && !brings(f) && !f.Brings() && !steersMoney(f)
}

// lookWords begin labels of requests that change nothing where they arrive.
var lookWords = []string{"read", "view", "show", "see", "watch", "browse", "search", "query", "list", "inspect", "look", "fetch", "get", "retrieve", "display", "monitor", "preview", "decode", "export", "download", "dump", "archive", "back up", "backup"}

// onlyLooks reports whether a label begins with a word for looking or copying and names no further act, and nothing is
// brought that could change anything.
func onlyLooks(f *graph.Flow) bool {
	words := strings.Fields(model.Normalize(strings.NewReplacer(",", " and ", ";", " and ", "/", " and ", "&", " and ", "+", " and ").Replace(f.Label)))
	if len(words) == 0 || !looks(words) {
		return false
	}
	for i, word := range words {
		if (word == "and" || word == "or") && i+1 < len(words) && !looks(words[i+1:]) {
			return false
		}
	}
	return !slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "control", "code", "payment") })
}

// looks reports whether words begin with one for looking or copying.
func looks(words []string) bool {
	return slices.Contains(lookWords, words[0]) || slices.Contains(lookWords, strings.Join(words[:min(2, len(words))], " "))
}

// signsIn reports whether people, or their clients, have yet to prove who they are: they ask
// an identity provider for nothing that controls the system, or bring only credentials to a
// process that keeps none. A session or a token shows that they have signed in before.
func signsIn(f *graph.Flow) bool {
	to := f.Responder()
	if getsSessionBySignOn(f) {
		return true
	}
	if !forPerson(f.Initiator()) || kindIs(to, "secrets", "admin-ui") || proof(f).Has(model.Session) || carriesClass(f, "control", "code") {
		return false
	}
	return kindIs(to, "idp") || bringsOnlyCredentials(f) || changesPasswordForToken(f) || getsTokenForPassword(f) || saysSignIn(f)
}

// signInLabel matches a label that says of a call that somebody signs in, and nothing else.
var signInLabel = lazy.Regexp(`(?i)^(?:sign|log)s?[ -]?(?:in|on)\b[^,;]*$`)

// saysSignIn reports whether somebody types a password, of which the label says that it signs in, and gets nothing but what a sign-in gives.
func saysSignIn(f *graph.Flow) bool {
	given := func(d *graph.Data) bool { return d.Class.Value != "credentials" && d.Class.Value != "public" }
	return proof(f).Has(model.Guessable) && signInLabel().MatchString(f.Label) && !slices.ContainsFunc(f.Returns, given) && !model.HasWord(f.Label, administrationWords...)
}

// getsSessionBySignOn reports whether people return from single sign-on and bring nothing, or the
// label says that they sign in: they show the result to the same process from then on.
func getsSessionBySignOn(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && slices.Contains(signOns, proof(f).Name) && (getsOnlyCredentials(f) || model.HasWord(f.Label, signInWords...)) &&
		another(f, remember(f.Initiator(), aboutSessions, sessionsOf)[f.Responder()])
}

// signInWords occur in labels of sign-ins.
var signInWords = []string{"sign in", "sign on", "log in", "log on", "login", "sso", "authenticate"}

// sessionsOf returns the calls of an element that show a session, by callee.
func sessionsOf(e *graph.Element) map[*graph.Element][]*graph.Flow {
	out := make(map[*graph.Element][]*graph.Flow)
	for _, f := range e.Outbound {
		if proof(f).Has(model.Session) {
			out[f.Responder()] = append(out[f.Responder()], f)
		}
	}
	return out
}

// signOns are proofs of identity that say how people sign in, here or elsewhere.
var signOns = []string{"sso", "sso+2fa", "oauth", "oauth+2fa", "passkey", "mfa"}

// signedInElsewhere reports whether the caller shows what it got from a sign-in in the diagram, or
// from another call: the requirements for access are asked there.
func signedInElsewhere(f *graph.Flow) bool {
	from := f.Initiator()
	return proof(f).Has(model.Session) && another(f, remember(from, aboutSignIns, signInsOf)) ||
		proof(f).Has(model.Session) && slices.ContainsFunc(from.Outbound, func(other *graph.Flow) bool { return other.Responder() == f.Responder() && typesPassword(other) }) ||
		gotElsewhere(f) || takesNoSignIn(f) && another(f, remember(from, aboutShowsWho, namingCallsOf)) ||
		websocket(f) && another(f, filter(remember(from, aboutShowsWho, namingCallsOf), func(other *graph.Flow) bool { return !websocket(other) })) // it is opened with what they have
}

// another reports whether a list has a flow other than f.
func another(f *graph.Flow, list []*graph.Flow) bool {
	return slices.ContainsFunc(list, func(other *graph.Flow) bool { return other != f })
}

// typesPassword reports whether a call brings a password and nothing else, as the page does on which people sign in.
func typesPassword(f *graph.Flow) bool {
	return proof(f).Has(model.Guessable) && bringsOnlyCredentials(f)
}

// signInsOf returns the calls with which e signs in: a websocket is opened with what an earlier one gave, unless a password is typed there.
func signInsOf(e *graph.Element) []*graph.Flow {
	return filter(e.Outbound, func(f *graph.Flow) bool { return signsIn(f) && (!websocket(f) || proof(f).Has(model.Guessable)) })
}

func namingCallsOf(e *graph.Element) []*graph.Flow { return filter(e.Outbound, showsWho) }

// gotElsewhere reports whether another call of the caller is answered with the credentials that this one shows.
func gotElsewhere(f *graph.Flow) bool {
	if !proof(f).Has(model.Bearer) || proof(f).Has(model.Guessable) && person(f.Initiator()) {
		return false // what somebody types is what they know, whatever a call answers
	}
	givers := remember(f.Initiator(), aboutGivers, giversOf)
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return !t.Answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return another(f, givers[d]) })
	})
}

// admittedByOthers reports whether the caller shows a session or a token, and signs in at an external identity provider in the diagram.
func admittedByOthers(f *graph.Flow) bool {
	return proof(f).Has(model.Session) && slices.ContainsFunc(f.Initiator().Outbound, func(other *graph.Flow) bool {
		return other.Responder().Type == model.External && signsIn(other)
	})
}

// giversOf returns, for each credential, the calls of an element that are answered with it.
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

// handsOut reports whether a call is answered with credentials that another call of the caller shows.
func handsOut(f, shown *graph.Flow) bool {
	return proof(shown).Has(model.Bearer) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return t.Answer && slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return d.Class.Value == "credentials" && slices.ContainsFunc(shown.Transfers, func(u *graph.Transfer) bool { return !u.Answer && slices.Contains(u.Data, d) })
		})
	})
}

// takesNoSignIn reports whether nobody signs in on a channel, such as media or radio, and it states no proof.
func takesNoSignIn(f *graph.Flow) bool { return !f.Auth.Known() && (noTLS(f) || overMedia(f)) }

// showsWho reports whether a call to us states how its caller proves its identity, or that it need not.
func showsWho(f *graph.Flow) bool { return f.Auth.Known() && ours(f.Responder()) }

// changesPasswordForToken reports whether a caller shows a password and gets only what it shows from then on.
func changesPasswordForToken(f *graph.Flow) bool {
	return proof(f).Has(model.Guessable) && getsOnlyCredentials(f)
}

// getsTokenForPassword reports whether a caller brings a password or code, gets credentials back, perhaps
// with other data, and from then on shows the same callee that it has signed in.
func getsTokenForPassword(f *graph.Flow) bool {
	credentials := func(answer bool) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer == answer && carries(t, "credentials") })
	}
	return proof(f).Has(model.Guessable) && credentials(false) && credentials(true) &&
		slices.ContainsFunc(f.Initiator().Outbound, func(other *graph.Flow) bool {
			return other != f && other.Responder() == f.Responder() && proof(other).Has(model.Session)
		})
}

// getsOnlyCredentials reports whether a caller brings nothing and gets something to show elsewhere.
func getsOnlyCredentials(f *graph.Flow) bool {
	return !brings(f) && len(f.Returns) > 0 &&
		!slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return d.Class.Value != "credentials" && d.Class.Value != "secret" })
}

// bringsOnlyCredentials reports whether the caller brings only credentials to a process.
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

// staff reports whether e is a person who is inside or runs the system by office, or a client that nobody else uses.
func staff(e *graph.Element) bool { return remember(e, aboutStaff, findStaff) }

func findStaff(e *graph.Element) bool {
	if person(e) || administrator(e) {
		return e.Level() >= model.Edge || administrator(e)
	}
	if e.Type != model.Process || !kindIs(e, "cli", "web-ui") {
		return false
	}
	users := filter(e.Inbound, func(f *graph.Flow) bool { return person(f.Initiator()) })
	return len(users) > 0 && !slices.ContainsFunc(users, func(f *graph.Flow) bool { return !staff(f.Initiator()) })
}

// privilegedHuman reports whether one person, as an insider or by office, can change or
// take what matters, at the callee or, if that only forwards, behind it.
func privilegedHuman(f *graph.Flow) bool {
	from := f.Initiator()
	if !staff(from) && !(person(from) && (changesWhatRuns(f) || bringsCrownCode(f) || steersMoney(f)) && !proposes(f)) || clientSide(f.Responder()) || byLink(f) {
		return false
	}
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "control", "code", "payment") }) ||
		administrator(from) && (movesPower(f) || slices.ContainsFunc(served(f.Responder()), func(e *graph.Element) bool { return e.CrownDistance <= 1 })) || slices.ContainsFunc(served(f.Responder()), worthAbusing)
}

// dailyWork reports whether staff use what matters without administering it, over something other than a shell.
func dailyWork(f *graph.Flow) bool {
	return !overSSH(f) && !administers(f) && !movesPower(f) && !slices.ContainsFunc(served(f.Responder()), worthAbusing)
}

// households are names of zones in somebody's home.
var households = []string{"home server", "home network", "home lan", "home wifi", "at home", "household", "smart home", "family network", "my home"}

// inHousehold reports whether a zone at one end of a flow, or around it, is in somebody's home.
func inHousehold(f *graph.Flow) bool {
	return slices.ContainsFunc([]*graph.Element{f.From, f.To}, func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Boundary.Path(), func(b *graph.Boundary) bool { return model.HasWord(b.Name, households...) })
	})
}

// bringsCrownCode reports whether a person brings code that is a crown jewel to a process of ours that is shared by no customers: it acts on the
// data of everybody from then on. A change of settings on the same call is asked for as such.
func bringsCrownCode(f *graph.Flow) bool {
	crown := func(d *graph.Data) bool { return d.Class.Value == "code" && d.Crown() }
	return person(f.Initiator()) && !bringsClass(f, "control") && slices.ContainsFunc(f.Data, crown) && !slices.ContainsFunc(served(f.Responder()), multiTenant)
}

// proposes reports whether f asks others to take a change: nothing takes effect by it.
func proposes(f *graph.Flow) bool {
	return model.HasWord(f.Label, "pull request", "merge request", "propose", "proposal", "fork")
}

// movesPower reports whether what moves gives power over the system or others: a token that the caller shows for itself does not.
func movesPower(f *graph.Flow) bool {
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		own := !t.Answer && (proof(f).Has(model.Bearer) || proof(f).Has(model.Session))
		return carries(t, "control", "code", "secret", "payment") || !own && carries(t, "credentials")
	})
}

// movesMachines reports whether all control data that a caller brings reaches a device.
func movesMachines(f *graph.Flow) bool {
	brought := filter(f.Data, func(d *graph.Data) bool { return d.Class.Value == "control" })
	return len(brought) > 0 && !slices.ContainsFunc(brought, func(d *graph.Data) bool {
		return !reachesDevice(d, f.Responder(), map[*graph.Element]bool{f.Initiator(): true})
	})
}

// reachesDevice reports whether an element hands a datum on to a device, itself or through others.
func reachesDevice(d *graph.Data, at *graph.Element, seen map[*graph.Element]bool) bool {
	if kindIs(at, "device") || seen[at] {
		return kindIs(at, "device")
	}
	seen[at] = true
	return slices.ContainsFunc(at.Sends, func(t *graph.Transfer) bool {
		return slices.Contains(t.Data, d) && reachesDevice(d, t.To, seen)
	})
}

// worthAbusing reports whether e decides over others, holds control data, code or money, or is a store that anybody with access can
// change.
func worthAbusing(e *graph.Element) bool {
	return e.Type == model.Store || kindIs(e, "admin-ui", "ci", "code", "registry", "controller") ||
		slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
			return slices.Contains([]string{"control", "code", "payment"}, d.Class.Value)
		})
}

// changesWhatRuns reports whether the caller brings code or commands to what builds, stores or runs them: only people with an office may.
func changesWhatRuns(f *graph.Flow) bool {
	return byStaffCode(f) || kindIs(f.Responder(), "ci", "code", "registry", "controller", "admin-ui") &&
		slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "control", "code") })
}

// byStaffCode reports whether people who run a system bring it code, as the block states, which runs behind what they call.
func byStaffCode(f *graph.Flow) bool {
	return staff(f.Initiator()) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && statedCode(t) })
}

// controlUp reports whether commands, configuration or policy reach a process from a
// person, a controller or CI, or from a less trusted zone, or whether a person writes
// them to a store, bypassing reviews.
func controlUp(f *graph.Flow, how ask) bool {
	if clientSide(f.Responder()) {
		return false // it applies nothing: what it calls does
	}
	shares := func(other *graph.Flow) bool { return sharesControl(f, other) }
	if reloadsLocally(f) {
		return false // it only takes over what the writer has let through: the change is made there
	}
	if asksForCredential(f) || onlyCommands(f) || handsOutWork(f) || configStore(f.Responder()) {
		return false // a file refuses no change: how each is reviewed is asked of the file
	}
	if setsSecretsOfAll(f) {
		return true
	}
	if passThrough(f.Responder()) { // it applies nothing itself: what it passes on is changed behind it
		return slices.ContainsFunc(onwardOf(f), func(out *graph.Flow) bool {
			return shares(out) && commands(out, how) || passedOnUnnamed(f, out)
		})
	}
	return commands(f, how) && !slices.ContainsFunc(inFrontOf(f), shares)
}

// makesFirstAdmin reports whether a call sets up the first administrator for anybody who makes it.
func makesFirstAdmin(f *graph.Flow) bool {
	named := model.HasWord(f.Label, "first", "initial", "set up", "set-up", "setup", "install", "installation", "installer") && model.HasWord(f.Label, "administrator", "admin", "superuser", "owner account", "account")
	return named && proof(f).Strength < model.CopiedProof && f.Responder().Type == model.Process && controlStatus("hardened-setup", Subject{Flow: f}) == Open
}

// reloadsLocally reports whether a program gets its configuration on its own machine from another program of ours, at which people or others
// make the changes.
func reloadsLocally(f *graph.Flow) bool {
	from := f.Initiator()
	return f.Local() && from.Type == model.Process && ours(from) && !clientSide(from) && f.Responder().Type == model.Process && slices.ContainsFunc(from.Inbound, func(in *graph.Flow) bool {
		return !in.Local() && bringsClass(in, "control")
	})
}

// setsSecretsOfAll reports whether an administrator changes settings that hold the secrets of a program of ours, for all that use it: not one
// who may change only objects of their own.
func setsSecretsOfAll(f *graph.Flow) bool {
	to := f.Responder()
	return administrator(f.Initiator()) && to.Type == model.Process && ours(to) && f.Value("authz") != "object" && bringsClass(f, "secret") && !proof(f).Has(model.Secret) &&
		model.HasWord(f.Label, "set", "settings", "configure", "configuration")
}

// passedOnUnnamed reports whether a gateway states that it passes on to a process of ours what a person changes, and does not repeat its data:
// what it passes on is what it was given.
func passedOnUnnamed(f, out *graph.Flow) bool {
	to := out.Responder()
	applied := to.Type == model.Process && ours(to) && !kindIs(to, "llm", "device") && !passThrough(to)
	return applied && len(out.Data) == 0 && slices.Contains(out.Forwards, f) && person(f.Initiator()) && bringsClass(f, "control")
}

// askingWords occur in labels of calls by which somebody asks for something to be made out to them.
var askingWords = []string{"request", "requests", "get", "gets", "obtain", "obtains", "fetch", "fetches", "issue", "issues", "mint", "mints", "exchange", "exchanges", "ask for", "asks for"}

// asksForCredential reports whether a call only asks for a credential, by its label and by all that comes back: what it brings says what the
// credential is to be good for, and changes nothing for others.
func asksForCredential(f *graph.Flow) bool {
	gets := len(f.Returns) > 0 && !slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return d.Class.Value != "credentials" })
	return gets && !administrator(f.Initiator()) && model.HasWord(f.Label, askingWords...) && model.HasWord(f.Label, credentialWords...)
}

// credentialWords name what shows from then on who somebody is.
var credentialWords = []string{"token", "tokens", "credential", "credentials", "ticket", "tickets", "certificate", "certificates", "api key", "session key"}

// commandWords name what a device or a job is told to do now.
var commandWords = []string{"command", "commands", "rpc", "dashboard", "dashboards"}

// onlyCommands reports whether somebody only has things do what they do, by the label of the request or by what it brings: no rule is
// different afterwards.
func onlyCommands(f *graph.Flow) bool {
	return bringsOnlyConsole(f) || forPerson(f.Initiator()) && model.HasWord(f.Label, commandWords...) && !model.HasWord(f.Label, administrationWords...) && !model.HasWord(f.Label, "rules", "settings", "permissions", "roles", "users")
}

// consoleWords name what is typed into a program that runs, or what a device is told to do now.
var consoleWords = []string{"console", "terminal", "stdin", "keystrokes", "power action", "power actions", "container action", "container actions", "downlink", "downlinks", "device command", "device commands", "commands to devices", "directive", "directives", "voice command", "voice commands"}

// bringsOnlyConsole reports whether all that a call brings to steer anything is typed into a program that runs, by the names of the data.
func bringsOnlyConsole(f *graph.Flow) bool {
	brought := filter(f.Data, func(d *graph.Data) bool { return slices.Contains([]string{"control", "code"}, d.Class.Value) })
	return len(brought) > 0 && !slices.ContainsFunc(brought, func(d *graph.Data) bool { return !model.HasWord(d.Name, consoleWords...) })
}

// sharesControl reports whether two requests bring some of the same commands, configuration or policy.
func sharesControl(f, g *graph.Flow) bool {
	return slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return d.Class.Value == "control" && slices.Contains(g.Data, d) })
}

// commands is controlUp for the call that reaches what is changed.
func commands(f *graph.Flow, how ask) bool {
	from, to := f.Initiator(), f.Responder()
	byHand := to.Type == model.Store && person(from)
	if kindIs(to, "llm") && low(from) {
		return false // what callers ask of a model, and how, is input: it changes nothing of the model
	}
	if passThrough(to) || kindIs(to, "device") && to.Type == model.Process && !f.Crosses() {
		return false // inside a device a command is no change of configuration
	}
	if !byHand && (keepsInStep(f) || to.Type != model.Process || !person(from) && !kindIs(from, "controller", "ci", "admin-ui") && !overSSH(f) && !up(f)) {
		return false
	}
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return !t.Answer && (carries(t, "control") && !allTellsState(t) || !classified(t) && how.speaks(t, "config", "configuration", "policy", "setting", "rule", "command", "manifest") && !ownSettings(t))
	})
}

// allTellsState reports whether all that steers anything is the state that something has reached, which changes no settings.
func allTellsState(t *graph.Transfer) bool {
	return !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "control" && !tellsState(d) })
}

// workWords name what a program is given to do once.
var workWords = []string{"steps", "build steps", "job", "jobs", "task", "tasks", "build order", "work item", "work items"}

// handsOutWork reports whether a builder or a controller gives a worker what it has to do now: nobody signs or confirms each job, and its settings
// stay as they are.
func handsOutWork(f *graph.Flow) bool {
	steers := filter(f.Data, func(d *graph.Data) bool { return d.Class.Value == "control" })
	work := func(d *graph.Data) bool { return model.HasWord(d.Name, workWords...) }
	return kindIs(f.Initiator(), "ci", "controller") && kindIs(f.Responder(), "worker", "runtime", "ci") && len(steers) > 0 &&
		!slices.ContainsFunc(steers, func(d *graph.Data) bool { return !work(d) })
}

// inStepWords occur in labels of calls by which machines tell each other what is, or ask for it: no person decides any of them.
var inStepWords = []string{"heartbeat", "heartbeats", "keepalive", "keep alive", "health", "health check", "status", "telemetry", "metrics", "poll", "polls", "polling", "watch", "watches", "replicate", "replicates", "replication", "gossip", "consensus", "reconcile", "reconciles"}

// keepsInStep reports whether a machine tells another what is, asks it for that, brings a peer up to date, or passes parameters of a call to a
// program of the same machine: there is no change that a person could sign or confirm.
func keepsInStep(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if model.HasWord(f.Label, "exec", "shell", "terminal") && !carriesClass(f, "control") {
		return true // what people type there takes effect as they type it
	}
	return !person(from) && from.Type == model.Process && (from == to || f.Local() && bringsParameters(f) || model.HasWord(f.Label, inStepWords...))
}

// bringsParameters reports whether all that a caller brings are parameters of the call, by their names.
func bringsParameters(f *graph.Flow) bool {
	return len(f.Data) > 0 && !slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return !model.HasWord(d.Name, "parameter", "parameters") })
}

// nameless reports whether a person shows what does not tell that person from others: nothing, a link, or the one key of a program or a role. A
// record of what is done names the key, and nobody.
func nameless(f *graph.Flow) bool {
	p := proof(f)
	shared := p.Name == "api-key" || p.Name == "client-secret" || p.Name == "none" || showsLink(f)
	return person(f.Initiator()) && shared && !namesUser(f)
}

// changeRecorded reports whether the block says that a change is recorded where whoever asks for it cannot alter that: what serves it has a
// central audit, or keeps the change itself in a store that is only appended to.
func changeRecorded(f *graph.Flow) bool {
	if nameless(f) {
		return false
	}
	changed := follow(f, func(_, asked *graph.Flow) []*graph.Flow {
		return filter(onwardOf(asked), func(out *graph.Flow) bool { return sharesControl(f, out) })
	})
	return !slices.ContainsFunc(changed, func(e *graph.Element) bool {
		keeps := slices.ContainsFunc(e.Outbound, func(out *graph.Flow) bool {
			kept := out.Responder()
			return kept.Type == model.Store && kept.Attrs.Value("integrity") == "append-only" && sharesControl(f, out)
		})
		return !keeps && !recordsCentrally(e)
	})
}

// ownWords stand before the settings that somebody makes for themselves.
var ownWords = []string{"user settings", "user s settings", "own settings", "my settings", "personal settings", "account settings", "profile settings", "notification settings", "privacy settings", "display settings", "language settings"}

// ownSettings reports whether the only word for control in a label is the settings that callers make for themselves.
func ownSettings(t *graph.Transfer) bool {
	return model.HasWord(t.Flow.Label, ownWords...) && !model.HasWord(t.Flow.Label, "config", "configuration", "policy", "rule", "command", "manifest") && len(t.Data) == 0
}

// userSession reports whether a user's browser, app or agent shows that it is signed in.
func userSession(f *graph.Flow) bool {
	from := f.Initiator()
	to := f.Responder()
	if passThrough(from) {
		return to.Type == model.Process && !staticPages(to) && !proof(f).Has(model.Secret) && slices.ContainsFunc(inFrontOf(f), userSession)
	}
	if noTLS(f) || overMedia(f) || toReceiver(f) || overSSH(f) {
		return false // a channel of media or radio has no sessions, no program has one, and that of SSH is of the machine
	}
	pages := kindIs(from, "web-ui", "mobile") || kindIs(to, "web-ui", "web-app", "admin-ui", "idp", "gateway") || !to.Kind.Known()
	bearer := proof(f).Has(model.Bearer) && !kindIs(to, "web-ui", "web-app", "admin-ui") // a token with each call is not a session
	return low(from) && f.Crosses() && !f.Local() && pages && !bearer && (person(from) || kindIs(from, "web-ui", "mobile")) && !proof(f).Has(model.Machines) && (!f.Auth.Known() || proof(f).Has(model.Session))
}

// shell reports whether a person works on a machine itself: what they type is commands by design.
func shell(f *graph.Flow) bool { return overSSH(f) && person(f.Initiator()) }

// hostCommand reports whether somebody who runs the system gives a command on the machine itself.
func hostCommand(f *graph.Flow) bool { return f.Local() && administrator(f.Initiator()) }

// inShell reports whether a person logs in on the machine of a process and gives commands there. What is there to be asked over SSH checks
// its callers itself.
func inShell(f *graph.Flow) bool {
	to := f.Responder()
	return f.Protocol.Value == "ssh" && person(f.Initiator()) && to.Type == model.Process && !kindIs(to, "code", "registry", "gateway", "device") && !askedOverSSH(to)
}

// runsCommands reports whether a person or a program runs commands on a machine over f: to carry them out is what it is for.
func runsCommands(f *graph.Flow) bool {
	return shell(f) || f.Protocol.Value == "ssh" && !kindIs(f.Responder(), "code", "registry")
}

// overSSH reports whether a call states a protocol by which people and programs run commands, or copy files, with the rights of an account.
func overSSH(f *graph.Flow) bool {
	return slices.Contains([]string{"ssh", "sftp", "scp"}, f.Protocol.Value)
}

// admittedByProvider reports whether people sign in to what f calls, or to what is in front of it, through a provider: it sees no
// factor of theirs.
func admittedByProvider(f *graph.Flow) bool {
	if slices.Contains(signOns, proof(f).Name) && !proof(f).Has(model.Guessable) {
		return federated(f) && !issuedHere(f)
	}
	if f.Auth.Known() && !proof(f).Has(model.Session) || signsIn(f) && !federated(f) {
		return false
	}
	if passwordsTyped(f.Responder()) {
		return false
	}
	return proof(f).Has(model.Session) && calledFederated(f.Responder()) ||
		slices.ContainsFunc(served(f.Responder()), trustsProvider) || trustsProvider(f.Responder())
}

// issuedHere reports whether people show what the server itself gives them for their password, by the protocol of a provider: nothing that it
// calls deals with one.
func issuedHere(f *graph.Flow) bool {
	reached := append([]*graph.Element{f.Responder()}, served(f.Responder())...)
	return slices.ContainsFunc(reached, passwordsTyped) && !slices.ContainsFunc(reached, trustsProvider)
}

// signsInEitherWay reports whether a provider signs in the people who call, and the block also shows that some of them type a password
// that the server checks itself.
func signsInEitherWay(f *graph.Flow) bool {
	if !admittedByProvider(f) {
		return false
	}
	typed := func(in *graph.Flow) bool {
		return forPerson(in.Initiator()) && (proof(in).Has(model.Guessable) || bringsPassword(in))
	}
	return slices.ContainsFunc(append([]*graph.Element{f.Responder()}, served(f.Responder())...), func(e *graph.Element) bool {
		return slices.ContainsFunc(askedOf(e), typed) || slices.ContainsFunc(forwards(e), func(out *graph.Flow) bool { return directory(out.Responder()) })
	})
}

// bringsPassword reports whether a caller brings what its name says are passwords.
func bringsPassword(f *graph.Flow) bool {
	return slices.ContainsFunc(f.Data, func(d *graph.Data) bool {
		return d.Class.Value == "credentials" && model.HasWord(d.Name, "password", "passwords")
	})
}

// passwordsTyped reports whether people show an element what can be guessed.
func passwordsTyped(e *graph.Element) bool {
	return remember(e, aboutPasswordsTyped, func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Inbound, func(in *graph.Flow) bool { return forPerson(in.Initiator()) && proof(in).Has(model.Guessable) })
	})
}

// calledFederated reports whether a person calls an element with what a provider has signed.
func calledFederated(e *graph.Element) bool {
	return remember(e, aboutCalledFederated, func(e *graph.Element) bool { return slices.ContainsFunc(e.Inbound, federated) })
}

// federated reports whether a person calls with what a provider has signed, or signs in there as the label says.
func federated(f *graph.Flow) bool {
	if !forPerson(f.Initiator()) {
		return false
	}
	return slices.Contains([]string{"sso", "oauth"}, proof(f).Name) || !proof(f).Has(model.Guessable) && model.HasWord(f.Label, providerWords...)
}

// providerWords occur in labels of sign-ins at a provider.
var providerWords = []string{"single sign on", "oauth", "oauth2", "oidc", "openid", "openid connect", "saml", "social login", "social sign in"}

// trustsProvider reports whether a process and an identity provider of others deal with each other, or the process asks a
// system of others who somebody is: people sign in there.
func trustsProvider(e *graph.Element) bool {
	return remember(e, aboutTrustsProvider, findTrustsProvider)
}

func findTrustsProvider(e *graph.Element) bool {
	provider := func(other *graph.Element) bool {
		return other.Type == model.External && kindIs(other, "idp") && !directory(other)
	}
	asks := func(f *graph.Flow) bool {
		if proof(f).Has(model.Guessable) {
			return false // it passes on a password that people have typed here
		}
		return provider(f.Responder()) || f.Responder().Type == model.External && model.HasWord(f.Label, askedOfProvider...) && (len(f.Returns) > 0 || f.Both)
	}
	return ours(e) && (slices.ContainsFunc(e.Outbound, asks) || slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return provider(f.Initiator()) }))
}

// askedOfProvider occur in labels of calls that ask a provider who has signed in there.
var askedOfProvider = slices.Concat(providerWords, []string{"exchange code", "exchange the code", "code for token", "id token", "userinfo", "user info"})

// agentActs reports whether a language model or an agent has an effect elsewhere.
func agentActs(f *graph.Flow) bool {
	to := f.Responder()
	return kindIs(f.Initiator(), "agent", "llm") && (to.Type == model.Process || to.Type == model.External) && !kindIs(to, "llm") && !f.Local() && !onlyJudges(to)
}

// onlyJudges reports whether the name of an element says that it looks at what a model gets or answers: to ask it has no effect.
func onlyJudges(e *graph.Element) bool {
	return model.HasWord(e.Name, "guardrail", "guardrails", "moderation", "moderator", "content filter", "content safety", "prompt filter", "prompt shield")
}
