package model

import "github.com/trustseam/trustseam/source"

// Block is one dfd block: the data flow diagram of one system. Every list is in declaration order.
type Block struct {
	ID    string
	Title string
	// Named is true if the fence states the id. Otherwise the id comes from the document's name, or from
	// the block's regions if Adopted is true: then the fence ought to state the id that they carry.
	Named, Adopted bool
	// Fence is the block's place in its document.
	Fence Fence

	Data       []*Data
	Boundaries []*Boundary
	Elements   []*Element
	Flows      []*Flow
	Decisions  []*Decision
	// Assumptions are what the block takes for granted; see [Block.Reliance].
	Assumptions []*Assumption
}

// Data is a named kind of information that flows carry and stores hold.
type Data struct {
	ID   string
	Name string
	// Implicit is true for a free word in data= in a block that declares no data.
	Implicit bool
	Attrs    Attrs
	Span     source.Span
}

// Crown reports whether the data is marked as a crown jewel.
func (d *Data) Crown() bool { return d.Attrs.Value("crown") == "yes" }

// Boundary is a trust boundary: everything declared inside it has the same trust.
type Boundary struct {
	ID     string
	Name   string
	Parent *Boundary // nil at the top
	Attrs  Attrs
	Span   source.Span
}

// ElementType is one of the four shapes of a data flow diagram; the classic external entity
// is split into people and external systems, because they differ in trust.
type ElementType string

// The four types.
const (
	Actor    ElementType = "actor"
	External ElementType = "external"
	Process  ElementType = "process"
	Store    ElementType = "store"
)

// Element is an external entity, a process or a data store.
type Element struct {
	ID       string
	Name     string
	Type     ElementType
	Boundary *Boundary // nil outside every boundary
	Attrs    Attrs
	Span     source.Span
	// Holds is the data named in holds=.
	Holds []*Data
	// PartOf is the process in whose program this one runs, or nil if it is a program of its own.
	PartOf *Element
}

// Flow is a data flow: an arrow between two elements.
type Flow struct {
	// ID is the written id, or "from-to" if there is none.
	ID string
	// Written is true when the author gave the id.
	Written bool
	// Number is what the badge in the picture shows: the written id, or else the flow's position in the block.
	Number   string
	From, To *Element
	// Both is true for "<->", a request with its response.
	Both  bool
	Label string
	Attrs Attrs
	Span  source.Span
	// Data is what data= names, Returns what returns= names.
	Data, Returns []*Data
	// Forwards are the flows to the sender that this one passes on, as far as forwards= names them.
	Forwards []*Flow
}

// Decision is what a person has decided about threats.
type Decision struct {
	Verb    Verb
	Threats []ThreatRef
	Reason  string
	Attrs   Attrs
	Span    source.Span
}

// ThreatRef is a threat id in a decision.
type ThreatRef struct {
	ID   string
	Span source.Span
}

// Verb is the kind of a decision.
type Verb string

// The four decisions.
const (
	Accept   Verb = "accept"   // live with it until a given day; a named person owns it
	Transfer Verb = "transfer" // another party carries it
	Dismiss  Verb = "dismiss"  // it does not apply here
	Mitigate Verb = "mitigate" // a control outside the diagram answers it
)

// Element returns the element with an id, or nil.
func (b *Block) Element(id string) *Element {
	for _, e := range b.Elements {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// Flow returns the flow with an id, or nil.
func (b *Block) Flow(id string) *Flow {
	for _, f := range b.Flows {
		if f.ID == id {
			return f
		}
	}
	return nil
}
