package model

import "github.com/trustseam/trustseam/source"

// Block is one dfd block: the data flow diagram of one system. Every list is in order of declaration.
type Block struct {
	ID    string
	Title string
	// Named is true when the fence says the id. Otherwise the document's name does, or the
	// regions of the block, which is then Adopted: the fence ought to say the id that they carry.
	Named, Adopted bool
	// Fence is where the block stands in its document.
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
	// Implicit is true for a free word in data= of a block that declares no data.
	Implicit bool
	Attrs    Attrs
	Span     source.Span
}

// Crown reports whether the data is marked as a crown jewel.
func (d *Data) Crown() bool { return d.Attrs.Value("crown") == "yes" }

// Boundary is a trust boundary: everything declared inside it is trusted alike.
type Boundary struct {
	ID     string
	Name   string
	Parent *Boundary // nil at the top
	Attrs  Attrs
	Span   source.Span
}

// ElementType is one of the four shapes of a data flow diagram; the classic
// external entity is split into people and systems of others, because they differ in trust.
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
}

// Flow is a data flow: an arrow between two elements.
type Flow struct {
	// ID is the written id, else "from-to".
	ID string
	// Written is true when the author gave the id.
	Written bool
	// Number is what the badge in the picture shows: the written id, else the position in the block.
	Number   string
	From, To *Element
	// Both is true for "<->", a request with its response.
	Both  bool
	Label string
	Attrs Attrs
	Span  source.Span
	// Data is what data= names, Returns what returns= names.
	Data, Returns []*Data
}

// Decision is what a person has decided about threats.
type Decision struct {
	Verb    Verb
	Threats []ThreatRef
	Reason  string
	Attrs   Attrs
	Span    source.Span
}

// ThreatRef is a threat's id as a decision names it.
type ThreatRef struct {
	ID   string
	Span source.Span
}

// Verb is the kind of a decision.
type Verb string

// The four decisions.
const (
	Accept   Verb = "accept"   // live with it until a day; somebody owns it
	Transfer Verb = "transfer" // somebody else carries it
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
