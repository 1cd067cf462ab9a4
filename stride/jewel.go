package stride

import (
	"slices"
	"sort"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// waysShown is how many ways to a crown jewel are kept: the shortest from as many places.
const waysShown = 3

// Jewel is a crown jewel with the shortest ways to it from a public or partner zone.
type Jewel struct {
	Element *graph.Element
	// Ways are none when no outsider can reach it over the flows of the block.
	Ways []Way
}

// Way is a chain of flows from an outsider to a crown jewel. A hop is a request,
// or a queue that delivers to its consumer: what is put on the queue outside acts inside.
type Way struct {
	From  *graph.Element
	Flows []*graph.Flow
	// Seams counts the trust boundaries that the flows cross.
	Seams int
	// Weakest is the hop on which callers prove least who they are, the first of equals.
	Weakest *graph.Flow
	// Control says what is known there, such as "no authentication" or "password".
	Control string
}

// Reach is how far somebody gets who has taken over a process.
type Reach struct {
	Process *graph.Element
	// Direct counts the elements that it asks, All those that can be reached over any number of hops.
	Direct, All int
	Jewels      []*graph.Element
}

// hop is one step towards a crown jewel.
type hop struct {
	flow *graph.Flow
	next *graph.Element
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

// ways walks from a jewel towards the callers, breadth first, and stops at each outsider.
func ways(jewel *graph.Element) []Way {
	toward := map[*graph.Element]hop{jewel: {}}
	var found []Way
	for layer := []*graph.Element{jewel}; len(layer) > 0 && len(found) < waysShown; {
		var next []*graph.Element
		for _, e := range layer {
			if low(e) && e != jewel {
				found = append(found, newWay(e, toward))
				continue
			}
			for _, h := range feeders(e) {
				if _, seen := toward[h.next]; !seen {
					toward[h.next] = hop{h.flow, e}
					next = append(next, h.next)
				}
			}
		}
		layer = next
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if len(a.Flows) != len(b.Flows) {
			return len(a.Flows) < len(b.Flows)
		}
		return a.Seams < b.Seams
	})
	return found[:min(waysShown, len(found))]
}

// feeders are the elements that can make e act: those that ask it, and the queues that deliver to it.
func feeders(e *graph.Element) []hop {
	var out []hop
	for _, f := range e.Inbound {
		out = append(out, hop{f, f.Initiator()})
	}
	for _, f := range consumesQueue(e) {
		if f.Responder() != e {
			out = append(out, hop{f, f.Responder()})
		}
	}
	return out
}

func newWay(from *graph.Element, toward map[*graph.Element]hop) Way {
	w := Way{From: from}
	weakest := len(authStrength)
	for e := from; toward[e].flow != nil; e = toward[e].next {
		f := toward[e].flow
		w.Flows = append(w.Flows, f)
		w.Seams += len(f.Seams())
		if strength, control := proof(f); strength < weakest {
			weakest, w.Weakest, w.Control = strength, f, control
		}
	}
	return w
}

// authStrength orders what callers show, weakest first: nothing, unknown, what
// can be guessed or copied, what expires, what is bound to its owner.
var authStrength = [][]string{
	{"none", "client-id"},
	{""},
	{"codename", "passphrase", "password", "api-key", "client-secret", "credentials", "ssh-key", "signed-url"},
	{"session", "token", "oauth", "sso", "iam", "service-account"},
	{"signature", "password+2fa", "token+2fa", "oauth+2fa", "mfa", "mtls"},
}

// proof says how well a flow's caller proves who it is, and how.
func proof(f *graph.Flow) (strength int, control string) {
	value := f.Auth.Value
	if sign := f.Attrs.Value("sign"); sign == "hmac" || sign == "asymmetric" {
		return len(authStrength) - 1, "signature"
	} else if sign == "none" && value == "" {
		value = "none"
	}
	for i, values := range authStrength {
		if slices.Contains(values, value) {
			strength = i
		}
	}
	switch {
	case value == "" && local(f):
		return len(authStrength) - 2, "local call"
	case value == "":
		return strength, "authentication not stated"
	case value == "none":
		return strength, "no authentication"
	}
	return strength, value
}

// reaches lists the processes from which a crown jewel can be reached, those that reach most first.
func reaches(g *graph.Graph) []Reach {
	next := successors(g)
	seen := make([]int, len(g.Elements)) // the number of the walk that came by last
	var out []Reach
	for i, e := range g.Elements {
		if e.Type != model.Process {
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

// successors lists, by index, what each element can make act: those that it asks,
// and the consumers of a queue. What outsiders can do by themselves does not count.
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
		for _, f := range e.Inbound {
			if kindIs(e, "queue") && (f.From == e || f.Both) {
				next[i] = append(next[i], index[f.Initiator()])
			}
		}
	}
	return next
}

// reachFrom walks breadth first from one element. seen is reused between walks;
// a walk marks it with its own number, which is the index of its start and one.
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

// intrusions are the flows by which an outsider reaches past the edge: into an
// internal or restricted zone directly, or to a process beside its gateway.
func intrusions(g *graph.Graph) []*graph.Flow {
	return filter(g.Flows, func(f *graph.Flow) bool {
		if f.IsResponse() || !low(f.Initiator()) {
			return false
		}
		return f.Responder().Level() >= model.Internal && f.Responder().Boundary != nil || up(f) && bypassesGateway(f)
	})
}
