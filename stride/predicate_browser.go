package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on pages, and on browsers that show them.
var browserPredicates = map[string]predicate{
	"web-facing": withFlows("its pages run in somebody's browser", webFacing, pageRequests),
	"takes-html": {
		help:    "authors write HTML or rich text for others there, as the block says",
		element: func(e *graph.Element, _ ask) bool { return e.Type == model.Process && takesHTML(e) },
		flow: func(f *graph.Flow, _ ask) bool {
			return f.Responder().Type == model.Process && takesHTML(f.Responder())
		},
	},
	"shows-build-output":       ofCallee("people get from it in a browser what the code of others made in a process that runs it", showsBuildOutput),
	"visited":                  onProcess("people see its pages and show nobody there who they are", visited),
	"human-facing-public":      byFlows("anybody signs in directly and can be lured away", publicSignIns),
	"shows-no-pages":           ofCallee("it shows no pages itself, and takes websockets of browsers", showsNoPages),
	"takes-sessions":           onProcess("it shows no pages itself, and a gateway that does passes on what people ask in a browser", takesSessions),
	"keeps-credentials-beside": onElement("an app on a phone that keeps credentials in a store on the phone, of which nothing is stated", keepsCredentialsBeside),
	"client-side-holder": onElement("a program at somebody else's hands sees sensitive data, or people collect records about others on their phones", func(e *graph.Element) bool {
		return e.Type == model.Process && clientSideHolder(e) || collectsRecords(e)
	}),
	"holds-device-token": onProcess("it is an app on a device that shows the keys or tokens of the device, and no person signs in there", holdsDeviceToken),
}

// webFacing reports whether pages of a process run in somebody's browser.
func webFacing(e *graph.Element) bool {
	return (e.PublicDistance <= throughFront || onePage(e) || staffPages(e)) && !inHands(e) && !missedInFront("browser-headers", e) &&
		(kindIs(e, "web-ui", "web-app", "admin-ui") || kindIs(e, "idp") && len(requestsForPeople(e)) > 0 && !changesPasswords(e) && !handsTokens(e) || listensToBrowsers(e) || takesSessions(e))
}

// staffPages reports whether people use pages of a process in a browser with a session, from a zone of their own: no stranger reaches those pages, but
// a page of a stranger makes a request from the same browser, and what they show comes from others.
func staffPages(e *graph.Element) bool {
	return kindIs(e, "web-ui", "web-app", "admin-ui") && !clientSide(e) && slices.ContainsFunc(asAsked(requestsForPeople(e)), func(f *graph.Flow) bool {
		return person(f.Initiator()) && proof(f).Has(model.Session) && !f.Local()
	})
}

// changesPasswords reports whether all that people ask an identity provider of ours is to exchange a password for a token, behind a gateway that
// passes on other requests to others: the pages on which they type it are elsewhere.
func changesPasswords(e *graph.Element) bool {
	return throughGateway(e) && onlyTokens(e) && all(e.Inbound, func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && passesSignIns(f) && len(forwards(f.Initiator())) > 1
	})
}

// handsTokens reports whether all that people ask an identity provider behind a gateway is the tokens that they get for a password or a link, and show
// in a header at the same gateway: they use a program that asks it, and no page of it.
func handsTokens(e *graph.Element) bool {
	if !throughGateway(e) {
		return false
	}
	asked := filter(askedOf(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) })
	return all(asked, func(f *graph.Flow) bool {
		gets := slices.ContainsFunc(f.Returns, func(d *graph.Data) bool { return d.Class.Value == "credentials" })
		shown := filter(f.Initiator().Outbound, func(g *graph.Flow) bool { return g.Responder() == f.Responder() && proof(g).Has(model.Session) })
		return gets && (proof(f).Has(model.Guessable) || byLink(f)) && all(shown, func(g *graph.Flow) bool { return proof(g).Has(model.Bearer) })
	})
}

