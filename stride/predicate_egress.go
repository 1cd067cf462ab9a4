package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// outwardCalls returns the calls that leave our own zones.
func outwardCalls(e *graph.Element) []*graph.Flow {
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.External || to.Type == model.Actor || to.Level() < model.Edge
	})
}

// namedCalls returns the outward calls whose address somebody else names, or, where no call shows that, those that could go elsewhere, or all: a
// mail server or a provider for sign-in is where an administrator has put it.
func namedCalls(e *graph.Element) []*graph.Flow {
	calls := outwardCalls(e)
	named := func(f *graph.Flow) bool {
		return toWebhook(f) || ownHook(f) || fetchesNamed(f) || asksPeer(f) || answersPeer(f) || anyOfMany(f) || model.HasWord(f.Responder().Name, "remote") || model.HasWord(f.Label, "webhook", "callback", "back-channel", "supplied")
	}
	toPeers := func(f *graph.Flow) bool { return !kindIs(f.Responder(), "idp", "llm", "registry", "log") }
	if told := filter(e.Outbound, connectsAsTold); len(told) > 0 {
		return append(told, filter(calls, func(f *graph.Flow) bool { return named(f) && !slices.Contains(told, f) })...)
	}
	for _, likely := range []func(*graph.Flow) bool{named, mayGoElsewhere, toPeers} {
		if some := filter(calls, func(f *graph.Flow) bool { return (f.Protocol.Value == "" || speaksHTTP(f)) && likely(f) }); len(some) > 0 {
			return some
		}
	}
	return calls
}

// chosenEgress reports whether others can choose whom a process calls: it calls out, and either
// an address reaches it or was stored for it, or it delivers to addresses of its callers. An
// author who states where a process may connect learns which risk that answers.
func chosenEgress(e *graph.Element, how ask) bool {
	if len(e.Outbound) == 0 && !hostsWorkloads(e) || clientSide(e) {
		return false
	}
	if e.Attrs.Value("egress") != "" || relaysToAddress(e) || startedByRuntime(e) && runsChanges(e) {
		return true
	}
	if slices.ContainsFunc(e.Outbound, ownHook) || hostsWorkloads(e) {
		return true
	}
	if !how.silent && slices.ContainsFunc(e.Outbound, connectsAsTold) {
		return true
	}
	calls := filter(outwardCalls(e), func(f *graph.Flow) bool { return f.Protocol.Value == "" || speaksHTTP(f) })
	if len(calls) == 0 {
		return false
	}
	if worksByScripts(e) && slices.ContainsFunc(calls, func(f *graph.Flow) bool {
		return f.Responder().Type == model.External && !kindIs(f.Responder(), "idp", "llm", "registry")
	}) {
		return true
	}
	addressed := func(f *graph.Flow) bool {
		if toWebhook(f) || !how.silent && (fetchesNamed(f) || asksPeer(f) || answersPeer(f)) {
			return true
		}
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
			return !t.Answer && how.speaks(t, "webhook", "callback", "supplied", "customer url", "user url")
		})
	}
	told := func(t *graph.Transfer) bool {
		return (!t.Answer || t.From.Type == model.Store) && !carries(t, "credentials", "secret") && how.speaks(t, "url", "uri", "link", "address to fetch", "endpoint address")
	}
	return slices.ContainsFunc(calls, addressed) || slices.ContainsFunc(calls, mayGoElsewhere) && slices.ContainsFunc(e.Receives, told) ||
		!how.silent && slices.ContainsFunc(calls, anyOfMany)
}

// mayGoElsewhere reports whether a call could go to an address that a process was told: it is no mail, no call to a system that an
// administrator has configured once, for sign-in, a model, packages, source code or what its name says that it is for, and shows no secret of
// ours, which belongs to one system.
func mayGoElsewhere(f *graph.Flow) bool {
	to := f.Responder()
	return !kindIs(to, "idp", "llm", "registry", "log", "queue") && !fixedPlace(to) && !(ownSecret(f) && !kindIs(to, "webhook"))
}

