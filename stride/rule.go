package stride

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// Rule is one entry of the catalog: when a threat exists, which control answers
// it, and the sentences made from it.
type Rule struct {
	ID    string `toml:"id"`
	Title string `toml:"title"`
	// Name is the threat in a few words, for lists of many; Title if empty.
	Name string `toml:"name"`
	// Was lists ids of rules that this one has replaced, so that decisions survive.
	Was []string `toml:"was"`
	// Stride is the letter of the category that the threat is filed under; Also lists the others it touches.
	Stride string `toml:"stride"`
	Also   string `toml:"also"`
	// Mechanisms tag how the attack works, so that findings can be compared with those of other tools.
	Mechanisms []string `toml:"mechanisms"`

	// On is the kind of subject: flow, process, store, element, or any of them.
	On string `toml:"on"`
	// When lists conditions that must all hold, Any conditions of which one must, if there are any.
	When []string `toml:"when"`
	Any  []string `toml:"any"`
	// Hears lists conditions, one of which must hold for the rule to pick up a stated weakness of
	// its control that no rule's own conditions match. A rule may do nothing else.
	Hears []string `toml:"hears"`

	// Control is the attribute that decides the status. A name ending in "-in" or
	// "-out" is the attribute on the flows to or from an element.
	Control string `toml:"control"`
	// Enough is the weakest value that answers the threat: it and all values at least as
	// strong do, every other leaves it open. If the values of a control have no order, Met
	// and Open list them; without Open, every other value leaves it open. Compiling fills
	// both from Enough.
	Enough string   `toml:"enough"`
	Met    []string `toml:"met"`
	Open   []string `toml:"open"`

	// Instead lists conditions, one of which is enough to answer the threat if the control is not stated.
	Instead []string `toml:"instead"`

	// Or lists values of other attributes, as `key=value`, that also answer the threat if the control is not stated.
	Or []string `toml:"or"`

	// Against lists values of other attributes, as `key=value`, that leave the threat open if the control is not stated.
	Against []string `toml:"against"`

	// Hop is true if the control belongs to each hop: what a request states in front of a gateway, or behind it, does not count.
	Hop bool `toml:"hop"`

	// Base is the severity before exposure, 1 to 5.
	Base int `toml:"base"`
	// Reach says how much of a crown jewel behind its place is at stake: all if empty, a part if the jewel
	// fails, leaves no record or is lost for one person only, moved if what moves counts.
	Reach string `toml:"reach"`
	// Merge says which firings become one threat: zone, target, initiator, holder, flow or model.
	Merge string `toml:"merge"`
	// Once is true if a block is asked about it at one place only, the gravest: what is answered there is done for all.
	Once bool `toml:"once"`
	// Fuse names a group of rules that a reader sees as one finding on one subject.
	Fuse string `toml:"fuse"`
	// With names a rule in whose row a reader expects this one, if both have the same status.
	With string `toml:"with"`
	// Otherwise names a rule whose row it is put into if there is none of With.
	Otherwise string `toml:"otherwise"`
	// Within names a rule whose row contains this one's if it has all its flows, with the same status:
	// what answers one on a flow answers the other.
	Within string `toml:"within"`
	// Onward is true if it also goes there with what leads to the flows and elements of that row: the request that a gateway forwards, a
	// change of the file, or what a program asks on behalf of who asks it.
	Onward bool `toml:"onward"`
	// Beside names rules in the row of the first of which a reader expects this one, if both have the same status and are about the
	// same element, or this one is about any element and is about a store that only such elements use.
	Beside []string `toml:"beside"`
	// BesideWhen lists conditions that must hold for all that the row is about, for it to go beside another.
	BesideWhen []string `toml:"beside-when"`
	// Near names a rule in whose row a reader expects this one, if both have the same status and some place of this one is about
	// an element of that row, or they share a flow.
	Near string `toml:"near"`
	// Into lists rows into which it goes while it is asked.
	Into []Into `toml:"into"`
	// Joins lists rules whose line in a document a line of this one is part of, if both are open and about the same flows or elements, or if
	// what this one's flows come from is what the other one is about. It may be the rule itself, for
	// places that are worded differently, and flows of one kind of way.
	Joins []string `toml:"joins"`
	// Covered is true if the line that it joins says what it says, but for what a wording has in Joined.
	Covered bool `toml:"covered"`
	// Until lists rules whose open threat on a flow comes first: until that is answered, nothing is asked of this one there.
	Until []string `toml:"until"`
	// Yields lists rules that are silent about a target where this one fires.
	Yields []string `toml:"yields"`

	Why string `toml:"why"`
	// Controls are what to build, most effective first.
	Controls []string `toml:"controls"`
	// Criterion is the acceptance criterion with its slots, Question what is asked while nothing is known.
	Criterion string `toml:"criterion"`
	Question  string `toml:"question"`
	// Test says how to show that the criterion holds.
	Test string `toml:"test"`
	// Short is the criterion in one sentence for a document, Check its test in a few words
	// without a capital or a full stop; Criterion and Test if empty.
	Short string `toml:"short"`
	Check string `toml:"check"`
	// Wordings are other sentences for some of the subjects; the first that fits is used.
	Wordings   []Wording `toml:"wording"`
	References []string  `toml:"references"`
	// Fires and Silent are blocks, without fences, on which the rule fires and does not fire.
	Fires  string `toml:"fires"`
	Silent string `toml:"silent"`

	when, any, hears, instead, besideWhen []condition

	// own is true for a rule written by a project.
	own bool
}

