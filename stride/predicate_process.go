package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// The conditions on a process, and on an element of any type.
var processPredicates = map[string]predicate{
	"kind": {help: "the element is of this kind", takesArgs: true, element: func(e *graph.Element, how ask) bool { return slices.Contains(how.args, e.Kind.Value) }},
	"type": {help: "the element is of this type", takesArgs: true, element: func(e *graph.Element, how ask) bool { return slices.Contains(how.args, string(e.Type)) }},

	"entry":           byFlows("input from a less trusted zone, from unauthenticated callers or in an answer of others is first interpreted here", entry),
	"exposed":         byFlows("people and machines that we do not control can send as much as they like", exposed),
	"relays":          byFlows("outsiders ask the process, and it asks others in turn under its own identity", relays),
	"serves-objects":  byFlows("callers from low zones, people or a gateway name single objects, of people or customers or at most two calls from a crown jewel", servesObjects),
	"decodes-objects": byFlows("it gets serialised objects back from a store or out of a queue", decodesObjects),
	"consumes-queue":  byFlows("a queue delivers to the process", consumesQueue),
	"hears-once":      onProcess("all that queues deliver to it comes over a protocol that delivers nothing again when its work fails", hearsOnce),
	"tenant-by-credential": {
		help:    "only devices, and systems that push events with a key, ask it: their credential belongs to one tenant, and they name nothing of another",
		element: func(e *graph.Element, _ ask) bool { return e.Type == model.Process && tenantByCredential(e) },
	},
	"pays-by-use": onProcess("it has a system of others carry calls or text messages or answer prompts, which costs money each time", paysByUse),
	"passes-streams": onProcess("it is a gateway that passes on some of what it is sent over the same protocol, which is not HTTP: it sees no callers there", func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return len(passedAsStream(f)) > 0 })
	}),
	"fronts-http": onProcess("it is a gateway that hands on what callers of less trust ask over HTTP: what it calls learns from a header where a caller is", func(e *graph.Element) bool {
		return passThrough(e) && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return low(f.Initiator()) && speaksHTTP(f) })
	}),
	"asked-over-ssh":    onProcess("it is there to run commands that people or programs ask for over ssh: no other network protocol leads to it, and it forwards and builds nothing", askedOverSSH),
	"owns-callees":      onProcess("it is a controller that installs code as root, and calls only what is on the machine that it manages: none of that could refuse it", ownsCallees),
	"pools-connections": onProcess("all that others ask of it are statements for a database, which it passes on", poolsConnections),
	"builds":            onProcess("it is a worker that checks code out to build or to test it", builds),
	"root-work":         onProcess("the block states that it runs as root, and its name or what it is asked says that it is there for work that needs root: the network, the firewall, packages, users or devices of its machine", rootWork),
	"commands-engine-freely": onProcess("it asks an engine of containers, at a door of which the block says that who comes may do everything", func(e *graph.Element) bool {
		return slices.ContainsFunc(rightsCalls(e), func(f *graph.Flow) bool { return commandsHost(f) && f.Attrs.Value("authz") == "none" })
	}),
	"runs-plugins": onProcess("it is what runs the plug-ins of others, by its name: a part of the product itself", func(e *graph.Element) bool {
		return kindIs(e, "plugin") && model.HasWord(e.Name, "runtime", "engine", "interpreter")
	}),
	"commands-engine":  onProcess("an engine for containers or virtual machines starts other programs for it, on the same machine", commandsEngine),
	"host-program":     onProcess("it is a program that watches, changes or saves the machine on which it runs, or as a node of a controller has work of others started there as root, or is a controller that installs code as root", func(e *graph.Element) bool { return hostProgram(e) || startsWork(e) || rulesMachine(e) }),
	"granted-rights":   onProcess("it uses, under an account of its own, stores that do harm when read or changed, control planes or services near a crown jewel", func(e *graph.Element) bool { return len(granted([]*graph.Element{e})) > 0 }),
	"forwards-nothing": onProcess("it calls nothing to which it passes on what it is asked", func(e *graph.Element) bool { return len(forwards(e)) == 0 }),
	"takes-no-cookie":  onProcess("the people who ask it show a token in a header and none of them a cookie, or nobody has an account there", takesNoCookie),
	"left-to-state": {
		help: "of the facts that a control states together, this is the only one that the block does not say to hold", takesArgs: true,
		element: func(e *graph.Element, how ask) bool { return leftToState(Subject{Element: e}, how.args[0]) },
		flow:    func(f *graph.Flow, how ask) bool { return leftToState(Subject{Flow: f}, how.args[0]) },
	},
	"asks-database": onProcess("it asks a database itself, so it runs on a server", func(e *graph.Element) bool {
		return !clientSide(e) && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
			return f.Responder().Type == model.Store && kindIs(f.Responder(), "db")
		})
	}),
	"one-page":           onProcess("it only hands out pages, and whoever loads them asks another process of ours from there", onePage),
	"uses-secrets":       onProcess("it keeps credentials, or shows a secret that somebody could copy", usesSecrets),
	"runs-queries":       onProcess("it has a database carry out what people have written in its query language, as labels or the name of a datum say", runsQueries),
	"runs-scripts":       onProcess("it runs scripts or plug-ins that others have written", runsScripts),
	"hosts-code":         onProcess("code of several owners runs there", hostsCode),
	"runs-templates":     onProcess("it reads templates or the like, which the block declares to be code, and gives them to nothing else", runsTemplates),
	"started-by-runtime": onProcess("it is a job or a container that a runtime on its machine starts, which alone can bound it", startedByRuntime),
	"works-unasked":      onProcess("it works by itself, through what belongs to all: nobody asks it", worksUnasked),
	"takes-public-input": onProcess("anybody may send it something, by design", func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return proof(f).ByDesign && brings(f) })
	}),
	"only-enqueues": onProcess("it works by itself, puts jobs into queues and gets nothing of anybody: it has no data to mix", onlyEnqueues),
	"asked-for-all": onElement("a process that works by itself goes through all that it keeps", func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return worksUnasked(f.Initiator()) })
	}),
	"called-by-one-of-ours": ofCallee("one process of ours alone calls it, and no outsider does", calledByOneOfOurs),
	"answers-its-caller": onProcess("a call brings something back at once, for which the caller waits", func(e *graph.Element) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
			return f.Attrs.Value("mode") != "async" && (len(f.Returns) > 0 || f.Both)
		})
	}),
	"called-for-tenants": ofCallee("what calls it serves several customers", func(e *graph.Element) bool { return slices.ContainsFunc(callers([]*graph.Element{e}), multiTenant) }),
	"installs-code":      onProcess("it installs code that others supply, as the block says", installsCode),
	"checked-by-host":    onProcess("it is a plug-in, and the block says how what loads it checks the code that it gets from outside", checkedByHost),
	"run-by-provider":    onProcess("its name or tech is a gateway that a cloud provider sells and runs: its account and its image are not ours", runByProvider),
	"runs-as-function":   onProcess("it is a function that a cloud provider starts for each call, by its kind, name or tech", runsAsFunction),
	"works-on-changes":   onProcess("it builds or tests code from outside, or from a place that takes the code of its users", runsChanges),
	"plugged-in":         onProcess("it is a plug-in that a process of ours loads, or calls on its machine", pluggedIn),
	"parts-nothing":      onProcess("the block states that nothing isolates what it runs, and nothing says that several customers share it", partsNothing),
	"in-process": onProcess("it is code in the process of what calls it: it has no account, no memory and no credentials of its own", func(e *graph.Element) bool {
		return inProcess(e) && (e.PartOf == nil || kindIs(e, "plugin")) // what is said of another part is said of its program
	}),
	"root-by-purpose": onProcess("the block states that it runs as root, and it saves and restores the files of its machine or ends a tunnel of a private network there: without the rights of root it could not work", rootByPurpose),
	"as-service":      onProcess("the block states that it runs under an account of its own without special rights, and no more", func(e *graph.Element) bool { return e.Attrs.Value("runs-as") == "service" }),
	"several-instances": onProcess("the block states that another instance takes over or shares its load", func(e *graph.Element) bool {
		return slices.Contains([]string{"standby", "active"}, e.Attrs.Value("redundancy"))
	}),
	"launched":          onProcess("it is a build or a job, and processes of ours on its machine start it", launched),
	"inside-guest":      onProcess("it is a runtime that works inside a machine or container of somebody, as its zone is called, and starts none", insideGuest),
	"starts-containers": onProcess("it is an engine for containers or virtual machines, by its name or tech: it creates all that runs there", startsContainers),
	"one-owner":         onProcess("nothing says that what it starts belongs to several owners: no customers share it, and nobody hands it code", oneOwner),
	"renders":           onProcess("it renders pages, documents or media of others, by its name or tech", renders),
	"opens-shells":      onProcess("it is there to run what those who sign in to it over ssh want", opensShells),
	"given-code":        onProcess("those who ask it hand it code, as the block declares", givenCode),
	"takes-code":        onProcess("what comes in from outside for it to work with is code, as the block declares, or has some in it", takesCode),
	"fetches-all-code":  onProcess("what comes in as code from outside, it fetches itself", fetchesAllCode),
	"begins-all-input":  onProcess("all that comes in from outside is what it fetches itself: it answers nobody", beginsAllInput),
	"takes-workflows":   onProcess("people hand it what its workers are to do, declared as code", takesWorkflows),
	"gives-code":        onProcess("it gives code on, to others than its own store, as the block declares", givesCode),
	"opens-for-others":  onProcess("it opens files or images of strangers to examine them", opensForOthers),
	"steered":           onElement("what it reads decides what it does: an agent, or a model of ours that no agent calls", steered),
	"model-output":      byFlows("it gives what a model answers to people, or to the program that asked for it", modelAnswers),
	"directory":         onElement("it is asked as a directory and hands out no tokens", directory),
	"all-depends-on":    onElement("a gateway in front of several processes, or a store, a controller or an identity provider that several need, and nothing says what takes over", allDependsOn),
	"beside-single":     onElement("the block says of a process or a store in its zone that does not only work in the background whether anything takes over", besideSingle),
	"hosted-workload":   onElement("a program that users of a platform bring, of which the block says only that it runs", hostedWorkload),
	"multi-tenant":      onElement("several customers share it", multiTenant),
	"decides-tenant":    onElement("each request that names an object there is decided by tenant or by object", decidesTenant),
	"tamper-target":     onElement("what it holds decides something, so that changing it is an attack by itself", tamperTarget),
	"chosen-egress":     chosenEgressPredicate,
	"risky-exposed":     riskyExposedPredicate,
	"opens-files":       opensFilesPredicate,
}

