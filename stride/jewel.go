package stride

import (
	"math"
	"sort"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// waysShown is how many ways to a crown jewel are kept: the shortest ones, each from another place.
const waysShown = 3

// Jewel is a crown jewel with the shortest ways to it.
type Jewel struct {
	Element *graph.Element
	// Ways from outsiders come first, then those from inside. There are none if nothing touches the jewel.
	Ways []Way
}

// Way is a chain of flows to a crown jewel. A hop is a request, a queue that
// delivers to its consumer, or an answer from outside: what outsiders put on
// the queue, or answer, takes effect inside.
type Way struct {
	From  *graph.Element
	Flows []*graph.Flow
	// Seams is the number of trust boundaries that the flows cross.
	Seams int
	// Weakest is the hop with the weakest proof of identity, the first one of several.
	Weakest *graph.Flow
	// Control says what is known there, such as "no authentication" or "password".
	Control string
	// Strength is that of the proof there, one of model.NoProof to model.BoundProof or between two of them.
	Strength float64
}

// Reach is how far an attacker gets from a process under their control.
type Reach struct {
	Process *graph.Element
	// Direct is the number of elements that it asks, All of those that can be reached over any number of hops.
	Direct, All int
	Jewels      []*graph.Element
}

// hop is one step towards a crown jewel: from its source along a flow.
type hop struct {
	flow   *graph.Flow
	source *graph.Element
}

// step is a hop and the element that it leads to.
type step struct {
	hop
	to *graph.Element
}

// jewels finds the ways to every crown jewel, in document order.
func jewels(g *graph.Graph) []Jewel {
	var out []Jewel
	for _, e := range g.Elements {
		if e.Crown.Known() {
			out = append(out, Jewel{e, ways(e)})
		}
	}
	return out
}

// ways walks from a jewel towards those who can make it act, breadth first. A way begins at an
// outsider. If there are fewer than are shown, ways from inside follow: from people and from what
// nothing else asks, since insiders are a way in too.
func ways(jewel *graph.Element) []Way {
	toward := map[*graph.Element]step{jewel: {}}
	var outside, inside []Way
	for layer := []*graph.Element{jewel}; len(layer) > 0 && len(outside) < waysShown; {
		var next []*graph.Element
		for _, e := range layer {
			if low(e) && e != jewel {
				outside = append(outside, newWay(e, toward))
				continue
			}
			hops := feeders(e)
			if e != jewel && (e.Type == model.Actor || len(hops) == 0) {
				inside = append(inside, newWay(e, toward))
			}
			for _, h := range hops {
				if _, seen := toward[h.source]; !seen {
					toward[h.source] = step{h, e}
					next = append(next, h.source)
				}
			}
		}
		layer = next
	}
	if len(outside)+len(inside) == 0 { // all its callers ask only each other
		for _, h := range feeders(jewel) {
			if h.source == jewel {
				continue // its own requests to itself are no way to it, and would be followed for ever
			}
			inside = append(inside, newWay(h.source, map[*graph.Element]step{h.source: {h, jewel}}))
		}
	}
	shortestFirst(outside)
	shortestFirst(inside)
	found := append(outside, inside...)
	return found[:min(waysShown, len(found))]
}

func shortestFirst(ways []Way) {
	sort.SliceStable(ways, func(i, j int) bool {
		a, b := ways[i], ways[j]
		if len(a.Flows) != len(b.Flows) {
			return len(a.Flows) < len(b.Flows)
		}
		return a.Seams < b.Seams
	})
}

// feeders returns the elements that can make e act: those that ask it, the
// queues that deliver to it, and the external systems whose answers it takes in.
func feeders(e *graph.Element) []hop {
	var out []hop
	for _, f := range e.Inbound {
		out = append(out, hop{f, f.Initiator()})
	}
	for _, t := range e.Receives {
		if t.Answer && (kindIs(t.From, "queue") || low(t.From)) {
			out = append(out, hop{t.Flow, t.From})
		}
	}
	return out
}

func newWay(from *graph.Element, toward map[*graph.Element]step) Way {
	w := Way{From: from}
	weakest := math.Inf(1)
	for e := from; toward[e].flow != nil; e = toward[e].to {
		h := toward[e].hop
		w.Flows = append(w.Flows, h.flow)
		w.Seams += len(h.flow.Seams())
		if strength, control := identified(h); strength < weakest {
			weakest, w.Weakest, w.Control, w.Strength = strength, h.flow, control, strength
		}
	}
	return w
}

// identified says how well, and how, the source of a hop proves its identity:
// the caller of a request, or the server whose answer is taken in.
func identified(h hop) (strength float64, control string) {
	if h.flow.Initiator() != h.source {
		return answers(h.flow)
	}
	f := h.flow
	if model.LookupValue("sign", f.Attrs.Value("sign")).Strength > 0 {
		return model.BoundProof, "signature"
	}
	switch p := proof(f); {
	case !f.Auth.Known() && f.Attrs.Value("sign") == "none":
		return model.NoProof, "no authentication"
	case !f.Auth.Known() && f.Local():
		return model.FreshProof, "local call"
	case !f.Auth.Known():
		return model.UnknownProof, "authentication not stated"
	case p.Name == "none":
		return model.NoProof, "no authentication"
	case p.ByDesign:
		return model.NoProof, "open to anybody by design"
	default:
		return float64(p.Strength), p.Phrase
	}
}

// answers says how well a server proves its identity to the element that takes in its answer.
func answers(f *graph.Flow) (strength float64, control string) {
	switch v := model.LookupValue("server-auth", f.ServerAuth.Value); {
	case !f.ServerAuth.Known() && f.Local():
		return model.FreshProof, "local call"
	case !f.ServerAuth.Known():
		return model.UnknownProof, "server not known to be verified"
	case v.Weak:
		return model.NoProof, "server not verified"
	default:
		return float64(v.Strength + 1), "server verified by " + v.Name
	}
}

// reaches lists the processes from which a crown jewel can be reached, those that reach most first.
func reaches(g *graph.Graph) []Reach {
	next := successors(g)
	seen := make([]int, len(g.Elements)) // the number of the last walk that came by
	var out []Reach
	for i, e := range g.Elements {
		if e.Type != model.Process || e.PartOf != nil { // who takes over a part has taken over its program
			continue
		}
		if r := reachFrom(g, i, next, seen); len(r.Jewels) > 0 {
			out = append(out, r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if len(a.Jewels) != len(b.Jewels) {
			return len(a.Jewels) > len(b.Jewels)
		}
		return a.All > b.All
	})
	return out
}

// successors lists, by index, what each element can make act: the elements that it asks, the consumers of a queue,
// and those that run the code that it serves. What outsiders can do by themselves does not count.
func successors(g *graph.Graph) [][]int {
	index := make(map[*graph.Element]int, len(g.Elements))
	for i, e := range g.Elements {
		index[e] = i
	}
	next := make([][]int, len(g.Elements))
	for i, e := range g.Elements {
		if low(e) {
			continue
		}
		for _, f := range e.Outbound {
			next[i] = append(next[i], index[f.Responder()])
		}
		for _, part := range e.Parts {
			next[i] = append(next[i], index[part])
		}
		if e.PartOf != nil {
			next[i] = append(next[i], index[e.PartOf])
		}
		for _, t := range e.Sends {
			if t.Answer && (kindIs(e, "queue") || carriesCode(t, ask{})) {
				next[i] = append(next[i], index[t.To])
			}
		}
	}
	return next
}

// reachFrom walks breadth first from one element. seen is reused between walks;
// each walk marks it with its own number, the index of its start plus one.
func reachFrom(g *graph.Graph, start int, next [][]int, seen []int) Reach {
	r := Reach{Process: g.Elements[start]}
	walk := start + 1
	seen[start] = walk
	queue := []int{start}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, to := range next[at] {
			if seen[to] == walk {
				continue
			}
			seen[to] = walk
			queue = append(queue, to)
			r.All++
			if at == start {
				r.Direct++
			}
			if g.Elements[to].Crown.Known() {
				r.Jewels = append(r.Jewels, g.Elements[to])
			}
		}
	}
	return r
}

// intrusions returns the flows by which an outsider gets past the edge: directly
// into an internal or restricted zone, or to a process beside its gateway.
func intrusions(g *graph.Graph) []*graph.Flow {
	return filter(g.Flows, func(f *graph.Flow) bool {
		if f.IsResponse() || !low(f.Initiator()) {
			return false
		}
		return f.Responder().Level() >= model.Internal && f.Responder().Boundary != nil || up(f) && bypassesGateway(f)
	})
}
