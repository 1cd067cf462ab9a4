package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on code, and on what a program works by as by code.
var codePredicates = map[string]predicate{
	"checked-code":      onMove("the block says how the code is checked that it brings", checkedCode),
	"steering-download": onFlow("a process of ours fetches from others a map, a list, rules or the like, by which it decides from then on", steersByDownload),
	"steering-answer":   onFlow("a system of others is told something and answers with code or settings by which a process of ours decides from then on", steersByAnswer),
	"brings-code": {
		help:     "it brings code from a place that others can write to",
		transfer: bringsCode,
		flow: func(f *graph.Flow, how ask) bool {
			return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return bringsCode(t, how) })
		},
	},
	"versioned-code":     onMove("it brings code or its metadata, of which an older version could be served, from elsewhere than a repository", versionedCode),
	"installed-by-store": onMove("a store of others, by its name, brings a program on the machine of its user: the store and that machine install it and compare versions, and it cannot refuse itself", installedByStore),
	"checked-by-store": onMove("a store of others brings a program on the machine of its user, and the block says that what it brings is signed", func(t *graph.Transfer, how ask) bool {
		return installedByStore(t, how) && slices.Contains([]string{"signed", "pinned"}, statedOn(t, "artifact"))
	}),
	"signed-code": {help: "who sends it signs it with a key of its own, so that the signature goes with the code", flow: signedByItsMaker, transfer: func(t *graph.Transfer, how ask) bool {
		return signedByItsMaker(t.Flow, how) || signedByItsMaker(t.Exchange, how)
	}},
	"run-over-shell":      onMove("a process of ours runs commands or copies scripts to a machine over ssh, which checks who calls and no code", func(t *graph.Transfer, _ ask) bool { return runOverShell(t) }),
	"into-loaded-plug-in": onMove("it goes to a plug-in that a process loads into its own program", func(t *graph.Transfer, _ ask) bool { return pluginInHost(t.To) }),
	"checked-out":         onMove("a worker checks it out to build or to test it", func(t *graph.Transfer, _ ask) bool { return t.Answer && builds(t.To) && checksOut(t.Exchange) }),
	"kept-for-others":     onMove("it brings code to a place where others get it, which its own makers sign or do not", func(t *graph.Transfer, _ ask) bool { return keptForOthers(t) }),
}

func signedByItsMaker(f *graph.Flow, _ ask) bool { return f.Attrs.Value("sign") == "asymmetric" }

var codeWords = []string{"code", "container image", "docker image", "base image", "firmware image", "disk image", "package", "artifact", "binary", "plugin", "firmware", "update", "release", "model weights", "dependency", "dependencies", "library", "script", "deploy", "deployment", "install", "installer"}

// carriesCode reports whether t carries something that will run, or that decides what runs. That everybody may
// know it does not say what it is.
func carriesCode(t *graph.Transfer, how ask) bool {
	if carries(t, "code") || how.labels(t, upgradeCommands...) {
		return true
	}
	if looksUp(t) || newsOnly(t) {
		return false
	}
	return (!classified(t) || everybodyKnows([]*graph.Transfer{t})) && (fromPackages(t) || how.speaks(t, codeWords...) || keepsImages(t) && how.speaks(t, "image"))
}

// readNames are names of what is about code and is read, not run.
var readNames = []string{"source map", "debug file", "debug symbol", "symbol file", "debug information", "bill of materials", "sbom"}

// aboutCode reports whether all code that moves tells of other code.
func aboutCode(t *graph.Transfer) bool {
	return carries(t, "code") && statedOn(t, "artifact") == "" && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && !model.HasWord(d.Name, readNames...) })
}

// newsWords are words of which updates that somebody is told of are: no version of a program.
var newsWords = []string{"configuration", "config", "setting", "policy", "status", "state", "data", "price", "stock", "order", "position", "location", "live", "real time", "websocket", "profile", "record", "inventory", "rule", "schema", "catalog", "feed", "score", "presence", "progress", "delivery", "shipment", "calendar", "booking", "subscription", "membership", "account", "user", "patient", "balance"}

