package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on tokens and passwords: who issues, shows and checks them.
var tokenPredicates = map[string]predicate{
	"registers":        onFlow("anybody may register an account or a program by it, as its label says: there is nothing to guess", registers),
	"names-user":       onFlow("the callee sees the identity of the end user", namesUser),
	"passes-on-user":   onFlow("the caller shows what a person has shown to it", passesOnUser),
	"relays-proof":     onFlow("a gateway shows a process what people show the gateway", relaysProof),
	"passes-password":  onFlow("it passes on the password that a user has typed elsewhere", passesPassword),
	"by-each-password": onFlow("the caller shows a password with each connection or call, over a protocol or to an interface that knows no sessions", byEachPassword),
	"typed-out-of-sight": onFlow("it passes on the password that a user has typed, and no flow shows where", func(f *graph.Flow) bool {
		return passesPassword(f) && !slices.ContainsFunc(f.Initiator().Inbound, func(in *graph.Flow) bool { return guessable(in) && (fromLow(in) || staffType(in)) })
	}),
	"token-here": onFlow("the caller shows a token to a process, which checks whether it still holds", func(f *graph.Flow) bool {
		return proof(f).Name == "token" && f.Responder().Type == model.Process
	}),
	"lasting-key":            onFlow("the caller signs with a key that can be copied, or brings for a token what a program keeps, and the block states no end of it", lastingKey),
	"unsaid-ssh":             onFlow("it runs over a protocol that always asks who calls, and the block does not say by what", func(f *graph.Flow) bool { return overSSH(f) && f.Auth.Value == "" }),
	"typed-secret":           onFlow("a person types a PIN, a passcode or the password of a mailbox or a link, whatever program or device sends it", typedSecret),
	"only-typed":             onFlow("what a person types is all that is shown: the program or device that sends it does not log in itself", onlyTyped),
	"opens-one-thing":        onFlow("the secret opens one mailbox, one account or one link, which can be locked", opensOneThing),
	"random-secret":          onFlow("the secret alone says who calls, and its name says that it is a token or a key, which a program has made", randomSecret),
	"program-beside-sign-in": onFlow("a program shows a secret of its own where people sign in as well, and the block says of neither what limits guesses: it is asked where people do", programBesideSignIn),
	"short-code":             onFlow("the secret alone says who calls, and is short enough to type", func(f *graph.Flow) bool { return (namesNoAccount(f) || bringsOnlyCode(f)) && !randomSecret(f) }),
	"shows-no-sign-in":       onFlow("a script calls, or a token is shown that was made for a program, for a visitor without an account or for one thing, or that a channel of media takes: no person signs in there", showsNoSignIn),
	"from-machine":           onFlow("a person uses a store with a tool on its machine, where the sign-in over SSH is drawn", fromMachine),
	"shows-link":             onFlow("all that the caller shows is an address that carries its own right", showsLink),
	"person-proves":          onFlow("a person calls, or a page or app in which one signs in, or a link alone is the proof of who decides something of weight", func(f *graph.Flow) bool { return byPerson(f) || decidesByLink(f) }),
	"of-share":               onFlow("a system of others shows the token of what was shared with it, as the label says: it lasts as long as the share", ofShare),
	"shared-link":            onFlow("whoever has a link to a process of ours may use it", sharedLink),
	"passes-on-token":        onFlow("a gateway passes on with it only what people, or pages and apps of them, ask with tokens that the system issues itself", passesOnToken),
	"gives-token": onFlow("its caller gets credentials back", func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer && carries(t, "credentials") })
	}),
	"shows-assertion":    onFlow("the caller signs an assertion to get a token, as the label says", func(f *graph.Flow) bool { return model.HasWord(f.Label, "assertion", "assertions") }),
	"relays-user-token":  onFlow("a process of ours takes the token of a person only to show it to another, which knows whether it still holds", relaysUserToken),
	"shows-for-others":   onFlow("a gateway is shown a credential of a system of others, to which it passes it on: it cannot tell a good one", showsForOthers),
	"secret-without-end": onFlow("the callee answers in a protocol of its own, as daemons do that share a secret in a file: nothing there gives a secret an end", secretWithoutEnd),
	"user-token":         onFlow("a person, or a page or an app of one, shows a process of ours a token that the system issues itself, and no provider", userToken),
	"initial-token":      onFlow("the token that is shown is there to be used once, to set something up or to join, as the label says", initialToken),
	"for-one-thing":      onFlow("the token that is shown was given out for one payment, one visit or one upload, as the label or its name says", forOneThing),
	"session-is-token":   onFlow("an app shows, beside it and at the same place, the same credential as a token, of which nothing states whether it ends", sessionIsToken),
	"session-token":      onFlow("a person, or a page or an app of one, shows what a sign-in gave, and the label names no token of a program or a device", sessionToken),
	"proof-in-address":   onFlow("the label, the path, or the name of what is brought says that a token or a key travels in the address of the request, as a parameter or otherwise", proofInAddress),
	"holds-socket":       onFlow("it is a websocket, or a gateway hands on one with it: what was checked when it opened is not asked again", holdsSocket),
	"asked-at-front": onFlow("it is HTTP to a gateway that only hands it on: what the gateway calls learns from a header where the caller is", func(f *graph.Flow) bool {
		return passThrough(f.Responder()) && speaksHTTP(f)
	}),
	"rights-chosen":       onFlow("the block says that what the caller shows has only the rights that its job needs", rightsChosen),
	"account-link":        onFlow("who has the link gets an account by it, or gets into one again, as the label says", accountLink),
	"owned-token":         onFlow("a token is shown that a person has made, for a tool or a program that acts for that person", ownedToken),
	"lasting-proof":       onFlow("the caller shows a process, which checks whether it still holds, a token of a person, one that the block names or that may change the users, or by which a pipeline of others changes what runs, one that a tool or a program of others keeps, one for which it gets another credential, or a link, or people show a store an address that was signed for them", lastingProof),
	"signed-for-others":   onFlow("people, or a program outside, show a store of ours an address that was signed for them", signedForOthers),
	"join-key":            onFlow("a machine shows a key or token with which it joins, as the label says: it is good until it ends, is used up or is revoked", joinKey),
	"held-device-key":     onFlow("a client in people's hands, that is no person, shows a process of ours the key of a device or of an installation", heldDeviceKey),
	"personal-key":        onFlow("an app in people's hands signs with the key of a person, as the name of what it keeps says, and not with one of its own", personalKey),
	"project-key":         onFlow("a program sends what it has seen over HTTP under a key that everybody may read, and gets nothing back", projectKey),
	"program-client":      onFlow("a program of others that acts for no user shows us an OAuth token, and no provider is drawn at which it gets one: a secret or key of the program is behind it", programClient),
	"swaps-identity":      onFlow("a workload shows the token that its platform gave it, and gets a credential or a secret for it", swapsIdentity),
	"keeps-token":         onFlow("a tool on the command line, or a program of others for which it was made or that acts for a user, shows us a token and has no session that ends", keepsToken),
	"tokens-checked":      onElement("whatever takes a token of it states that it checks tokens", tokensChecked),
	"only-tokens":         onElement("all that is shown of it here is tokens, and processes of ours ask it at most whether a token or a password is right: nothing is redirected", onlyTokens),
	"issues-certificates": onElement("what it hands out are certificates, as the names of its data say, or callers show certificates of it", issuesCertificates),
	"signs-answers": onElement("a key that it shares with a service signs what it answers to a sign-in, as the block says: no token", func(e *graph.Element) bool {
		return slices.ContainsFunc(slices.Concat(e.Inbound, e.Outbound), func(f *graph.Flow) bool { return f.Value("sign") == "hmac" })
	}),
	"signs-assertions": onElement("it signs people in by single sign-on or signs its answers, or is named for SAML, and no call to it or from it is one of OAuth", signsAssertions),
	"speaks-saml":      onElement("its name, its tech or a call to it or from it names SAML", speaksSAML),
	"only-forwards":    onElement("it is a gateway that decides nothing about a request itself", passThrough),
	"said-where-taken": {
		help: "it is stated on a call to what takes tokens and issues none",
		flow: func(f *graph.Flow, _ ask) bool {
			return f.Responder().Type == model.Process && !kindIs(f.Responder(), "idp")
		},
		element: func(*graph.Element, ask) bool { return false },
	},
	"at-issuer": {
		help:    "it is stated on an element, or on a call of which an identity provider that is drawn may have issued the token",
		flow:    func(f *graph.Flow, _ ask) bool { return issuerDrawn(f) },
		element: func(*graph.Element, ask) bool { return true },
	},
	"shows-only-user": onFlow("a program shows what the user has shown for whom it asks, as the block says, and nothing of its own", func(f *graph.Flow) bool {
		return namesUser(f) && (proof(f).Has(model.Session) || proof(f).Has(model.People))
	}),
	"asks-directory-password": onFlow("the block names a service account that a program shows a directory, which knows one by a name and a password", func(f *graph.Flow) bool {
		return lastsBehind(f, "service-account") && f.Auth.Value == "service-account"
	}),
	"decides-itself": {
		help:    "whoever calls decides itself, about each object, what the people who ask it may do",
		flow:    func(f *graph.Flow, _ ask) bool { return decidesItself(f.Initiator()) },
		element: func(e *graph.Element, _ ask) bool { return decidesItself(e) },
	},
}

