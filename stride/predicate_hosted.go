package stride

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// riskyExposed reports whether a flaw would let outsiders run code that matters:
// the process takes something from outside and is next to a crown jewel, opens
// files, also by edits that come one by one, or runs what it is given; or it has all rights.
func riskyExposed(e *graph.Element, how ask) bool {
	if kindIs(e, "runtime") && hostsCode(e) && e.Attrs.Value("runs-as") != "" || startedByRuntime(e) {
		return false // what is stated of how it runs is heard by the rule about the code that it runs
	}
	if e.Attrs.Value("runs-as") == "root" && !opensShells(e) {
		return true
	}
	if passThrough(e) && len(e.Holds) == 0 && e.Attrs.Value("runs-as") == "" {
		return false // it hands on what it gets, and interprets little of it
	}
	if e.Level() == model.Public || relaysSealed(e) || opensShells(e) || pluggedIn(e) || operatedByCloud(e) {
		return false // what loads a plug-in confines it, and a provider confines what it runs
	}
	runs := e.CrownDistance <= 1 || kindIs(e, "runtime", "ci", "plugin", "llm")
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		outside := low(t.From) || t.From.Type == model.External
		return outside && !t.Flow.Local() && (runs || fileContent(t, how) || messagesOnly(t) && how.speaksOfFiles(t) || carriesCode(t, how) || statedOn(t, "content") == "serialized")
	})
}

// openers are words for what is made from a file by a program that opens it.
var openers = []string{"thumbnail", "preview", "convert", "converter", "conversion", "transcode", "transcoder", "transcoding", "render", "renderer", "rendering", "ocr", "parse", "parser", "extract", "extraction", "unpack", "unzip", "decode", "decoder", "resize", "office", "viewer", "editor"}

// opensFiles reports whether a block says, by a kind or by words, that a process works on the files that it gets, rather than
// keeping them.
func opensFiles(e *graph.Element, how ask) bool {
	if kindIs(e, "worker", "lambda", "llm", "web-ui") {
		return kindIs(e, "worker", "lambda")
	}
	says := func(t *graph.Transfer) bool { return how.speaks(t, openers...) }
	return !how.silent && model.HasWord(e.Name+" "+e.Attrs.Value("tech"), openers...) ||
		slices.ContainsFunc(e.Receives, says) || slices.ContainsFunc(e.Sends, says)
}

// renderers are words for programs that render pages, documents or media of others, in all of whose forms attackers hide code.
var renderers = []string{"renderer", "rendering service", "headless", "chromium", "puppeteer", "playwright", "wkhtmltopdf", "weasyprint", "screenshot", "screenshots", "screenshot service", "thumbnailer", "transcoder", "ffmpeg", "imagemagick", "ghostscript"}

// renders reports whether a process of ours renders pages, documents or media for others, by its name or tech.
func renders(e *graph.Element) bool {
	return e.Type == model.Process && ours(e) && !clientSide(e) && !kindIs(e, "llm", "gateway", "ci") && len(e.Inbound) > 0 && model.HasWord(e.Name+" "+e.Attrs.Value("tech"), renderers...)
}

// unconfined reports whether the tech of a renderer states that it runs without its sandbox.
func unconfined(e *graph.Element) bool {
	return renders(e) && strings.Contains(e.Attrs.Value("tech"), "--no-sandbox")
}

// filesOpened returns the flows that bring a process files which it opens itself: over a boundary or, as the block states, to a decoder.
func filesOpened(e *graph.Element, how ask) []*graph.Flow {
	if found := examined(e); len(found) > 0 && (!how.silent || stated(e.Attrs, []string{"runs-as"})) {
		return found
	}
	if !opensFiles(e, how) {
		return nil
	}
	var out unique[*graph.Flow]
	for _, t := range e.Receives {
		decodes := statedOn(t, "content") == "file" && ours(t.From) && (how.speaks(t, openers...) || !how.silent && model.HasWord(e.Name+" "+e.Attrs.Value("tech"), openers...))
		if fileContent(t, how) && (t.Exchange.Crosses() || decodes) && !workerOpens(t) {
			out.add(t.Flow)
		}
	}
	return out.list
}