// newsOnly reports whether the only word for code in a label is an update, and the words beside it say of what: a status, a price.
func newsOnly(t *graph.Transfer) bool {
	if kindIs(t.From, "ci", "registry", "code") || !model.HasWord(t.Flow.Label, "update") {
		return false
	}
	words := strings.Fields(model.Normalize(t.Flow.Label))
	for i, word := range words {
		beside := words[max(0, i-2):i]
		if i == 0 {
			beside = words[:min(3, len(words))] // a verb: it stands in front of what it changes
		}
		if model.HasWord(word, "update") && !model.HasWord(strings.Join(beside, " "), newsWords...) {
			return false
		}
	}
	others := slices.DeleteFunc(slices.Clone(codeWords), func(word string) bool { return word == "update" })
	return !model.HasWord(t.Flow.Label, others...) && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return model.HasWord(d.Name, codeWords...) })
}

// upgradeCommands are words for a message by which somebody far away has software replaced, whatever else is said to move with it.
var upgradeCommands = []string{"upgrade command", "update command", "upgrade instruction", "update instruction", "command to upgrade", "command to update"}

// looksUp reports whether a registry only says what is known about packages: their versions, their flaws, their licences.
func looksUp(t *graph.Transfer) bool {
	about := []string{"version", "versions", "vulnerability", "vulnerabilities", "advisory", "advisories", "cve", "licence", "license", "licenses", "popularity", "rating"}
	if !t.Answer || t.Flow.Attrs.Value("artifact") != "" || !kindIs(t.From, "registry") {
		return false
	}
	if len(t.Data) == 0 {
		return model.HasWord(t.Flow.Label, "look up", "lookup", "ask", "query", "search", "check") && model.HasWord(t.Flow.Label, about...)
	}
	return !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" || !model.HasWord(d.Name, about...) })
}

// updated reports whether what arrives is the software of a machine or an app, of which each version replaces an older one.
func updated(t *graph.Transfer) bool {
	return kindIs(t.To, "device", "mobile", "cli") || model.HasWord(t.To.Name, "bootloader", "firmware", "kernel")
}

// keepsImages reports whether one end keeps or runs images of software: elsewhere, an image is a picture.
func keepsImages(t *graph.Transfer) bool {
	kinds := []string{"registry", "code", "ci", "runtime", "controller", "device"}
	return kindIs(t.From, kinds...) || kindIs(t.To, kinds...)
}

// fromPackages reports whether t is what a declared registry of packages hands out.
func fromPackages(t *graph.Transfer) bool {
	return t.Answer && t.From.Kind.Value == "registry" && t.From.Kind.Origin == model.Declared
}

// oursToCheck reports whether e can check the code that it gets, because it is ours, is built for us or is marked as a crown jewel.
func oursToCheck(e *graph.Element) bool {
	return e.Type == model.Process || e.Type == model.Store || kindIs(e, "device") || e.Crown.Known()
}

// bringsCode reports whether t brings code from a place that others can write to, to somebody who runs it.
func bringsCode(t *graph.Transfer, how ask) bool {
	ownStore := kindIs(t.To, "registry") && t.From.Type == model.Store
	return carriesCode(t, how) && oursToCheck(t.To) && !passThrough(t.To) && !ownStore && !filesAway(t) && !submitted(t) && !onlyKeeps(t) && !handsOnScripts(t) && !carriesAnything(t.Flow) && !workingCopy(t) && !aboutCode(t) && !ownPages(t) && !clonesToBuild(t) && !handedToJob(t) &&
		(t.From.Type == model.External || kindIs(t.From, "registry", "code", "ci") || t.From.Type != model.Actor && t.Exchange.Crosses())
}