// userTokens are proofs of identity that a person, or an app that acts for one, shows with each call until they end.
var userTokens = []string{"token", "token+2fa", "oauth", "oauth+2fa"}

// relaysUserToken reports whether a process that keeps no records asks another with the token that a person shows it.
func relaysUserToken(f *graph.Flow) bool {
	to := f.Responder()
	return proof(f).Name == "token" && forPerson(f.Initiator()) && ours(to) && !kindIs(to, "gateway", "idp") && !usesRecords(to) &&
		slices.ContainsFunc(to.Outbound, func(out *graph.Flow) bool {
			return ours(out.Responder()) && out.Responder().Type == model.Process && out.Value("identity") == "end-user" && proof(out).Name == "token"
		})
}

// secretWithoutEnd reports whether the callee speaks no HTTP. What is called over gRPC may keep keys with an end, and compares a client secret.
func secretWithoutEnd(f *graph.Flow) bool {
	rpc := model.HasWord(f.Protocol.Value, "grpc", "grpcs", "h2c")
	return !speaksHTTP(f) && (!rpc || proof(f).Name == "client-secret")
}

func showsForOthers(f *graph.Flow) bool {
	return slices.ContainsFunc(f.Responder().Outbound, func(out *graph.Flow) bool {
		return out.Responder().Type == model.External && handsOnKey(f, out)
	})
}

