package graph

import "github.com/trustseam/trustseam/model"

// Far is the distance to something unreachable.
const Far = 1 << 20

// Graph is a block with everything derived from it. Its lists are in the order
// of the block and replace those of the embedded block.
type Graph struct {
	*model.Block

	Data       []*Data
	Boundaries []*Boundary
	Elements   []*Element
	Flows      []*Flow
	// Transfers are all movements of data, in the order of their flows.
	Transfers []*Transfer

	elements map[string]*Element
	flows    map[string]*Flow
}

// Data is a named kind of information.
type Data struct {
	*model.Data
	// Class is how sensitive the data is.
	Class model.Fact[string]
}

// Boundary is a trust boundary.
type Boundary struct {
	*model.Boundary
	Parent *Boundary // nil at the top
	// Trust is how much everything inside is trusted.
	Trust model.Fact[model.Level]
	// Owner is who answers for what is inside; unknown if neither the boundary nor one around it says so.
	Owner model.Fact[string]
	// Members are the elements directly inside.
	Members []*Element
}

// Path returns the boundaries from the outermost to b itself.
func (b *Boundary) Path() []*Boundary {
	if b == nil {
		return nil
	}
	return append(b.Parent.Path(), b)
}

// Element is an external entity, a process or a data store.
type Element struct {
	*model.Element
	Boundary *Boundary // nil outside every boundary
	Holds    []*Data
	// PartOf is the process in whose program the element runs, or nil. Parts are those that run in the program of this one.
	PartOf *Element
	Parts  []*Element

	Kind  model.Fact[string]
	Class model.Fact[string]
	Crown model.Fact[string] // "yes" or unknown
	Trust model.Fact[model.Level]
	// Owner is who answers for the element: the stated owner, or that of the innermost boundary that has one.
	Owner model.Fact[string]
	// CrownDistance counts requests from here to the nearest crown jewel: 0 on a jewel, Far if none can be reached.
	CrownDistance int
	// CrownSway counts steps to the nearest crown jewel from here for an attacker who controls what the
	// element does or passes on: 0 on a jewel. A request is a step; data that decides what its receiver
	// does takes none, because changing it here changes the receiver.
	CrownSway int
	// PublicDistance counts steps from the least trusted source to here: 0 in a public zone, 1 in a partner's zone
	// and at a webhook, Far if nothing from outside arrives. A step is a request, or an answer from outside.
	PublicDistance int
	// Inbound are the exchanges in which the element is asked, Outbound those in which it asks.
	Inbound, Outbound []*Flow
	// Receives and Sends are the transfers to and from the element.
	Receives, Sends []*Transfer

	// Memo keeps results about the element.
	Memo *Memo

	touching []*Flow // including responses
}

// Level is how much the element is trusted.
func (e *Element) Level() model.Level { return e.Trust.Value }

// Flow is an arrow between two elements.
type Flow struct {
	*model.Flow
	From, To *Element
	Data     []*Data
	Returns  []*Data
	// Forwards are the flows to the sender that this one is stated to pass on.
	Forwards []*Flow

	Protocol   model.Fact[string]
	Encryption model.Fact[string]
	ServerAuth model.Fact[string]
	Auth       model.Fact[string]
	// Request is the flow that this one answers, or nil if the flow is itself a request.
	Request *Flow
	// Responses are the flows that answer this one.
	Responses []*Flow
	// Transfers are all that moves in the exchange, including its responses; empty on a flow that answers another.
	Transfers []*Transfer
	// Direction says what decided the direction of the data.
	Direction model.Fact[string]
	// Memo keeps results about the flow; Line holds everything between its two ends.
	Memo *Memo
	Line *Line
}

// Line is all that passes between two elements, in either direction; a response is part of its exchange.
type Line struct {
	Flows []*Flow
	Memo  *Memo
}

// New derives a graph from a block that was parsed without an error.
func New(b *model.Block, words model.Words) *Graph {
	g := &Graph{Block: b, elements: make(map[string]*Element, len(b.Elements)), flows: make(map[string]*Flow, len(b.Flows))}
	g.copy()
	g.inferData(words)
	g.inferKinds(words)
	g.shareStatements()
	g.inferTrust(words)
	g.inferOwners()
	g.inferFlows()
	g.connect()
	g.inferAgents()
	g.transfer()
	g.inferStores(words)
	g.measure()
	return g
}

// Element returns the element with an id, or nil.
func (g *Graph) Element(id string) *Element { return g.elements[id] }

// Flow returns the flow with an id, or nil.
func (g *Graph) Flow(id string) *Flow { return g.flows[id] }

// copy makes a derived object for each parsed one and links them as the block does.
func (g *Graph) copy() {
	data := make(map[*model.Data]*Data, len(g.Block.Data))
	for _, d := range g.Block.Data {
		data[d] = &Data{Data: d}
		g.Data = append(g.Data, data[d])
	}
	boundaries := make(map[*model.Boundary]*Boundary, len(g.Block.Boundaries))
	for _, b := range g.Block.Boundaries { // a parent is declared before its children
		boundaries[b] = &Boundary{Boundary: b, Parent: boundaries[b.Parent]}
		g.Boundaries = append(g.Boundaries, boundaries[b])
	}
	elements := make(map[*model.Element]*Element, len(g.Block.Elements))
	for _, e := range g.Block.Elements {
		elements[e] = &Element{Element: e, Boundary: boundaries[e.Boundary], Holds: all(e.Holds, data), Memo: new(Memo)}
		g.Elements = append(g.Elements, elements[e])
		g.elements[e.ID] = elements[e]
		if within := elements[e].Boundary; within != nil {
			within.Members = append(within.Members, elements[e])
		}
	}
	for _, e := range g.Elements {
		if e.PartOf = elements[e.Element.PartOf]; e.PartOf != nil {
			e.PartOf.Parts = append(e.PartOf.Parts, e)
		}
	}
	for _, f := range g.Block.Flows {
		flow := &Flow{Flow: f, From: elements[f.From], To: elements[f.To], Data: all(f.Data, data), Returns: all(f.Returns, data), Memo: new(Memo)}
		g.Flows = append(g.Flows, flow)
		g.flows[f.ID] = flow
	}
	for _, f := range g.Flows {
		for _, named := range f.Flow.Forwards {
			f.Forwards = append(f.Forwards, g.flows[named.ID])
		}
	}
}

func all(parsed []*model.Data, derived map[*model.Data]*Data) []*Data {
	var out []*Data
	for _, d := range parsed {
		out = append(out, derived[d])
	}
	return out
}
