package cyclonedx

// schema is what the document follows.
const schema = "CycloneDX/specification, branch 2.0-dev-threatmodeling, commit cf0bc55711517c20c0ccb10f55d822eccb521e03, before a release"

type document struct {
	Format       string      `json:"specFormat"`
	Version      string      `json:"specVersion"`
	SerialNumber string      `json:"serialNumber"`
	Revision     int         `json:"version"`
	Metadata     metadata    `json:"metadata"`
	Blueprints   []blueprint `json:"blueprints"`
	Threats      threats     `json:"threats"`
	Risks        risks       `json:"risks"`
	Controls     []control   `json:"controls"`
	Definitions  definitions `json:"definitions"`
}

type metadata struct {
	Tools      tools      `json:"tools"`
	Properties []property `json:"properties"`
}

type tools struct {
	Components []component `json:"components"`
}

type component struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type blueprint struct {
	Ref          string       `json:"bom-ref"`
	Name         string       `json:"name"`
	ModelTypes   []string     `json:"modelTypes"`
	Assets       []asset      `json:"assets"`
	DataStores   []dataStore  `json:"dataStores"`
	DataSets     []dataSet    `json:"dataSets"`
	Zones        []zone       `json:"zones"`
	Boundaries   []boundary   `json:"boundaries"`
	Flows        []flow       `json:"flows"`
	Actors       []actor      `json:"actors"`
	Assumptions  []assumption `json:"assumptions"`
	Requirements []string     `json:"requirements"`
	Properties   []property   `json:"properties"`
}

type zone struct {
	Ref             string     `json:"bom-ref"`
	Name            string     `json:"name"`
	Type            string     `json:"type"`
	Parent          string     `json:"parent,omitempty"`
	Characteristics []string   `json:"characteristics"`
	Properties      []property `json:"properties"`
}

type boundary struct {
	Ref      string   `json:"bom-ref"`
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Zones    []string `json:"zones"`
	Requires requires `json:"crossingRequirements"`
}

// requires is what all flows over a boundary have in common.
type requires struct {
	Authentication []any    `json:"authentication,omitempty"`
	Authorization  []any    `json:"authorization,omitempty"`
	Validation     bool     `json:"dataValidation,omitempty"`
	Logging        bool     `json:"logging,omitempty"`
	RateLimit      string   `json:"rateLimit,omitempty"`
	Protocols      []string `json:"protocols,omitempty"`
}

// named is a value that the format has no word for.
type named struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

type asset struct {
	Ref            string         `json:"bom-ref"`
	Type           any            `json:"type"`
	Name           string         `json:"name"`
	Zone           string         `json:"zone"`
	Classification classification `json:"classification"`
	Ownership      []party        `json:"ownership,omitempty"`
	Properties     []property     `json:"properties"`
}

type classification struct {
	Criticality string `json:"criticality,omitempty"`
	Class       any    `json:"classification,omitempty"`
}

type dataStore struct {
	Ref          string     `json:"bom-ref"`
	Name         string     `json:"name"`
	Type         any        `json:"type"`
	Zone         string     `json:"zone"`
	Technologies []string   `json:"technologies,omitempty"`
	DataSets     []string   `json:"dataSets"`
	Properties   []property `json:"properties"`
}

type dataSet struct {
	Ref         string      `json:"bom-ref"`
	Name        string      `json:"name"`
	Description string      `json:"description"`
	Objects     []object    `json:"dataObjects"`
	Placements  []placement `json:"placements"`
	Properties  []property  `json:"properties"`
}

type placement struct {
	DataStore string `json:"dataStore"`
	Encrypted *bool  `json:"encrypted,omitempty"`
}

// object is a kind of data, in a set or on a flow.
type object struct {
	Name       string     `json:"name"`
	About      []string   `json:"informationTypes,omitempty"`
	Properties []property `json:"properties"`
}

type actor struct {
	Ref        string     `json:"bom-ref"`
	Party      party      `json:"party"`
	Zone       string     `json:"zone"`
	Properties []property `json:"properties"`
}

