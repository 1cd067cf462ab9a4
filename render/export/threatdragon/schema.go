package threatdragon

import "encoding/json"

// file is a model. Its schema is threat-dragon-v2.schema.json in https://github.com/OWASP/threat-dragon.
type file struct {
	Version string  `json:"version"`
	Summary summary `json:"summary"`
	Detail  detail  `json:"detail"`
}

type summary struct {
	Title       string `json:"title"`
	Owner       string `json:"owner"`
	Description string `json:"description"`
	ID          int    `json:"id"`
}

// detail has the diagrams, and the next number of a diagram and of a threat.
type detail struct {
	Contributors []contributor `json:"contributors"`
	Diagrams     []diagram     `json:"diagrams"`
	DiagramTop   int           `json:"diagramTop"`
	Reviewer     string        `json:"reviewer"`
	ThreatTop    int           `json:"threatTop"`
}

type contributor struct {
	Name string `json:"name"`
}

type diagram struct {
	ID          int    `json:"id"`
	Title       string `json:"title"`
	Type        string `json:"diagramType"`
	Description string `json:"description"`
	Placeholder string `json:"placeholder"`
	Thumbnail   string `json:"thumbnail"`
	Version     string `json:"version"`
	Own         ours   `json:"trustseam"`
	Cells       []cell `json:"cells"`
}

// ours is what the block says of a whole and the format has no field for.
type ours struct {
	Document string              `json:"document"`
	Block    string              `json:"block"`
	Title    string              `json:"title"`
	Data     []map[string]string `json:"data"`
}

// cell is a shape or an arrow.
type cell struct {
	ID       string    `json:"id"`
	Shape    string    `json:"shape"`
	ZIndex   int       `json:"zIndex"`
	Visible  bool      `json:"visible,omitempty"`
	Position *point    `json:"position,omitempty"`
	Size     *size     `json:"size,omitempty"`
	Attrs    attrs     `json:"attrs"`
	Data     any       `json:"data"`
	Source   *end      `json:"source,omitempty"`
	Target   *end      `json:"target,omitempty"`
	Vertices []point   `json:"vertices,omitempty"`
	Labels   []label   `json:"labels,omitempty"`
	Joined   connector `json:"connector,omitempty"`
}

// connector says how a line goes through its vertices.
type connector string

type point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

type size struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

type end struct {
	Cell string `json:"cell"`
}

// attrs are how a cell looks. Those without a value are left to the program.
type attrs struct {
	Label *text   `json:"label,omitempty"`
	Text  *text   `json:"text,omitempty"`
	Body  *stroke `json:"body,omitempty"`
	Top   *stroke `json:"topLine,omitempty"`
	Under *stroke `json:"bottomLine,omitempty"`
	Line  *line   `json:"line,omitempty"`
}

type text struct {
	Text string `json:"text"`
}

type stroke struct {
	Color string  `json:"stroke"`
	Width float64 `json:"strokeWidth"`
	Dash  string  `json:"strokeDasharray"`
}

type line struct {
	stroke
	Source marker `json:"sourceMarker"`
	Target marker `json:"targetMarker"`
}

type marker struct {
	Name string `json:"name"`
}

// label is the text on an arrow, in the form that the drawing library of the program takes.
type label struct {
	Markup   json.RawMessage `json:"markup"`
	Attrs    labelAttrs      `json:"attrs"`
	Position json.RawMessage `json:"position"`
}

type labelAttrs struct {
	Text labelText       `json:"labelText"`
	Body json.RawMessage `json:"labelBody"`
}

type labelText struct {
	Text   string `json:"text"`
	Across string `json:"textAnchor"`
	Down   string `json:"textVerticalAnchor"`
}

// told is what all elements and flows have.
type told struct {
	Type        string            `json:"type"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Own         map[string]string `json:"trustseam"`
	Boundary    bool              `json:"isTrustBoundary"`
	OutOfScope  bool              `json:"outOfScope"`
	Reason      string            `json:"reasonOutOfScope"`
	Open        bool              `json:"hasOpenThreats"`
	Threats     []threat          `json:"threats"`
}

type actorData struct {
	told
	ProvidesAuthentication bool `json:"providesAuthentication"`
}

type processData struct {
	told
	HandlesCardPayment     bool   `json:"handlesCardPayment"`
	HandlesGoodsOrServices bool   `json:"handlesGoodsOrServices"`
	IsWebApplication       bool   `json:"isWebApplication"`
	PrivilegeLevel         string `json:"privilegeLevel"`
}

type storeData struct {
	told
	IsALog            bool `json:"isALog"`
	IsEncrypted       bool `json:"isEncrypted"`
	IsSigned          bool `json:"isSigned"`
	StoresCredentials bool `json:"storesCredentials"`
	StoresInventory   bool `json:"storesInventory"`
}

type flowData struct {
	told
	IsBidirectional bool     `json:"isBidirectional"`
	IsEncrypted     bool     `json:"isEncrypted"`
	IsPublicNetwork bool     `json:"isPublicNetwork"`
	Protocol        string   `json:"protocol"`
	Crosses         []string `json:"trustBoundaryIds"`
}

type boxData struct {
	Type        string            `json:"type"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Own         map[string]string `json:"trustseam"`
	Boundary    bool              `json:"isTrustBoundary"`
	Open        bool              `json:"hasOpenThreats"`
	Crossed     []string          `json:"crossingFlows"`
	Contained   []string          `json:"containedElements"`
}

type threat struct {
	ID          string            `json:"id"`
	Number      int               `json:"number"`
	Title       string            `json:"title"`
	Status      string            `json:"status"`
	Severity    string            `json:"severity"`
	Type        string            `json:"type"`
	ModelType   string            `json:"modelType"`
	Description string            `json:"description"`
	Mitigation  string            `json:"mitigation"`
	Score       string            `json:"score"`
	New         bool              `json:"new"`
	Own         map[string]string `json:"trustseam"`
}