// userToken reports whether a person, or a page or an app of one, shows us a token that the system issues itself: one of a provider lives for
// minutes, and the service that takes it checks its end. What a channel of media shows is the key of a device.
func userToken(f *graph.Flow) bool {
	return slices.Contains(userTokens, proof(f).Name) && f.Responder().Type == model.Process && ours(f.Responder()) && byPerson(f) &&
		!signsIn(f) && !tokenOfDevice(f) && !noTLS(f) && !overSSH(f) && !issuedByProvider(f)
}

// initialToken reports whether the token that a call shows is used once, to set something up.
func initialToken(f *graph.Flow) bool {
	return proof(f).Name == "token" && model.HasWord(f.Label, joinWords...)
}

// sessionIsToken reports whether one sign-in gives what a browser shows as its session and an app as its token, as both calls carry the same
// credential to one place: what ends the one ends the other.
func sessionIsToken(f *graph.Flow) bool {
	shown := slices.Concat(inFrontOf(f), []*graph.Flow{f})
	return slices.ContainsFunc(shown, func(in *graph.Flow) bool {
		return proof(in).Has(model.Session) && slices.ContainsFunc(in.Responder().Inbound, func(other *graph.Flow) bool {
			same := slices.ContainsFunc(other.Data, func(d *graph.Data) bool { return d.Class.Value == "credentials" && slices.Contains(in.Data, d) })
			return same && other.Auth.Value == "token" && in.Auth.Value != "token" && sessionToken(other) && userToken(other) && controlStatus("token-checks", Subject{Flow: other}) == Ask
		})
	})
}

// sessionToken reports whether a person, or a page or app of one, shows what a sign-in gave: what was made for a script or a device works on
// when its owner signs out elsewhere.
func sessionToken(f *graph.Flow) bool {
	return byPerson(f) && !kindIs(f.Initiator(), "cli") && !showsNoSignIn(f) && !initialToken(f) && !tokenOfDevice(f) && !signsInOnlyElsewhere(f)
}

// signsInOnlyElsewhere reports whether the caller of a flow is drawn to sign in, but neither at what serves the flow nor at a provider: what it
// shows here was made for a meeting, an upload or the like.
func signsInOnlyElsewhere(f *graph.Flow) bool {
	ins := filter(f.Initiator().Outbound, func(in *graph.Flow) bool {
		return in != f && !showsLink(in) && (signsIn(in) || proof(in).Name == "password")
	})
	there := func(in *graph.Flow) bool {
		return kindIs(in.Responder(), "idp") || slices.ContainsFunc(serving([]*graph.Flow{in}), func(e *graph.Element) bool { return serves(e, f) })
	}
	return len(ins) > 0 && !slices.ContainsFunc(ins, there)
}

// ownedToken reports whether a token that is no session is one of a person.
func ownedToken(f *graph.Flow) bool {
	return (byPerson(f) || kindIs(f.Initiator(), "cli") || namesUser(f)) && !initialToken(f) && !tokenOfDevice(f) && !signsInOnlyElsewhere(f) && !tokenOfVisitor(f)
}

// passesOnToken reports whether all that a gateway passes on with a call was asked with a token of a user, at which its end is asked for.
func passesOnToken(f *graph.Flow) bool {
	return all(filter(inFrontOf(f), userSession), userToken) || all(inFrontOf(f), userToken)
}

// signsInAtProvider reports whether an identity provider is drawn at which a caller signs in.
func signsInAtProvider(from *graph.Element) bool {
	return slices.ContainsFunc(remember(from, aboutSignIns, signInsOf), func(in *graph.Flow) bool { return kindIs(in.Responder(), "idp") })
}

// issuedByProvider reports whether the caller signs in at a provider, and no other call to us brings it what it shows.
func issuedByProvider(f *graph.Flow) bool {
	return signsInAtProvider(f.Initiator()) && !slices.ContainsFunc(f.Initiator().Outbound, func(other *graph.Flow) bool {
		own := other != f && ours(other.Responder()) && !kindIs(other.Responder(), "idp")
		return own && (signsIn(other) || handsOut(other, f))
	})
}

// lastingProof reports whether who is called has to know whether what the caller shows still holds: a person's token, what a program keeps,
// for it has no session that ends, and a link. What a service passes on is judged where a person shows it.
func lastingProof(f *graph.Flow) bool {
	if f.Responder().Type != model.Process {
		return signedForOthers(f)
	}
	if joinKey(f) || heldDeviceKey(f) || programClient(f) || userToken(f) || keepsToken(f) && !getsShortToken(f) {
		return true
	}
	return !passesOnUser(f) && (sharedLink(f) || !byPerson(f) && !getsShortToken(f) && (programToken(f) || swapsIdentity(f)))
}

// signedForOthers reports whether people, or a program outside, show a store of ours an address that was signed for them: it works for all who hold it.
func signedForOthers(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	return to.Type == model.Store && ours(to) && proof(f).Name == "signed-url" && (person(from) || low(from) && !ours(from) || clientSide(from))
}

