package main

import (
	"io"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// listing is version 1 of the schema of `list --format json`. Keys are only ever added.
type listing struct {
	Version   int               `json:"version"`
	Documents []listingDocument `json:"documents"`
}

type listingDocument struct {
	Path   string         `json:"path"`
	Blocks []listingBlock `json:"blocks"`
}

type listingBlock struct {
	ID          string              `json:"id"`
	Title       string              `json:"title"`
	Counts      listingCounts       `json:"counts"`
	Brief       listingBrief        `json:"brief"`
	Threats     []listingThreat     `json:"threats"`
	Criteria    []listingSentence   `json:"criteria"`
	Questions   []listingQuestion   `json:"questions"`
	Jewels      []listingJewel      `json:"jewels"`
	Elements    []listingElement    `json:"elements"`
	Flows       []listingFlow       `json:"flows"`
	Assumptions []listingAssumption `json:"assumptions"`
	// Model is what `diff --from` compares with.
	Model compare.Model `json:"model"`
}

// listingCounts counts threats by status, assumptions, and elements that are out of scope.
type listingCounts struct {
	Open       int `json:"open"`
	Asked      int `json:"asked"`
	Answered   int `json:"answered"`
	Decided    int `json:"decided"`
	Assumed    int `json:"assumed"`
	OutOfScope int `json:"outOfScope"`
}

// listingBrief is the sentence at the top of the document, and what it counts.
type listingBrief struct {
	State      string            `json:"state"`
	Next       string            `json:"next"`
	Open       listingSeverities `json:"open"`
	Unanswered listingSeverities `json:"unanswered"`
	Met        int               `json:"met"`
	Decided    int               `json:"decided"`
}

// listingSeverities counts by severity.
type listingSeverities struct {
	Critical int `json:"critical"`
	High     int `json:"high"`
	Medium   int `json:"medium"`
	Low      int `json:"low"`
}

// listingThreat is one row of the table; With lists the ids of the threats that the row shows beside its own.
type listingThreat struct {
	ID         string           `json:"id"`
	With       []string         `json:"with"`
	Rule       string           `json:"rule"`
	Title      string           `json:"title"`
	Stride     string           `json:"stride"`
	Also       []string         `json:"also"`
	Mechanisms []string         `json:"mechanisms"`
	Targets    []string         `json:"targets"`
	Subjects   []listingSubject `json:"subjects"`
	Status     string           `json:"status"`
	Severity   string           `json:"severity"`
	Score      float64          `json:"score"`
	Visible    bool             `json:"visible"`
	Criterion  string           `json:"criterion"`
	Question   string           `json:"question"`
	References []string         `json:"references"`
	Line       int              `json:"line"`
}

// listingSubject is a flow or element of a row with the worst status there.
type listingSubject struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// listingSentence is a criterion with its test; Short and Check are what a document shows of them.
type listingSentence struct {
	ID    string `json:"id"`
	Seam  string `json:"seam"`
	Text  string `json:"text"`
	Test  string `json:"test"`
	Short string `json:"short"`
	Check string `json:"check"`
}

// listingQuestion is a question; Flows, Elements and Boundaries are the ids of
// where Attribute is to be written.
type listingQuestion struct {
	Attribute  string         `json:"attribute"`
	Zone       string         `json:"zone"`
	Text       string         `json:"text"`
	Values     []listingValue `json:"values"`
	Flows      []string       `json:"flows"`
	Elements   []string       `json:"elements"`
	Boundaries []string       `json:"boundaries"`
	Threats    []string       `json:"threats"`
}

// listingValue is what may be written; it either answers the question or states a weakness.
type listingValue struct {
	Text    string `json:"text"`
	Answers bool   `json:"answers"`
}

// listingJewel is a crown jewel with the shortest ways to it from a public or partner zone.
type listingJewel struct {
	ID   string       `json:"id"`
	Name string       `json:"name"`
	Ways []listingWay `json:"ways"`
}

// listingWay is a chain of flows; Weakest is the flow whose caller proves least who it is, by Control.
type listingWay struct {
	From    string   `json:"from"`
	Flows   []string `json:"flows"`
	Seams   int      `json:"seams"`
	Weakest string   `json:"weakest"`
	Control string   `json:"control"`
}

// listingElement is an element; Scope is "in" or "out", and Reason says why it is out.
type listingElement struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Kind   string `json:"kind"`
	Trust  string `json:"trust"`
	Crown  bool   `json:"crown"`
	Scope  string `json:"scope"`
	Reason string `json:"reason"`
	Line   int    `json:"line"`
}

