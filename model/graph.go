package model

import "slices"

// Far is the distance to something that cannot be reached.
const Far = 1 << 20

// Graph is a block whose derived facts are set: who asks whom, how far it is to
// a crown jewel, what a name implies.
type Graph struct {
	*Block
}

// NewGraph infers what the block does not declare, from the word lists and from
// its topology, and sets the derived fields of its boundaries, elements, data
// and flows. The block must have been parsed without an error.
func NewGraph(b *Block, words Words) *Graph {
	b.inferTrust(words)
	b.inferData(words)
	b.inferFlows()
	b.connect()
	b.inferElements(words)
	b.measure()
	return &Graph{b}
}

// connect lists for each element the flows that touch it, those that ask it and
// those with which it asks, and for each boundary its members.
func (b *Block) connect() {
	for _, boundary := range b.Boundaries {
		boundary.Members = nil
	}
	for _, e := range b.Elements {
		e.touching, e.Inbound, e.Outbound = nil, nil, nil
		if e.Boundary != nil {
			e.Boundary.Members = append(e.Boundary.Members, e)
		}
	}
	for _, f := range b.Flows {
		f.From.touching = append(f.From.touching, f)
		if f.To != f.From {
			f.To.touching = append(f.To.touching, f)
		}
		if f.IsResponse() {
			continue
		}
		f.Initiator().Outbound = append(f.Initiator().Outbound, f)
		f.Responder().Inbound = append(f.Responder().Inbound, f)
	}
}

// measure sets the crown and public distances, both in requests.
func (b *Block) measure() {
	var crown, public [2][]*Element
	for _, e := range b.Elements {
		if e.Crown.Known() {
			crown[0] = append(crown[0], e)
		}
		switch {
		case e.Trust == Public:
			public[0] = append(public[0], e)
		case e.Trust == Partner, e.Kind.Value == "webhook":
			public[1] = append(public[1], e)
		}
	}
	toCrown := distances(crown, func(e *Element) (callers []*Element) {
		for _, f := range e.Inbound {
			callers = append(callers, f.Initiator())
		}
		return callers
	})
	fromPublic := distances(public, func(e *Element) (callees []*Element) {
		for _, f := range e.Outbound {
			callees = append(callees, f.Responder())
		}
		return callees
	})
	for _, e := range b.Elements {
		e.CrownDistance, e.PublicDistance = orFar(toCrown, e), orFar(fromPublic, e)
	}
}

func orFar(distance map[*Element]int, e *Element) int {
	if d, ok := distance[e]; ok {
		return d
	}
	return Far
}

// distances counts steps breadth first from seeds[0] at distance 0 and seeds[1] at distance 1.
func distances(seeds [2][]*Element, next func(*Element) []*Element) map[*Element]int {
	distance := make(map[*Element]int)
	var layer []*Element
	for step := 0; step < len(seeds) || len(layer) > 0; step++ {
		if step < len(seeds) {
			layer = append(layer, seeds[step]...)
		}
		var following []*Element
		for _, e := range layer {
			if _, ok := distance[e]; !ok {
				distance[e] = step
				following = append(following, next(e)...)
			}
		}
		layer = following
	}
	return distance
}

// IsResponse reports whether the flow is the answer to another flow and not a request of its own.
func (f *Flow) IsResponse() bool { return f.Attrs.Value("mode") == "response" }

// Initiator is the end that asks. A store never asks: an arrow from a store to a
// process means that the process reads.
func (f *Flow) Initiator() *Element {
	if f.reversed() {
		return f.To
	}
	return f.From
}

// Responder is the end that is asked.
func (f *Flow) Responder() *Element {
	if f.reversed() {
		return f.From
	}
	return f.To
}

func (f *Flow) reversed() bool {
	return f.IsResponse() || f.From.Type == Store && f.To.Type != Store
}

// Crosses reports whether the flow leaves one zone for another.
func (f *Flow) Crosses() bool { return f.From.Zone() != f.To.Zone() }

// Seam is one trust boundary that a flow crosses.
type Seam struct {
	Boundary *Boundary
	// Entering is true when the flow goes into the boundary.
	Entering bool
}

// Seams lists the boundaries that the flow crosses, in the order from From to
// To: first those it leaves, inner to outer, then those it enters, outer to inner.
func (f *Flow) Seams() []Seam {
	from, to := f.From.Boundary.Path(), f.To.Boundary.Path()
	common := 0
	for common < len(from) && common < len(to) && from[common] == to[common] {
		common++
	}
	var seams []Seam
	for _, b := range slices.Backward(from[common:]) {
		seams = append(seams, Seam{b, false})
	}
	for _, b := range to[common:] {
		seams = append(seams, Seam{b, true})
	}
	return seams
}
