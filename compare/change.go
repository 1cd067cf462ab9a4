package compare

import "github.com/trustseam/trustseam/stride"

// Kind says what became of something.
type Kind string

// The kinds of changes. Each list of a Change has some of them.
const (
	Opened    Kind = "opened"    // a flow that is newly a seam
	Closed    Kind = "closed"    // a seam that no longer exists
	Gone      Kind = "gone"      // a control or a threat that no longer exists
	Weaker    Kind = "weaker"    // a control, or the proof of identity on a way
	Unstated  Kind = "unstated"  // a weakness that the block no longer admits
	Changed   Kind = "changed"   // neither better nor worse
	Stronger  Kind = "stronger"  // a control
	Added     Kind = "added"     // a control, a criterion, an assumption or a part of the diagram
	New       Kind = "new"       // a threat or a way
	Worse     Kind = "worse"     // a threat
	Hidden    Kind = "hidden"    // an open threat that is gone, milder or only asked, although nothing answers it
	Grown     Kind = "grown"     // a threat that asks in more places
	Better    Kind = "better"    // a threat
	Shorter   Kind = "shorter"   // a way
	Taken     Kind = "taken"     // a decision
	Withdrawn Kind = "withdrawn" // a decision that no longer exists
	Expired   Kind = "expired"   // a decision whose last day has passed
	Orphaned  Kind = "orphaned"  // a decision about a threat that does not exist
	Unneeded  Kind = "unneeded"  // a decision that a control has overtaken
	Dropped   Kind = "dropped"   // a criterion or an assumption
	Reworded  Kind = "reworded"  // a criterion or an assumption
	Removed   Kind = "removed"   // a part of the diagram
)

// Change is all that differs between two states of one block. A list is empty if nothing of its
// kind differs. Regress marks what makes an earlier statement worse.
type Change struct {
	Seams       []SeamChange       `json:"seams,omitempty"`
	Controls    []ControlChange    `json:"controls,omitempty"`
	Threats     []ThreatChange     `json:"threats,omitempty"`
	Ways        []WayChange        `json:"ways,omitempty"`
	Decisions   []DecisionChange   `json:"decisions,omitempty"`
	Assumptions []AssumptionChange `json:"assumptions,omitempty"`
	Criteria    []CriterionChange  `json:"criteria,omitempty"`
	Elements    []PartChange       `json:"elements,omitempty"` // boundaries and data, too
	Flows       []PartChange       `json:"flows,omitempty"`
	Renames     []Rename           `json:"renames,omitempty"`
}

// SeamChange is a flow that began or ceased to cross a trust boundary, or that crosses between
// different levels of trust than before.
type SeamChange struct {
	Kind Kind   `json:"kind"`
	Flow FlowID `json:"flow"`
	// Trust is the levels at both ends, Was the earlier ones if they differed.
	Trust Trust  `json:"trust"`
	Was   *Trust `json:"was,omitempty"`
	Line  int    `json:"line,omitempty"`
}

// Trust are the levels of trust at the ends of a flow.
type Trust struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// FlowID names a flow for people and for programs.
type FlowID struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	From   string `json:"from"`
	To     string `json:"to"`
	Label  string `json:"label"`
}

// ControlChange is what became of one control: Key is the attribute, "has=" with a control, or
// "protocol" where a protocol implied it.
type ControlChange struct {
	Kind    Kind    `json:"kind"`
	Regress bool    `json:"regress,omitempty"`
	Flow    *FlowID `json:"flow,omitempty"`
	Element string  `json:"element,omitempty"`
	Key     string  `json:"key"`
	Before  string  `json:"before,omitempty"`
	After   string  `json:"after,omitempty"`
	Line    int     `json:"line,omitempty"`
}

// ThreatChange is what became of a threat: its status and severity before and after, "" if it did
// not exist. Places are the ids of flows and elements where it became open, where its answer is no
// longer stated, where it is hidden, or where it newly asks.
type ThreatChange struct {
	Kind           Kind     `json:"kind"`
	Regress        bool     `json:"regress,omitempty"`
	ID             string   `json:"id"`
	Title          string   `json:"title"`
	Before         string   `json:"before,omitempty"`
	After          string   `json:"after,omitempty"`
	SeverityBefore string   `json:"severityBefore,omitempty"`
	Severity       string   `json:"severity"`
	Places         []string `json:"places,omitempty"`
}