// takesSessions reports whether a gateway passes on to a process, of another kind than one of pages, what people ask in
// a browser, as a name says: the browser sends its session along with a request that a foreign page makes.
func takesSessions(e *graph.Element) bool {
	asks := func(f *graph.Flow) bool {
		pages := person(f.Initiator()) && proof(f).Has(model.Session) && model.HasWord(e.Name, "web", "page", "portal", "dashboard", "console", "ui")
		return (inBrowser(f.Initiator()) || pages) && !noTLS(f) && !proof(f).Has(model.Bearer) && !proof(f).Has(model.Machines)
	}
	return !clientSide(e) && !passThrough(e) && !kindIs(e, "web-ui", "web-app", "admin-ui", "idp") && slices.ContainsFunc(requestsForPeople(e), func(f *graph.Flow) bool {
		return passThrough(f.Initiator()) && slices.ContainsFunc(inFrontOf(f), asks)
	})
}

// inBrowser reports whether an actor is a browser by its name, or one that a person uses.
func inBrowser(e *graph.Element) bool {
	return e.Type == model.Actor && model.HasWord(e.Name, "browser")
}

// showsNoPages reports whether a process shows no pages itself, and takes websockets of browsers.
func showsNoPages(e *graph.Element) bool {
	return e.Type == model.Process && !kindIs(e, "web-ui", "web-app", "admin-ui", "idp") && listensToBrowsers(e)
}

// listensToBrowsers reports whether a process that shows no pages takes websockets of browsers, which send a cookie along
// from any page.
func listensToBrowsers(e *graph.Element) bool {
	return !clientSide(e) && !passThrough(e) && slices.ContainsFunc(requestsForPeople(e), func(f *graph.Flow) bool {
		cookie := func(in *graph.Flow) bool {
			return !in.Auth.Known() && !opensWithToken(in) || proof(in).Has(model.Session) && !proof(in).Has(model.Bearer)
		}
		return websocket(f) && slices.ContainsFunc(asAsked([]*graph.Flow{f}), cookie) && !kindIs(f.Initiator(), "cli", "mobile")
	})
}

// publicSignIns returns the flows over which anybody signs in to pages or calls,
// and could be lured to do so elsewhere. Users who show a certificate type nothing. A gateway that only forwards leaves it to the pages behind it.
func publicSignIns(e *graph.Element) []*graph.Flow {
	if kindIs(e, "api", "controller", "worker", "webhook", "agent", "llm", "runtime", "plugin") {
		return nil // it has no page to imitate
	}
	if passThrough(e) && slices.ContainsFunc(served(e), showsPages) {
		return nil
	}
	asked := e.Inbound
	if showsPages(e) {
		asked = filter(askedOf(e), func(f *graph.Flow) bool {
			return serves(e, f)
		})
	}
	if slices.ContainsFunc(asked, oneFactor) {
		return nil // what withstands no stolen password withstands no page that relays it: the first factor is asked about first
	}
	return filter(asked, func(f *graph.Flow) bool { return (!overSSH(f) || proof(f).Has(model.Guessable)) && luredAway(f) }) // no page is imitated where SSH runs by keys
}

// oneFactor reports whether the block says that somebody signs in with no second factor. A codename has none by design.
func oneFactor(f *graph.Flow) bool {
	return passwordAlone(f) || forPerson(f.Initiator()) && proof(f).Has(model.Session) && controlStatus("second-factor", Subject{Flow: f}) == Open
}

// passwordAlone reports whether somebody signs in with what is known to be one factor.
func passwordAlone(f *graph.Flow) bool {
	return forPerson(f.Initiator()) && proof(f).Has(model.Guessable) && proof(f).Name != "codename" && controlStatus("second-factor", Subject{Flow: f}) == Open
}

// showsPages reports whether people see pages of a process, on which they may sign in.
func showsPages(e *graph.Element) bool { return kindIs(e, "web-ui", "web-app", "admin-ui", "idp") }