// joinWords name what a machine shows once, to be let in.
var joinWords = []string{"pre authenticated key", "preauthenticated key", "pre auth key", "preauth key", "join token", "join key", "registration token", "registration key", "enrollment token", "enrolment token", "enrollment key", "enrolment key", "bootstrap token", "provisioning token", "provisioning key", "one time token", "initialization token", "activation token", "initialisation token", "pairing token", "setup token"}

// joinKey reports whether a machine shows a key with which it joins. Its owner may have left long ago: what counts is its end and its use.
func joinKey(f *graph.Flow) bool {
	from := f.Initiator()
	machine := !person(from) && (kindIs(from, "device") || from.Type == model.Process && !passThrough(from))
	return machine && ours(f.Responder()) && slices.Contains(userTokens, proof(f).Name) && model.HasWord(f.Label, joinWords...)
}

// heldZones are words of zones in which people have machines of their own, deviceProofs are keys that a machine keeps.
var (
	heldZones    = []string{"user device", "user devices", "member device", "member devices", "members devices", "users devices", "customer devices", "customers devices", "staff devices", "own devices", "employee", "employees", "laptop", "laptops", "phone", "phones", "personal", "workstation", "workstations"}
	deviceProofs = []string{"signature", "mtls", "ssh-key"}
)

// heldDeviceKey reports whether a device or a client in the hands of people shows us a key of its own, which nobody takes along when the
// device is lost or its owner leaves.
func heldDeviceKey(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || !low(from) || to.Type != model.Process || kindIs(to, "device") || !ours(to) || !slices.Contains(deviceProofs, proof(f).Name) || overSSH(f) {
		return false
	}
	return kindIs(from, "mobile", "cli") || kindIs(from, "device") && model.HasWord(from.Boundary.Name, heldZones...)
}

// personalKey reports whether what a client shows is the key of a person, who has the same on each device.
func personalKey(f *graph.Flow) bool {
	return heldDeviceKey(f) && slices.ContainsFunc(f.Initiator().Holds, func(d *graph.Data) bool {
		return (d.Class.Value == "secret" || d.Class.Value == "credentials") && model.HasWord(d.Name, "key", "keys") && model.HasWord(d.Name, personWords...)
	})
}

// personWords say in the name of a key whose it is.
var personWords = []string{"user", "users", "member", "members", "person", "personal", "owner", "openpgp", "pgp"}

// programClient reports whether a program of others, for no user, shows an OAuth token for which it has no provider in the diagram: the token
// ends soon, and the secret for which it gets the next does not.
func programClient(f *graph.Flow) bool {
	from := f.Initiator()
	machine := !ours(from) && !forPerson(from) && !kindIs(from, "idp", "device", "ci")
	return machine && ours(f.Responder()) && proof(f).Name == "oauth" && !namesUser(f) && !signedInElsewhere(f) && !signsIn(f) && !model.HasWord(f.Label, signInWords...)
}

// programToken reports whether a program shows a token that the block names, with which it manages users, or by which a pipeline of others
// changes what runs.
func programToken(f *graph.Flow) bool {
	named := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "credentials", "secret") })
	return proof(f).Name == "token" && (named || managesUsers(f) || deploysFromOutside(f))
}

// keptTokenWords occur in labels of calls that show a token that was made for a program.
var keptTokenWords = []string{"pat", "personal access token", "service account", "service account token", "api token", "app token", "bot token", "robot token", "deploy token"}

// keepsToken reports whether a tool on the command line shows us a token, or another program does so, and the label says that it was made
// for it, or a user has let the program act for them: it has no session that ends, and keeps its token until it is revoked.
func keepsToken(f *graph.Flow) bool {
	from := f.Initiator()
	if !ours(f.Responder()) || !slices.Contains(userTokens, proof(f).Name) || byPerson(f) || kindIs(from, "device") {
		return false
	}
	token := proof(f).Name == "token"
	return token && kindIs(from, "cli") || !ours(from) && (namesUser(f) || token && model.HasWord(f.Label+" "+from.Name, keptTokenWords...))
}

// getsShortToken reports whether the token of a caller ends by itself within minutes or hours: a provider issues it, or a person's session
// is one. What a tool gets for a password from the service itself, it keeps.
func getsShortToken(f *graph.Flow) bool {
	kept := kindIs(f.Initiator(), "cli") && !signsInAtProvider(f.Initiator())
	return signedInElsewhere(f) && !kept
}

// lastingKey reports whether what shows who calls is made with a secret that lasts, as far as the block says: a key for signatures that can be
// copied, or what a program brings to get a token. The signature and the token end, and whoever has copied the secret makes new ones.
func lastingKey(f *graph.Flow) bool {
	hidden := slices.Contains([]string{"hsm", "workload-identity"}, f.Initiator().Attrs.Value("secrets"))
	if hidden || controlStatus("token-checks", Subject{Flow: f}) == Met {
		return false
	}
	brings := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && carries(t, "credentials", "secret") })
	return proof(f).Name == "signature" || proof(f).Name == "oauth" && (programClient(f) || brings && !forPerson(f.Initiator()))
}

// swapsIdentity reports whether a workload shows us the token that its platform gave it, and gets a credential or a secret for it: the same
// token is shown elsewhere too, and what is bound to too many workloads any of them gets.
func swapsIdentity(f *graph.Flow) bool {
	has := func(answer bool, classes ...string) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.Answer == answer && carries(t, classes...) })
	}
	return f.Responder().Type == model.Process && ours(f.Responder()) && proof(f).Name == "service-account" && has(false, "credentials") && has(true, "credentials", "secret")
}