// chosenEgressPredicate and riskyExposedPredicate are separate because they also depend on labels.
var (
	chosenEgressPredicate = predicate{
		help: "somebody else can choose whom the process calls", evidence: namedCalls,
		element: func(e *graph.Element, how ask) bool { return e.Type == model.Process && chosenEgress(e, how) },
	}
	opensFilesPredicate = predicate{
		help: "it works on files that come over a boundary, as its kind or words say, and no worker of ours does so in its place; or it renders what others made",
		element: func(e *graph.Element, how ask) bool {
			return e.Type == model.Process && (len(filesOpened(e, how)) > 0 || renders(e) && (!how.silent || unconfined(e) || stated(e.Attrs, []string{"runs-as"})))
		},
		evidence: func(e *graph.Element) []*graph.Flow {
			if opened := filesOpened(e, ask{}); len(opened) > 0 {
				return opened
			}
			return e.Inbound
		},
	}
	riskyExposedPredicate = predicate{
		help:    "a flaw would let outsiders run code that matters",
		element: func(e *graph.Element, how ask) bool { return e.Type == model.Process && riskyExposed(e, how) },
	}
)

func onProcess(help string, holds func(*graph.Element) bool) predicate {
	return onElement(help, func(e *graph.Element) bool { return e.Type == model.Process && holds(e) })
}