// luredAway reports whether somebody signs in with a call who could be lured to do so elsewhere.
func luredAway(f *graph.Flow) bool {
	who := f.Initiator()
	bearer := proof(f).Has(model.Session) && proof(f).Has(model.Bearer)
	typed := !proof(f).ByDesign && !takesNoSignIn(f) && !signsInThere(f) && !admittedByOthers(f) && !admittedByProvider(f) && f.Auth.Value != "mtls" && f.Auth.Value != "client-id" && !bearer
	nobody := f.Auth.Value == "none" && (!showsPages(f.Responder()) || kindIs(f.Responder(), "admin-ui")) // what is not a page, or a tool of staff, has nothing to imitate but a sign-in
	return who.Level() == model.Public && person(who) && byPerson(f) && typed && !nobody && !f.Local()
}

// visited reports whether people see pages of a process and show nobody there who they are.
func visited(e *graph.Element) bool {
	return all(publicSignIns(e), func(f *graph.Flow) bool { return f.Auth.Value == "none" })
}

// signsInThere reports whether a call shows a session, and the same caller signs in with another one that is drawn.
func signsInThere(f *graph.Flow) bool {
	return proof(f).Has(model.Session) && !signsIn(f) && another(f, remember(f.Initiator(), aboutSignIns, signInsOf))
}

// clientSideHolder reports whether e is a program in the hands of others that sees data whose disclosure does harm.
func clientSideHolder(e *graph.Element) bool {
	return low(e) && kindIs(e, "web-ui", "mobile", "cli", "agent") &&
		slices.ContainsFunc(slices.Concat(e.Receives, e.Sends), sensitive)
}

// keepsCredentialsBeside reports whether an app keeps credentials in a store on its device of which the block states neither who may open it nor
// that the app encrypts it: a lost device is asked about there.
func keepsCredentialsBeside(e *graph.Element) bool {
	return clientSide(e) && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.Store && low(to) && onDevice(to) && holdsCredentials(to) && to.Attrs.Value("access") == "" && to.Attrs.Value("rest") == ""
	})
}

// holdsDeviceToken reports whether an app on a device shows keys or tokens of the device in all its calls, and no person proves anything to it.
func holdsDeviceToken(e *graph.Element) bool {
	asked := filter(e.Outbound, func(f *graph.Flow) bool { return f.Auth.Known() && !proof(f).ByDesign })
	signedIn := slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return person(f.Initiator()) })
	return kindIs(e, "mobile", "device") && !signedIn && len(asked) > 0 && all(asked, func(f *graph.Flow) bool {
		return proof(f).Has(model.Machines) || tokenOfDevice(f) || initialToken(f)
	})
}

// richText names what authors format: to show it as text would lose what they made.
var richText = []string{"html", "rich text", "wiki", "article", "articles", "blog"}

// takesHTML reports whether people send a process HTML for others to see, directly or through a gateway.
func takesHTML(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return brings(f) && (forPerson(from) || passThrough(from)) && (f.Value("content") == "html" || slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, richText...) }))
	})
}

// showsBuildOutput reports whether people get from a process what another process of ours has made that runs the code of others, through whatever
// it comes: that code may have made a page with script of it.
func showsBuildOutput(e *graph.Element) bool {
	made := func(d *graph.Data) bool { return !shownToNobody(d) && slices.ContainsFunc(sourcesOf(e, d), hostsCode) }
	shown := func(f *graph.Flow) bool { return forPerson(f.Initiator()) && slices.ContainsFunc(f.Returns, made) }
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return shown(f) || slices.ContainsFunc(inFrontOf(f), shown) })
}

// shownToNobody reports whether a datum only proves or opens something: no page shows it.
func shownToNobody(d *graph.Data) bool {
	return slices.Contains([]string{"credentials", "secret"}, d.Class.Value)
}

// sourcesOf returns what of ours sends a datum that comes to e, directly or through others.
func sourcesOf(e *graph.Element, d *graph.Data) []*graph.Element {
	reached := unique[*graph.Element]{}
	reached.add(e)
	for i := 0; i < len(reached.list); i++ {
		for _, t := range reached.list[i].Receives {
			if ours(t.From) && slices.Contains(t.Data, d) {
				reached.add(t.From)
			}
		}
	}
	return reached.list[1:]
}