// deploysFromOutside reports whether a pipeline that others run sends commands, settings or code: it keeps its token for the next run.
func deploysFromOutside(f *graph.Flow) bool {
	return f.Initiator().Type == model.External && kindIs(f.Initiator(), "ci") && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return !t.Answer && carries(t, "control", "code")
	})
}

// linkProofs are proofs of identity that are addresses: who holds one may do what it was made for, and shows no name.
var linkProofs = []string{"signed-url", "link"}

// showsLink reports whether all that the caller shows is an address that carries its own right.
func showsLink(f *graph.Flow) bool { return slices.Contains(linkProofs, proof(f).Name) }

// byLink reports whether the caller shows a link and no role is asked for: who holds it has no account, no session and no objects of his own.
func byLink(f *graph.Flow) bool { return showsLink(f) && f.Value("authz") != "role" }

// opensLink reports whether the label of a call from outside says that a link opens what is shared: no account is needed.
func opensLink(f *graph.Flow) bool {
	return low(f.Initiator()) && model.HasWord(f.Label, "link", "links", "invitation", "shared page", "share page", "calendar feed", "unsubscribe", "secret url", "secret address")
}

// weightyWords occur in labels of calls that bind the person in whose name they are made, mailWords in those of calls that only confirm an
// address, which is what a link proves.
var (
	weightyWords = append([]string{"sign", "signs", "approve", "pay", "confirm", "accept", "authorise", "authorize"}, accountLinkWords...)
	mailWords    = []string{"sign in", "sign up", "subscription", "subscribe", "unsubscribe", "newsletter", "e mail", "email", "mail address", "address"}
)

// accountLinkWords occur in labels of calls by whose link a person gets an account, or gets into one again: who reads the mail with it is that person.
var accountLinkWords = []string{"reset", "recover", "recovery", "set up", "setup", "activate", "activation", "redeem invitation", "accept invitation"}

// accountLink reports whether the holder of a link gets an account by it, as the label says: one use is all that it is for.
func accountLink(f *graph.Flow) bool {
	return sharedLink(f) && low(f.Initiator()) && model.HasWord(f.Label, accountLinkWords...)
}

// holdsSocket reports whether a call is a websocket, or hands on one to a process.
func holdsSocket(f *graph.Flow) bool {
	return websocket(f) || slices.ContainsFunc(inFrontOf(f), websocket)
}

// rightsChosen reports whether the block says that what is shown has only the rights that its job needs.
func rightsChosen(f *graph.Flow) bool { return controlStatus("least", Subject{Flow: f}) == Met }

// decidesByLink reports whether a link is all that is known of a person who decides something of weight at a process of ours.
func decidesByLink(f *graph.Flow) bool {
	return sharedLink(f) && low(f.Initiator()) && model.HasWord(f.Label, weightyWords...) && !model.HasWord(f.Label, mailWords...)
}

// namesNoAccount reports whether a secret is all that the caller shows: it says who that is, and no account could be locked.
func namesNoAccount(f *graph.Flow) bool {
	return slices.Contains([]string{"passphrase", "codename"}, proof(f).Name) || proof(f).Name == "password" && model.HasWord(f.Label, typedCodeWords...)
}

// typedCodeWords name secrets that are short enough to type, and that say by themselves who shows them.
var typedCodeWords = []string{"pin", "access code", "room code", "pairing code", "passcode", "join code", "meeting code", "invite code", "invitation code"}

// keyedWords name secrets of few digits that a person keys in, of a mailbox or an account.
var keyedWords = []string{"pin", "pins", "passcode", "passcodes", "numeric password", "numeric code", "voicemail", "voice mail"}

// typedSecret reports whether a person types a short secret, also where a device or a program is drawn as the caller: no program keeps it.
func typedSecret(f *graph.Flow) bool {
	keyed := proof(f).Has(model.Guessable) && (model.HasWord(f.Label, keyedWords...) || model.HasWord(f.Label, typedCodeWords...))
	return keyed || linkWithPassword(f)
}

// onlyTyped reports whether a typed secret is all that is shown: a device that logs in as well has a lasting secret of its own.
func onlyTyped(f *graph.Flow) bool {
	return typedSecret(f) && (person(f.Initiator()) || !model.HasWord(f.Label, "log in", "logs in", "login", "sign in", "signs in", "register"))
}

// linkWithPassword reports whether a link asks for a password as well, as its label says.
func linkWithPassword(f *graph.Flow) bool {
	return showsLink(f) && f.Responder().Type == model.Process && model.HasWord(f.Label, "password", "passwords", "passphrase", "passcode", "pin")
}

// opensOneThing reports whether a typed secret opens something that has a name or a number, which can be locked.
func opensOneThing(f *graph.Flow) bool {
	return linkWithPassword(f) || model.HasWord(f.Label, "mailbox", "voicemail", "voice mail", "card number", "card", "account", "extension")
}