// byFlows makes a condition on a process that holds if it has certain flows.
func byFlows(help string, flows func(*graph.Element) []*graph.Flow) predicate {
	return withFlows(help, func(e *graph.Element) bool { return len(flows(e)) > 0 }, flows)
}

// withFlows makes a condition on a process with the flows that it concerns.
func withFlows(help string, holds func(*graph.Element) bool, flows func(*graph.Element) []*graph.Flow) predicate {
	p := onProcess(help, holds)
	p.evidence = flows
	return p
}

// filter returns the items for which keep holds.
func filter[T any](all []T, keep func(T) bool) []T {
	var out []T
	for _, one := range all {
		if keep(one) {
			out = append(out, one)
		}
	}
	return out
}

func kindIs(e *graph.Element, kinds ...string) bool { return slices.Contains(kinds, e.Kind.Value) }

// unauthenticated reports whether a call states that nobody proves their identity.
func unauthenticated(f *graph.Flow) bool { return proof(f).Weak && !f.Local() }

// ownWorker reports whether a worker of ours that is as trusted as what it calls brings what it has done: that it shows no credential makes
// nothing of it hostile.
func ownWorker(f *graph.Flow) bool {
	from := f.Initiator()
	return kindIs(from, "worker") && from.Type == model.Process && ours(from) && from.Level() == f.Responder().Level()
}

// bringsPlugIn reports whether a person uploads nothing but the code of a plug-in to the plug-ins that a program loads: to run it is the purpose.
func bringsPlugIn(f *graph.Flow) bool {
	code := func(d *graph.Data) bool { return d.Class.Value == "code" && d.Class.Origin == model.Declared }
	return person(f.Initiator()) && pluginInHost(f.Responder()) && len(f.Data) > 0 && !slices.ContainsFunc(f.Data, func(d *graph.Data) bool { return !code(d) })
}

// entry returns the flows over which input from less trust is first interpreted.
func entry(e *graph.Element) []*graph.Flow { return remember(e, aboutEntry, findEntry) }

func findEntry(e *graph.Element) []*graph.Flow {
	if e.Level() == model.Public || staticPages(e) || handsOutCopies(e) || hostedWorkload(e) || runsAsStarted(e) {
		return nil
	}
	toExamine := examined(e) // a list of what is allowed is no answer where anything is taken: what confines the program is asked instead
	asked := filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		if slices.Contains(toExamine, f) || hostCommand(f) || bringsPlugIn(f) || f.Initiator().Type == model.External && !kindIs(e, "ci", "registry", "code") && f.Value("validate") == "" && deliversCode(f) {
			return false // who gives commands on the machine needs no flaw, and how code is checked before it runs is a question of its own
		}
		if watched(f) && !reportsFromBelow(f) || asksForMeasures(f) || runsCommands(f) || carriesAnything(f) || packetTunnel(f) || !brings(f) && !low(from) && !passThrough(from) {
			return false // an insider that only asks brings nothing to interpret, and who may run commands needs no flaw
		}
		return climbs(f) || unauthenticated(f) && !ownWorker(f) || kindIs(e, "webhook") || from.Type == model.Process && passThrough(from)
	})
	if passThrough(e) {
		return filter(asked, func(f *graph.Flow) bool { return endsAt(f, e) }) // it leaves the rest to the process that it forwards to
	}
	var all unique[*graph.Flow]
	all.add(asked...)
	all.add(answeredFromOutside(e)...)
	all.add(filter(consumesQueue(e), filledFromOutside)...)
	all.add(decodesObjects(e)...)
	return all.list
}

// decodesObjects returns the flows over which a process gets serialised objects back from a store or out of a queue: decoding them may run code of
// anyone who can write there.
func decodesObjects(e *graph.Element) []*graph.Flow {
	var all unique[*graph.Flow]
	all.add(filter(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Store && len(f.Returns) > 0 })...)
	all.add(consumesQueue(e)...)
	return filter(all.list, func(f *graph.Flow) bool { return f.Value("content") == "serialized" })
}

// asksForMeasures reports whether a call asks for measurements and brings nothing to interpret, as far as the block says.
func asksForMeasures(f *graph.Flow) bool {
	return readsMeasures(f) && len(f.Data) == 0 && !f.Brings()
}

// handsOutCopies reports whether a gateway only hands out files, as a content delivery network does: nobody brings it
// anything, and it calls no process that would work on what it is asked.
func handsOutCopies(e *graph.Element) bool {
	return kindIs(e, "gateway") && len(e.Inbound) > 0 && !slices.ContainsFunc(e.Inbound, brings) &&
		all(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Store })
}

// reportsFromBelow reports whether an agent in a less trusted zone sends a controller more than a hint to look again: what a
// block names and what is neither a command nor a figure comes from a machine that somebody else may have taken over.
func reportsFromBelow(f *graph.Flow) bool {
	return up(f) && f.Attrs.Value("mode") == "async" && len(f.Data) > 0 && brings(f) && !carriesClass(f, "control", "code", "public", "credentials", "secret") && !reports(f)
}

// endsAt reports whether a request uses a protocol that ends at a gateway, which passes on something else, or brings a sealed
// message that the gateway opens or unwraps to pass on what is in it.
func endsAt(f *graph.Flow, gateway *graph.Element) bool {
	if !low(f.Initiator()) || carriesClass(f, "code", "control") {
		return false
	}
	onward := forwards(gateway)
	same := func(d *graph.Data) bool {
		return slices.ContainsFunc(onward, func(out *graph.Flow) bool { return len(out.Data) == 0 || slices.Contains(out.Data, d) })
	}
	ends := noTLS(f) && !slices.ContainsFunc(onward, func(out *graph.Flow) bool { return out.Protocol.Value == f.Protocol.Value })
	return ends || f.Encryption.Value == "e2e" && len(f.Data) > 0 && !slices.ContainsFunc(f.Data, same)
}