// workerOpens reports whether what serves people hands what moves on to a worker of ours, itself or through a store.
func workerOpens(t *graph.Transfer) bool {
	if !kindIs(t.To, "web-app", "api", "web-ui", "admin-ui", "gateway") {
		return false
	}
	same := func(out *graph.Transfer) bool {
		return slices.ContainsFunc(out.Data, func(d *graph.Data) bool { return slices.Contains(t.Data, d) })
	}
	toWorker := func(out *graph.Transfer) bool { return kindIs(out.To, "worker", "lambda") && ours(out.To) && same(out) }
	return slices.ContainsFunc(t.To.Sends, func(out *graph.Transfer) bool {
		return toWorker(out) || out.To.Type == model.Store && same(out) && slices.ContainsFunc(out.To.Sends, toWorker)
	})
}

// relaysSealed reports whether a gateway holds nothing and only forwards what it cannot read.
func relaysSealed(e *graph.Element) bool {
	return kindIs(e, "gateway") && len(e.Holds) == 0 && all(filter(e.Inbound, fromLow), func(f *graph.Flow) bool { return f.Encryption.Value == "e2e" })
}

// steered reports whether e is an agent, or a model of ours that answers without one: an
// external model acts on nothing, and injection is the problem of the agent that calls it.
func steered(e *graph.Element) bool {
	if kindIs(e, "agent") {
		return true
	}
	return kindIs(e, "llm") && e.Type == model.Process &&
		!slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return kindIs(f.Initiator(), "agent") })
}

// modelAnswers returns the flows that bring a process the answers of a model, or a page the
// actions of an agent; for a model or an agent, those that bring them to people. A tool that a
// model calls tells it something, and what agents do on their own is not an answer.
func modelAnswers(e *graph.Element) []*graph.Flow {
	if passThrough(e) {
		return nil
	}
	if kindIs(e, "llm", "agent") {
		asked := filter(requestsForPeople(e), func(f *graph.Flow) bool { return f.Initiator().Type == model.Actor || passThrough(f.Initiator()) })
		return append(asked, filter(e.Outbound, func(f *graph.Flow) bool { return f.Responder().Type == model.Actor })...)
	}
	return filter(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return kindIs(to, "llm") && !asks(to, e) || kindIs(to, "agent") && kindIs(e, "web-ui", "mobile", "web-app")
	})
}

// asks reports whether one element asks another.
func asks(from, to *graph.Element) bool {
	return askedBy(from)[to]
}

// hostsCode reports whether code of several owners runs in e.
func hostsCode(e *graph.Element) bool {
	asksRuntime := func(f *graph.Flow) bool { return f.Responder() != e && kindIs(f.Responder(), "runtime") }
	if startedByRuntime(e) || model.HasWord(e.Name, "broker") || runsOwnRules(e) {
		return false // what starts it confines it; and a broker runs no code of those whom it serves
	}
	return kindIs(e, "runtime") && !opensShells(e) && !startsMachine(e) && (startsContainers(e) || !slices.ContainsFunc(e.Outbound, asksRuntime)) || runsCodeOfCallers(e) || runsKeptCode(e) || runsTemplates(e) || runsChanges(e)
}

// runsOwnRules reports whether a program of one owner runs nothing but rules and settings that our own programs give it: no code comes to it or
// lies there, it starts nothing, and no customers share it.
func runsOwnRules(e *graph.Element) bool {
	guest := model.HasWord(e.Name+" "+e.Attrs.Value("tech"), "container", "containers", "sandbox", "vm", "virtual machine") || slices.ContainsFunc(e.Inbound, startsCallee)
	if guest || multiTenant(e) || startsContainers(e) || slices.ContainsFunc(e.Outbound, startsCallee) || holdsClass(e, "code") {
		return false
	}
	given := filter(e.Inbound, func(f *graph.Flow) bool { return carriesClass(f, "code", "control") })
	return len(given) > 0 && all(given, func(f *graph.Flow) bool {
		from := f.Initiator()
		return from.Type == model.Process && ours(from) && !carriesClass(f, "code")
	})
}

