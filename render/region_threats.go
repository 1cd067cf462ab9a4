package render

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// threatRow is one line of the table, all of it markdown. Spread says which
// status it has where, and is empty if the status is the same everywhere.
type threatRow struct {
	IDs, Title, Stride, Where, Flows, Status, Spread, Severity, Decision string
}

type threatsData struct {
	// State is the sentence at the top, Next what to do.
	State, Next string
	Ways        []jewelView
	Reach       []string
	Worst       []worstLine
	Grid        gridView
	OutOfScope  []scopeView
	Assumptions []assumptionView
	// Full is true for the long form, which also shows Jewels and Reaches.
	Full    bool
	Jewels  []jewelView
	Reaches []reachView
	// The rest is for templates of earlier versions.
	Summary, Lower, Intrusions string
	Rows, Answered, Decided    []threatRow
	Flows, Elements            []matrixRow
}

// threatsView returns the data of the template; a project's own template may also use the data of earlier versions.
func threatsView(b *brief.Brief, form Form, own bool) threatsData {
	a := b.Analysis
	view := threatsData{
		State: b.State(), Next: b.Next(),
		Ways:       wayViews(b),
		Reach:      reachSentences(b),
		Worst:      worstLines(b),
		Grid:       newGridView(b),
		OutOfScope: scopeViews(a), Assumptions: assumptionViews(a),
		Full: form.Full,
	}
	if form.Full || own {
		view.Jewels, view.Reaches = jewelViews(a), reachViews(a)
	}
	if own {
		view.Summary, view.Lower, view.Intrusions = summary(a), lower(a), intrusionText(a)
		view.Rows, view.Answered, view.Decided = threatRows(a, a.Rows), threatRows(a, a.Answered), threatRows(a, a.Decided)
		view.Flows, view.Elements = matrixRows(a, a.Matrix.Flows), matrixRows(a, a.Matrix.Elements)
	}
	return view
}

// worstLine is one of the threats at the top.
type worstLine struct{ Title, Where, ID, Severity, Status string }

func worstLines(b *brief.Brief) []worstLine {
	var out []worstLine
	for _, t := range b.Worst {
		out = append(out, worstLine{Text(t.Rule.ShortName()), elementNames(t.Targets()), Code(t.ID), t.Severity.String(), brief.Word(t.Status)})
	}
	return out
}

// summary counts what there is. Only elements out of scope go unmentioned if there are none.
func summary(a *stride.Analysis) string {
	text := fmt.Sprintf("%s open, %d asked, %d answered, %d decided, %d assumed",
		count(a.Count(stride.Open), "threat"), a.Count(stride.Ask), a.Count(stride.Met), a.Count(stride.Decided), len(a.Graph.Assumptions))
	if n := len(scopeViews(a)); n > 0 {
		text += ", " + count(n, "element") + " out of scope"
	}
	return "**" + text + ".**"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func lower(a *stride.Analysis) string {
	n := 0
	for _, row := range a.Lower {
		n += len(row.Threats)
	}
	if n == 0 {
		return ""
	}
	return count(n, "lower-ranked threat") + " not listed here; `trustseam list` shows all."
}

func threatRows(a *stride.Analysis, rows []*stride.Row) []threatRow {
	var out []threatRow
	for _, r := range rows {
		out = append(out, threatRow{
			IDs:      threatIDs(a, r),
			Title:    Text(r.Lead().Rule.Title),
			Stride:   strideWords(r.Lead().Rule),
			Where:    elementNames(r.Targets()),
			Flows:    flowNumbers(r.Flows()),
			Status:   statusWord(r.Status),
			Spread:   spreadText(stride.Spread(r.Statuses())),
			Severity: r.Lead().Severity.String(),
			Decision: decisionText(r.Lead().Decision),
		})
	}
	return out
}

// threatIDs links every threat of a row to its criterion, if it has one.
func threatIDs(a *stride.Analysis, r *stride.Row) string {
	var ids []string
	for _, t := range r.Threats {
		if t.Status == stride.Decided {
			ids = append(ids, Code(t.ID))
			continue
		}
		ids = append(ids, "["+Code(t.ID)+"](#"+anchor(a, t)+")")
	}
	return strings.Join(ids, ", ")
}

var strideNames = map[byte]string{
	'S': "Spoofing", 'T': "Tampering", 'R': "Repudiation", 'I': "Information disclosure", 'D': "Denial of service", 'E': "Elevation of privilege",
}

// strideWords returns the category in full and the letters of the others that the rule touches.
func strideWords(r *stride.Rule) string {
	text := strideNames[r.Stride[0]]
	if r.Also != "" {
		text += " (also " + strings.Join(strings.Split(r.Also, ""), ", ") + ")"
	}
	return text
}

// namesInCell is how many names a cell of the table gives before it counts the rest.
const namesInCell = 4

func elementNames(elements []*graph.Element) string {
	var list []string
	for _, e := range elements {
		list = append(list, Text(e.Name))
	}
	if len(list) == 0 {
		return "the whole system"
	}
	return shortList(list, namesInCell)
}

// flowsInCell is how many flow numbers a cell gives.
const flowsInCell = 10

func flowNumbers(flows []*graph.Flow) string {
	return shortList(flowIDs(flows), flowsInCell)
}

func shortList(list []string, limit int) string {
	if len(list) <= limit {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:limit], ", "), len(list)-limit)
}

func statusWord(s stride.Status) string {
	if s == stride.Open {
		return "**open**"
	}
	return s.String()
}

// decisionText says who decided what and until when.
func decisionText(d *model.Decision) string {
	if d == nil {
		return ""
	}
	text := map[model.Verb]string{model.Accept: "accepted", model.Transfer: "transferred", model.Dismiss: "dismissed", model.Mitigate: "mitigated"}[d.Verb]
	for _, part := range []struct{ key, word string }{{"to", "to"}, {"with", "with"}, {"by", "by"}, {"until", "until"}} {
		if v := d.Attrs.Value(part.key); v != "" {
			text += " " + part.word + " " + Text(v)
		}
	}
	return text + ". " + closed(Text(d.Reason))
}

// closed ends a reason with a full stop.
func closed(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}