// filledFromOutside reports whether a queue delivers what machines of others or in the field put there: a queue interprets nothing.
func filledFromOutside(f *graph.Flow) bool {
	for _, end := range []*graph.Element{f.From, f.To} {
		if kindIs(end, "queue") && slices.ContainsFunc(end.Receives, func(t *graph.Transfer) bool { return !t.Answer && !t.Query && low(t.From) }) {
			return true
		}
	}
	return false
}

// fetchedToRun reports whether a worker or an engine fetches code to run it: how that is checked is a question of its own, and no schema is an answer.
func fetchedToRun(t *graph.Transfer) bool {
	return kindIs(t.To, "worker", "runtime") && bringsCode(t, ask{})
}

// deliversCode reports whether all that a flow brings to a process is code, which it is asked elsewhere how it checks before it runs.
func deliversCode(f *graph.Flow) bool {
	brought := filter(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer })
	return len(brought) > 0 && !slices.ContainsFunc(brought, func(t *graph.Transfer) bool { return !bringsCode(t, ask{}) })
}

// onlyPrinted reports whether all that comes back over f is what a command or a program has printed that the caller runs there, or what it backs
// up: it is kept as it is.
func onlyPrinted(f *graph.Flow) bool {
	if model.HasWord(f.Label, "back up", "backs up", "backup", "archive", "archives") {
		return true
	}
	other := func(d *graph.Data) bool {
		return d.Class.Value != "log" && !model.HasWord(d.Name, "log", "logs", "output")
	}
	return (runsCommands(f) || startsCallee(f)) && len(f.Returns) > 0 && !slices.ContainsFunc(f.Returns, other)
}

// installed reports whether all that comes is code by which a program is updated: it is checked as a whole, and not interpreted.
func installed(t *graph.Transfer) bool {
	return onlyOf(t, "code") && model.HasWord(t.Flow.Label, "update", "updates", "upgrade", "upgrades", "install", "installs", "release", "releases")
}

// answeredFromOutside returns the calls of an element of ours whose answers bring
// something from an external system or a lower zone. Code to be installed is checked as a
// whole; the content of a repository is read.
func answeredFromOutside(e *graph.Element) []*graph.Flow {
	toExamine := examined(e)
	return filter(e.Outbound, func(f *graph.Flow) bool {
		if kindIs(f.Responder(), "idp", "secrets") {
			return false // what we trust with keys and sign-ins sends nothing hostile; the check of its tokens is a question of its own
		}
		if slices.Contains(toExamine, f) || onlyPrinted(f) {
			return false
		}
		return (low(f.Responder()) || f.Responder().Type == model.External) && !low(e) && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
			ownCode := workingCopy(t) || kindIs(e, "runtime") && carriesCode(t, ask{}) // it is edited or run there, and not interpreted by what hosts it
			return t.Answer && !ownCode && !installed(t) && !fetchedToRun(t) && !putThere(t) && (t.From.Type == model.External && kindIs(t.From, "code") || !carriesCode(t, ask{}))
		})
	})
}

// userCode are words in names of containers for code that users write: how much it takes is up to them.
var userCode = []string{"script", "scripts", "user code", "notebook", "notebooks", "function", "functions"}

// exposed returns the flows over which people and machines that we do not
// control can send as much as they like.
func exposed(e *graph.Element) []*graph.Flow {
	if e.Level() == model.Public || hostedWorkload(e) && !startedByRuntime(e) {
		return nil
	}
	ownAlone := calledByOneOfOurs(e)
	reached := filter(e.Inbound, func(f *graph.Flow) bool {
		if shell(f) || hostCommand(f) || packetTunnel(f) || bringsPlugIn(f) {
			return false // who has a shell, or brings code, needs no flood, and nobody agrees on how much traffic there is
		}
		if startedByRuntime(e) {
			return kindIs(f.Initiator(), "runtime") && (runsChanges(e) || hostedWorkload(e) || model.HasWord(e.Name, userCode...)) // nobody calls it: what users have it run floods the machine
		}
		if fetchedCode(f) || startsCallee(f) || kindIs(e, "device") && carriesAnything(f) {
			return false // it comes as often as it is asked for or an engine decides, and what a tunnel brings to a machine is for its programs
		}
		if f.Protocol.Value == "usb" {
			return false // who holds the cable needs no flood
		}
		stranger := f.Crosses() && unauthenticated(f) && (brings(f) || !ownAlone) // ours alone, which only asks, asks as it is built to
		return fromLow(f) || up(f) && (person(f.Initiator()) || inTheField(f.Initiator())) || stranger || kindIs(e, "webhook")
	})
	if others := filter(reached, func(f *graph.Flow) bool { return !runBy(f) || f.Value("limit") != "" }); len(others) > 0 {
		return others // who runs the system, and has proven it, need not be held back as well
	}
	if all(reached, func(f *graph.Flow) bool { return f.Value("limit") == "" && bringsOnly(f, "code") }) {
		return nil // nor do they who install code where nobody else asks for anything
	}
	return reached
}

// fetchWords occur in labels of what an arrow draws from its source, although the other end asks for it.
var fetchWords = []string{"fetch", "download", "pull", "clone", "mirror", "check out", "checkout", "update", "updates", "upgrade", "upgrades"}

// fetchedCode reports whether a source of code hands out, as its label says, what the program at the other end has asked for.
func fetchedCode(f *graph.Flow) bool {
	from := f.Initiator()
	source := from.Type == model.External || kindIs(from, "registry", "code")
	other := slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return !t.Answer && !carriesCode(t, ask{}) })
	installs := !kindIs(f.Responder(), "ci", "registry", "code") && deliversCode(f) // what is installed there comes as often as somebody installs it
	return source && (installs || len(f.Data) > 0 && !other && model.HasWord(f.Label, fetchWords...))
}

