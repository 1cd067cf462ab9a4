package listing

import (
	"io"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// schema is version 1 of the schema of `list --format json`. Keys are only ever added.
type schema struct {
	Version   int            `json:"version"`
	Documents []jsonDocument `json:"documents"`
}

type jsonDocument struct {
	Path   string      `json:"path"`
	Blocks []jsonBlock `json:"blocks"`
}

type jsonBlock struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Counts      jsonCounts       `json:"counts"`
	Brief       jsonBrief        `json:"brief"`
	Threats     []jsonThreat     `json:"threats"`
	Criteria    []jsonSentence   `json:"criteria"`
	Questions   []jsonQuestion   `json:"questions"`
	Jewels      []jsonJewel      `json:"jewels"`
	Elements    []jsonElement    `json:"elements"`
	Flows       []jsonFlow       `json:"flows"`
	Assumptions []jsonAssumption `json:"assumptions"`
	// Model is what `diff --from` compares with.
	Model compare.Model `json:"model"`
}

// jsonCounts counts threats by status, assumptions, and elements that are out of scope.
type jsonCounts struct {
	Open       int `json:"open"`
	Asked      int `json:"asked"`
	Answered   int `json:"answered"`
	Decided    int `json:"decided"`
	Assumed    int `json:"assumed"`
	OutOfScope int `json:"outOfScope"`
}

// jsonBrief is the sentence at the top of the document, and what it counts.
type jsonBrief struct {
	State      string         `json:"state"`
	Next       string         `json:"next"`
	Open       jsonSeverities `json:"open"`
	Unanswered jsonSeverities `json:"unanswered"`
	Met        int            `json:"met"`
	Decided    int            `json:"decided"`
}

// jsonSeverities counts by severity.
type jsonSeverities struct {
	Critical int `json:"critical"`
	High     int `json:"high"`
	Medium   int `json:"medium"`
	Low      int `json:"low"`
}

// jsonThreat is one row of the table; With lists the ids of the threats that the row shows beside its own.
type jsonThreat struct {
	ID         string        `json:"id"`
	With       []string      `json:"with"`
	Rule       string        `json:"rule"`
	Title      string        `json:"title"`
	Stride     string        `json:"stride"`
	Also       []string      `json:"also"`
	Mechanisms []string      `json:"mechanisms"`
	Targets    []string      `json:"targets"`
	Subjects   []jsonSubject `json:"subjects"`
	Status     string        `json:"status"`
	Severity   string        `json:"severity"`
	Score      float64       `json:"score"`
	Visible    bool          `json:"visible"`
	Criterion  string        `json:"criterion"`
	Question   string        `json:"question"`
	References []string      `json:"references"`
	Line       int           `json:"line"`
}

// jsonSubject is a flow or element of a row with the worst status there.
type jsonSubject struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// jsonSentence is a criterion with its test; Short and Check are what a document shows of them.
type jsonSentence struct {
	ID     string   `json:"id"`
	Seam   string   `json:"seam"`
	Text   string   `json:"text"`
	Test   string   `json:"test"`
	Short  string   `json:"short"`
	Check  string   `json:"check"`
	Owners []string `json:"owners"`
	// Proof is nil if nobody has asked.
	Proof *stride.CriterionProof `json:"proof,omitempty"`
}

// jsonQuestion is a question; Flows, Elements and Boundaries are the ids of
// where Attribute is to be written.
type jsonQuestion struct {
	Attribute  string      `json:"attribute"`
	Zone       string      `json:"zone"`
	Text       string      `json:"text"`
	Values     []jsonValue `json:"values"`
	Flows      []string    `json:"flows"`
	Elements   []string    `json:"elements"`
	Boundaries []string    `json:"boundaries"`
	Threats    []string    `json:"threats"`
}

// jsonValue is what may be written; it either answers the question or states a weakness.
type jsonValue struct {
	Text    string `json:"text"`
	Answers bool   `json:"answers"`
}

// jsonJewel is a crown jewel with the shortest ways to it from a public or partner zone.
type jsonJewel struct {
	ID   string    `json:"id"`
	Name string    `json:"name"`
	Ways []jsonWay `json:"ways"`
}

// jsonWay is a chain of flows; Weakest is the flow whose caller proves least who it is, by Control.
type jsonWay struct {
	From    string   `json:"from"`
	Flows   []string `json:"flows"`
	Seams   int      `json:"seams"`
	Weakest string   `json:"weakest"`
	Control string   `json:"control"`
}