// startsMachine reports whether all that e starts is the program of a machine: a bootloader has no second owner of code.
func startsMachine(e *graph.Element) bool {
	started := filter(e.Outbound, func(f *graph.Flow) bool { return f.Local() && f.Responder().Type == model.Process })
	return len(started) > 0 && all(started, func(f *graph.Flow) bool { return commandsMachines(f.Responder()) })
}

// opensShells reports whether e is a machine, or an agent on it, whose purpose is to give those who sign in a shell: logins separate them.
func opensShells(e *graph.Element) bool { return kindIs(e, "runtime") && reachedBy(e, overSSH) }

// startedByRuntime reports whether e is a job that nobody calls, or a container: a runtime on its machine starts it, and alone can bound it.
func startedByRuntime(e *graph.Element) bool {
	return e.Type == model.Process && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		from := f.Initiator()
		return from.Type == model.Process && kindIs(from, "runtime") && f.Local() && (kindIs(e, "ci") || kindIs(e, "runtime") && from != e && startsContainers(from))
	})
}

// workloadWords are names of programs that users of a platform bring, of which its design says only that they run.
var workloadWords = []string{"task", "tasks", "workload", "workloads", "pod", "pods", "job", "jobs", "user container", "tenant container", "customer container", "container of", "containers of", "app of", "apps of", "application of", "applications of", "user application", "user applications", "tenant application", "tenant applications", "customer application", "customer applications"}

// broughtWords are names of programs that may be ours as well: they are a user's where a runtime or a daemon of the platform starts them.
var broughtWords = []string{"game server", "game servers", "user script", "user scripts", "script of", "scripts of", "script container", "script containers", "user bot", "user bots", "bot of", "bots of", "user site", "user sites", "customer site", "customer sites", "site of", "sites of"}

// hostedWorkload reports whether e is such a program: what callers bring is not said, it holds at most the secrets that a
// runtime gives it, and it uses no database. Who wrote it decides about its objects and values.
func hostedWorkload(e *graph.Element) bool {
	named := model.HasWord(e.Name, workloadWords...) || model.HasWord(e.Name, broughtWords...) && startedByPlatform(e)
	if e.Type != model.Process || !named || len(e.Holds) > 0 && (holdsMore(e) || !startedByRuntime(e)) || slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool { return kindIs(f.Responder(), "db") }) {
		return false
	}
	return !slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool { return forPerson(f.Initiator()) && (len(f.Data) > 0 || len(f.Returns) > 0) })
}

// holdsMore reports whether an element holds more than credentials and secrets.
func holdsMore(e *graph.Element) bool {
	return slices.ContainsFunc(e.Holds, func(d *graph.Data) bool { return d.Class.Value != "credentials" && d.Class.Value != "secret" })
}

// startedWorkload reports whether e is such a program that a runtime or a daemon of the platform starts.
func startedWorkload(e *graph.Element) bool { return hostedWorkload(e) && startedByPlatform(e) }

// startedByPlatform reports whether a runtime or a controller of the platform calls e, as what starts a program does.
func startedByPlatform(e *graph.Element) bool {
	return slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return f.Initiator() != e && f.Initiator().Type == model.Process && kindIs(f.Initiator(), "runtime", "controller")
	})
}

// workloadPort reports whether somebody uses such a program over a protocol of its own: whoever brought it decides who may, and no tunnel of
// ours leads there. Where no protocol is stated, nobody has decided yet.
func workloadPort(f *graph.Flow) bool {
	return startedWorkload(f.Responder()) && noTLS(f) && !f.Auth.Known() && f.Value("encryption") == "" && (f.Initiator().Type == model.Actor || low(f.Initiator()))
}

// fromWorkload reports whether such a program calls something: which servers it trusts is a matter of its code.
func fromWorkload(f *graph.Flow) bool { return startedWorkload(f.Initiator()) }

// launched reports whether e is a build or a job that processes of ours start on their own machine: it cannot decide what it is given.
func launched(e *graph.Element) bool {
	return e.Type == model.Process && kindIs(e, "ci") && reachedBy(e, func(f *graph.Flow) bool { return f.Initiator().Type == model.Process && f.Local() })
}

