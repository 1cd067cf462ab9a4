package draft

import "github.com/trustseam/trustseam/model"

// Place is where in the source something is: "12:5" in a text, "detail.diagrams[0].cells[3]" in JSON.
type Place string

// Draft is one diagram of the source.
type Draft struct {
	// Name is what the source calls the diagram, for somebody who has to choose one; it may be empty.
	Name string
	// Title is the title for the block, or empty.
	Title       string
	Zones       []*Zone
	Nodes       []*Node
	Flows       []*Flow
	Lines       []*Line
	Data        []*Data
	Assumptions []Assumption
	Judgements  []Judgement
	// Report holds what the reader of the format has to say.
	Report Report
}

// Zone is an area of trust.
type Zone struct {
	Name string
	// ID is the id in a block of ours that the source was exported from, else empty. With one, nothing else is inferred.
	ID string
	// Hint is the id in the source if people chose it, else empty.
	Hint   string
	Parent *Zone
	// Level is a trust level of the notation, or empty if the source states none.
	Level string
	// LevelFrom is the word of the source that led to Level.
	LevelFrom string
	// Rated is true if Level comes from a number, and gives way to what the name says.
	Rated bool
	Attrs []Attr
	At    Place
}

// Node is what flows begin and end at.
type Node struct {
	Name string
	// ID is as that of a [Zone].
	ID string
	// Hint is the id in the source if people chose it, else empty.
	Hint string
	Type model.ElementType
	Zone *Zone
	// Holds is the data that a store or process keeps.
	Holds []*Data
	// Attrs are attributes of the notation; Comment says what has no attribute.
	Attrs   []Attr
	Comment string
	At      Place
}

// Flow is an arrow. From or To is nil if the source gives no element there; the other fields say what it gives.
type Flow struct {
	// ID is as that of a [Zone]. If all flows have the ids of flows that nobody has numbered, they get no numbers.
	ID       string
	From, To *Node
	// FromZone and ToZone are set if the arrow ends at a zone.
	FromZone, ToZone *Zone
	// FromRef and ToRef are the ids that the source gives where it has nothing with such an id.
	FromRef, ToRef string
	Label          string
	// Both is true if data flows both ways.
	Both bool
	// Data goes along the arrow, Returns comes back.
	Data, Returns []*Data
	Attrs         []Attr
	Comment       string
	At            Place
}

// Line is a trust boundary that is drawn as an open line: nothing is inside it.
type Line struct {
	Name string
	// Crossing are the flows that go from one side to the other, as far as that can be told.
	Crossing []*Flow
	At       Place
}

// Data is a kind of data that flows and stores name.
type Data struct {
	Name, Hint string
	// ID is as that of a [Zone].
	ID string
	// Class is what a number in the source suggests, and ClassFrom how; it gives way to what the name says.
	Class, ClassFrom string
	Attrs            []Attr
	At               Place
}

// Assumption is what the source takes for granted.
type Assumption struct {
	Text string
	At   Place
}

// Judgement is what somebody has said about a threat in the source: a status, a mitigation, an acceptance.
type Judgement struct {
	// Node or Flow is what the threat is to.
	Node *Node
	Flow *Flow
	// Threat is the id of the threat in a block of ours that the source was exported from, else empty.
	Threat string
	// Category has the letters of STRIDE that the source files the threat under, or none.
	Category string
	Title    string
	Status   Status
	// Said is the word of the source for the status.
	Said string
	// Reason is the mitigation or the justification.
	Reason string
	Owner  string
	// Until is the last day of an acceptance, as 2027-06-30, or empty.
	Until string
	At    Place
}

// Status is what a source says of a threat.
type Status int

// Statuses of a source's threats.
const (
	Open Status = iota
	Mitigated
	Accepted
	Transferred
	NotApplicable
)

// Attr is an attribute of the notation. Without a key, Value is a bare word.
type Attr struct{ Key, Value string }