// Own reports whether a project wrote the rule; rules of the built-in catalog are checked by its tests.
func (r *Rule) Own() bool { return r.own }

// condition is one string of When or Any, parsed.
type condition struct {
	negate bool
	name   string
	args   []string
}

func parseCondition(text string) condition {
	text, negate := strings.CutPrefix(text, "!")
	name, args, hasArgs := strings.Cut(text, "=")
	c := condition{negate: negate, name: name}
	if hasArgs {
		c.args = strings.Split(args, "|")
	}
	return c
}

func parseConditions(texts []string) []condition {
	var out []condition
	for _, text := range texts {
		out = append(out, parseCondition(text))
	}
	return out
}

// compile parses the conditions and checks that the rule is complete. The names
// of numbers are slots too.
func (r *Rule) compile(numbers map[string]string) error {
	r.when, r.any = parseConditions(r.When), parseConditions(r.Any)
	r.hears, r.instead = parseConditions(r.Hears), parseConditions(r.Instead)
	r.besideWhen = parseConditions(r.BesideWhen)
	for _, check := range []func() error{r.checkWords, r.checkConditions, r.checkControl, r.orderValues, func() error { return r.checkSentences(numbers) }, func() error { return r.compileWordings(numbers) }, r.compileInto} {
		if err := check(); err != nil {
			return fmt.Errorf("rule %s: %w", r.ID, err)
		}
	}
	return nil
}

var (
	ruleSubjects = []string{"flow", "transfer", "process", "store", "element", "any"}
	mergeKeys    = []string{"zone", "target", "initiator", "holder", "flow", "model"}
)

func (r *Rule) checkWords() error {
	switch {
	case len(r.Stride) != 1 || !strings.Contains("STRIDE", r.Stride):
		return fmt.Errorf("`stride` is one letter of STRIDE, not `%s`", r.Stride)
	case strings.Trim(r.Also, "STRIDE") != "" || strings.Contains(r.Also, r.Stride):
		return fmt.Errorf("`also` holds other letters of STRIDE, not `%s`", r.Also)
	case !slices.Contains(ruleSubjects, r.On):
		return fmt.Errorf("`on` is %s, not `%s`", strings.Join(ruleSubjects, ", "), r.On)
	case !slices.Contains(mergeKeys, r.Merge):
		return fmt.Errorf("`merge` is %s, not `%s`", strings.Join(mergeKeys, ", "), r.Merge)
	case r.Base < 1 || r.Base > 5:
		return fmt.Errorf("`base` is 1 to 5, not %d", r.Base)
	case r.Reach != "" && r.Reach != "part" && r.Reach != "moved":
		return fmt.Errorf("`reach` is part or moved, not `%s`", r.Reach)
	case len(r.Mechanisms) == 0:
		return fmt.Errorf("`mechanisms` is empty")
	case len(r.when)+len(r.any)+len(r.hears) == 0:
		return fmt.Errorf("`when` and `any` are both empty; the rule would fire everywhere")
	}
	return nil
}

func (r *Rule) checkConditions() error {
	if err := checkConditionsOn(r.On, slices.Concat(r.when, r.any, r.instead, r.besideWhen)); err != nil {
		return err
	}
	for _, c := range r.hears {
		if p, ok := predicates[c.name]; !ok || p.takesArgs != (len(c.args) > 0) {
			return fmt.Errorf("`hears` has no predicate `%s`", c.name)
		}
	}
	return nil
}