// runBy reports whether those who run a system, and no one else, make a call and have proven who they are.
func runBy(f *graph.Flow) bool {
	return runsSystem(f.Initiator()) && proof(f).Strength >= model.CopiedProof && !proof(f).ByDesign
}

// runsSystem reports whether e is a person, or the tool of one, whose name says that they run the system: few have that office, other
// than staff and employees.
func runsSystem(e *graph.Element) bool {
	client := e.Type == model.Actor && kindIs(e, "web-ui", "admin-ui") // the page at which an administrator works
	return (administrator(e) || client) && model.HasWord(e.Name, "admin", "administrator", "super user", "superuser", "operator", "sre", "devops", "maintainer")
}

// runsWholeSystem reports whether e is a person whose name says that they administer the whole of a system that also has lesser administrators.
func runsWholeSystem(e *graph.Element) bool {
	return person(e) && model.HasWord(e.Name, "system administrator", "instance administrator", "server administrator", "site administrator", "super user", "superuser", "super admin", "superadmin")
}

// inTheField reports whether e is one of many devices, or a program on many machines, which whoever holds one of them makes send what they like.
func inTheField(e *graph.Element) bool {
	return kindIs(e, "device", "mobile") || e.Type == model.Process && hostProgram(e) || e.Type == model.Actor && kindIs(e, "cli")
}

// clientSide reports whether e is a program in the hands of others: nothing
// that it checks, records or is forbidden can be relied on.
func clientSide(e *graph.Element) bool { return remember(e, aboutClientSide, findClientSide) }

func findClientSide(e *graph.Element) bool {
	return low(e) && (kindIs(e, "web-ui", "mobile", "cli", "device") || inHands(e))
}

// inHands reports whether e is a program in a public zone that people of that zone use locally and nobody else asks.
func inHands(e *graph.Element) bool { return remember(e, aboutInHands, findInHands) }

func findInHands(e *graph.Element) bool {
	return e.Type == model.Process && e.Level() == model.Public &&
		all(e.Inbound, func(f *graph.Flow) bool { return f.Local() && person(f.Initiator()) })
}

// actsForPeople reports whether people ask a process, directly or through a
// client, to do things, or it acts on crown jewels by itself.
func actsForPeople(e *graph.Element) bool { return remember(e, aboutActsForPeople, findActsForPeople) }

func findActsForPeople(e *graph.Element) bool {
	if e.Attrs.Value("audit") == "none" {
		return true
	}
	if e.PartOf != nil && e.Attrs.Value("audit") == "" && e.PartOf.Attrs.Value("audit") != "" {
		return false // the program of which it is a part states what it records
	}
	return !clientSide(e) && !passThrough(e) && !frontEnd(e) && !staticPages(e) && (slices.ContainsFunc(attributable(e), changes) || kindIs(e, "controller", "ci", "agent") && e.CrownDistance <= 1 && !askedByOurs(e))
}

// askedByOurs reports whether a controller has callers, and all are programs of ours that no person asks for what they do: people act elsewhere.
func askedByOurs(e *graph.Element) bool {
	return kindIs(e, "controller") && reachedBy(e, func(f *graph.Flow) bool {
		from := f.Initiator()
		return from.Type == model.Process && ours(from) && from != e && kindIs(from, "worker", "runtime") && !low(from)
	})
}

// requestsForPeople returns the requests of people and of the clients that act
// for them, and those that a gateway forwards from them.
func requestsForPeople(e *graph.Element) []*graph.Flow {
	return remember(e, aboutRequestsForPeople, findRequestsForPeople)
}

func findRequestsForPeople(e *graph.Element) []*graph.Flow {
	return filter(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		switch {
		case openByDesign(f):
			return false
		case passThrough(from):
			return slices.ContainsFunc(inFrontOf(f), asksForPerson)
		}
		return asksForPerson(f) || from != e && frontEnd(from) && forwardsPeople(from)
	})
}

// asksForPerson reports whether a person asks, or a program at their hands, or a gateway that passes on what they ask. A
// device asks on its own.
func asksForPerson(f *graph.Flow) bool {
	from := f.Initiator()
	return forPerson(from) && !kindIs(from, "device") && !proof(f).ByDesign || passThrough(from) && forwardsPeople(from)
}

// frontEnd reports whether e is pages that keep no records: what people ask them, they ask something behind them.
func frontEnd(e *graph.Element) bool { return remember(e, aboutFrontEnd, findFrontEnd) }

func findFrontEnd(e *graph.Element) bool {
	return kindIs(e, "web-ui", "web-app", "admin-ui") && !usesRecords(e) && len(forwards(e)) > 0
}

// changes reports whether a request can change something. A relay gives others what it gets and keeps nothing.
func changes(f *graph.Flow) bool {
	to := f.Responder()
	if namesUser(f) && bringsOnlyCredentials(f) && len(f.Returns) == 0 && kindIs(f.Initiator(), "gateway") {
		return false // it learns who asks, and nothing of what they want
	}
	if subscribes(f) && !usesRecords(to) {
		return false // it only tells what others have done
	}
	return !kindIs(to, "gateway") || len(to.Holds) > 0 || usesRecords(to) || !handsBack(f)
}

// subscribes reports whether a caller only asks to be told what happens, by the label, and brings no more than a proof of who it is.
func subscribes(f *graph.Flow) bool {
	first, _, _ := strings.Cut(model.Normalize(f.Label), " ")
	return slices.Contains([]string{"subscribe", "subscribes", "watch", "listen"}, first) && (len(f.Data) == 0 || bringsOnlyCredentials(f))
}

// handsBack reports whether an answer returns what others have brought: the same data both ways, apart from credentials.
func handsBack(f *graph.Flow) bool {
	way := func(answer bool) []*graph.Data {
		var out unique[*graph.Data]
		for _, t := range f.Transfers {
			if t.Answer == answer {
				out.add(filter(t.Data, func(d *graph.Data) bool { return d.Class.Value != "credentials" })...)
			}
		}
		return out.list
	}
	there, back := way(false), way(true)
	return len(there) > 0 && len(there) == len(back) && !slices.ContainsFunc(there, func(d *graph.Data) bool { return !slices.Contains(back, d) })
}