// WayChange is a way to a crown jewel that is new, has fewer flows than before, or a weaker proof of
// identity. Before and After are what is known at its weakest flow.
type WayChange struct {
	Kind   Kind     `json:"kind"`
	Jewel  string   `json:"jewel"`
	From   string   `json:"from"`
	Flows  []string `json:"flows"`
	Was    []string `json:"was,omitempty"`
	Before string   `json:"before,omitempty"`
	After  string   `json:"after"`
}

// DecisionChange is what became of a decision about one threat. Was is its earlier verb, if that was another.
type DecisionChange struct {
	Kind    Kind   `json:"kind"`
	Regress bool   `json:"regress,omitempty"`
	Threat  string `json:"threat"`
	Verb    string `json:"verb"`
	Was     string `json:"was,omitempty"`
	By      string `json:"by,omitempty"`
	Until   string `json:"until,omitempty"`
	Reason  string `json:"reason"`
	Line    int    `json:"line,omitempty"`
}

// AssumptionChange is what became of an assumption.
type AssumptionChange struct {
	Kind   Kind   `json:"kind"`
	ID     string `json:"id"`
	Text   string `json:"text"`
	Before string `json:"before,omitempty"`
	Line   int    `json:"line,omitempty"`
}

// CriterionChange is what became of a criterion that the block met. It is dropped if its control is
// no longer looked for, or no longer stated: at Places, which are ids, or altogether.
type CriterionChange struct {
	Kind    Kind     `json:"kind"`
	Regress bool     `json:"regress,omitempty"`
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Places  []string `json:"places,omitempty"`
	// Proof is what is known of its tests in the later state, nil if nobody has looked.
	Proof *stride.CriterionProof `json:"proof,omitempty"`
}

// PartChange is what became of a boundary, data, an element or a flow. Fact is what differs, as
// an attribute or "label", "zone", "trust", "type", "ends".
type PartChange struct {
	Kind   Kind    `json:"kind"`
	What   string  `json:"what"` // boundary, data, flow or a type of element
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	Flow   *FlowID `json:"flow,omitempty"`
	Fact   string  `json:"fact,omitempty"`
	Before string  `json:"before,omitempty"`
	After  string  `json:"after,omitempty"`
	Line   int     `json:"line,omitempty"`
}

// Rename is a part with another id than before. Claimed is true where was= says so, and false where it was found by its name.
type Rename struct {
	What    string `json:"what"`
	Before  string `json:"before"`
	After   string `json:"after"`
	Claimed bool   `json:"claimed"`
	Line    int    `json:"line,omitempty"`
}

// Empty reports whether nothing differs.
func (c Change) Empty() bool {
	return len(c.Seams)+len(c.Controls)+len(c.Threats)+len(c.Ways)+len(c.Decisions)+len(c.Assumptions)+
		len(c.Criteria)+len(c.Elements)+len(c.Flows)+len(c.Renames) == 0
}

// Regressions counts what makes an earlier statement worse.
func (c Change) Regressions() int {
	n := 0
	for _, r := range c.Controls {
		n += one(r.Regress)
	}
	for _, r := range c.Threats {
		n += one(r.Regress)
	}
	for _, r := range c.Decisions {
		n += one(r.Regress)
	}
	for _, r := range c.Criteria {
		n += one(r.Regress)
	}
	return n
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Between finds what differs between two states of one block. Decisions expire against today, a day such as
// 2027-06-30. Every list is in the order of the later state; what is gone follows in the order of the earlier one.
func Between(before, after Model, today string) Change {
	m := newMatch(before, after)
	c := Change{
		Seams: m.seamChanges(), Controls: m.controlChanges(), Ways: m.wayChanges(), Decisions: m.decisionChanges(today),
		Assumptions: m.assumptionChanges(), Flows: m.flowChanges(), Renames: m.renames(),
	}
	c.Threats, c.Criteria = m.threatChanges()
	c.Elements = m.elementChanges()
	return c
}