// bringsOnlyCode reports whether a caller who shows nothing else that is known brings a code, by its name: it opens what it was made for, and
// belongs to no account.
func bringsOnlyCode(f *graph.Flow) bool {
	secrets := filter(f.Data, func(d *graph.Data) bool { return d.Class.Value == "credentials" })
	return (!f.Auth.Known() || proof(f).ByDesign) && len(secrets) > 0 && !slices.ContainsFunc(secrets, func(d *graph.Data) bool { return !model.HasWord(d.Name, typedCodeWords...) })
}

// randomSecretWords name secrets that a program makes.
var randomSecretWords = []string{"token", "security token", "access token", "key", "access key", "recovery key"}

// randomSecret reports whether a secret that says who calls is one that a program has made, as its name says: it is too long to guess.
func randomSecret(f *graph.Flow) bool {
	if proof(f).Name != "passphrase" || model.HasWord(f.Label, typedCodeWords...) {
		return false
	}
	return model.HasWord(f.Label, randomSecretWords...) || slices.ContainsFunc(f.Data, func(d *graph.Data) bool {
		return d.Class.Value == "credentials" && model.HasWord(d.Name, randomSecretWords...)
	})
}

// scriptWords occur in names of programs that people write and leave alone.
var scriptWords = []string{"script", "scripts", "automation", "automations", "scheduled job", "cron job", "bot", "bots"}

// programBesideSignIn reports whether a program shows its own secret where people sign in too, and what limits guesses is said of neither: those
// of people are short, and what limits them limits the rest.
func programBesideSignIn(f *graph.Flow) bool {
	states := func(f *graph.Flow) bool { return f.Value("limit") != "" }
	unsaid := func(f *graph.Flow) bool { return !states(f) && !slices.ContainsFunc(onwardOf(f), states) }
	return !forPerson(f.Initiator()) && !passesPassword(f) && unsaid(f) && slices.ContainsFunc(f.Responder().Inbound, func(in *graph.Flow) bool {
		return in != f && byPerson(in) && guessable(in) && unsaid(in) && fromLow(in)
	})
}

// oneThingWords name tokens that are given out for one payment, one visit or one upload, to people who have no account.
var oneThingWords = []string{"client secret", "visitor token", "guest token", "guest embed", "embed token", "embedding token", "upload token", "invitation token", "invite token", "payment token", "order token"}

// forOneThing reports whether the token that a call shows was given out for one thing, as the label or a name of what is shown says.
func forOneThing(f *graph.Flow) bool {
	return model.HasWord(f.Label, oneThingWords...) || slices.ContainsFunc(f.Data, func(d *graph.Data) bool {
		return d.Class.Value == "credentials" && model.HasWord(d.Name, oneThingWords...)
	})
}

// showsNoSignIn reports whether no person signs in where a call shows what it shows: its caller is a script, or its token was made for a
// program, for a visitor or for one thing, or is the key of a channel of media.
func showsNoSignIn(f *graph.Flow) bool {
	token := proof(f).Name == "token"
	return model.HasWord(f.Initiator().Name, scriptWords...) || tokenOfVisitor(f) || token && (noTLS(f) || overMedia(f) || model.HasWord(f.Label, keptTokenWords...) || forOneThing(f))
}

// tokenOfVisitor reports whether a caller who is drawn to sign in nowhere shows a token that it gets there by a call for which nobody needs an account.
func tokenOfVisitor(f *graph.Flow) bool {
	if proof(f).Name != "token" {
		return false
	}
	calls := f.Initiator().Outbound
	gives := func(g *graph.Flow) bool {
		credential := slices.ContainsFunc(g.Returns, func(d *graph.Data) bool { return d.Class.Value == "credentials" })
		return g.Responder() == f.Responder() && proof(g).ByDesign && credential && !registers(g) && !model.HasWord(g.Label, signInWords...)
	}
	account := func(g *graph.Flow) bool {
		return signsIn(g) && !proof(g).ByDesign || proof(g).Has(model.Guessable) || kindIs(g.Responder(), "idp")
	}
	return slices.ContainsFunc(calls, gives) && !slices.ContainsFunc(calls, account)
}

// fromMachine reports whether a person uses a store, and works over SSH on something in its zone: the tool runs there, and the second
// factor belongs to the sign-in at the machine.
func fromMachine(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.Store && !overSSH(f) && slices.ContainsFunc(f.Initiator().Outbound, func(other *graph.Flow) bool {
		return overSSH(other) && other.Responder().Boundary == to.Boundary
	})
}

// registeringWords occur in labels of calls by which anybody makes an account or makes a program known.
var registeringWords = []string{"register app", "register an app", "register client", "register a client", "register account", "register an account", "new account", "sign up", "create account", "create an account", "self registration"}

// registers reports whether a call by which nobody proves who they are registers an account or a program.
func registers(f *graph.Flow) bool {
	return proof(f).ByDesign && model.HasWord(f.Label, registeringWords...)
}

// inAddress follows the name of a token or a key that is sent in the address of a request: servers, proxies and browsers record addresses.
var inAddress = []string{"parameter ", "url parameter ", "query parameter ", "request parameter ", "as parameter ", "as a parameter ", "in url ", "in the url ", "in a url ", "in its url ", "in the address ", "in its address ", "in the query ", "in query "}

// proofInAddress reports whether a label, a path, or the name of what is brought says so of a token or a key.
func proofInAddress(f *graph.Flow) bool {
	return namedInAddress(f.Label) || slices.ContainsFunc(strings.Split(f.Value("path"), "/"), placeOfProof) || slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return namedInAddress(d.Name) })
}

