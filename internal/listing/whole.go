package listing

import (
	"io"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// wholeSchema is version 1 of the schema of `export json`. Keys are only ever added.
type wholeSchema struct {
	Version   int             `json:"version"`
	Documents []wholeDocument `json:"documents"`
}

type wholeDocument struct {
	Path   string       `json:"path"`
	Blocks []wholeBlock `json:"blocks"`
}

// wholeBlock is all that a block says and that follows from it. What `list` shows as well has the same form here.
type wholeBlock struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Line        int              `json:"line"`
	Boundaries  []wholeBoundary  `json:"boundaries"`
	Data        []wholeData      `json:"data"`
	Elements    []wholeElement   `json:"elements"`
	Flows       []wholeFlow      `json:"flows"`
	Threats     []jsonThreat     `json:"threats"`
	Criteria    []jsonSentence   `json:"criteria"`
	Questions   []jsonQuestion   `json:"questions"`
	Jewels      []jsonJewel      `json:"jewels"`
	Decisions   []wholeDecision  `json:"decisions"`
	Assumptions []jsonAssumption `json:"assumptions"`
}

// attributes are those that the block states, by key.
type attributes map[string][]string

// jsonFact is what counts, and why: Origin is "declared", "inferred", "assumed" or, for what is unknown, empty.
type jsonFact struct {
	Value  string `json:"value"`
	Origin string `json:"origin"`
	Reason string `json:"reason"`
}

type wholeBoundary struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	Parent     string     `json:"parent"`
	Trust      jsonFact   `json:"trust"`
	Owner      string     `json:"owner"`
	Attributes attributes `json:"attributes"`
	Line       int        `json:"line"`
}

// wholeData is a kind of data; Declared is false for a free word.
type wholeData struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	Declared   bool       `json:"declared"`
	Class      jsonFact   `json:"class"`
	Crown      bool       `json:"crown"`
	Attributes attributes `json:"attributes"`
	Line       int        `json:"line"`
}

// wholeElement is an element; Zone is the id of its boundary, or "outside" or "system".
type wholeElement struct {
	jsonElement
	Zone       string     `json:"zone"`
	Boundary   string     `json:"boundary"`
	Inferred   facts      `json:"facts"`
	Holds      []string   `json:"holds"`
	Attributes attributes `json:"attributes"`
}

// facts are what counts for an element, with the reasons.
type facts struct {
	Kind  jsonFact `json:"kind"`
	Class jsonFact `json:"class"`
	Trust jsonFact `json:"trust"`
}

// wholeFlow is a flow. Seams are the boundaries that it crosses, in its direction. Answers is the id of the flow that it
// answers, or empty.
type wholeFlow struct {
	jsonFlow
	Both       bool       `json:"both"`
	Written    bool       `json:"written"`
	Answers    string     `json:"answers"`
	Seams      []seam     `json:"seams"`
	Inferred   transport  `json:"facts"`
	Data       []string   `json:"data"`
	Returns    []string   `json:"returns"`
	Attributes attributes `json:"attributes"`
}

type seam struct {
	Boundary string `json:"boundary"`
	Entering bool   `json:"entering"`
}

// transport is what counts for a flow, with the reasons.
type transport struct {
	Protocol   jsonFact `json:"protocol"`
	Encryption jsonFact `json:"encryption"`
	ServerAuth jsonFact `json:"serverAuth"`
	Auth       jsonFact `json:"auth"`
}

type wholeDecision struct {
	Verb       string     `json:"verb"`
	Threats    []string   `json:"threats"`
	Reason     string     `json:"reason"`
	Attributes attributes `json:"attributes"`
	Line       int        `json:"line"`
}

// Whole writes documents in the versioned schema of docs/json.md that needs nothing beside it. The error is that of the
// writer.
func Whole(w io.Writer, documents []Document) error {
	out := wholeSchema{Version: 1, Documents: []wholeDocument{}}
	for _, d := range documents {
		listed := wholeDocument{Path: d.Path, Blocks: []wholeBlock{}}
		for _, a := range d.Analyses {
			listed.Blocks = append(listed.Blocks, d.wholeBlock(a))
		}
		out.Documents = append(out.Documents, listed)
	}
	return reporter.EncodeJSON(w, out, "  ")
}