// runsChanges reports whether a build works on code from outside, or from a place that takes the code of its users. A worker of which the
// block says that nothing parts its jobs is a build too, if it gets code from outside.
func runsChanges(e *graph.Element) bool {
	build := kindIs(e, "ci")
	return (build || kindIs(e, "worker") && partsNothing(e)) && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return statedCode(t) && !kindIs(t.From, "registry") && (low(t.From) || kindIs(t.From, "code") || build && takenFromUsers(t))
	})
}

// runsKeptCode reports whether a process that works for several customers gets from a store the code that they wrote,
// and passes none of it on.
func runsKeptCode(e *graph.Element) bool {
	takes := slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool { return statedCode(t) && submitted(t) && !onlyItself(e, t) }) // to keep it
	return multiTenant(e) && !takes && !clientSide(e) && !kindIs(e, "ci", "registry", "code", "gateway", "device", "llm", "web-ui") && slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return t.From.Type == model.Store && kindIs(t.From, "db", "queue", "cache") && statedCode(t) && !passesOnCode(t) && writtenByUsers(t)
	})
}

// onlyItself reports whether a process gives the code that it is brought to nothing but stores, and is all that reads it there: whatever
// runs that code is the process itself.
func onlyItself(e *graph.Element, brought *graph.Transfer) bool {
	of := func(t *graph.Transfer) bool {
		return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && slices.Contains(brought.Data, d) })
	}
	return !slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool {
		elsewhere := func(out *graph.Transfer) bool { return out.To != e && of(out) }
		return of(t) && (t.To.Type != model.Store || slices.ContainsFunc(t.To.Sends, elsewhere))
	})
}

// templateWords are names of code that people who administer a system write, and that its server carries out.
var templateWords = []string{"template", "templates", "codec", "codecs", "macro", "macros", "expression", "expressions"}

// runsTemplates reports whether a server of ours reads templates or the like, which the block declares to be code, and gives them to nothing
// else: it carries them out with all that it has.
func runsTemplates(e *graph.Element) bool {
	if clientSide(e) || kindIs(e, "ci", "registry", "code", "gateway", "device", "llm", "web-ui", "runtime") || slices.ContainsFunc(e.Sends, statedCode) {
		return false
	}
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		return t.From.Type == model.Store && statedCode(t) && slices.ContainsFunc(t.Data, func(d *graph.Data) bool {
			return d.Class.Value == "code" && model.HasWord(d.Name, templateWords...)
		})
	})
}

// writtenByUsers reports whether people send the same code to a service of ours.
func writtenByUsers(t *graph.Transfer) bool {
	return slices.ContainsFunc(writers([]*graph.Element{t.From}), func(w *graph.Element) bool {
		return slices.ContainsFunc(w.Receives, func(in *graph.Transfer) bool {
			return submitted(in) && slices.ContainsFunc(in.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && slices.Contains(t.Data, d) })
		})
	})
}

// pluggedIn reports whether e is a plug-in that its host calls within the machine, or without a protocol: a service of its own that is
// reached over a network has no host.
func pluggedIn(e *graph.Element) bool {
	return e.Type == model.Process && kindIs(e, "plugin") && (e.PartOf != nil || slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		return f.Initiator().Type == model.Process && (f.Local() || f.Protocol.Value == "")
	}))
}

// inProcess reports whether an element runs in the process that calls it, as the protocol of all calls says, or what the block says of a
// plug-in: that nothing separates it from its host, or that they share a process.
func inProcess(e *graph.Element) bool { return remember(e, aboutInProcess, findInProcess) }

func findInProcess(e *graph.Element) bool {
	if e.Type != model.Process {
		return false
	}
	if e.PartOf != nil || reachedBy(e, func(f *graph.Flow) bool { return f.Initiator().Type == model.Process && f.InProgram() }) {
		return true
	}
	return pluggedIn(e) && (e.Attrs.Value("isolation") == "none" || sharesProcess(e))
}

// sharesProcess reports whether the tech of an element says that it runs in the process of its host.
func sharesProcess(e *graph.Element) bool {
	return model.HasWord(e.Attrs.Value("tech"), "in process", "same process", "same jvm", "same interpreter")
}

// hosts returns the processes that call an element.
func hosts(e *graph.Element) []*graph.Element {
	if e.PartOf != nil {
		return []*graph.Element{e.PartOf}
	}
	return filter(callers([]*graph.Element{e}), func(c *graph.Element) bool { return c.Type == model.Process && c != e })
}