func namedInAddress(text string) bool {
	words := strings.Fields(model.Normalize(text))
	for i, word := range words {
		rest := strings.Join(words[i+1:], " ") + " "
		if endsInAny(word, proofEnds...) && slices.ContainsFunc(inAddress, func(way string) bool { return strings.HasPrefix(rest, way) }) {
			return true
		}
	}
	return false
}

// proofEnds end words for what a caller shows.
var proofEnds = []string{"token", "tokens", "key", "keys", "secret"}

// placeOfProof reports whether a part of a path has the place of a token or a key: {token}, <token> or :token.
func placeOfProof(part string) bool {
	return part != "" && strings.ContainsAny(part[:1], "{<:") && endsInAny(model.LastWord(part), proofEnds...)
}

func endsInAny(word string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(word, end) })
}

// sharedLink reports whether the caller shows a link that a process of ours has made and checks: a store of objects ends its own.
func sharedLink(f *graph.Flow) bool {
	return showsLink(f) && f.Responder().Type == model.Process && ours(f.Responder())
}

// byEachPassword reports whether a password that signs in a connection or a single call is all that the caller shows.
func byEachPassword(f *graph.Flow) bool {
	if !proof(f).Has(model.Guessable) || f.Local() {
		return false
	}
	connection := f.Protocol.Value != "" && !speaksHTTP(f)
	return connection || kindIs(f.Initiator(), "mobile", "cli", "worker") && !signsIn(f)
}

// usersWords occur in labels and paths of calls by which a program of others creates, changes or locks the users of a system.
var usersWords = []string{"scim", "provision users", "provision accounts", "user provisioning", "users provisioning", "account provisioning", "directory sync", "sync directory", "sync users", "synchronise users", "synchronize users", "sync accounts", "deprovision", "admin api", "administration api", "management api"}

// managesUsers reports whether a system of others has a credential with which it manages users, or all, of a process of ours.
func managesUsers(f *graph.Flow) bool {
	return !ours(f.Initiator()) && !person(f.Initiator()) && ours(f.Responder()) && (model.HasWord(f.Label, usersWords...) || model.HasWord(f.Attrs.Value("path"), usersWords...))
}

// passesPassword reports whether a service signs a user in elsewhere with what the user has typed, as the identity or the label says.
func passesPassword(f *graph.Flow) bool {
	if !proof(f).Has(model.People) || !proof(f).Has(model.Guessable) || f.Initiator().Type == model.Actor && person(f.Initiator()) {
		return false // a person passes on nothing
	}
	return namesUser(f) || f.Initiator().Type == model.Process && kindIs(f.Responder(), "idp") && model.HasWord(f.Label, usersPasswordWords...)
}

// usersPasswordWords occur in labels of calls that ask an identity provider whether a password of a user is right.
var usersPasswordWords = []string{"sign in", "log in", "login", "authenticate", "user s password", "users passwords", "password of the user", "check password", "user s credentials"}

// shown returns the calls to us that show what an identity provider has issued: those of its callers,
// except for what the caller got from another element.
func shown(issuer *graph.Element) []*graph.Flow { return remember(issuer, aboutShown, findShown) }

func findShown(issuer *graph.Element) []*graph.Flow {
	var out unique[*graph.Flow]
	for _, asked := range issuer.Inbound {
		caller := asked.Initiator()
		if !forPerson(caller) {
			continue
		}
		out.add(filter(caller.Outbound, func(f *graph.Flow) bool {
			elsewhere := slices.ContainsFunc(caller.Outbound, func(other *graph.Flow) bool { return other.Responder() != issuer && handsOut(other, f) })
			return ours(f.Responder()) && proof(f).Has(model.Session) && !elsewhere && !startedThere(f)
		})...)
	}
	return out.list
}

// startedThere reports whether people show a session or a token of the callee itself: another call hands it what a provider has issued.
func startedThere(f *graph.Flow) bool {
	return slices.ContainsFunc(remember(f.Initiator(), aboutSignIns, signInsOf), func(in *graph.Flow) bool {
		return in != f && in.Responder() == f.Responder() && getsSessionBySignOn(in)
	})
}

// issuerDrawn reports whether an identity provider takes part in a call, or the caller or who serves the call asks one or is asked by one.
func issuerDrawn(f *graph.Flow) bool {
	isIssuer := func(e *graph.Element) bool { return kindIs(e, "idp") }
	return slices.ContainsFunc(append(serving([]*graph.Flow{f}), f.Initiator(), f.Responder()), func(e *graph.Element) bool {
		return isIssuer(e) || slices.ContainsFunc(e.Outbound, func(out *graph.Flow) bool { return isIssuer(out.Responder()) }) ||
			slices.ContainsFunc(e.Inbound, func(in *graph.Flow) bool { return isIssuer(in.Initiator()) })
	})
}

func tokensChecked(issuer *graph.Element) bool {
	return all(shown(issuer), checksToken) || all(signInsThrough(issuer), checksToken)
}