// filesAway reports whether a process puts into a store that it alone uses what it has got from elsewhere, where its check is asked for, and the store
// keeps more than code.
func filesAway(t *graph.Transfer) bool {
	if t.To.Type != model.Store || onlyUser(t.To) != t.From || kindIs(t.To, "code", "registry") {
		return false
	}
	code := filter(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" })
	got := func(in *graph.Transfer) bool { return in.From != t.To && sharesData(in.Data, code) }
	return len(code) > 0 && len(code) < len(t.Data) && slices.ContainsFunc(t.From.Receives, got)
}

// ownPages reports whether a process of ours hands a browser the pages that it serves: they are a part of its own image, and no page can
// verify itself.
func ownPages(t *graph.Transfer) bool {
	return kindIs(t.To, "web-ui") && t.To.Type == model.Process && t.From.Type == model.Process && ours(t.From) && !kindIs(t.From, "registry", "code", "ci")
}

// handedToJob reports whether what runs builds hands code to a job that it has started on its machine: it checks what it hands over.
func handedToJob(t *graph.Transfer) bool {
	return kindIs(t.From, "ci") && kindIs(t.To, "runtime", "worker") && t.Flow.Local() && !t.Answer && ours(t.From) && !startsContainers(t.To)
}

// runOverShell reports whether a process of ours runs code on a machine over ssh, or copies it there to be run: the machine asks who calls,
// and checks no code.
func runOverShell(t *graph.Transfer) bool {
	return !t.Answer && t.From.Type == model.Process && !kindIs(t.From, "registry", "code") && (runsCommands(t.Flow) || overSSH(t.Flow) && opensShells(t.To))
}

// submitted reports whether users hand code to a service, themselves or through a gateway: for the service it is input
// like any other, and it is there to take the code of strangers. What goes to a registry is installed from there.
func submitted(t *graph.Transfer) bool {
	return !t.Answer && !goesToRegistry(t.To) && (forPerson(t.From) || kindIs(t.From, "gateway", "runtime") || low(t.From) && t.From.Type == model.Process)
}

// installers are kinds of elements that run what they get even if they pass it on.
var installers = []string{"ci", "controller", "runtime", "registry", "code", "device", "mobile", "cli", "plugin"}

// onlyKeeps reports whether code is on its way to others: a service of ours stores it, takes it from the database where it
// keeps what users have written, or passes on what it gets.
func onlyKeeps(t *graph.Transfer) bool {
	switch {
	case t.To.Type == model.Store:
		return t.From.Type == model.Process && !low(t.From) && !kindIs(t.From, "ci", "cli", "registry")
	case t.From.Type == model.Store && kindIs(t.From, "db", "queue", "cache"), takenFromUsers(t):
		return true
	}
	return passesOnCode(t)
}

// takenFromUsers reports whether a build, a sandbox or a worker works on code that users have handed to a service of ours: to run it is its job.
func takenFromUsers(t *graph.Transfer) bool {
	if !kindIs(t.To, "ci", "runtime", "worker") || t.From.Type != model.Process {
		return false
	}
	fromUsers := usersCode(t.From)
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return slices.Contains(fromUsers, d) })
}

// usersCode returns what users hand to a process, and what it takes from stores to which others of our processes bring what users hand to them.
func usersCode(e *graph.Element) []*graph.Data { return remember(e, aboutUsersCode, findUsersCode) }

func findUsersCode(e *graph.Element) []*graph.Data {
	out := handedIn(e)
	for _, in := range e.Receives {
		if in.From.Type != model.Store {
			continue
		}
		for _, put := range in.From.Receives {
			if put.From.Type == model.Process && put.From != e {
				out = append(out, inAll(in.Data, put.Data, handedIn(put.From))...)
			}
		}
	}
	return out
}

// handedIn returns what users hand to a process, themselves or through a gateway.
func handedIn(e *graph.Element) []*graph.Data { return remember(e, aboutHandedIn, findHandedIn) }