type listingFlow struct {
	ID      string `json:"id"`
	Number  string `json:"number"`
	From    string `json:"from"`
	To      string `json:"to"`
	Label   string `json:"label"`
	Crosses bool   `json:"crosses"`
	Line    int    `json:"line"`
}

// listingAssumption is an assumption; ReliedOnBy are the ids of what names it, in the order of the document.
type listingAssumption struct {
	ID         string   `json:"id"`
	Text       string   `json:"text"`
	By         string   `json:"by"`
	Until      string   `json:"until"`
	ReliedOnBy []string `json:"reliedOnBy"`
	Line       int      `json:"line"`
}

func listJSON(out io.Writer, jobs []*job) error {
	l := listing{Version: 1, Documents: []listingDocument{}}
	roots := make(rootPaths)
	for _, j := range jobs {
		d := listingDocument{Path: roots.of(j.path), Blocks: []listingBlock{}}
		for _, a := range j.Analyses {
			d.Blocks = append(d.Blocks, newListingBlock(j, a))
		}
		l.Documents = append(l.Documents, d)
	}
	return reporter.EncodeJSON(out, l, "  ")
}

func newListingBlock(j *job, a *stride.Analysis) listingBlock {
	b := listingBlock{
		ID: a.Graph.ID, Title: a.Graph.Title, Counts: newListingCounts(a), Brief: newListingBrief(brief.New(a, brief.Options{})),
		Threats: []listingThreat{}, Criteria: []listingSentence{}, Questions: []listingQuestion{},
		Jewels: []listingJewel{}, Elements: []listingElement{}, Flows: []listingFlow{}, Assumptions: []listingAssumption{},
	}
	line := func(offset int) int { return j.Document.File.Position(offset).Line }
	b.Model = compare.Read(a, line)
	for i, rows := range [][]*stride.Row{a.Rows, a.Lower, a.Answered, a.Decided} {
		for _, row := range rows {
			b.Threats = append(b.Threats, newListingThreat(a, row, i == 0, line(firstOffset(a, row.Flows(), row.Targets()))))
		}
	}
	for _, c := range a.Criteria() {
		b.Criteria = append(b.Criteria, newListingSentence(a, c))
	}
	for _, q := range a.Questions {
		b.Questions = append(b.Questions, newListingQuestion(q))
	}
	for _, jewel := range a.Jewels {
		b.Jewels = append(b.Jewels, newListingJewel(jewel))
	}
	for _, e := range a.Graph.Elements {
		b.Elements = append(b.Elements, newListingElement(e, line(e.Span.Start)))
	}
	for _, f := range a.Graph.Flows {
		b.Flows = append(b.Flows, listingFlow{f.ID, f.Number, f.From.ID, f.To.ID, f.Label, f.Crosses(), line(f.Span.Start)})
	}
	reliance := a.Graph.Reliance()
	for _, as := range a.Graph.Assumptions {
		b.Assumptions = append(b.Assumptions, newListingAssumption(as, reliance[as.ID], line(as.Span.Start)))
	}
	return b
}

