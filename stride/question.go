package stride

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Question is what the block does not say about one attribute in one zone.
type Question struct {
	// Text asks it, in plain text.
	Text string
	// Attribute is what answers it: "limit", or "has" for a control without an attribute of its own.
	Attribute string
	// Control is the control's name for "has", else empty.
	Control string
	// Options are values that settle it, those that answer it first, and in each part the strongest first. More
	// values than these may do so too.
	Options []Option
	// More is true where the attribute has further values that answer it.
	More bool
	// Flows, Elements and Boundaries are where the attribute is to be written.
	Flows      []*graph.Flow
	Elements   []*graph.Element
	Boundaries []*graph.Boundary
	// Together are places at which other controls of has= are stated or asked too.
	Together []Together
	// Zone is the name of the zone that it is about.
	Zone string
	// Threats are those that the answer settles; none for a question about trust.
	Threats []*Threat
}

// Option is one value that settles a question.
type Option struct {
	// Text is what to write: "limit=rate", "has=session", "edge".
	Text string
	// Phrase says what it states.
	Phrase string
	// Answers is true where the value answers the question, false where it states a weakness and leaves the threats open.
	Answers bool
}

// Together is what to write on a place where several controls of has= meet.
type Together struct {
	Place Subject
	// Text is the whole attribute: "has=four-eyes,session".
	Text string
}

// questions groups everything that is asked in the table by attribute and zone,
// in the order of the table.
func questions(a *Analysis) []Question {
	n := &questionnaire{groups: make(map[groupKey]*questionGroup), covered: make(map[placeKey]*questionGroup), controls: make(map[Subject][]string)}
	for _, row := range a.Rows {
		for _, t := range row.Threats {
			for _, f := range t.Firings {
				for _, place := range f.Asked() {
					n.group(t.Rule, place).add(t, f, place)
				}
			}
		}
	}
	out := trustQuestions(a.Graph)
	for _, group := range n.order {
		q := group.question(a)
		q.Together = n.together(q)
		out = append(out, q)
	}
	return out
}

// together lists the places of a question about a control at which has= names others too.
func (n *questionnaire) together(q Question) []Together {
	if q.Control == "" {
		return nil
	}
	var out []Together
	for _, place := range q.places() {
		controls := appendNew(slices.Clone(place.statements()[0].Values("has")), n.controls[place]...)
		if len(controls) > 1 {
			slices.Sort(controls)
			out = append(out, Together{place, "has=" + strings.Join(controls, ",")})
		}
	}
	return out
}

// places are the flows and elements of a question.
func (q Question) places() []Subject {
	var out []Subject
	for _, f := range q.Flows {
		out = append(out, Subject{Flow: f})
	}
	for _, e := range q.Elements {
		out = append(out, Subject{Element: e})
	}
	return out
}

// trustQuestions asks for the level of each top-level boundary that nothing but a guess gives.
func trustQuestions(g *graph.Graph) []Question {
	var out []Question
	for _, b := range g.Boundaries {
		if !b.Guessed() {
			continue
		}
		q := Question{
			Text:       fmt.Sprintf("How much is %s trusted? It is taken for %s: %s.", plain(b.Name), b.Trust.Value, b.Trust.Reason),
			Attribute:  "zone",
			Boundaries: []*graph.Boundary{b},
			Zone:       b.Name,
		}
		for level := model.Public; level <= model.Restricted; level++ {
			q.Options = append(q.Options, Option{Text: level.String(), Phrase: level.Meaning(), Answers: true})
		}
		out = append(out, q)
	}
	return out
}

// questionnaire collects questions. What one question covers is not asked again by another rule.
type questionnaire struct {
	order   []*questionGroup
	groups  map[groupKey]*questionGroup
	covered map[placeKey]*questionGroup
	// controls are those of has= that are asked of a place.
	controls map[Subject][]string
}

type groupKey struct {
	rule *Rule
	zone string
}

type placeKey struct {
	control string
	place   Subject
}

// group returns the question that asks a rule's control of a place.
func (n *questionnaire) group(r *Rule, place Subject) *questionGroup {
	at := placeKey{r.attribute(), place}
	if group := n.covered[at]; group != nil {
		return group
	}
	k := groupKey{r, placeZone(r, place)}
	if n.groups[k] == nil {
		n.groups[k] = &questionGroup{rule: r, zone: k.zone}
		n.order = append(n.order, n.groups[k])
	}
	n.covered[at] = n.groups[k]
	if _, ok := model.LookupAttribute(at.control); !ok {
		n.controls[place] = append(n.controls[place], at.control)
	}
	return n.groups[k]
}

// questionGroup collects what one question is about.
type questionGroup struct {
	rule     *Rule
	zone     string
	threats  []*Threat
	firings  []Firing
	// asked are the firings of all rules that ask it.
	asked []Firing
	flows    []*graph.Flow
	elements []*graph.Element
}

func (q *questionGroup) add(t *Threat, f Firing, place Subject) {
	q.threats = appendNew(q.threats, t)
	q.asked = append(q.asked, f)
	if place.Flow != nil {
		q.flows = appendNew(q.flows, place.Flow)
	}
	if place.Element != nil {
		q.elements = appendNew(q.elements, place.Element)
	}
	if t.Rule == q.rule {
		f.Flows = askedFlows(f)
		q.firings = append(q.firings, f)
	}
}

// askedFlows narrows a firing to the flows that the question is about.
func askedFlows(f Firing) []*graph.Flow {
	var flows []*graph.Flow
	for _, p := range f.Asked() {
		if p.Flow != nil {
			flows = append(flows, p.Flow)
		}
	}
	if len(flows) == 0 {
		return f.Flows
	}
	return flows
}

// question writes the question with the sentence of the highest ranked rule that asks it.
func (q *questionGroup) question(a *Analysis) Question {
	about := &Threat{Rule: q.rule, Firings: q.firings}
	about.collect()
	out := Question{
		Text:      a.Sentence(about, q.rule.Question),
		Attribute: q.rule.attribute(),
		Flows:     q.flows,
		Elements:  q.elements,
		Zone:      q.zone,
		Threats:   q.threats,
	}
	if _, ok := model.LookupAttribute(out.Attribute); !ok {
		out.Attribute, out.Control = "has", out.Attribute
		phrase := model.Phrase("has", out.Control)
		out.Options = []Option{{"has=" + out.Control, phrase, true}, {"lacks=" + out.Control, "it is known to be missing", false}}
		return out
	}
	out.Options, out.More = q.options(a)
	return out
}

// placeZone names the zone that a question is about. What is asked once for the model is one question.
func placeZone(r *Rule, p Subject) string {
	switch {
	case r.Merge == "model":
	case p.Flow != nil:
		return p.Flow.Responder().Zone().Name()
	case p.Element != nil:
		return p.Element.Zone().Name()
	}
	return "the whole system"
}

// Name is what an author writes to answer: "limit", "has=least", or "zone" for a bare level.
func (q Question) Name() string {
	if q.Control != "" {
		return q.Attribute + "=" + q.Control
	}
	return q.Attribute
}