// tenantByCredential reports whether all requests that a process serves show a credential of one device, or a key that was made for the sender
// of an event.
func tenantByCredential(e *graph.Element) bool {
	return all(filter(askedOf(e), func(f *graph.Flow) bool { return serves(e, f) }), func(f *graph.Flow) bool {
		from := f.Initiator()
		sender := from.Type == model.External && kindIs(e, "webhook") && len(f.Returns) == 0
		return (kindIs(from, "device") || sender) && proof(f).Has(model.Machines)
	})
}

// onlyAtHand reports whether all who ask e sit in front of it: what they may do is a matter of what it calls.
func onlyAtHand(e *graph.Element) bool {
	return all(e.Inbound, func(f *graph.Flow) bool { return f.Local() && person(f.Initiator()) })
}

// rootWords name, in what is asked of a program, work on a machine that an ordinary account cannot do.
var rootWords = []string{"root", "sudo", "firewall", "iptables", "nftables", "systemd", "reboot", "system user", "system users", "system packages", "network interface", "network interfaces", "network settings"}

// helperWords name programs that do for others what those may not do themselves.
var helperWords = []string{"hook", "hooks", "helper", "helpers", "privileged", "root", "sudo"}

// rootWork reports whether a program that runs as root is there for what needs root: to run it without would take away what it is for.
func rootWork(e *graph.Element) bool {
	if e.Attrs.Value("runs-as") != "root" {
		return false
	}
	asked := slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return f.Local() && model.HasWord(f.Label, rootWords...) })
	return asked || model.HasWord(e.Name, helperWords...) && slices.ContainsFunc(e.Inbound, (*graph.Flow).Local)
}

// standsInFront reports whether outsiders reach e, or it extends a product, and it has a credential of its own for a process of ours
// that uses a crown jewel: what that credential may do is what its thief may do.
func standsInFront(e *graph.Element) bool {
	return (slices.ContainsFunc(e.Inbound, fromLow) || kindIs(e, "plugin") && !pluggedIn(e)) && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.Process && ours(to) && to.CrownDistance <= 1 && f.Value("identity") != "end-user" && proof(f).Strength >= model.CopiedProof && (ownSecret(f) || f.Value("identity") == "service")
	})
}

// actsForTenants reports whether a worker calls services of ours for several customers, under an identity of its own
// that may act for all of them.
func actsForTenants(e *graph.Element) bool {
	return kindIs(e, "worker") && multiTenant(e) && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return ours(f.Responder()) && multiTenant(f.Responder()) && f.Value("identity") != "end-user"
	})
}

// consumesQueue returns the flows over which a queue delivers to a process. Who only keeps sessions there gets no message, where others do.
func consumesQueue(e *graph.Element) []*graph.Flow {
	var out unique[*graph.Flow]
	for _, t := range e.Receives {
		if kindIs(t.From, "queue") && !(getsSessions(t) && slices.ContainsFunc(t.From.Sends, deliversMessages)) && !publishedItself(t) && !keptItself(t) {
			out.add(t.Flow)
		}
	}
	return out.list
}

// getsSessions reports whether a store gives back nothing but credentials, such as the sessions of those who are signed in.
func getsSessions(t *graph.Transfer) bool { return t.Answer && onlyOf(t, "credentials") }

// deliversMessages reports whether a store gives back more than that.
func deliversMessages(t *graph.Transfer) bool { return !getsSessions(t) }

// putWords and takeWords occur in labels of what a process puts into a queue, and of what it takes from there to work on it.
var (
	putWords  = []string{"queue", "queues", "enqueue", "enqueues", "publish", "publishes", "exchange", "exchanges"}
	takeWords = []string{"take", "takes", "consume", "consumes", "read", "reads", "receive", "receives", "poll", "polls", "subscribe", "subscribes", "fetch", "get", "process", "run", "work"}
)

// keepWords occur in labels of calls by which a process has a store of short-lived values count or keep something for it.
var keepWords = []string{"count", "counts", "counter", "counters", "quota", "quotas", "rate limit", "rate limits", "cache", "caches", "lock", "locks", "session", "sessions", "look up", "looks up"}

// keptItself reports whether a process only asks for what it has counted or kept there itself: nothing is delivered to it.
func keptItself(t *graph.Transfer) bool {
	foreign := slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !slices.Contains(t.Flow.Data, d) })
	keeps := model.HasWord(t.Flow.Label, keepWords...) && !model.HasWord(t.Flow.Label, takeWords...) && !model.HasWord(t.Flow.Label, putWords...)
	return t.Answer && t.Flow.From == t.To && len(t.Data) > 0 && !foreign && keeps
}

// publishedItself reports whether a process only gets back on the same call what it has put there, which others work through: copies of it are one
// another's channel, and it takes nothing from a queue.
func publishedItself(t *graph.Transfer) bool {
	puts := t.Flow.From == t.To && model.HasWord(t.Flow.Label, putWords...) && !model.HasWord(t.Flow.Label, takeWords...)
	return t.Answer && puts && len(t.Data) > 0 && !slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return !slices.Contains(t.Flow.Data, d) }) &&
		slices.ContainsFunc(t.From.Sends, func(out *graph.Transfer) bool { return out.To != t.To && sharesData(out.Data, t.Data) })
}

// hearsOnce reports whether nothing that queues deliver to a process comes back when it fails on it: a subscriber has heard it.
func hearsOnce(e *graph.Element) bool {
	named := func(s string) bool {
		return model.HasWord(s, "mqtt", "mosquitto", "nats", "pub/sub", "pubsub") && !model.HasWord(s, "jetstream")
	}
	return all(consumesQueue(e), func(f *graph.Flow) bool {
		other := f.From
		if other == e {
			other = f.To
		}
		return slices.Contains([]string{"mqtt", "mqtts", "nats"}, f.Protocol.Value) && !model.HasWord(other.Name+" "+other.Attrs.Value("tech"), "jetstream") || named(other.Attrs.Value("tech")) || named(other.Name)
	})
}