func newListingCounts(a *stride.Analysis) listingCounts {
	c := listingCounts{
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

func newListingBrief(b *brief.Brief) listingBrief {
	t := b.Tally()
	return listingBrief{b.State(), b.Next(), newListingSeverities(t.Open), newListingSeverities(t.Unanswered), t.Met, t.Decided}
}

func newListingSeverities(n brief.BySeverity) listingSeverities {
	return listingSeverities{n[stride.Critical], n[stride.High], n[stride.Medium], n[stride.Low]}
}

// newListingSentence joins the short sentences of a threat that needs several, as its long one does.
func newListingSentence(a *stride.Analysis, c stride.Criterion) listingSentence {
	var short, check []string
	for _, r := range a.Short([]*stride.Threat{c.Threat}) {
		short = append(short, r.Text)
		if !slices.Contains(check, r.Test) {
			check = append(check, r.Test)
		}
	}
	return listingSentence{c.Threat.ID, c.Seam, c.Text, c.Test, strings.Join(short, " "), strings.Join(check, "; ")}
}

func newListingQuestion(q stride.Question) listingQuestion {
	l := listingQuestion{
		Attribute: q.Name(), Zone: q.Zone, Text: q.Text, Values: []listingValue{},
		Flows: []string{}, Elements: []string{}, Boundaries: []string{}, Threats: threatIDs(q.Threats),
	}
	for _, o := range q.Options {
		l.Values = append(l.Values, listingValue{o.Text, o.Answers})
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

func newListingAssumption(as *model.Assumption, relying []string, line int) listingAssumption {
	return listingAssumption{as.ID, as.Text, as.Attrs.Value("by"), as.Attrs.Value("until"), append([]string{}, relying...), line}
}

func newListingElement(e *graph.Element, line int) listingElement {
	scope := "in"
	if e.OutOfScope() {
		scope = "out"
	}
	return listingElement{e.ID, e.Name, string(e.Type), e.Kind.Value, e.Trust.Value.String(), e.Crown.Known(), scope, e.Reason(), line}
}

func newListingJewel(jewel stride.Jewel) listingJewel {
	l := listingJewel{ID: jewel.Element.ID, Name: jewel.Element.Name, Ways: []listingWay{}}
	for _, w := range jewel.Ways {
		way := listingWay{From: w.From.ID, Seams: w.Seams, Weakest: w.Weakest.ID, Control: w.Control}
		for _, f := range w.Flows {
			way.Flows = append(way.Flows, f.ID)
		}
		l.Ways = append(l.Ways, way)
	}
	return l
}

func newListingThreat(a *stride.Analysis, row *stride.Row, visible bool, line int) listingThreat {
	t := row.Lead()
	also, mechanisms, references := row.Union()
	return listingThreat{
		ID: t.ID, With: threatIDs(row.Threats[1:]), Rule: t.Rule.ID, Title: t.Rule.Title,
		Stride: t.Rule.Stride, Also: strings.Split(also, ""), Mechanisms: mechanisms, Targets: targetIDs(row), Subjects: subjectsOf(row),
		Status: statusWord(t), Severity: t.Severity.String(), Score: row.Score, Visible: visible,
		Criterion: a.Criterion(t), Question: a.Question(t),
		References: references, Line: line,
	}
}

// subjectsOf lists the flows and elements of a row, each with its status.
func subjectsOf(row *stride.Row) []listingSubject {
	out := []listingSubject{}
	for _, s := range row.Statuses() {
		out = append(out, listingSubject{s.Subject.ID(), s.Status.String()})
	}
	return out
}

// statusWord is the status, or for a decided threat what was decided. A decision
// that covers a part of a threat leaves it open or asked.
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

// firstOffset is the place of the first flow or element, or of the block when there is neither.
func firstOffset(a *stride.Analysis, flows []*graph.Flow, targets []*graph.Element) int {
	switch {
	case len(flows) > 0:
		return flows[0].Span.Start
	case len(targets) > 0:
		return targets[0].Span.Start
	}
	return a.Graph.Fence.Info.Start
}