// jsonElement is an element; Scope is "in" or "out", and Reason says why it is out. Owner may be that of a boundary around it.
type jsonElement struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Kind   string `json:"kind"`
	Trust  string `json:"trust"`
	Crown  bool   `json:"crown"`
	Scope  string `json:"scope"`
	Reason string `json:"reason"`
	Owner  string `json:"owner"`
	Line   int    `json:"line"`
}

type jsonFlow struct {
	ID      string `json:"id"`
	Number  string `json:"number"`
	From    string `json:"from"`
	To      string `json:"to"`
	Label   string `json:"label"`
	Crosses bool   `json:"crosses"`
	Line    int    `json:"line"`
}

// jsonAssumption is an assumption; ReliedOnBy are the ids of what names it, in the order of the document.
type jsonAssumption struct {
	ID         string   `json:"id"`
	Text       string   `json:"text"`
	By         string   `json:"by"`
	Until      string   `json:"until"`
	ReliedOnBy []string `json:"reliedOnBy"`
	Line       int      `json:"line"`
}

// JSON writes documents in the versioned schema of docs/json.md. The error is that of the writer.
func JSON(w io.Writer, documents []Document) error {
	l := schema{Version: 1, Documents: []jsonDocument{}}
	for _, d := range documents {
		listed := jsonDocument{Path: d.Path, Blocks: []jsonBlock{}}
		for _, a := range d.Analyses {
			listed.Blocks = append(listed.Blocks, d.newBlock(a))
		}
		l.Documents = append(l.Documents, listed)
	}
	return reporter.EncodeJSON(w, l, "  ")
}

func (d Document) newBlock(a *stride.Analysis) jsonBlock {
	b := jsonBlock{
		ID: a.Graph.ID, Title: a.Graph.Title, Counts: newCounts(a), Brief: newBrief(brief.New(a, brief.Options{})),
		Threats: []jsonThreat{}, Criteria: []jsonSentence{}, Questions: []jsonQuestion{},
		Jewels: []jsonJewel{}, Elements: []jsonElement{}, Flows: []jsonFlow{}, Assumptions: []jsonAssumption{},
	}
	line := func(at source.Span) int { return d.File.Position(at.Start).Line }
	b.Model = compare.Read(a, func(offset int) int { return d.File.Position(offset).Line })
	for i, rows := range [][]*stride.Row{a.Rows, a.Lower, a.Answered, a.Decided} {
		for _, row := range rows {
			b.Threats = append(b.Threats, newThreat(a, row, i == 0, line(a.PlaceOf(row.Flows(), row.Targets()))))
		}
	}
	for _, c := range a.Criteria() {
		b.Criteria = append(b.Criteria, newSentence(a, c, d.Proofs.Of(a, c.Threat)))
	}
	for _, q := range a.Questions {
		b.Questions = append(b.Questions, newQuestion(q))
	}
	for _, jewel := range a.Jewels {
		b.Jewels = append(b.Jewels, newJewel(jewel))
	}
	for _, e := range a.Graph.Elements {
		b.Elements = append(b.Elements, newElement(e, line(e.Span)))
	}
	for _, f := range a.Graph.Flows {
		b.Flows = append(b.Flows, jsonFlow{f.ID, f.Number, f.From.ID, f.To.ID, f.Label, f.Crosses(), line(f.Span)})
	}
	reliance := a.Graph.Reliance()
	for _, as := range a.Graph.Assumptions {
		b.Assumptions = append(b.Assumptions, newAssumption(as, reliance[as.ID], line(as.Span)))
	}
	return b
}

func newCounts(a *stride.Analysis) jsonCounts {
	c := jsonCounts{
		Open: a.Count(stride.Open), Asked: a.Count(stride.Ask), Answered: a.Count(stride.Met), Decided: a.Count(stride.Decided),
		Assumed: len(a.Graph.Assumptions),
	}
	for _, e := range a.Graph.Elements {
		if e.OutOfScope() {
			c.OutOfScope++
		}
	}
	return c
}

func newBrief(b *brief.Brief) jsonBrief {
	t := b.Tally()
	return jsonBrief{b.State(), b.Next(), newSeverities(t.Open), newSeverities(t.Unanswered), t.Met, t.Decided}
}

func newSeverities(n brief.BySeverity) jsonSeverities {
	return jsonSeverities{n[stride.Critical], n[stride.High], n[stride.Medium], n[stride.Low]}
}