// directory reports whether an identity provider only answers lookups, as LDAP servers do.
func directory(e *graph.Element) bool {
	return reachedBy(e, func(f *graph.Flow) bool {
		return model.HasWord(f.Protocol.Value, "ldap", "ldaps", "radius") // also in words, such as "LDAP or LDAPS"
	})
}

// multiTenant reports whether several customers share an element.
func multiTenant(e *graph.Element) bool {
	switch e.Attrs.Value("tenants") {
	case "multi":
		return e.Type == model.Process || e.Type == model.Store
	case "single":
		return false
	}
	return (e.Type == model.Process || e.Type == model.Store) && model.HasWord(e.Name, "tenant", "multitenant", "multi tenant")
}

// severalNeed is how many processes make what they share a point at which everything stops.
const severalNeed = 3

// allDependsOn reports whether outsiders reach several processes through a gateway of ours, or several processes of ours ask
// a store, a controller or an identity provider of ours, which is no copy and no file.
func allDependsOn(e *graph.Element) bool {
	switch {
	case !ours(e) || clientSide(e) || files(e) || derivedCopy(e) || kindIs(e, "log", "config", "lambda", "object"):
		return false
	case passThrough(e):
		beside := func(f *graph.Flow) bool { // what fails as a whole
			return onOneMachine(f) || !f.Crosses() && model.HasWord(f.Responder().Zone().Name(), "container", "pod")
		}
		return slices.ContainsFunc(e.Inbound, fromLow) && len(callees([]*graph.Element{e})) >= severalNeed && !all(forwards(e), beside)
	case e.Type == model.Store || kindIs(e, "idp", "controller"):
		return len(filter(callers([]*graph.Element{e}), func(c *graph.Element) bool { return c.Type == model.Process && !clientSide(c) })) >= severalNeed
	}
	return false
}

// besideSingle reports whether something else in the zone of e, which callers wait for, states its redundancy too: what fails there fails
// with e, and one sentence is about both.
func besideSingle(e *graph.Element) bool {
	return e.Boundary != nil && slices.ContainsFunc(e.Boundary.Members, func(other *graph.Element) bool {
		return other != e && !background(other) && other.Attrs.Value("redundancy") != "" && other.Attrs.Value("redundancy") == e.Attrs.Value("redundancy")
	})
}

// decidesTenant reports whether a process decides every request for an object by the tenant of its caller, or object by object where nothing
// that it uses is said to keep what belongs to several tenants: the tenant is then no more than who was granted the object. What works in the
// background mixes tenants also when each of its orders was checked.
func decidesTenant(e *graph.Element) bool {
	shared := slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.Store && (multiTenant(to) || to.Attrs.Value("isolation") != "")
	})
	return e.Type == model.Process && all(servesObjects(e), func(f *graph.Flow) bool {
		return f.Value("authz") == "tenant" || !shared && !background(e) && f.Value("authz") == "object"
	})
}

// collectsRecords reports whether people bring records about the health of others on a phone, or say that it works without a
// connection: until they are sent, and often longer, the records are there.
func collectsRecords(e *graph.Element) bool {
	return e.Type == model.Actor && kindIs(e, "mobile") && low(e) && slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool {
		offline := model.HasWord(e.Name, "offline") || model.HasWord(e.Attrs.Value("tech"), "offline") || model.HasWord(t.Flow.Label, "offline", "unsent")
		return !t.Answer && (carries(t, "health") || offline && carries(t, personal...))
	})
}

// usesSecrets reports whether a process of ours has a secret to keep.
func usesSecrets(e *graph.Element) bool {
	if clientSide(e) || e.PartOf == nil && inProcess(e) || handedSecrets(e) {
		return false
	}
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool {
		return (d.Class.Value == "credentials" || d.Class.Value == "secret") && !model.HasWord(d.Name, serverKeys...)
	}) ||
		slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
			return ownSecret(f) && !f.Local() && !passesOnUser(f) && !(len(f.Forwards) > 0 && outboundProxy(e))
		})
}

// handedSecrets reports whether processes of ours bring e all credentials that it holds with the calls that need them: it keeps none.
func handedSecrets(e *graph.Element) bool {
	brought := func(d *graph.Data) bool {
		return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
			return f.Initiator().Type == model.Process && ours(f.Initiator()) && slices.Contains(f.Data, d)
		})
	}
	own := filter(e.Holds, func(d *graph.Data) bool { return d.Class.Value == "credentials" || d.Class.Value == "secret" })
	return len(own) > 0 && !slices.ContainsFunc(own, func(d *graph.Data) bool { return !brought(d) })
}

// serverKeys are names of the keys with which a server proves its identity: they must be where the server
// runs, and nobody refuses an old one.
var serverKeys = []string{"tls key", "tls keys", "tls certificate", "tls certificates", "tls private key", "server certificate", "https certificate"}

// ownSecret reports whether a caller shows its own secret rather than the password of a user for whom it calls.
func ownSecret(f *graph.Flow) bool {
	return proof(f).Has(model.Secret) && !(namesUser(f) && proof(f).Has(model.People)) && !relaysProof(f)
}

// relaysProof reports whether a gateway shows a process what its callers show the gateway: the call states the same
// proof, of a person or a session, or brings the same credentials, and no other.
// savingWords and privateNetworks name work that takes the rights of root: to read the files of all accounts, and to set up a network interface.
var (
	savingWords     = []string{"backup", "back up", "restore", "snapshot"}
	privateNetworks = []string{"wireguard", "openvpn", "ipsec", "vpn"}
)

