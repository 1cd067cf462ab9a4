package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// What runs in one program has one account, one memory and one set of secrets; see graph.Element.PartOf. Between its parts there is no
// wire and no caller, and what belongs to the program is said once, of the whole.

// The conditions on what runs in the program of another process.
var programPredicates = map[string]predicate{
	"plugin-in-host": onProcess("it is a plug-in in the program of its host, which cannot keep anything from it", pluginInHost),
	"confinable":     onProcess("it is a plug-in that a process of ours loads or calls on its machine, and its host can keep something from it, or the block says that it does not", confinable),
	"unseparated": onProcess("it is a plug-in in the program of its host, and the block says that nothing separates them", func(e *graph.Element) bool {
		return pluginInHost(e) && e.Attrs.Value("isolation") == "none"
	}),
	"own-plug-in": {
		help:    "the block says of a plug-in, which its host loads, how its code is checked",
		element: func(e *graph.Element, _ ask) bool { return pluginInHost(e) && e.Attrs.Value("artifact") != "" },
		flow:    func(*graph.Flow, ask) bool { return false },
	},
	"to-plug-in-host": onMove("it goes to a process that loads plug-ins into its own program, or to such a plug-in, and nothing separates them", func(t *graph.Transfer, _ ask) bool {
		return loadedFreely(t.To) || slices.ContainsFunc(t.To.Parts, loadedFreely)
	}),
	"own-image": {
		help:    "the block says of the element itself how its image or package is checked",
		element: func(e *graph.Element, _ ask) bool { return e.Attrs.Value("artifact") != "" },
		flow:    func(*graph.Flow, ask) bool { return false },
	},
	"secrets-in-code": onElement("the block states that it keeps its credentials in its code or image", inCode),
	"in-container":    onElement("it runs in a container that we start, as its technology or a boundary around it says", inContainer),
}

// inCode reports whether a block states that an element keeps its credentials in its code or image: they are the same wherever it is installed.
func inCode(e *graph.Element) bool {
	return e.Attrs.Value("secrets") == "none" && !kindIs(e, "device", "mobile")
}

// commandsMachine reports whether a process commands its machine: as root, or by the socket of an engine for containers.
func commandsMachine(e *graph.Element) bool {
	return e.Attrs.Value("runs-as") == "root" || commandsEngine(e) || startsContainers(e) || model.HasWord(e.Attrs.Value("tech"), rulers...)
}

// containerWords name what starts containers, or a group of them.
var containerWords = []string{"container", "containers", "docker", "compose", "podman", "kubernetes", "k8s", "eks", "aks", "gke", "openshift", "pod", "pods", "helm chart"}

// inContainer reports whether a program of ours runs in a container: we choose its image. What starts containers, the API of a cluster and what
// users have started there are no such program: their images come with the platform or with a job. A proxy in front may be a package of the
// machine, and a store may come with the platform, unless the block says how their image is checked.
func inContainer(e *graph.Element) bool {
	program := e.Type == model.Process && !passThrough(e) && !controlPlane(e) && !kindIs(e, "ci", "device", "mobile", "cli", "plugin") && !startedByRuntime(e)
	return ours(e) && (program || e.Attrs.Value("artifact") != "") && saysContainer(e)
}

// saysContainer reports whether the technology of an element or a boundary around it names containers. What is directly on a machine with an
// engine may run beside its containers; what is in a network or a group there runs in one.
func saysContainer(e *graph.Element) bool {
	named := model.HasWord(e.Attrs.Value("tech"), "container", "containers", "pod", "pods", "docker image") // more often than not, "Docker" there is what it calls
	for _, b := range e.Boundary.Path() {
		onEngine := b == e.Boundary && model.HasWord(b.Name, "host") && !model.HasWord(b.Name, "compose")
		named = named || model.HasWord(b.Attrs.Value("tech"), containerWords...) || !onEngine && model.HasWord(b.Name, containerWords...)
	}
	return named
}

// withinToo are the controls that count on a call within a program too: which object or tenant it is about, and what is checked before use.
var withinToo = []string{"authz", "validate", "prompt-guard", "output-guard"}

// ofProgram are the controls that a program has as a whole.
var ofProgram = append([]string{"least"}, graph.OfProgram...)