// signInsThrough returns the calls by which people sign in with single sign-on at the services that redeem there what an issuer has answered,
// and at nothing else: who serves such a call checks what the issuer says. It returns none if some service shows no such call.
func signInsThrough(issuer *graph.Element) []*graph.Flow {
	var out unique[*graph.Flow]
	for _, asked := range issuer.Inbound {
		service := asked.Initiator()
		if forPerson(service) || !ours(service) {
			continue
		}
		signIns := filter(askedOf(service), func(f *graph.Flow) bool {
			return forPerson(f.Initiator()) && slices.Contains(signOns[:4], proof(f).Name) && serves(service, f)
		})
		if len(signIns) == 0 || slices.ContainsFunc(service.Outbound, func(f *graph.Flow) bool { return f.Responder() != issuer && kindIs(f.Responder(), "idp") }) {
			return nil
		}
		out.add(signIns...)
	}
	return out.list
}

// checksToken reports whether the callee, or what is behind it, states that it checks tokens.
func checksToken(f *graph.Flow) bool { return tokenChecked(f, make(map[*graph.Element]bool)) }

// tokenChecked remembers visited gateways: what one of them passes on to another visited one is checked where the rest is, or nowhere.
func tokenChecked(f *graph.Flow, seen map[*graph.Element]bool) bool {
	if controlStatus("token-checks", Subject{Flow: f}) == Met {
		return true
	}
	to := f.Responder()
	if checked, known := seen[to]; known {
		return checked
	}
	seen[to] = false
	seen[to] = passThrough(to) && all(filter(forwards(to), handsOnProof), func(out *graph.Flow) bool { return tokenChecked(out, seen) })
	return seen[to]
}

func onlyTokens(issuer *graph.Element) bool {
	asks := filter(issuer.Inbound, func(f *graph.Flow) bool { return ours(f.Initiator()) && !forPerson(f.Initiator()) })
	redirects := func(f *graph.Flow) bool { return !validates(f) && !passesPassword(f) && !passesSignIns(f) }
	if slices.ContainsFunc(asks, redirects) {
		return false
	}
	shown := shown(issuer)
	return len(asks)+len(shown) > 0 && !slices.ContainsFunc(shown, func(f *graph.Flow) bool { return proof(f).Name != "token" })
}

// passesSignIns reports whether a gateway passes on only passwords that people type: who shows one is sent to no other page.
func passesSignIns(f *graph.Flow) bool {
	return all(inFrontOf(f), func(in *graph.Flow) bool { return signsIn(in) && proof(in).Has(model.Guessable) })
}

// validates reports whether the label of a call to an issuer says that the caller asks whether a token holds, or for the keys to check one with.
func validates(f *graph.Flow) bool {
	return model.HasWord(f.Label, "validate", "verify", "check token", "introspect", "introspection", "jwks", "public keys", "signing keys")
}

// issuesCertificates reports whether an issuer gives its callers what the block calls certificates.
func issuesCertificates(issuer *graph.Element) bool {
	return slices.ContainsFunc(issuer.Sends, func(t *graph.Transfer) bool {
		return slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return d.Class.Value == "credentials" && model.HasWord(d.Name, "certificate", "certificates", "certs")
		})
	})
}

// speaksSAML reports whether a block says of an identity provider, or of a call to it or from it, that it speaks SAML.
func speaksSAML(issuer *graph.Element) bool {
	return namedForSAML(issuer) || slices.ContainsFunc(slices.Concat(issuer.Inbound, issuer.Outbound), func(f *graph.Flow) bool {
		return model.HasWord(f.Label, samlWords...)
	})
}

func namedForSAML(e *graph.Element) bool {
	return model.HasWord(e.Name, samlWords...) || model.HasWord(e.Attrs.Value("tech"), samlWords...)
}

var samlWords = []string{"saml", "saml2", "shibboleth"}

// signsAssertions reports whether calls of an identity provider, or to it, state single sign-on or a signature, or it is named for SAML, and none
// states OAuth.
func signsAssertions(issuer *graph.Element) bool {
	all := slices.Concat(issuer.Inbound, issuer.Outbound)
	shows := func(names ...string) bool {
		return slices.ContainsFunc(all, func(f *graph.Flow) bool { return slices.Contains(names, proof(f).Name) })
	}
	return (namedForSAML(issuer) || shows("sso", "sso+2fa") || slices.ContainsFunc(all, proofOfSender)) && !shows("oauth", "oauth+2fa", "client-secret", "token")
}

// decidesItself reports whether a process decides about each object before it asks others.
func decidesItself(e *graph.Element) bool { return remember(e, aboutDecidesItself, findDecidesItself) }

func findDecidesItself(e *graph.Element) bool {
	return all(functionRequests(e), func(f *graph.Flow) bool { return slices.Contains([]string{"object", "tenant"}, f.Value("authz")) })
}

// attributeWords occur in labels of answers that tell a service who has signed in.
var attributeWords = []string{"saml response", "saml assertion", "assertion", "id token", "claims", "userinfo", "user info"}

// releasesAttributes reports whether an identity provider tells a service of others who a person is.
func releasesAttributes(f *graph.Flow) bool {
	return kindIs(f.From, "idp") && f.To.Type == model.External && !kindIs(f.To, "webhook", "log", "llm") ||
		f.From.Type == model.Process && model.HasWord(f.Label, attributeWords...)
}

// ofShare reports whether a system of others uses what was shared with it, with a token that is given out for that.
func ofShare(f *graph.Flow) bool {
	return f.Initiator().Type == model.External && model.HasWord(f.Label, "share", "shares", "shared") && proof(f).Name == "token"
}
