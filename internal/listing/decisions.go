package listing

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// The states of a decision. One that is several of these has the first.
const (
	orphaned = "orphaned" // there is no such threat
	unneeded = "unneeded" // the block states the control that answers the threat; nothing relies on the assumption
	expired  = "expired"  // its last day is over
	ending   = "ending"   // its last day is near
	inForce  = "in-force"
)

// assume is the verb of an assumption, which is no decision but ends like one.
const assume = "assume"

// Decision is what people have decided about one threat, or an assumption.
type Decision struct {
	Path  string `json:"path"`
	Line  int    `json:"line"`
	Block string `json:"block"`
	// Verb is accept, transfer, dismiss, mitigate or assume.
	Verb string `json:"verb"`
	// ID is that of the threat as the decision names it, or of the assumption.
	ID string `json:"id"`
	// Title and Severity are those of the threat; empty for an assumption, and where there is no such threat.
	Title    string `json:"title"`
	Severity string `json:"severity"`
	// Reason is why, or the text of the assumption.
	Reason string `json:"reason"`
	By     string `json:"by"`
	Until  string `json:"until"`
	To     string `json:"to"`
	With   string `json:"with"`
	State  string `json:"state"`
	// DaysLeft is 0 on the last day, negative after it, and nil if it has none.
	DaysLeft *int `json:"daysLeft"`
	// Undecided are the flows and elements of the threat that the decision does not cover.
	Undecided []string `json:"undecided"`

	title string // of the block
	named bool   // whether the block's id stays when its document is renamed
	at    int    // where it is in the document
}

// Decisions lists every decision and assumption of documents, by owner, then by the last day. today is
// the day on which the states are true; within is how long before its last day one is ending, by document.
func Decisions(documents []Document, today time.Time, within func(document int) stride.Days) []Decision {
	all := []Decision{}
	for i, d := range documents {
		for _, a := range d.Analyses {
			for _, one := range d.decisions(a) {
				one.judge(today, within(i))
				all = append(all, one)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Decision) int {
		return cmp.Or(last(strings.ToLower(a.By), strings.ToLower(b.By)), last(a.Until, b.Until),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.at, b.at))
	})
	return all
}

// last compares two texts, of which an empty one comes last.
func last(a, b string) int {
	if (a == "") != (b == "") {
		return strings.Compare(b, a)
	}
	return strings.Compare(a, b)
}

// decisions are those of one block, without what depends on the day.
func (d Document) decisions(a *stride.Analysis) []Decision {
	var all []Decision
	effects := a.Effects()
	for _, taken := range a.Graph.Decisions {
		for _, ref := range taken.Threats {
			one := d.newDecision(a, string(taken.Verb), ref.ID, taken.Reason, taken.Attrs, ref.Span.Start)
			one.about(effects[ref])
			all = append(all, one)
		}
	}
	reliance := a.Graph.Reliance()
	for _, as := range a.Graph.Assumptions {
		one := d.newDecision(a, assume, as.ID, as.Text, as.Attrs, as.Span.Start)
		if len(reliance[as.ID]) == 0 {
			one.State = unneeded
		}
		all = append(all, one)
	}
	return all
}

func (d Document) newDecision(a *stride.Analysis, verb, id, reason string, attrs model.Attrs, at int) Decision {
	g := a.Graph
	return Decision{
		Path: d.Path, Line: d.File.Position(at).Line, Block: g.ID, Verb: verb, ID: id, Reason: reason,
		By: attrs.Value("by"), Until: attrs.Value("until"), To: attrs.Value("to"), With: attrs.Value("with"),
		State: inForce, Undecided: []string{}, title: cmp.Or(g.Title, g.ID), named: g.Named || g.Adopted, at: at,
	}
}

// about adds what a decision does about its threat.
func (d *Decision) about(e stride.Effect) {
	d.Undecided = append(d.Undecided, e.Undecided...)
	switch {
	case e.Threat == nil:
		d.State = orphaned
		return
	case e.Unneeded:
		d.State = unneeded
	}
	d.Title, d.Severity = e.Threat.Rule.Title, e.Threat.Severity.String()
}

// judge adds what depends on the day.
func (d *Decision) judge(today time.Time, within stride.Days) {
	left, ok := stride.DaysLeft(d.Until, today)
	if !ok {
		return
	}
	d.DaysLeft = &left
	switch {
	case d.State != inForce:
	case left < 0:
		d.State = expired
	case within.Hold(left):
		d.State = ending
	}
}

// DecisionsText writes `path:line: BLOCK/ID: state: what was decided: severity title: reason`, a line a
// decision. The error is that of the writer.
func DecisionsText(w io.Writer, all []Decision) error {
	for _, d := range all {
		line := fmt.Sprintf("%s:%d: %s/%s: %s: %s: ", d.Path, d.Line, d.Block, d.ID, d.stateText(), d.said())
		if d.Title != "" {
			line += d.Severity + " " + d.Title + ": "
		}
		if _, err := fmt.Fprintln(w, reporter.Path(line+d.Reason)); err != nil {
			return err
		}
	}
	return nil
}

// stateText is the state in words.
func (d Decision) stateText() string {
	text := map[string]string{orphaned: "orphaned, no such threat", unneeded: "no longer needed", expired: "expired", ending: "ends", inForce: "in force"}[d.State]
	switch {
	case d.State == expired || d.State == ending:
		text += " " + stride.DaysText(*d.DaysLeft)
	case d.State == unneeded && d.Verb == assume:
		text += ", nothing relies on it"
	}
	if len(d.Undecided) > 0 {
		text += ", undecided at " + strings.Join(d.Undecided, ", ")
	}
	return text
}

// said is what was decided, by whom and until when.
func (d Decision) said() string {
	text := map[string]string{"accept": "accepted", "transfer": "transferred", "dismiss": "dismissed", "mitigate": "mitigated", assume: "assumed"}[d.Verb]
	for _, part := range []struct{ word, value string }{{"to", d.To}, {"with", d.With}, {"by", d.By}, {"until", d.Until}} {
		if part.value != "" {
			text += " " + part.word + " " + part.value
		}
	}
	return text
}

// decisionList is version 1 of the schema of `list decisions --format json`. Keys are only ever added.
type decisionList struct {
	Version   int        `json:"version"`
	Today     string     `json:"today"`
	Decisions []Decision `json:"decisions"`
}

// DecisionsJSON writes decisions in the versioned schema of docs/json.md. The error is that of the writer.
func DecisionsJSON(w io.Writer, all []Decision, today time.Time) error {
	return reporter.EncodeJSON(w, decisionList{1, today.Format(time.DateOnly), all}, "  ")
}