func findHandedIn(e *graph.Element) []*graph.Data {
	var out unique[*graph.Data]
	for _, in := range e.Receives {
		if !submitted(in) {
			continue
		}
		out.add(in.Data...)
		for _, front := range inFrontOf(in.Exchange) { // a gateway need not say what it passes on
			out.add(front.Data...)
		}
	}
	return out.list
}

// inAll returns what is in all three lists.
func inAll(a, b, c []*graph.Data) []*graph.Data {
	return filter(a, func(d *graph.Data) bool { return slices.Contains(b, d) && slices.Contains(c, d) })
}

// passesOnCode reports whether a service hands the code that it gets to others, itself or through a queue.
func passesOnCode(t *graph.Transfer) bool {
	return !kindIs(t.To, installers...) && !goesToRegistry(t.To) && slices.ContainsFunc(t.To.Sends, func(out *graph.Transfer) bool {
		same := slices.ContainsFunc(out.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && slices.Contains(t.Data, d) })
		return same && out.To != t.From && !person(out.To) && (out.To.Type != model.Store || kindIs(out.To, "queue", "cache"))
	})
}

// keptForOthers reports whether code is brought to a registry, or to an element that passes it on to one: those
// who get it from there check it, because it may be signed later.
func keptForOthers(t *graph.Transfer) bool {
	if t.Answer {
		return false
	}
	return t.To.Type == model.Store || kindIs(t.To, "code") || goesToRegistry(t.To)
}

// goesToRegistry reports whether e is a registry, or passes code on to one.
func goesToRegistry(e *graph.Element) bool {
	return kindIs(e, "registry") || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return kindIs(f.Responder(), "registry") && slices.ContainsFunc(f.Transfers, func(out *graph.Transfer) bool { return !out.Answer && statedCode(out) })
	})
}

// checkedCode reports whether the block says how code is checked, and the code moves in this direction: if an
// exchange moves code in one direction, what moves in the other is not code.
func checkedCode(t *graph.Transfer, how ask) bool {
	if statedOn(t, "artifact") == "" {
		return false
	}
	return carriesCode(t, how) || !slices.ContainsFunc(t.Exchange.Transfers, func(other *graph.Transfer) bool { return carriesCode(other, how) })
}

// versionedCode reports whether t brings code, or its metadata, of which an older version could be served.
func versionedCode(t *graph.Transfer, how ask) bool {
	stored := t.From.Type == model.External || t.From.Type == model.Store || kindIs(t.From, "registry", "code") || t.Answer
	if kindIs(t.From, "code") && !t.Flow.Local() {
		return false // a server of an old repository state can serve any state, and going back is a legitimate use
	}
	if t.To.Type == model.Store || kindIs(t.To, "gateway", "registry", "code", "ci", "runtime") || opensForOthers(t.To) {
		return false // it has no version of its own to go back from
	}
	if submitted(t) || onlyKeeps(t) {
		return false // it passes on what it gets, old and new
	}
	if how := valueOf("artifact", onTransfer(t)); how == "unsigned" || how == "" && ours(t.To) && !updated(t) {
		return false // how the code is checked comes first: without a signature none is too old, and a server pins its packages and plug-ins, which answers both
	}
	if kindIs(t.From, "registry") && how.speaks(t, "model", "models") {
		return false // a model has no order of versions in which an older one is worse
	}
	return stored && oursToCheck(t.To) && t.Exchange.Crosses() &&
		(carriesCode(t, how) || !classified(t) && how.speaks(t, "manifest", "metadata", "signature", "version", "revocation list", "crl", "trust policy"))
}

// appStores are words for places of others from which people install programs.
var appStores = []string{"app store", "app stores", "play store", "google play", "web store", "extension store", "extension stores", "add-on store", "browser store", "browser stores", "app gallery", "testflight", "f-droid"}

// installedByStore reports whether people install a program on their own machine from a store of others.
func installedByStore(t *graph.Transfer, _ ask) bool {
	return t.From.Type == model.External && t.To.Type == model.Process && t.To.Level() == model.Public && model.HasWord(t.From.Name, appStores...)
}

