package render

import (
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// seamView is one boundary with the criteria that protect it.
type seamView struct {
	Title    string
	Criteria []criterionView
}

type criterionView struct {
	Anchor, ID, Title, Status, Text, Test string
}

// criterionLine is one line of the short form, all of it markdown.
type criterionLine struct {
	Name, IDs, Severity, Flows, Text, Test string
	// Stated is what the block says where the threat is open, Remedy what to write instead, Met where it is met.
	Stated, Remedy, Met string
	// Adds is true if the remedy does not replace what is stated.
	Adds bool
}

// decisionLine is a decision about one threat.
type decisionLine struct{ Name, ID, On, Decision string }

type criteriaData struct {
	Open, Unanswered, Met []criterionLine
	Decided               []decisionLine
	Later, Empty          bool
	Seams                 []seamView // what templates of earlier versions show
}

func criteriaView(b *brief.Brief, own bool) criteriaData {
	view := criteriaData{
		Open: criterionLines(b.Open), Unanswered: criterionLines(b.Unanswered), Met: criterionLines(b.Met),
		Decided: decisionLines(b),
		Later:   len(b.Later) > 0,
		Empty:   len(b.Open)+len(b.Unanswered)+len(b.Met)+len(b.Decided) == 0,
	}
	if own {
		view.Seams = seamViews(b.Analysis)
	}
	return view
}

func criterionLines(criteria []brief.Criterion) []criterionLine {
	var out []criterionLine
	for _, c := range criteria {
		line := criterionLine{
			Name: Text(c.Rule.ShortName()), IDs: idList(c.Threats),
			Text: Sentence(c.Text), Test: Sentence(strings.TrimSuffix(c.Test, ".")),
		}
		if flows := c.Numbered(); len(flows) > 0 {
			line.Flows = numbered(flows)
		}
		if c.Threats[0].Status != stride.Met {
			line.Severity = c.Severity.String()
		}
		if c.Threats[0].Status == stride.Open {
			line.Stated, line.Remedy, line.Adds = Sentence(c.Stated()), codes(c.Remedies()), c.Adds
		}
		if len(c.Met) > 0 {
			line.Met = numbered(c.Met)
		}
		out = append(out, line)
	}
	return out
}

// idList names threats as code.
func idList(threats []*stride.Threat) string {
	var ids []string
	for _, t := range threats {
		ids = append(ids, Code(t.ID))
	}
	return strings.Join(ids, ", ")
}

// numbered names flows by their numbers, in markdown.
func numbered(flows []*graph.Flow) string { return Text(stride.Numbered(flows)) }

func decisionLines(b *brief.Brief) []decisionLine {
	var out []decisionLine
	for _, d := range b.Decided {
		line := decisionLine{Name: Text(d.Rule.ShortName()), ID: Code(d.ID), Decision: decisionText(d.Decision)}
		if d.Part != nil {
			line.On = shareText(*d.Part)
		}
		out = append(out, line)
	}
	return out
}

func seamViews(a *stride.Analysis) []seamView {
	var seams []seamView
	criteria := a.Criteria()
	for i, c := range criteria {
		if i == 0 || criteria[i-1].Seam != c.Seam {
			seams = append(seams, seamView{Title: Text(c.Seam)})
		}
		last := &seams[len(seams)-1]
		last.Criteria = append(last.Criteria, criterionView{
			Anchor: anchor(a, c.Threat),
			ID:     Code(c.Threat.ID),
			Title:  Text(c.Threat.Rule.Title),
			Status: c.Threat.Status.String(),
			Text:   Sentence(c.Text),
			Test:   Sentence(c.Test),
		})
	}
	return seams
}

// codes writes a list of what to put into a block, each as code.
func codes(list []string) string {
	out := make([]string, len(list))
	for i, text := range list {
		out[i] = Code(text)
	}
	return strings.Join(out, ", ")
}