// worksByScripts reports whether a process that has callers outside reads code that users of ours have written: they
// say in it what is called.
func worksByScripts(e *graph.Element) bool {
	return !kindIs(e, "ci") && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return t.From.Type == model.Store && !low(t.From) && kindIs(t.From, "db", "queue", "cache") && statedCode(t) && writtenByUsers(t) && !runElsewhere(e, t)
	})
}

// runElsewhere reports whether a process takes all code that it reads from users itself, and hands it to another program, which does
// what it says.
func runElsewhere(e *graph.Element, t *graph.Transfer) bool {
	return !slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
		return d.Class.Value == "code" && !(slices.Contains(handedIn(e), d) && slices.ContainsFunc(e.Sends, func(out *graph.Transfer) bool {
			return out.To.Type == model.Process && !forPerson(out.To) && !passThrough(out.To) && slices.Contains(out.Data, d)
		}))
	})
}

// runsScripts reports whether a process runs scripts or plug-ins that others have written: these open connections of their own, which no
// check of an address in the process sees.
func runsScripts(e *graph.Element) bool {
	return worksByScripts(e) || runsHandedCode(e) || hostsCode(e) || pluggedIn(e) || runsUnparted(e) || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return pluggedIn(f.Responder()) && f.Local() })
}

// runsUnparted reports whether a process is given code and the block states that nothing isolates what it runs: that code acts in its name.
func runsUnparted(e *graph.Element) bool {
	return partsNothing(e) && slices.ContainsFunc(e.Receives, statedCode)
}

// relaysToAddress reports whether a process is shown a signed address and calls another with one: the request says where
// it goes.
func relaysToAddress(e *graph.Element) bool {
	signed := func(f *graph.Flow) bool { return showsLink(f) && f.From != f.To }
	return slices.ContainsFunc(e.Inbound, signed) && slices.ContainsFunc(e.Outbound, signed)
}

// registered reports whether f is a message to an external receiver, who has named its address.
func registered(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.External && kindIs(to, "webhook") && brings(f)
}

// toWebhook reports whether f is a message to a webhook of others, by its kind or its name: who sets it up here names its address.
func toWebhook(f *graph.Flow) bool {
	to := f.Responder()
	return registered(f) || to.Type == model.External && brings(f) && model.HasWord(to.Name, "webhook", "webhooks")
}

// ownHook reports whether a process of ours, which is no mere gateway, sends a webhook to a system of ours: who sets the webhook up has
// named its address, and may name another.
func ownHook(f *graph.Flow) bool {
	from := f.Initiator()
	first, _, _ := strings.Cut(model.Normalize(f.Label), " ")
	return ours(f.Responder()) && !passThrough(from) && !kindIs(from, "gateway", "code", "ci") && brings(f) && speaksHTTP(f) && model.HasWord(f.Label, "webhook", "web hook") && slices.Contains(sending, first)
}

// sending are verbs of who sends something of its own accord.
var sending = []string{"send", "sends", "deliver", "delivers", "post", "posts", "fire", "fires", "push", "pushes", "emit", "emits"}

// manyPlaces are words for places of which strangers can have any number.
var manyPlaces = []string{"sites", "web sites", "websites", "servers", "hosts", "domains", "feeds", "pages", "urls", "instances", "endpoints", "addresses", "web server", "the web", "the internet"}

// anyOfMany reports whether a call goes to any of many external systems that somebody has named.
func anyOfMany(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.External && !kindIs(to, "idp", "llm", "registry") && model.HasWord(to.Name, manyPlaces...) && !fixedPlace(to)
}

// namedInContent are phrases of labels for what is fetched because something that people have written names it.
var namedInContent = []string{"link preview", "link previews", "preview of a link", "metadata of a link", "proxied image", "proxied images", "proxied media", "remote image", "remote images", "remote media", "linked page", "linked image", "linked media", "rich media", "media preview", "url preview", "url previews", "rich preview", "favicon", "unfurl", "oembed"}