// guests are names of zones in which somebody's work runs apart from the machine below.
var guests = []string{"workspace", "workspaces", "sandbox", "guest", "virtual machine", "microvm", "vm", "pod", "dev container"}

// startWords occur in labels of calls that start a program, a container or a machine.
var startWords = []string{"start", "starts", "create", "creates", "launch", "launches", "run", "runs", "spawn", "spawns"}

// starters are names of programs, beside those of engines, that start others on their machine.
var starters = []string{"supervisor", "supervisord", "systemd", "init system", "process manager", "spawner", "launcher"}

// startsCallee reports whether an engine, a runtime or a supervisor starts a program, as the label says: what is started gets no message that it
// could refuse, and there is no wire. An engine or an agent that is told to start something gets one.
func startsCallee(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	socket := f.Local() && model.HasWord(f.Label, rulers...) // the engine that is not drawn starts it
	starter := socket || kindIs(from, "runtime") || startsContainers(from) || model.HasWord(from.Name, starters...)
	told := startsContainers(to) || hostProgram(to) || model.HasWord(to.Name, "agent", "runner", "scheduler")
	return starter && from.Type == model.Process && to.Type == model.Process && from != to && ours(to) && !told && !f.IsResponse() && !speaksHTTP(f) && model.HasWord(f.Label, startWords...)
}

// insideGuest reports whether a runtime is an agent inside a guest, and not what starts guests.
func insideGuest(e *graph.Element) bool {
	starts := slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Type == model.Process && model.HasWord(f.Label, startWords...)
	})
	return kindIs(e, "runtime") && model.HasWord(e.Name, "agent", "code-server", "init") && e.Boundary != nil && model.HasWord(e.Boundary.Name, guests...) && !starts
}

// engines are names of programs that create the containers or virtual machines of a machine.
var engines = []string{"docker engine", "docker daemon", "dockerd", "docker api", "container engine", "containerd", "podman", "cri-o", "hypervisor", "libvirt", "libvirtd", "esxi", "proxmox", "firecracker", "lxd", "incus"}

// startsContainers reports whether a process creates the containers or virtual machines of its machine.
func startsContainers(e *graph.Element) bool {
	return kindIs(e, "runtime", "controller", "") && (model.HasWord(e.Name, engines...) || model.HasWord(e.Attrs.Value("tech"), engines...)) && !insideGuest(e)
}

// oneOwner reports whether nothing says that what a process starts belongs to several owners: no customers share it, and nobody hands it code.
func oneOwner(e *graph.Element) bool {
	shared := func(e *graph.Element) bool { return startedByRuntime(e) && multiTenant(e) }
	return !multiTenant(e) && !givenCode(e) && !runsChanges(e) && !slices.ContainsFunc(callees([]*graph.Element{e}), shared)
}

// rulers are names of other programs and of sockets whose callers command the whole machine.
var rulers = []string{"docker socket", "docker sock", "containerd socket", "podman socket", "systemd", "d-bus", "dbus"}

// clusterRights are words of labels for rights over all of a cluster.
var clusterRights = []string{"cluster-admin", "cluster admin"}

// commandsHost reports whether a process, which is not there to start others, calls a program of ours whose callers are as good as root: the
// engine of containers or machines, what starts the services of a machine, or the API of a cluster with all rights on it. One that runs
// without root gives no more than its account has.
func commandsHost(f *graph.Flow) bool {
	from, to := f.Initiator(), f.Responder()
	if from.Type != model.Process || kindIs(from, "runtime", "controller") || runsChanges(from) || !ours(to) || to.Type == model.Actor || f.IsResponse() {
		return false
	}
	if as := to.Attrs.Value("runs-as"); as != "" && as != "root" {
		return false
	}
	if startsContainers(to) && model.HasWord(f.Label, startWords...) {
		return false // to start containers is its job: what they may do is decided where they are started
	}
	return startsContainers(to) || model.HasWord(to.Name, rulers...) || model.HasWord(f.Label, clusterRights...)
}