func (d Document) wholeBlock(a *stride.Analysis) wholeBlock {
	line := func(at source.Span) int { return d.File.Position(at.Start).Line }
	listed := d.newBlock(a)
	b := wholeBlock{
		ID: listed.ID, Title: listed.Title, Line: line(a.Graph.Fence.Open), Criteria: listed.Criteria, Questions: listed.Questions, Jewels: listed.Jewels,
		Assumptions: listed.Assumptions, Boundaries: []wholeBoundary{}, Data: []wholeData{}, Elements: []wholeElement{}, Flows: []wholeFlow{},
		Threats: []jsonThreat{}, Decisions: []wholeDecision{},
	}
	for _, z := range a.Graph.Boundaries {
		b.Boundaries = append(b.Boundaries, newWholeBoundary(z, line(z.Span)))
	}
	for _, kind := range a.Graph.Data {
		b.Data = append(b.Data, wholeData{kind.ID, kind.Name, !kind.Implicit, newFact(kind.Class), kind.Crown(), newAttributes(kind.Attrs), line(kind.Span)})
	}
	for i, e := range a.Graph.Elements {
		b.Elements = append(b.Elements, newWholeElement(e, listed.Elements[i]))
	}
	for i, f := range a.Graph.Flows {
		b.Flows = append(b.Flows, newWholeFlow(f, listed.Flows[i]))
	}
	for i, rows := range [][]*stride.Row{a.Rows, a.Lower, a.Answered, a.Decided} {
		for _, row := range rows {
			b.Threats = append(b.Threats, apart(a, row, i == 0, line)...)
		}
	}
	for _, made := range a.Graph.Decisions {
		b.Decisions = append(b.Decisions, newWholeDecision(made, line(made.Span)))
	}
	return b
}

// apart lists the threats of a row one by one, each with the others of the row.
func apart(a *stride.Analysis, row *stride.Row, visible bool, line func(source.Span) int) []jsonThreat {
	var all []jsonThreat
	for _, t := range row.Threats {
		one := newThreat(a, &stride.Row{Threats: []*stride.Threat{t}, Status: t.Status, Score: t.Score}, visible, line(a.PlaceOf(t.Flows(), t.Targets())))
		for _, other := range row.Threats {
			if other != t {
				one.With = append(one.With, other.ID)
			}
		}
		all = append(all, one)
	}
	return all
}

func newAttributes(attrs model.Attrs) attributes {
	out := make(attributes)
	for _, a := range attrs {
		out[a.Key] = a.Values
	}
	return out
}

func newFact(f model.Fact[string]) jsonFact { return jsonFact{f.Value, string(f.Origin), f.Reason} }

func trustFact(f model.Fact[model.Level]) jsonFact {
	return jsonFact{f.Value.String(), string(f.Origin), f.Reason}
}

func newWholeBoundary(z *graph.Boundary, line int) wholeBoundary {
	b := wholeBoundary{ID: z.ID, Name: z.Name, Trust: trustFact(z.Trust), Owner: z.Owner.Value, Attributes: newAttributes(z.Attrs), Line: line}
	if z.Parent != nil {
		b.Parent = z.Parent.ID
	}
	return b
}

func newWholeElement(e *graph.Element, listed jsonElement) wholeElement {
	out := wholeElement{
		jsonElement: listed, Zone: e.Zone().ID(), Inferred: facts{newFact(e.Kind), newFact(e.Class), trustFact(e.Trust)}, Holds: dataIDs(e.Holds),
		Attributes: newAttributes(e.Attrs),
	}
	if e.Boundary != nil {
		out.Boundary = e.Boundary.ID
	}
	return out
}

func newWholeFlow(f *graph.Flow, listed jsonFlow) wholeFlow {
	out := wholeFlow{
		jsonFlow: listed, Both: f.Both, Written: f.Written, Seams: []seam{}, Data: dataIDs(f.Data), Returns: dataIDs(f.Returns),
		Inferred: transport{newFact(f.Protocol), newFact(f.Encryption), newFact(f.ServerAuth), newFact(f.Auth)}, Attributes: newAttributes(f.Attrs),
	}
	if f.Request != nil {
		out.Answers = f.Request.ID
	}
	for _, s := range f.Seams() {
		out.Seams = append(out.Seams, seam{s.Boundary.ID, s.Entering})
	}
	return out
}

func dataIDs(all []*graph.Data) []string {
	ids := []string{}
	for _, d := range all {
		ids = append(ids, d.ID)
	}
	return ids
}

func newWholeDecision(d *model.Decision, line int) wholeDecision {
	out := wholeDecision{Verb: string(d.Verb), Threats: []string{}, Reason: d.Reason, Attributes: newAttributes(d.Attrs), Line: line}
	for _, t := range d.Threats {
		out.Threats = append(out.Threats, t.ID)
	}
	return out
}