// fetchesNamed reports whether a process fetches from a system of others, which asks nobody who they are, what a post, a page or a message
// names: whoever wrote that has chosen the address, also where another process of ours has passed it on.
func fetchesNamed(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.External && !kindIs(to, "idp", "llm", "registry") && !fixedPlace(to) && !ownSecret(f) &&
		(model.HasWord(f.Label, namedInContent...) || model.HasWord(to.Name, "linked"))
}

// peerWords occur in names of servers that others run, with which ours trades what its users write: anybody may start another.
var peerWords = []string{"peer", "federated", "federation", "federating", "homeserver", "home server"}

// serverWords end names of what runs such a server: a remote instance is one, a remote office is none.
var serverWords = []string{"server", "servers", "instance", "instances", "host", "hosts", "node", "nodes", "site", "sites"}

// isPeer reports whether e is any of the servers of a federation.
func isPeer(e *graph.Element) bool {
	remote := model.HasWord(e.Name, "remote") && slices.Contains(serverWords, model.LastWord(e.Name))
	return e.Type == model.External && !kindIs(e, "idp", "llm", "registry", "webhook") && (remote || model.HasWord(e.Name, peerWords...))
}

// asksPeer reports whether a process of ours gets something from a server of a federation: what another has sent names where it is.
func asksPeer(f *graph.Flow) bool {
	return ours(f.Initiator()) && isPeer(f.Responder()) && len(f.Returns) > 0 && !brings(f)
}

// answersPeer reports whether a process of ours sends something to a server of a federation that calls us too: what the other has sent
// names the address to which we deliver, and that of the key with which we check it.
func answersPeer(f *graph.Flow) bool {
	return ours(f.Initiator()) && isPeer(f.Responder()) && brings(f) &&
		slices.ContainsFunc(askedOf(f.Initiator()), func(in *graph.Flow) bool { return in.Initiator() == f.Responder() && serves(f.Initiator(), in) })
}

// connectionWords name data that says with which system a process is to connect.
var connectionWords = []string{"connection", "connections", "connection details", "connection string", "connection strings"}

// connectsAsTold reports whether a process asks a database, other than the one in which it keeps the details of the connection, and people
// bring those details: who sets a connection up names its address.
func connectsAsTold(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || !ours(from) || clientSide(from) || passThrough(from) || !kindIs(to, "db") {
		return false
	}
	return slices.ContainsFunc(from.Receives, func(t *graph.Transfer) bool {
		return slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return model.HasWord(d.Name, connectionWords...) && broughtByPeople(d, t) && !slices.Contains(to.Holds, d) && !slices.Contains(f.Data, d) && !slices.Contains(f.Returns, d)
		})
	})
}

// broughtByPeople reports whether a person brings a datum to what a process gets it from, or to the process.
func broughtByPeople(d *graph.Data, t *graph.Transfer) bool {
	by := func(e *graph.Element) bool {
		return slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool { return forPerson(f.Initiator()) && slices.Contains(f.Data, d) })
	}
	return by(t.To) || t.From.Type == model.Store && slices.ContainsFunc(writers([]*graph.Element{t.From}), by)
}

// hostsWorkloads reports whether a runtime runs code of several owners, its own or those of the process that starts it, or code of users that
// another process of ours hands to it: that code opens connections of its own, whatever the block draws.
func hostsWorkloads(e *graph.Element) bool {
	return kindIs(e, "runtime") && hostsCode(e) && (multiTenant(e) || runsUnparted(e) && runsHandedCode(e) || startedForTenants(e))
}

// startedForTenants reports whether a process of ours that serves several owners starts a program on its machine for one of them.
func startedForTenants(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return from.Type == model.Process && ours(from) && multiTenant(from) && f.Local() && model.HasWord(f.Label, startWords...)
	})
}

// runsAsStarted reports whether a container holds what its owner has had started: what that program makes of its input is its owner's affair, and
// what it may reach is asked.
func runsAsStarted(e *graph.Element) bool {
	return kindIs(e, "runtime") && !startsContainers(e) && (startedForTenants(e) || startedByRuntime(e))
}