// checkedByHost reports whether a plug-in is called by a process that gets code from outside, and the block says how the code is checked.
func checkedByHost(e *graph.Element) bool {
	return kindIs(e, "plugin") && slices.ContainsFunc(e.Inbound, func(f *graph.Flow) bool {
		host := f.Initiator()
		return host.Type == model.Process && slices.ContainsFunc(host.Receives, func(t *graph.Transfer) bool {
			return t.From != e && bringsCode(t, ask{}) && statedOn(t, "artifact") != ""
		})
	})
}

// soldGateways are words for gateways and balancers that a cloud provider runs for its customers.
var soldGateways = []string{"aws alb", "aws nlb", "aws elb", "alb", "nlb", "elb", "elastic load balancing", "elastic load balancer", "application load balancer", "network load balancer", "aws waf", "cloudfront", "aws api gateway", "amazon api gateway", "azure front door", "azure application gateway", "azure api management", "google cloud load balancing", "google cloud load balancer", "cloud armor", "cloudflare cdn", "cloudflare waf", "cloudflare proxy", "fastly", "akamai"}

// runByProvider reports whether e is such a gateway.
func runByProvider(e *graph.Element) bool {
	return kindIs(e, "", "gateway") && model.HasWord(e.Name+" "+e.Attrs.Value("tech"), soldGateways...)
}

// runsAsFunction reports whether a provider starts e for each call.
func runsAsFunction(e *graph.Element) bool {
	return kindIs(e, "lambda") || model.HasWord(e.Name+" "+e.Attrs.Value("tech"), "lambda", "cloud function", "cloud functions", "azure functions", "cloudflare worker", "cloudflare workers")
}

// askedOverSSH reports whether people or programs run commands on e over ssh, and nobody asks it for anything else over a network.
func askedOverSSH(e *graph.Element) bool {
	return !kindIs(e, "gateway") && !builds(e) && reachedBy(e, overSSH) && all(e.Inbound, func(f *graph.Flow) bool { return overSSH(f) || f.Local() || f.IsResponse() })
}

// loadsPlugin reports whether a process calls a plug-in that it has loaded, or that is on its machine, without a sandbox.
func loadsPlugin(e *graph.Element) bool {
	return slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return kindIs(to, "plugin") && f.Local() && to.Attrs.Value("runs-as") != "sandbox"
	})
}

// takesCode reports whether a process interprets code among other things: treating it as code is then its purpose.
func takesCode(e *graph.Element) bool {
	return slices.ContainsFunc(entry(e), func(f *graph.Flow) bool {
		return slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool {
			own := t.From.Type == model.Store && !kindIs(t.From, "queue") // what it has written there itself, such as a model
			return t.To == e && !own && statedCode(t)
		})
	})
}

// givesCode reports whether e passes on code that it gets, and installs none of it.
func givesCode(e *graph.Element) bool {
	return kindIs(e, "registry", "code", "gateway") || slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool {
		return statedCode(t) && t.To.Type != model.Store
	})
}

// takesWorkflows reports whether people hand e, themselves or through a gateway, what its system is to do, declared as code, and a process of
// ours or a store of its own takes it on: the code is no attack, but a value from outside may become a part of it.
func takesWorkflows(e *graph.Element) bool { return remember(e, aboutWorkflows, findTakesWorkflows) }

func findTakesWorkflows(e *graph.Element) bool {
	onward := func(d *graph.Data) bool {
		return slices.ContainsFunc(e.Sends, func(t *graph.Transfer) bool {
			return slices.Contains(t.Data, d) && (t.To.Type == model.Process && ours(t.To) && kindIs(t.To, "worker", "runtime") && !opensForOthers(t.To) || t.To.Type == model.Store && kindIs(t.To, "db", "queue") && runBehind(t.To, d))
		})
	}
	fromCallers := func(f *graph.Flow) bool {
		return f.Responder() == e && (forPerson(f.Initiator()) || passThrough(f.Initiator()))
	}
	return slices.ContainsFunc(entry(e), fromCallers) && slices.ContainsFunc(askedOf(e), func(f *graph.Flow) bool {
		return forPerson(f.Initiator()) && slices.ContainsFunc(f.Data, func(d *graph.Data) bool {
			return d.Class.Value == "code" && d.Class.Origin == model.Declared && onward(d)
		})
	})
}