// newSentence joins the short sentences of a threat that needs several, as its long one does.
func newSentence(a *stride.Analysis, c stride.Criterion, proof *stride.CriterionProof) jsonSentence {
	var short, check []string
	for _, r := range a.Short([]*stride.Threat{c.Threat}) {
		short = append(short, r.Text)
		if !slices.Contains(check, r.Test) {
			check = append(check, r.Test)
		}
	}
	return jsonSentence{c.Threat.ID, c.Seam, c.Text, c.Test, strings.Join(short, " "), strings.Join(check, "; "), append([]string{}, c.Threat.Owners()...), proof}
}

func newQuestion(q stride.Question) jsonQuestion {
	l := jsonQuestion{
		Attribute: q.Name(), Zone: q.Zone, Text: q.Text, Values: []jsonValue{},
		Flows: []string{}, Elements: []string{}, Boundaries: []string{}, Threats: threatIDs(q.Threats),
	}
	for _, o := range q.Options {
		l.Values = append(l.Values, jsonValue{o.Text, o.Answers})
	}
	for _, f := range q.Flows {
		l.Flows = append(l.Flows, f.ID)
	}
	for _, e := range q.Elements {
		l.Elements = append(l.Elements, e.ID)
	}
	for _, b := range q.Boundaries {
		l.Boundaries = append(l.Boundaries, b.ID)
	}
	return l
}

func newAssumption(as *model.Assumption, relying []string, line int) jsonAssumption {
	return jsonAssumption{as.ID, as.Text, as.Attrs.Value("by"), as.Attrs.Value("until"), append([]string{}, relying...), line}
}

func newElement(e *graph.Element, line int) jsonElement {
	scope := "in"
	if e.OutOfScope() {
		scope = "out"
	}
	return jsonElement{e.ID, e.Name, string(e.Type), e.Kind.Value, e.Trust.Value.String(), e.Crown.Known(), scope, e.Reason(), e.Owner.Value, line}
}

func newJewel(jewel stride.Jewel) jsonJewel {
	l := jsonJewel{ID: jewel.Element.ID, Name: jewel.Element.Name, Ways: []jsonWay{}}
	for _, w := range jewel.Ways {
		way := jsonWay{From: w.From.ID, Seams: w.Seams, Weakest: w.Weakest.ID, Control: w.Control}
		for _, f := range w.Flows {
			way.Flows = append(way.Flows, f.ID)
		}
		l.Ways = append(l.Ways, way)
	}
	return l
}

func newThreat(a *stride.Analysis, row *stride.Row, visible bool, line int) jsonThreat {
	t := row.Lead()
	also, mechanisms, references := row.Union()
	return jsonThreat{
		ID: t.ID, With: threatIDs(row.Threats[1:]), Rule: t.Rule.ID, Title: t.Rule.Title,
		Stride: t.Rule.Stride, Also: strings.Split(also, ""), Mechanisms: mechanisms, Targets: targetIDs(row), Subjects: subjectsOf(row),
		Status: statusWord(t), Severity: t.Severity.String(), Score: row.Score, Visible: visible,
		Criterion: a.Criterion(t), Question: a.Question(t),
		References: references, Line: line,
	}
}

// subjectsOf lists the flows and elements of a row, each with its status.
func subjectsOf(row *stride.Row) []jsonSubject {
	out := []jsonSubject{}
	for _, s := range row.Statuses() {
		out = append(out, jsonSubject{s.Subject.ID(), s.Status.String()})
	}
	return out
}

// statusWord returns the status, or for a decided threat the decision. A
// decision that covers only part of a threat leaves it open or asked.
func statusWord(t *stride.Threat) string {
	if t.Decision == nil || t.Status != stride.Decided {
		return t.Status.String()
	}
	return map[model.Verb]string{model.Accept: "accepted", model.Transfer: "transferred", model.Dismiss: "dismissed", model.Mitigate: "mitigated"}[t.Decision.Verb]
}

func threatIDs(threats []*stride.Threat) []string {
	ids := []string{}
	for _, t := range threats {
		ids = append(ids, t.ID)
	}
	return ids
}

// targetIDs lists elements and flows of a row in table order.
func targetIDs(row *stride.Row) []string {
	ids := []string{}
	for _, e := range row.Targets() {
		ids = append(ids, e.ID)
	}
	for _, f := range row.Flows() {
		ids = append(ids, f.ID)
	}
	return ids
}