// handsOnScripts reports whether a process of ours hands a worker of ours the scripts that people have written to us: they change with each
// edit, so no digest is pinned and no maker signs, and who may change them is asked where people do.
func handsOnScripts(t *graph.Transfer) bool {
	if t.From.Type != model.Process || !ours(t.From) || !ours(t.To) || !kindIs(t.To, "worker") || low(t.From) {
		return false
	}
	return slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		return sharesData(in.Data, t.Data) && statedCode(in) && (submitted(in) || in.From.Type == model.Store && slices.ContainsFunc(writers([]*graph.Element{in.From}), func(w *graph.Element) bool { return givenByUsers(w, t.Data) }))
	})
}

// givenByUsers reports whether people bring a process some of the data, also through a gateway that states only by number what it passes on.
func givenByUsers(e *graph.Element, data []*graph.Data) bool {
	return slices.ContainsFunc(e.Receives, func(in *graph.Transfer) bool {
		passed := func(f *graph.Flow) bool { return sharesData(f.Data, data) }
		return submitted(in) && (sharesData(in.Data, data) || slices.ContainsFunc(in.Exchange.Forwards, passed))
	})
}

// runsHandedCode reports whether a worker or a runtime gets from a process of ours the code that it runs: what it sends is up to the author.
func runsHandedCode(e *graph.Element) bool {
	return kindIs(e, "worker", "runtime") && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return statedCode(t) && t.From.Type == model.Process && ours(t.From) && !forPerson(t.From) && !onlyNamed(t, madeWithCode)
	})
}

// madeWithCode are names of files that are made with code and read to explain what it did: they do not run.
var madeWithCode = []string{"debug file", "debug files", "debug symbols", "source map", "source maps", "symbol file", "symbol files"}

// onlyNamed reports whether each datum that moves is called one of some names.
func onlyNamed(t *graph.Transfer, names []string) bool {
	return len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !model.HasWord(d.Name, names...) })
}

// steering are names of data by which a program decides whom it trusts, where it connects and what it lets through.
var steering = []string{"map", "list", "lists", "blocklist", "allowlist", "denylist", "blacklist", "whitelist", "rules", "ruleset", "policy", "policies", "directory", "routes", "routing"}

// refreshWords begin labels of what a program gets of its own accord.
var refreshWords = []string{"download", "downloads", "fetch", "fetches", "update", "updates", "sync", "syncs", "refresh", "refreshes", "pull", "pulls", "poll", "polls", "load", "loads", "get", "gets"}

// steersByDownload reports whether a process of ours fetches from a system of others, and brings it nothing, what it decides by from then on:
// the connection proves the server, and not who made what lies there. Code, and what a peer or a provider of sign-in answers, is asked for elsewhere.
func steersByDownload(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	first, _, _ := strings.Cut(model.Normalize(f.Label), " ")
	if from.Type != model.Process || !ours(from) || clientSide(from) || to.Type != model.External || kindIs(to, "idp", "llm", "log") || brings(f) || !slices.Contains(refreshWords, first) {
		return false
	}
	return slices.ContainsFunc(f.Returns, func(d *graph.Data) bool {
		return d.Class.Value == "control" || slices.Contains([]string{"public", "internal"}, d.Class.Value) && model.HasWord(d.Name, steering...)
	})
}

// steersByAnswer reports whether a process of ours hands something to a system of others and takes code or settings back: what proves who
// asked proves nothing of the answer.
func steersByAnswer(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || !ours(from) || clientSide(from) || passThrough(from) || to.Type != model.External || !brings(f) || kindIs(to, "idp", "llm", "log", "code", "registry", "secrets") {
		return false
	}
	return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
		return t.Answer && (carries(t, "code") || carries(t, "control") && !allTellsState(t)) && !bringsCode(t, ask{})
	})
}