// runBehind reports whether a worker or a runtime of ours takes some data out of a store.
func runBehind(store *graph.Element, d *graph.Data) bool {
	return slices.ContainsFunc(store.Sends, func(t *graph.Transfer) bool {
		return ours(t.To) && kindIs(t.To, "worker", "runtime") && slices.Contains(t.Data, d)
	})
}

// examiners are words for programs that open things made by others, to say what they are.
var examiners = []string{"scanner", "scan", "antivirus", "virus", "malware", "trivy", "clair", "grype", "clamav", "sandbox detonation", "spam", "rspamd", "spamassassin", "amavis"}

// opensForOthers reports whether e is such a program.
func opensForOthers(e *graph.Element) bool { return len(examined(e)) > 0 }

// examined returns the flows that bring an examining program what others have made, code or files, from outside.
func examined(e *graph.Element) []*graph.Flow {
	if !model.HasWord(e.Name, examiners...) && !model.HasWord(e.Attrs.Value("tech"), examiners...) {
		return nil
	}
	var out unique[*graph.Flow]
	for _, t := range e.Receives {
		if (statedCode(t) || fileContent(t, ask{})) && madeOutside(t) {
			out.add(t.Flow)
		}
	}
	return out.list
}

// madeOutside reports whether data comes from outside, or came from there to the element that passes it on.
func madeOutside(t *graph.Transfer) bool {
	return low(t.From) || slices.ContainsFunc(t.From.Receives, func(in *graph.Transfer) bool {
		same := slices.ContainsFunc(in.Data, func(d *graph.Data) bool { return slices.Contains(t.Data, d) })
		return same && (low(in.From) || passThrough(in.From))
	})
}

// givenCode reports whether callers hand code to e: it runs the code, or works with it.
func givenCode(e *graph.Element) bool {
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool { return !t.Answer && statedCode(t) })
}

// runsCodeOfCallers reports whether the users of a process send it code and it gives none away:
// a process that does not pass code on runs it. Builds and registries have their own rules.
func runsCodeOfCallers(e *graph.Element) bool {
	if clientSide(e) || kindIs(e, "ci", "registry", "code", "gateway", "device", "llm") || slices.ContainsFunc(e.Sends, statedCode) {
		return false
	}
	return slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool {
		from := t.Asker()
		return !t.Answer && statedCode(t) && !installedByAdmins(t) && t.From == from && from != e && (forPerson(from) || from.Type == model.Process && from.PublicDistance <= 1)
	})
}

// installedByAdmins reports whether only administrators bring the code that moves, themselves or through a gateway, and its name says that it extends
// the program: it is installed, and is no code of users.
func installedByAdmins(t *graph.Transfer) bool {
	bring := []*graph.Flow{t.Exchange}
	if in := inFrontOf(t.Exchange); len(in) > 0 {
		bring = filter(in, func(f *graph.Flow) bool { return sharesData(f.Data, codeIn(t)) })
	}
	return movesNamed(t, pluggedWords...) && all(bring, func(f *graph.Flow) bool { return administrator(f.Initiator()) })
}