// programs returns the programs that some elements run in.
func programs(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		out.add(e.Program())
	}
	return out.list
}

// calls returns what an element asks of others; for a program, what any part of it asks of other programs.
func calls(e *graph.Element) []*graph.Flow {
	whole := e.Program()
	if len(whole.Parts) == 0 {
		return e.Outbound
	}
	var out []*graph.Flow
	for _, part := range append([]*graph.Element{whole}, whole.Parts...) {
		out = append(out, filter(part.Outbound, func(f *graph.Flow) bool { return !f.InProgram() })...)
	}
	return out
}

// usedByOneProgram reports whether all that use a store are parts of one program: the account that they share is the program's own.
func usedByOneProgram(store *graph.Element) bool {
	users := callers([]*graph.Element{store})
	return len(users) > 1 && len(programs(users)) == 1
}

// accessOf returns what a block says of the access to a store. An account that only the parts of one program share is its own.
func accessOf(store *graph.Element) string {
	access := store.Attrs.Value("access")
	if access == "shared-account" && usedByOneProgram(store) {
		return "per-service"
	}
	return access
}

// pluginInHost reports whether e is a plug-in in the program of its host, as the block, all its calls or its tech say.
func pluginInHost(e *graph.Element) bool {
	called := func(f *graph.Flow) bool { return f.Initiator().Type == model.Process && f.InProgram() }
	return kindIs(e, "plugin") && e.Type == model.Process && (e.PartOf != nil || reachedBy(e, called) || pluggedIn(e) && sharesProcess(e))
}

// confinable reports whether the host of a plug-in can keep something from it, or its block says of one that it runs in the program of its
// host that nothing does.
func confinable(e *graph.Element) bool {
	return pluggedIn(e) && (!pluginInHost(e) || e.Attrs.Value("isolation") == "none")
}

// byProgram drops what a rule says of calls within a program, where its control means nothing, and what it says of parts that belongs to
// the program is said of the whole.
func byProgram(firings []Firing) []Firing {
	var out []Firing
	of := make(map[wholeRule]int)
	for _, f := range firings {
		if !f.leaveProgram() {
			continue
		}
		switch e := f.Subject.Element; {
		case e != nil && pluginInHost(e) && (f.attacks("sandbox-escape") || f.attacks("supply-chain")):
			f.Target = hosts(e)[0] // it is the host that can refuse to load it
		case e != nil && len(e.Program().Parts) > 0 && f.belongsToProgram():
			whole := e.Program()
			if at, known := of[wholeRule{whole, f.Rule}]; known {
				out[at].Flows = appendNew(out[at].Flows, f.Flows...)
				continue
			}
			of[wholeRule{whole, f.Rule}] = len(out)
			f = f.ofWhole()
		}
		out = append(out, f)
	}
	return out
}

// wholeRule is a program and what a rule says of it, once.
type wholeRule struct {
	whole *graph.Element
	rule  *Rule
}

// belongsToProgram reports whether a firing is about what a program has as a whole.
func (f Firing) belongsToProgram() bool {
	return slices.Contains(ofProgram, f.Rule.attribute()) && !onFlows(f.Rule.Control)
}

// ofWhole returns a firing about the program instead of a part of it.
func (f Firing) ofWhole() Firing {
	whole := f.Target.Program()
	if f.Target == whole {
		return f
	}
	f.Subject, f.Target = Subject{Element: whole}, whole
	f.Places = f.Rule.places(f)
	f.settle()
	return f
}

// leaveProgram takes calls within a program out of a firing whose control means nothing there, and reports whether anything is left.
func (f *Firing) leaveProgram() bool {
	if slices.Contains(withinToo, f.Rule.attribute()) || !slices.ContainsFunc(f.Flows, (*graph.Flow).InProgram) {
		return true
	}
	if f.Subject.Element == nil {
		return false
	}
	f.Flows = filter(f.Flows, func(flow *graph.Flow) bool { return !flow.InProgram() })
	f.Places = filter(f.Places, func(p Place) bool { return p.Flow == nil || !p.Flow.InProgram() })
	f.settle()
	return len(f.Flows) > 0 && len(f.Places) > 0
}
