// Package compare finds what differs between two states of threat models: seams, controls, threats,
// ways to crown jewels, decisions, assumptions, criteria and the diagram itself. It compares
// models, never text, so moving, formatting and reordering make no difference. It reads no file.
package compare

// Model is what a comparison reads: one block and what its analysis says. It has everything in
// which two states may differ, so that a listing can keep it.
type Model struct {
	Title string `json:"title"`
	// Named is true if the fence states the id; any other id is a document's name.
	Named       bool         `json:"named"`
	Boundaries  []Boundary   `json:"boundaries"`
	Data        []Data       `json:"data"`
	Elements    []Element    `json:"elements"`
	Flows       []Flow       `json:"flows"`
	Threats     []Threat     `json:"threats"`
	Jewels      []string     `json:"jewels"` // ids of elements
	Ways        []Way        `json:"ways"`
	Decisions   []Decision   `json:"decisions"`
	Assumptions []Assumption `json:"assumptions"`
}

// Boundary is a trust boundary with the level that counts for it.
type Boundary struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Was    []string `json:"was,omitempty"`
	Parent string   `json:"parent,omitempty"`
	Trust  string   `json:"trust"`
	Line   int      `json:"line"`
}

// Data is a named kind of information with the class that counts for it.
type Data struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Class string `json:"class"`
	Crown bool   `json:"crown,omitempty"`
	Line  int    `json:"line"`
}

// Element is an external entity, a process or a data store.
type Element struct {
	ID   string   `json:"id"`
	Name string   `json:"name"`
	Was  []string `json:"was,omitempty"`
	Type string   `json:"type"`
	// Zone is the id of the innermost boundary, or "system" or "outside". Free is true for an element in no
	// boundary where one has such an id.
	Zone  string `json:"zone"`
	Free  bool   `json:"free,omitempty"`
	Trust string `json:"trust"`
	Crown bool   `json:"crown,omitempty"`
	// Class is that of what a store holds, as far as it is known.
	Class    string   `json:"class,omitempty"`
	Controls Controls `json:"controls,omitempty"`
	// Facts are the attributes that state no control, each with its values.
	Facts map[string]string `json:"facts,omitempty"`
	Line  int               `json:"line"`
}

// Flow is an arrow between two elements.
type Flow struct {
	ID      string   `json:"id"`
	Number  string   `json:"number"`
	Written bool     `json:"written,omitempty"`
	Was     []string `json:"was,omitempty"`
	From    string   `json:"from"`
	To      string   `json:"to"`
	Both    bool     `json:"both,omitempty"`
	Label   string   `json:"label"`
	// Crosses is true where the ends are in different zones.
	Crosses  bool              `json:"crosses,omitempty"`
	Controls Controls          `json:"controls,omitempty"`
	Facts    map[string]string `json:"facts,omitempty"`
	Line     int               `json:"line"`
}

// Threat is a threat with the places at which its control is, or should be, stated.
type Threat struct {
	ID       string  `json:"id"`
	Rule     string  `json:"rule"`
	Subject  string  `json:"subject"`
	Title    string  `json:"title"`
	Status   string  `json:"status"` // open, ask, met or decided
	Severity string  `json:"severity"`
	Places   []Place `json:"places"`
	// Asks is a hash of the criterion as the rule words it, before names are filled in.
	Asks string `json:"asks"`
}

// Place is a flow or an element with what is known there.
type Place struct {
	ID     string `json:"id"`
	Flow   bool   `json:"flow,omitempty"`
	Status string `json:"status"`
}

// Way is a chain of flows from an element to a crown jewel. Control is its weakest proof of
// identity, Strength the strength of that.
type Way struct {
	Jewel    string   `json:"jewel"`
	From     string   `json:"from"`
	Flows    []string `json:"flows"`
	Strength float64  `json:"strength"`
	Control  string   `json:"control"`
}

// Decision is what people have decided about one threat.
type Decision struct {
	Threat string `json:"threat"`
	Verb   string `json:"verb"`
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"`
	Until  string `json:"until,omitempty"`
	With   string `json:"with,omitempty"`
	// State is "" where the decision counts, "orphaned" where there is no such threat,
	// "unneeded" where a control answers it.
	State string `json:"state,omitempty"`
	Line  int    `json:"line"`
}

// Assumption is what a block takes for granted.
type Assumption struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	By    string `json:"by,omitempty"`
	Until string `json:"until,omitempty"`
	Line  int    `json:"line"`
}