type party struct {
	Roles        []role  `json:"roles"`
	Organization *named  `json:"organization,omitempty"`
	Persona      *kindOf `json:"persona,omitempty"`
}

type role struct {
	Role string `json:"role"`
}

// kindOf is a kind of people.
type kindOf struct {
	Archetype named `json:"archetype"`
}

type flow struct {
	Ref            string     `json:"bom-ref"`
	Name           string     `json:"name"`
	Type           string     `json:"type"`
	Source         string     `json:"source"`
	Destination    string     `json:"destination"`
	Bidirectional  bool       `json:"bidirectional"`
	Synchronous    *bool      `json:"synchronous,omitempty"`
	Encrypted      *bool      `json:"encrypted,omitempty"`
	Protocols      []string   `json:"protocols,omitempty"`
	Objects        []object   `json:"dataObjects,omitempty"`
	Authentication []any      `json:"authentication,omitempty"`
	Authorization  []any      `json:"authorization,omitempty"`
	Sequence       int        `json:"sequence"`
	Properties     []property `json:"properties"`
}

type assumption struct {
	Ref         string   `json:"bom-ref"`
	Description string   `json:"description"`
	Topic       string   `json:"topic"`
	Related     []string `json:"relatedAssets,omitempty"`
	Validity    string   `json:"validity"`
	Owner       *party   `json:"owner,omitempty"`
}

type threats struct {
	Methodologies []string   `json:"methodologies"`
	Threats       []threat   `json:"threats"`
	Scenarios     []scenario `json:"scenarios"`
}

type threat struct {
	Ref         string     `json:"bom-ref"`
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Categories  []category `json:"categories"`
	Affected    []string   `json:"affectedAssets"`
	Mitigations []string   `json:"mitigations,omitempty"`
	Properties  []property `json:"properties"`
}

type category struct {
	Taxonomy string `json:"taxonomy"`
	Category string `json:"category"`
}

// scenario is a threat as it is in the block: with its severity and status.
type scenario struct {
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Threats    []string   `json:"threats"`
	Score      score      `json:"riskScore"`
	Affected   []string   `json:"affectedAssets"`
	Risks      []string   `json:"relatedRisks,omitempty"`
	Properties []property `json:"properties"`
}

type score struct {
	Level       string  `json:"level"`
	Score       float64 `json:"score"`
	Methodology named   `json:"methodology"`
}

type risks struct {
	Risks []risk `json:"risks"`
}

type risk struct {
	Ref       string     `json:"bom-ref"`
	Name      string     `json:"name"`
	Statement string     `json:"statement"`
	Affects   []string   `json:"affects"`
	Threats   []string   `json:"relatedThreats"`
	Inherent  rating     `json:"inherentRisk"`
	Responses []response `json:"responses"`
	Status    any        `json:"status"`
}

type rating struct {
	Score score `json:"score"`
}

type response struct {
	Ref         string     `json:"bom-ref"`
	Strategy    string     `json:"strategy"`
	Description string     `json:"description"`
	Controls    []string   `json:"controls,omitempty"`
	Status      string     `json:"status"`
	Owner       *party     `json:"owner,omitempty"`
	TargetDate  string     `json:"targetDate,omitempty"`
	Addresses   []string   `json:"addresses"`
	Properties  []property `json:"properties"`
}

type control struct {
	Ref    string `json:"bom-ref"`
	Name   string `json:"name"`
	Status string `json:"status"`
}

type definitions struct {
	Requirements []requirement `json:"requirements"`
}

// requirement is the criterion of a threat.
type requirement struct {
	Ref          string      `json:"bom-ref"`
	ID           string      `json:"id"`
	Name         string      `json:"name"`
	Type         []string    `json:"type"`
	Priority     string      `json:"priority"`
	Status       string      `json:"status"`
	Stakeholders []string    `json:"stakeholders,omitempty"`
	Criteria     []criterion `json:"acceptanceCriteria"`
	Fit          string      `json:"fitCriterion"`
	Properties   []property  `json:"properties"`
}

type criterion struct {
	ID          string `json:"id"`
	Description string `json:"description"`
	Status      string `json:"status"`
}
