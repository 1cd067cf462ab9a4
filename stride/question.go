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
	// Attribute is the attribute that answers it: "limit", or "has" for a control without its own attribute.
	Attribute string
	// Control is the control's name for "has", otherwise empty.
	Control string
	// Options are values that settle it: answering ones first, and in each part strongest first. More values
	// than these may settle it.
	Options []Option
	// More is true if further values of the attribute answer it.
	More bool
	// Flows, Elements and Boundaries are the places at which to write the attribute.
	Flows      []*graph.Flow
	Elements   []*graph.Element
	Boundaries []*graph.Boundary
	// Together are places at which other has= controls are also stated or asked.
	Together []Together
	// Zone is the name of the zone that it is about, or the names of several.
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
	// Answers is true if the value answers all threats of the question, and false if it states a weakness that leaves one open.
	Answers bool
	// Part is true if it answers one of the question's threats and leaves another open, that of Opens: Answers is false.
	Part bool
	// Opens is the rule that the value leaves open at the same place although it answers all or part of the question, or "".
	Opens string
}

// Together is what to write at a place where several has= controls meet.
type Together struct {
	Place Subject
	// Text is the whole attribute: "has=four-eyes,session".
	Text string
}

// questions groups everything that is asked by attribute, zone and asking rules, in the order
// of the table and of what the table leaves out: questions that are asked together have the
// same answers everywhere.
func questions(a *Analysis) []Question {
	n := &questionnaire{at: make(map[placeKey]*asked), controls: make(map[Subject][]string)}
	for _, row := range slices.Concat(a.Rows, a.Lower) {
		for _, t := range row.Threats {
			for _, f := range t.Firings {
				for _, place := range f.Asked() {
					n.ask(t, f, place)
				}
			}
		}
	}
	out := trustQuestions(a.Graph)
	for _, group := range joined(a, n.groups()) {
		q := group.question(a)
		q.Together = n.together(q)
		out = append(out, q)
	}
	return out
}

// questionnaire collects what is asked of each place.
type questionnaire struct {
	at    map[placeKey]*asked
	order []*asked
	// controls are the has= controls that are asked about a place.
	controls map[Subject][]string
}

type placeKey struct {
	control string
	place   Subject
}

// asked is one attribute at one place, with all threats that ask for it, the highest ranked first.
type asked struct {
	placeKey
	threats []*Threat
	firings []Firing
}

func (n *questionnaire) ask(t *Threat, f Firing, place Subject) {
	key := placeKey{unstatedIn(t.Rule.attribute(), []Subject{place}), place}
	at := n.at[key]
	if at == nil {
		at = &asked{placeKey: key}
		n.at[key] = at
		n.order = append(n.order, at)
		if _, ok := model.LookupAttribute(key.control); !ok {
			n.controls[place] = append(n.controls[place], key.control)
		}
	}
	at.threats = appendNew(at.threats, t)
	at.firings = append(at.firings, f)
}

// groups merges the places of one zone at which the same rules ask the same in the same words.
func (n *questionnaire) groups() []*questionGroup {
	type groupKey struct{ rules, control, zone, wording string }
	groups := make(map[groupKey]*questionGroup)
	var order []*questionGroup
	for _, at := range n.order {
		at.lead()
		rule := at.threats[0].Rule
		key := groupKey{at.rules(), at.control, placeZone(rule, at.place), rule.questionFor(at.firings[0].Subject)}
		group := groups[key]
		if group == nil {
			group = &questionGroup{rule: rule, control: at.control, wording: key.wording}
			group.zones.add(key.zone)
			groups[key] = group
			order = append(order, group)
		}
		group.add(at)
	}
	return order
}

// lead puts the rule that the fewest values answer first, if it is about the same input as the one that ranks higher: its sentence says what
// the other leaves out, and what answers only the other is offered as a part.
func (a *asked) lead() {
	for i, t := range a.threats {
		if first := a.threats[0].Rule; t.Rule.Fuse != "" && t.Rule.Fuse == first.Fuse && len(t.Rule.Met) < len(first.Met) {
			a.threats = slices.Concat([]*Threat{t}, a.threats[:i], a.threats[i+1:])
			f := slices.IndexFunc(a.firings, func(f Firing) bool { return f.Rule == t.Rule })
			a.firings = slices.Concat([]Firing{a.firings[f]}, a.firings[:f], a.firings[f+1:])
			return
		}
	}
}

// joined merges groups that ask the same with the same answers, and those that would read the same: a reader answers
// once for all the places. The options of a merged group are those that answer it everywhere.
func joined(a *Analysis, groups []*questionGroup) []*questionGroup {
	groups = joinBy(groups, func(q *questionGroup) string {
		return fmt.Sprint(q.ruleIDs(), q.control, q.wording, q.answers(a), q.outside())
	})
	return joinBy(groups, func(q *questionGroup) string { return q.rule.ID + q.control + q.text(a) })
}

func joinBy(groups []*questionGroup, key func(*questionGroup) string) []*questionGroup {
	first := make(map[string]*questionGroup)
	var out []*questionGroup
	for _, group := range groups {
		k := key(group)
		if same := first[k]; same != nil {
			same.join(group)
			continue
		}
		first[k] = group
		out = append(out, group)
	}
	return out
}

// outside reports whether what encrypts is asked of flows to systems of others: it is agreed with those, and seldom what is done among our own.
func (q *questionGroup) outside() bool {
	return q.control == "encryption" && all(q.flows, func(f *graph.Flow) bool { return f.Responder().Type == model.External })
}

