package site

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// told is the text of a model's page: that of the document, followed by the long forms.
type told struct {
	// State is the sentence at the top, Next what to do.
	State, Next string
	Ways        []jewelWay
	Reach       [][]piece
	Worst       []worst
	// Together shows how to write several controls on one line.
	Together              []piece
	Now, Later            []entry
	Open, Unanswered, Met []entry
	Decided               []entry
	Grid                  grid
}

// jewelWay is one way to a crown jewel; it has no hops if nothing reaches the jewel.
type jewelWay struct {
	Anchor, Jewel string
	way
}

// worst is one of the threats at the top.
type worst struct {
	threatID
	Name, Where, Severity, Status string
}

// entry is a question, a criterion or a decision.
type entry struct {
	Name, Status, Severity string
	IDs                    []threatID
	// Text is what to require or to ask, Test how to show it.
	Text, Test []piece
	// On names flows, or the subject of a question; Values are what may be written there.
	On, Values []piece
	// Stated is what the block says that leaves it open, Remedy what to write once it is implemented.
	Stated, Remedy []piece
	// MetOn are the flows on which it is already met.
	MetOn []piece
	// Places links the flows or elements on which a decision holds if it does not hold on all.
	Places   []place
	Decision *decision
	// NoJewel is true if it asks what attackers want.
	NoJewel bool
	// Asks is true for a question that is shown by the names of what it settles: its text follows.
	Asks bool
	// Flows and Elements are where it belongs, as ids separated by blanks.
	Flows, Elements string
	// Proofs are what is known of the tests of a criterion.
	Proofs []proof
	// Long are the long forms of the threats that have their place on the page here.
	Long []long
}

// threatID is the id of a threat. Own is true in the one place that its fragment links to.
type threatID struct {
	Anchor, ID string
	Own        bool
}

// teller writes entries and tracks which threats have a place on the page.
type teller struct {
	*brief.Brief
	placed map[*stride.Threat]bool
	known  stride.CriterionProofs
}

func tell(b *brief.Brief, known stride.CriterionProofs) told {
	t := teller{b, make(map[*stride.Threat]bool), known}
	out := told{State: b.State(), Next: b.Next(), Ways: jewelWays(b), Together: codes([]string{b.Together()}), Grid: newGrid(b)}
	for _, sentence := range b.Reach() {
		out.Reach = append(out.Reach, pieces(sentence))
	}
	for _, threat := range b.Worst {
		out.Worst = append(out.Worst, newWorst(threat))
	}
	// A fragment links to the criterion of a threat if it has one, else to its question or its decision.
	out.Open, out.Unanswered, out.Met = t.criteria(b.Open), t.criteria(b.Unanswered), t.criteria(b.Met)
	out.Now, out.Later = t.questions(b.Now, false), t.questions(b.Later, true)
	out.Decided = t.decisions()
	return out
}

func jewelWays(b *brief.Brief) []jewelWay {
	var out []jewelWay
	for _, j := range b.Ways() {
		v := jewelWay{Anchor: elementAnchor(j.Element), Jewel: j.Element.Name}
		if len(j.Ways) == 0 {
			out = append(out, v)
		}
		for _, w := range j.Ways {
			v.way = newWay(w)
			out = append(out, v)
		}
	}
	return out
}

func newWorst(t *stride.Threat) worst {
	var where []string
	for _, e := range t.Targets() {
		where = append(where, e.Name)
	}
	if len(where) == 0 {
		where = []string{"the whole system"}
	}
	return worst{threatID{threatAnchor(t.ID), t.ID, false}, t.Rule.ShortName(), strings.Join(where, ", "), t.Severity.String(), brief.Word(t.Status)}
}

func (t teller) criteria(list []brief.Criterion) []entry {
	var out []entry
	for _, c := range list {
		e := t.entry(c.Rule.ShortName(), c.Threats)
		e.Status, e.Severity = brief.Word(c.Threats[0].Status), c.Severity.String()
		e.Text, e.Test = pieces(c.Text), pieces(strings.TrimSuffix(c.Test, "."))
		if flows := c.Numbered(); len(flows) > 0 {
			e.On = pieces(stride.Numbered(flows))
		}
		if c.Threats[0].Status == stride.Open {
			e.Stated, e.Remedy = pieces(c.Stated()), codes(c.Remedies())
		}
		if len(c.Met) > 0 {
			e.MetOn = pieces(stride.Numbered(c.Met))
		}
		e.Proofs = t.proofs(c.Threats)
		e.locate(c.Flows, c.Targets)
		out = append(out, e)
	}
	return out
}

func (t teller) questions(list []brief.Question, later bool) []entry {
	var out []entry
	for _, q := range list {
		e := t.entry(q.Names(), q.Threats)
		e.Status, e.NoJewel, e.Asks = brief.Word(stride.Ask), q.NoJewel, later
		if !q.NoJewel {
			e.Text, e.On, e.Values = pieces(q.Text), pieces(q.On()), pieces(q.Values(brief.Code))
		}
		if len(q.Threats) > 0 {
			e.Severity = q.Severity.String()
		}
		flows, elements := slices.Clone(q.Flows), slices.Clone(q.Elements)
		for _, threat := range q.Threats {
			elements = append(elements, threat.Targets()...)
			if len(q.Flows) == 0 {
				flows = append(flows, threat.Flows()...)
			}
		}
		e.locate(flows, elements)
		out = append(out, e)
	}
	return out
}

func (t teller) decisions() []entry {
	var out []entry
	for _, d := range t.Decided {
		e := t.entry(d.Rule.ShortName(), []*stride.Threat{d.Threat})
		e.Status = brief.Word(stride.Decided)
		said := decisionOf(d.Decision)
		e.Decision = &said
		e.locate(d.Flows(), d.Targets())
		if d.Part != nil {
			e.Places = places(*d.Part)
			e.locate(d.Part.Flows, d.Part.Elements)
		}
		out = append(out, e)
	}
	return out
}

// entry begins an entry about threats, with the long forms of those not on the page yet.
func (t teller) entry(name string, threats []*stride.Threat) entry {
	e := entry{Name: name}
	var own []*stride.Threat
	for _, threat := range threats {
		id := threatID{threatAnchor(threat.ID), threat.ID, !t.placed[threat]}
		if id.Own {
			t.placed[threat] = true
			own = append(own, threat)
		}
		e.IDs = append(e.IDs, id)
	}
	e.Long = longForms(t.Analysis, own)
	return e
}

// locate sets where an entry belongs.
func (e *entry) locate(flows []*graph.Flow, elements []*graph.Element) {
	var f, x []string
	for _, flow := range flows {
		f = append(f, flow.ID)
	}
	for _, element := range elements {
		x = append(x, element.ID)
	}
	e.Flows, e.Elements = strings.Join(unique(f), " "), strings.Join(unique(x), " ")
}

// places links the flows and elements of a share.
func places(s stride.Share) []place {
	var out []place
	for _, f := range s.Flows {
		out = append(out, place{flowAnchor(f), "flow " + f.Number})
	}
	for _, e := range s.Elements {
		out = append(out, place{elementAnchor(e), e.Name})
	}
	return out
}