// namedByStrangers reports whether a process fetches what somebody has named in a post, a page or a message: whoever writes one chooses
// the address.
func namedByStrangers(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return fetchesNamed(f) || asksPeer(f) })
}

// storesOnItsMachine reports whether a database, a cache or a queue is on the machine of a process, where a call to the machine itself gets.
func storesOnItsMachine(e *graph.Element) bool {
	beside := callees(callers([]*graph.Element{e}))
	return slices.ContainsFunc(slices.Concat(beside, callees(beside), callees([]*graph.Element{e})), func(other *graph.Element) bool {
		return other.Type == model.Store && kindIs(other, "db", "cache", "queue") && sharesMachine(e, other)
	})
}

// serviceWords are words for what one operator's machines are for: their addresses are configured once.
var serviceWords = []string{"package", "packages", "update", "updates", "upgrade", "upgrades", "download", "downloads", "release", "releases", "ntp", "license", "licence", "licensing", "cdn", "signing", "telemetry", "vendor", "manufacturer"}

// fixedPlace reports whether the machines of an external system have addresses that its users do not choose: its technology is host
// names, or its name says what the machines are for.
func fixedPlace(e *graph.Element) bool {
	for word := range strings.FieldsSeq(strings.ReplaceAll(e.Attrs.Value("tech"), ",", " ")) {
		if host, _, _ := strings.Cut(word, "/"); strings.Contains(host, ".") && strings.Trim(host, "0123456789.") != "" && strings.ToLower(host) == host {
			return true
		}
	}
	return model.HasWord(e.Name, serviceWords...)
}

// strangers are last words of names of many machines that nobody has configured: whoever is found in a network or behind a link.
var strangers = []string{"peers", "nodes", "sites", "websites", "pages", "links", "hosts", "feeds", "urls"}

// anyHost reports whether a process asks whichever of many external systems there is, which anybody may run, and all
// that moves is public: there is no name that it could expect, and nothing to hide. What comes back is checked as input.
func anyHost(f *graph.Flow) bool {
	to := f.Responder()
	return to.Type == model.External && (slices.Contains(strangers, model.LastWord(to.Name)) && forEverybody(f) || followsLink(f))
}

// fetchesPublic reports whether a process of ours asks a system of others by an unencrypted protocol, shows it no secret, and gets back only
// what is public: we cannot make the others encrypt, and there is nothing to hide.
func fetchesPublic(f *graph.Flow) bool {
	open := !f.Auth.Known() || proof(f).ByDesign || proof(f).Name == "none"
	plain := f.Encryption.Value == "none" || noTLS(f) && f.Encryption.Value == ""
	return plain && open && ours(f.Initiator()) && f.Initiator().Type == model.Process && f.Responder().Type == model.External && len(f.Returns) > 0 && everybodyKnows(f.Transfers)
}

// linkWords occur in labels of calls, and in names of hosts, that a link or a post of a user names.
var linkWords = []string{"link preview", "link previews", "url preview", "url previews", "rich media preview", "unfurl", "oembed", "opengraph", "fetch link", "fetch links", "follow link", "follow links", "follow redirects", "remote media", "link host", "linked page", "linked pages", "rss", "feed", "feeds"}

// followsLink reports whether a process fetches what a link of a user names, shows no credential and brings nothing that is secret: scheme and
// host are in the link.
func followsLink(f *graph.Flow) bool {
	open := !f.Auth.Known() || proof(f).ByDesign || proof(f).Name == "none"
	secret := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return len(t.Data) > 0 && !everybodyKnows([]*graph.Transfer{t}) })
	return open && !secret && (model.HasWord(f.Label, linkWords...) || model.HasWord(f.Responder().Name, linkWords...))
}

// asksNobodyNear reports whether something of ours in the zones around a process, as far as the block says, asks no caller who it is: a call to an
// address of its choice gets there.
func asksNobodyNear(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		open := !f.Auth.Known() && kindIs(to, "cache", "queue") || proof(f).Weak
		return to != e && ours(to) && to.Type != model.Actor && !f.Local() && open
	})
}