// answers returns the texts of the options of a group, as a key. A rate answers what bounds callers everywhere: where a total does so too, that
// is no question of its own.
func (q *questionGroup) answers(a *Analysis) string {
	if q.rule.boundsRate() {
		return ""
	}
	options, more := q.options(a)
	return fmt.Sprint(options, more)
}

// ruleIDs returns the ids of the rules that ask, the leading one first, as a key.
func (q *questionGroup) ruleIDs() string {
	ids := []string{q.rule.ID}
	for _, t := range q.threats {
		ids = appendNew(ids, t.Rule.ID)
	}
	slices.Sort(ids[1:])
	return strings.Join(ids, " ")
}

// rules names the rules that ask, the highest ranked first and the others sorted.
func (a *asked) rules() string {
	var ids unique[string]
	for _, t := range a.threats {
		ids.add(t.Rule.ID)
	}
	slices.Sort(ids.list[1:])
	return strings.Join(ids.list, " ")
}

// together lists the places of a question about a control at which has= also names others.
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

// places returns the flows and elements of a question.
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

// trustQuestions asks for the level of each top-level boundary whose level is only a guess.
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

// questionGroup collects what one question is about.
type questionGroup struct {
	rule *Rule
	// control is what is asked for: the control of the rule, or the part of it that nothing states.
	control string
	// wording is the question before its slots are filled.
	wording string
	zones   unique[string]
	threats []*Threat
	// own are the firings of the leading rule, narrowed to the places of the question; all are the firings of every rule.
	own, all []Firing
	flows    []*graph.Flow
	elements []*graph.Element
}

func (q *questionGroup) add(at *asked) {
	q.threats = appendNew(q.threats, at.threats...)
	q.all = append(q.all, at.firings...)
	if at.place.Flow != nil {
		q.flows = appendNew(q.flows, at.place.Flow)
	}
	if at.place.Element != nil {
		q.elements = appendNew(q.elements, at.place.Element)
	}
	for _, f := range at.firings {
		if f.Rule == q.rule {
			f.Status = Ask // open findings at its other places are not part of the question
			if at.place.Flow != nil {
				f.Flows = []*graph.Flow{at.place.Flow}
				f.Places = []Place{{at.place, Ask}} // a hub has as many places as flows
			}
			q.own = append(q.own, f)
		}
	}
}

// join adds what another group asks.
func (q *questionGroup) join(other *questionGroup) {
	q.zones.add(other.zones.list...)
	q.threats = appendNew(q.threats, other.threats...)
	q.own, q.all = append(q.own, other.own...), append(q.all, other.all...)
	q.flows, q.elements = appendNew(q.flows, other.flows...), appendNew(q.elements, other.elements...)
}

// text returns the sentence of the highest ranked rule that asks.
func (q *questionGroup) text(a *Analysis) string {
	about := &Threat{Rule: q.rule, Status: Ask, Firings: q.own}
	if !q.rule.onFlow() {
		about.form = inFull // nobody can answer for an element that is only counted
	}
	about.collect()
	return a.Question(about)
}

// question writes the question with the sentence of the highest ranked rule that asks it.
func (q *questionGroup) question(a *Analysis) Question {
	out := Question{
		Text:      q.text(a),
		Attribute: q.control,
		Flows:     q.flows,
		Elements:  q.elements,
		Zone:      q.placeName(),
		Threats:   q.threats,
	}
	if _, ok := model.LookupAttribute(out.Attribute); !ok {
		out.Attribute, out.Control = "has", out.Attribute
		phrase := model.Phrase("has", out.Control)
		out.Options = []Option{{Text: "has=" + out.Control, Phrase: phrase, Answers: true}}
		for _, part := range q.parts() {
			out.Options = append(out.Options, Option{Text: "lacks=" + part, Phrase: "only this is known to be missing: " + model.Phrase("has", part)})
		}
		out.Options = append(out.Options, Option{Text: "lacks=" + out.Control, Phrase: "it is known to be missing"})
		return out
	}
	out.Options, out.More = q.options(a)
	return out
}

// parts returns the facts that the control in question states together, if all of them matter at every place: one may hold and the other not.
func (q *questionGroup) parts() []string {
	control, _ := model.LookupControl(q.control)
	all := len(control.Parts)
	partial := func(s Subject) bool { return len(partsAt(q.control, s)) != all }
	for _, f := range q.flows {
		if partial(Subject{Flow: f}) {
			return nil
		}
	}
	for _, e := range q.elements {
		if partial(Subject{Element: e}) {
			return nil
		}
	}
	return control.Parts
}

// placeName names the zone of a question: one that is asked once for the model may still concern a single zone.
func (q *questionGroup) placeName() string {
	var zones unique[string]
	for _, f := range q.flows {
		zones.add(f.Responder().Zone().Name())
	}
	for _, e := range q.elements {
		zones.add(e.Zone().Name())
	}
	if q.rule.Merge == "model" && len(zones.list) == 1 {
		return zones.list[0]
	}
	return join(q.zones.list)
}

// placeZone names the zone that a question is about. A question for the whole model is asked once.
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

// Name returns what an author writes to answer: "limit", "has=least", or "zone" for a bare level.
func (q Question) Name() string {
	if q.Control != "" {
		return q.Attribute + "=" + q.Control
	}
	return q.Attribute
}
