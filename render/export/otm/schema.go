package otm

// file is an Open Threat Model. Its schema is that of https://github.com/iriusrisk/OpenThreatModel, version 0.2.0.
type file struct {
	Version         string           `json:"otmVersion"`
	Project         project          `json:"project"`
	Representations []representation `json:"representations"`
	Assets          []asset          `json:"assets"`
	TrustZones      []trustZone      `json:"trustZones"`
	Components      []component      `json:"components"`
	Dataflows       []dataflow       `json:"dataflows"`
	Threats         []threat         `json:"threats"`
	Mitigations     []mitigation     `json:"mitigations"`
}

type project struct {
	Name       string     `json:"name"`
	ID         string     `json:"id"`
	Attributes attributes `json:"attributes"`
}

// attributes are free in the format; ours begin with a prefix.
type attributes map[string]string

// representation is a drawing.
type representation struct {
	Name string `json:"name"`
	ID   string `json:"id"`
	Type string `json:"type"`
	Size size   `json:"size"`
}

type size struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

type position struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// shown is where something is in a drawing, relative to the zone around it.
type shown struct {
	Representation string   `json:"representation"`
	ID             string   `json:"id"`
	Position       position `json:"position"`
	Size           size     `json:"size"`
}

// parent is the zone that something is in.
type parent struct {
	TrustZone string `json:"trustZone"`
}

type asset struct {
	Name       string     `json:"name"`
	ID         string     `json:"id"`
	Risk       assetRisk  `json:"risk"`
	Attributes attributes `json:"attributes"`
}

// assetRisk is from 0 to 100.
type assetRisk struct {
	Confidentiality int    `json:"confidentiality"`
	Integrity       int    `json:"integrity"`
	Availability    int    `json:"availability"`
	Comment         string `json:"comment"`
}

type trustZone struct {
	ID              string     `json:"id"`
	Name            string     `json:"name"`
	Risk            zoneRisk   `json:"risk"`
	Parent          *parent    `json:"parent,omitempty"`
	Representations []shown    `json:"representations"`
	Attributes      attributes `json:"attributes"`
}

// zoneRisk is from 0 for anybody to 100.
type zoneRisk struct {
	TrustRating int `json:"trustRating"`
}

type component struct {
	ID              string      `json:"id"`
	Name            string      `json:"name"`
	Type            string      `json:"type"`
	Parent          parent      `json:"parent"`
	Representations []shown     `json:"representations"`
	Assets          *assets     `json:"assets,omitempty"`
	Threats         []threatRef `json:"threats"`
	Attributes      attributes  `json:"attributes"`
}

// assets are ids of assets.
type assets struct {
	Processed []string `json:"processed"`
	Stored    []string `json:"stored"`
}

type dataflow struct {
	ID            string      `json:"id"`
	Name          string      `json:"name"`
	Bidirectional bool        `json:"bidirectional"`
	Source        string      `json:"source"`
	Destination   string      `json:"destination"`
	Assets        []string    `json:"assets"`
	Threats       []threatRef `json:"threats"`
	Attributes    attributes  `json:"attributes"`
}

// threatRef says what became of a threat at one place.
type threatRef struct {
	Threat      string          `json:"threat"`
	State       string          `json:"state"`
	Mitigations []mitigationRef `json:"mitigations"`
}

type mitigationRef struct {
	Mitigation string `json:"mitigation"`
	State      string `json:"state"`
}

type threat struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Categories  []string   `json:"categories"`
	CWEs        []string   `json:"cwes"`
	Risk        threatRisk `json:"risk"`
	Attributes  attributes `json:"attributes"`
}

// threatRisk is from 0 to 100.
type threatRisk struct {
	Likelihood        int    `json:"likelihood"`
	LikelihoodComment string `json:"likelihoodComment"`
	Impact            int    `json:"impact"`
	ImpactComment     string `json:"impactComment"`
}

type mitigation struct {
	ID            string     `json:"id"`
	Name          string     `json:"name"`
	Description   string     `json:"description"`
	RiskReduction int        `json:"riskReduction"`
	Attributes    attributes `json:"attributes"`
}