// codeIn returns the data that the block declares to be code.
func codeIn(t *graph.Transfer) []*graph.Data {
	return filter(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" })
}

// pluggedWords are names of code that is added to a program.
var pluggedWords = []string{"plugin", "plugins", "plug in", "plug ins", "extension", "extensions", "add on", "add ons", "addon", "addons", "module", "modules"}

// statedCode reports whether the block declares that code moves.
func statedCode(t *graph.Transfer) bool {
	return slices.ContainsFunc(t.Data, func(d *graph.Data) bool { return d.Class.Value == "code" && d.Class.Origin == model.Declared })
}

// hostPrograms are words for programs that work on the machine on which they run: they watch it, change it or save it.
var hostPrograms = []string{"host agent", "node agent", "endpoint agent", "monitoring agent", "security agent", "backup agent", "device agent", "edge agent", "management agent", "update agent", "system agent", "endpoint", "edr", "kubelet", "daemonset", "csi driver", "csi node", "cni", "kube proxy", "udev", "hypervisor", "init system", "systemd", "device daemon", "device manager", "backup client", "osquery", "osqueryd", "mdm agent", "mdm client", "salt minion", "puppet agent", "chef client"}

// hostProgram reports whether e is such a program, by its words: an agent that no person asks is one too, unless its kind says that it is something else.
func hostProgram(e *graph.Element) bool {
	if e.Type != model.Process || !kindIs(e, "", "worker", "device", "controller", "runtime") {
		return false
	}
	if managesDevice(e) {
		return true
	}
	said := e.Name + " " + e.Attrs.Value("tech")
	return model.HasWord(said, hostPrograms...) || model.HasWord(said, "agent") && kindIs(e, "worker", "device") && !slices.ContainsFunc(e.Inbound, asksForPerson)
}

// nodeWords occur in labels of calls by which a program tells a controller about the machine on which it runs.
var nodeWords = []string{"node", "nodes", "register host", "register machine", "join cluster", "join the cluster"}

// startsWork reports whether e, as root, has an engine on its machine start what a controller orders, to which it reports as a node: to set up
// other accounts takes root.
func startsWork(e *graph.Element) bool {
	return commandsEngine(e) && e.Attrs.Value("runs-as") == "root" && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return kindIs(f.Responder(), "controller") && !f.Local() && model.HasWord(f.Label, nodeWords...)
	})
}

// rulesMachine reports whether e is a controller that installs code of others as root: what it manages is the machine itself.
func rulesMachine(e *graph.Element) bool {
	return kindIs(e, "controller") && e.Attrs.Value("runs-as") == "root" && installsCode(e)
}

// ownsCallees reports whether such a controller shows a credential only on the machine that it manages.
func ownsCallees(e *graph.Element) bool {
	return rulesMachine(e) && !slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		return f.Responder().Boundary != e.Boundary && f.Auth.Known()
	})
}

// commandsEngine reports whether e has an engine on its machine start other programs, over a socket that gives it all that the engine can do.
func commandsEngine(e *graph.Element) bool {
	return e.Type == model.Process && slices.ContainsFunc(e.Outbound, func(f *graph.Flow) bool {
		to := f.Responder()
		return to != e && f.Local() && !f.InProgram() && kindIs(to, "runtime") && startsContainers(to)
	})
}

// devices are names of zones that are a machine of somebody who is managed from elsewhere.
var devices = []string{"managed device", "managed host", "endpoint", "endpoints", "laptop", "laptops", "workstation", "workstations", "employee device", "managed server", "managed node", "managed machine"}

// managesDevice reports whether e, as root, gets code from elsewhere for the machine on which it runs.
func managesDevice(e *graph.Element) bool {
	return e.Attrs.Value("runs-as") == "root" && e.Boundary != nil && model.HasWord(e.Boundary.Name, devices...) &&
		slices.ContainsFunc(e.Receives, func(t *graph.Transfer) bool { return statedCode(t) && t.Exchange.Crosses() })
}

// machineStarters are names of what starts containers, virtual machines or commands on a host: who commands it has all that is there.
var machineStarters = []string{"docker", "containerd", "podman", "container engine", "container runtime", "hypervisor", "libvirt", "kubernetes api", "kube-apiserver", "kube apiserver", "kubelet", "shell"}

// startsMachines reports whether e, by its name or its technology, starts containers or machines, or runs commands on a host.
func startsMachines(e *graph.Element) bool {
	named := model.HasWord(e.Name, machineStarters...) || model.HasWord(e.Attrs.Value("tech"), machineStarters...)
	return e.Type != model.Store && e.Type != model.Actor && kindIs(e, "", "api", "controller", "runtime") && named
}

// fetchesAllCode reports whether all code that comes to e from outside is what e itself fetches: nobody sends it code to run.
func fetchesAllCode(e *graph.Element) bool {
	return !slices.ContainsFunc(entry(e), func(f *graph.Flow) bool {
		return f.Initiator() != e && slices.ContainsFunc(f.Transfers, func(t *graph.Transfer) bool { return t.To == e && statedCode(t) })
	})
}

// beginsAllInput reports whether e itself asks for all that comes in from outside: it can discard it, and has no caller to refuse.
func beginsAllInput(e *graph.Element) bool {
	return all(entry(e), func(f *graph.Flow) bool { return f.Initiator() == e })
}