func checkConditionsOn(on string, conditions []condition) error {
	for _, c := range conditions {
		p, ok := lookupPredicate(on, c.name)
		if !ok {
			return fmt.Errorf("no predicate `%s` for a rule on %s", c.name, on)
		}
		if p.takesArgs != (len(c.args) > 0) {
			return fmt.Errorf("predicate `%s` is used with the wrong number of values", c.name)
		}
	}
	return nil
}

// checkControl refuses a value that no author can write.
func (r *Rule) checkControl() error {
	if err := cmp.Or(checkOthers("or", r.Or), checkOthers("against", r.Against)); err != nil {
		return err
	}
	name := r.attribute()
	if model.IsControl(name) {
		if _, ok := model.LookupAttribute(name); !ok && (len(r.Met)+len(r.Open) > 0 || r.Enough != "") {
			return fmt.Errorf("control `%s` is stated by has= and lacks=; it has no values", name)
		}
		return nil
	}
	attribute, ok := model.LookupAttribute(name)
	if !ok {
		return fmt.Errorf("no control or attribute `%s`", name)
	}
	for _, v := range slices.Concat(r.Met, r.Open) {
		if attribute.Canonical(v) != v || !attribute.Takes(v) {
			return fmt.Errorf("attribute `%s` has no value `%s`", name, v)
		}
	}
	switch {
	case r.Enough != "" && !attribute.Takes(r.Enough):
		return fmt.Errorf("attribute `%s` has no value `%s`", name, r.Enough)
	case r.Enough == "" && len(r.Met) == 0:
		return fmt.Errorf("no value of `%s` answers the threat", name)
	}
	return nil
}

// checkOthers refuses a value of another attribute that no author can write.
func checkOthers(field string, others []string) error {
	for _, other := range others {
		key, value, _ := strings.Cut(other, "=")
		if a, ok := model.LookupAttribute(key); !ok || !a.Takes(value) {
			return fmt.Errorf("`%s` has no value `%s`", field, other)
		}
	}
	return nil
}

// orderValues fills Met and Open, so that no value that an author can state leaves the threat undecided.
func (r *Rule) orderValues() error {
	attribute, ok := model.LookupAttribute(r.attribute())
	if !ok {
		return nil
	}
	if r.Enough != "" {
		enough, _ := attribute.Lookup(r.Enough)
		r.Met, r.Open = nil, nil
		for _, v := range attribute.Values {
			if v.ByDesign || v.Strength >= enough.Strength {
				r.Met = append(r.Met, v.Name)
			}
		}
	}
	if len(r.Open) > 0 || len(r.Met) == 0 {
		return nil
	}
	for _, v := range attribute.Values {
		if !v.Vague && !slices.Contains(r.Met, v.Name) {
			r.Open = append(r.Open, v.Name)
		}
	}
	return nil
}

func (r *Rule) checkSentences(numbers map[string]string) error {
	texts := map[string]string{"title": r.Title, "why": r.Why, "criterion": r.Criterion, "question": r.Question, "test": r.Test}
	texts["short"], texts["check"] = cmp.Or(r.Short, r.Criterion), cmp.Or(r.Check, r.Test)
	for _, key := range []string{"title", "why", "criterion", "question", "test", "short", "check"} {
		if texts[key] == "" {
			return fmt.Errorf("`%s` is empty", key)
		}
		if err := checkSlots(key, texts[key], numbers); err != nil {
			return err
		}
	}
	if len(r.Controls) == 0 || len(r.References) == 0 {
		return fmt.Errorf("`controls` and `references` must not be empty")
	}
	return nil
}

// checkSlots refuses an unknown slot.
func checkSlots(key, text string, numbers map[string]string) error {
	for _, slot := range slotNames(text) {
		if _, isNumber := numbers[slot]; !isNumber && !slices.Contains(slots, slot) && !strings.HasPrefix(slot, statusSlot) {
			return fmt.Errorf("`%s` uses the slot {%s}; allowed are {%s}", key, slot, strings.Join(slots, "}, {"))
		}
	}
	return nil
}

// attribute returns the control's name without its direction.
func (r *Rule) attribute() string {
	name := strings.TrimSuffix(r.Control, "-in")
	return strings.TrimSuffix(name, "-out")
}
