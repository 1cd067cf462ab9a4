package stride

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// reachableCrowns are the crown jewels that can be reached from the elements, nearest first.
func reachableCrowns(from []*graph.Element) []*graph.Element {
	var found []*graph.Element
	seen := make(map[*graph.Element]bool)
	for layer := from; len(layer) > 0; {
		var next []*graph.Element
		for _, e := range layer {
			if seen[e] {
				continue
			}
			seen[e] = true
			if e.Crown.Known() {
				found = append(found, e)
			}
			if e.CrownDistance == graph.Far {
				continue
			}
			for _, f := range e.Outbound {
				next = append(next, f.Responder())
			}
		}
		layer = next
	}
	return found
}

// callers are the elements that ask any of the given ones.
func callers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range e.Inbound {
			out.add(f.Initiator())
		}
	}
	return out.list
}

// writers are the elements from which data goes to any of the given ones. Who says
// that it reads and writes does both.
func writers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, t := range e.Receives {
			if !t.Query && t.From != e {
				out.add(t.From)
			}
		}
		for _, f := range e.Inbound {
			// An arrow from the store shows what is read, whatever its label says, and so does returns= without
			// data= on one that asks. Who may write and does not say so is not locked out.
			stated := len(f.Returns) > 0 && len(f.Data) == 0 && !pushes(f)
			if f.From != e && (f.Brings() || !f.Asks() && !stated) {
				out.add(f.Initiator())
			}
		}
	}
	return out.list
}

// able are those of some elements that the design can change and that can act: processes, else
// stores with a server of their own. Where there is none of them, all are.
func able(elements []*graph.Element) []*graph.Element {
	of := func(can func(*graph.Element) bool) []*graph.Element {
		return filter(elements, func(e *graph.Element) bool { return ours(e) && can(e) })
	}
	if processes := of(func(e *graph.Element) bool { return e.Type == model.Process }); len(processes) > 0 {
		return processes
	}
	if stores := of(func(e *graph.Element) bool { return e.Type == model.Store && !files(e) }); len(stores) > 0 {
		return stores
	}
	return elements
}

// callees are the elements that any of the given ones asks.
func callees(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		for _, f := range e.Outbound {
			if f.Responder() != e {
				out.add(f.Responder())
			}
		}
	}
	return out.list
}

// consumers are those that get something from stores, and of the elements that are none they themselves.
func consumers(elements []*graph.Element) []*graph.Element {
	var out unique[*graph.Element]
	for _, e := range elements {
		if e.Type != model.Store {
			out.add(e)
			continue
		}
		for _, t := range e.Sends {
			out.add(t.To)
		}
	}
	return out.list
}

// queues are those at either end of the flows of a threat.
func (t *Threat) queues() []*graph.Element {
	var out unique[*graph.Element]
	for _, f := range t.Flows() {
		for _, e := range []*graph.Element{f.From, f.To} {
			if kindIs(e, "queue") {
				out.add(e)
			}
		}
	}
	return out.list
}