func rootByPurpose(e *graph.Element) bool {
	if e.Attrs.Value("runs-as") != "root" || kindIs(e, "runtime", "web-app", "api", "admin-ui", "controller") {
		return false
	}
	saves := slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Protocol.Value == "file" && model.HasWord(f.Label, savingWords...)
	})
	return saves || slices.ContainsFunc(slices.Concat(e.Inbound, e.Outbound), func(f *graph.Flow) bool { return model.HasWord(f.Protocol.Value, privateNetworks...) })
}

func relaysProof(f *graph.Flow) bool { return proofRelayed(f, make(map[*graph.Flow]bool)) }

// proofRelayed remembers visited calls: in a circle of gateways nobody has shown anything.
func proofRelayed(f *graph.Flow, seen map[*graph.Flow]bool) bool {
	from := f.Initiator()
	if seen[f] || !kindIs(from, "gateway") || f.Responder().Type != model.Process {
		return false
	}
	seen[f] = true
	ofPeople := proof(f).Has(model.People) || proof(f).Has(model.Session)
	return slices.ContainsFunc(from.Inbound, func(in *graph.Flow) bool {
		same := proof(in).Name == proof(f).Name
		return same && (bringsSameCredentials(in, f) || handsOnKey(in, f) || ofPeople && (forPerson(in.Initiator()) || proofRelayed(in, seen)))
	})
}

// handsOnKey reports whether a gateway passes on the key or token of its caller with what the caller brings: both
// calls state the same, which nobody who forwards has to know.
func handsOnKey(f, out *graph.Flow) bool {
	shown := proof(f)
	return kindIs(out.Initiator(), "gateway") && shown.Name == proof(out).Name && shown.Has(model.Bearer) && (sameData(f, out, false) || sameData(f, out, true))
}

// bringsSameCredentials reports whether two calls bring the same credentials.
func bringsSameCredentials(f, g *graph.Flow) bool {
	return slices.ContainsFunc(g.Data, func(d *graph.Data) bool { return d.Class.Value == "credentials" && slices.Contains(f.Data, d) })
}

// forwardsCredentials reports whether a gateway states that it shows nothing of its own with requests that it forwards, and that it brings
// the credentials which came with one of them: what it calls checks those.
func forwardsCredentials(f *graph.Flow) bool {
	return f.Auth.Value == "none" && passThrough(f.Initiator()) && f.Responder().Type == model.Process &&
		slices.ContainsFunc(f.Forwards, func(in *graph.Flow) bool { return !proof(in).Weak && bringsSameProof(in, f) })
}

// bringsSameProof reports whether two calls bring the same credentials, or the same secret, which may be the key of a program.
func bringsSameProof(f, g *graph.Flow) bool {
	return bringsSameCredentials(f, g) || slices.ContainsFunc(g.Data, func(d *graph.Data) bool { return d.Class.Value == "secret" && slices.Contains(f.Data, d) })
}

// passesOnUser reports whether a call shows what a person has shown to the caller, such as a password: that is not the caller's own
// credential.
func passesOnUser(f *graph.Flow) bool {
	return (namesUser(f) && f.Initiator().Type != model.Actor || handedOn(f)) && !proof(f).Has(model.Machines)
}

// handedOn reports whether a gateway shows what only people have, as some caller of the gateway does.
func handedOn(f *graph.Flow) bool {
	return passThrough(f.Initiator()) && f.Value("identity") == "" && proof(f).Has(model.People) &&
		slices.ContainsFunc(f.Initiator().Inbound, func(in *graph.Flow) bool { return proof(in).Name == proof(f).Name && forPerson(in.Initiator()) })
}

// worksUnasked reports whether e is a job of ours that starts by itself and asks for what it works on.
func worksUnasked(e *graph.Element) bool {
	return e.Type == model.Process && kindIs(e, "worker") && len(e.Inbound) == 0 && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type == model.Store && multiTenant(f.Responder())
	})
}

// onlyEnqueues reports whether all that a process does is to put jobs into queues, by itself: who does them has the data of the tenants.
func onlyEnqueues(e *graph.Element) bool {
	return e.Type == model.Process && len(e.Inbound) == 0 && all(e.Outbound, func(f *graph.Flow) bool {
		return kindIs(f.Responder(), "queue") && len(f.Returns) == 0 && f.From == e && !f.Both
	})
}

// calledByOneOfOurs reports whether all that e gets comes from one process of ours that stands beside or above it.
func calledByOneOfOurs(e *graph.Element) bool {
	return e.Type == model.Process && len(e.Inbound) > 0 && all(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return from == e.Inbound[0].Initiator() && from.Type == model.Process && !up(f) && !passThrough(from)
	})
}

// installsCode reports whether to change its own code is what e does, with code of others.
func installsCode(e *graph.Element) bool {
	return !kindIs(e, "runtime", "ci", "registry", "code") && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return statedCode(t) && (kindIs(t.From, "registry") || t.From.Type == model.External) && bringsCode(t, ask{})
	})
}

// partsNothing reports whether a block states that nothing isolates what a process runs, where no customers are to be kept apart.
func partsNothing(e *graph.Element) bool {
	return e.Attrs.Value("isolation") == "none" && !multiTenant(e)
}

// meteredWords name, in what a system of others is called, what is paid for each time; meteredCalls say so in a label.
var (
	meteredWords = []string{"sip provider", "sip trunk", "telephone provider", "telephony provider", "phone provider", "telephone network", "phone network", "pstn", "sms gateway", "sms provider", "sms service", "text message gateway", "text message service"}
	meteredCalls = []string{"outbound call", "outbound calls", "phone call", "phone calls", "sms", "text message", "text messages"}
)

// paysByUse reports whether a process has a system of others do what costs money each time: who misuses a right to it spends our money.
func paysByUse(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to.Type == model.External && f.Initiator() == e && (kindIs(to, "llm") || model.HasWord(to.Name, meteredWords...) || model.HasWord(f.Label, meteredCalls...))
	})
}
