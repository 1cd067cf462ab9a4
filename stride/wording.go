package stride

import (
	"fmt"
	"slices"
	"strings"
)

// Wording replaces the sentences of a rule for some of its subjects: a file has
// no connection to refuse, and a worker has nobody to answer.
type Wording struct {
	// When are conditions on the subject that must all hold.
	When []string `toml:"when"`
	// Criterion, Question, Test, Short and Check replace those of the rule; an empty one changes nothing.
	// Criterion goes with Short and Test with Check, so that both forms say the same.
	Criterion string `toml:"criterion"`
	Question  string `toml:"question"`
	Test      string `toml:"test"`
	Short     string `toml:"short"`
	Check     string `toml:"check"`
	// Joined is what a line of the rule adds to one that says the rest.
	Joined string `toml:"joined"`
	// Apart is true if what it says is no part of the finding that the rule makes with others of its `fuse`.
	Apart bool `toml:"apart"`

	when []condition
}

// compileWordings parses the conditions, without changing those of the rule that this one was copied from.
func (r *Rule) compileWordings(numbers map[string]string) error {
	own := make([]Wording, len(r.Wordings))
	for i, w := range r.Wordings {
		w.when = parseConditions(w.When)
		if len(w.when) == 0 {
			return fmt.Errorf("a `wording` without `when` would be the rule's own")
		}
		if err := checkConditionsOn(r.On, w.when); err != nil {
			return err
		}
		for key, text := range map[string]string{"criterion": w.Criterion, "question": w.Question, "test": w.Test, "short": w.Short, "check": w.Check, "joined": w.Joined} {
			if err := checkSlots(key, text, numbers); err != nil {
				return err
			}
		}
		own[i] = w
	}
	r.Wordings = own
	return nil
}

func (w *Wording) fits(s Subject) bool {
	for _, c := range w.when {
		if !c.holds(s) {
			return false
		}
	}
	return true
}

// ownRow reports whether a wording for some place of a threat says that it has a row of its own.
func (t *Threat) ownRow() bool {
	return slices.ContainsFunc(t.Firings, func(f Firing) bool {
		return slices.ContainsFunc(t.Rule.Wordings, func(w Wording) bool { return w.Apart && w.fits(f.Subject) })
	})
}

// word chooses the text for a subject: that of the first wording that fits and has one, else the rule's.
func (r *Rule) word(s Subject, own string, text func(*Wording) string) string {
	for i := range r.Wordings {
		if w := &r.Wordings[i]; text(w) != "" && w.fits(s) {
			return text(w)
		}
	}
	return own
}

func (r *Rule) criterionFor(s Subject) string {
	return r.word(s, r.Criterion, func(w *Wording) string { return w.Criterion })
}

func (r *Rule) questionFor(s Subject) string {
	return r.word(s, r.Question, func(w *Wording) string { return w.Question })
}

func (r *Rule) testFor(s Subject) string {
	return r.shown(s, r.Test, func(w *Wording) string { return w.Test })
}

// shown chooses how to show the criterion of a subject: the text of the first wording that fits and has one, but of none
// after the wording that has the criterion, because a later one is about another sentence.
func (r *Rule) shown(s Subject, own string, text func(*Wording) string) string {
	for i := range r.Wordings {
		switch w := &r.Wordings[i]; {
		case !w.fits(s):
		case text(w) != "":
			return text(w)
		case w.Criterion != "":
			return own
		}
	}
	return own
}

func (r *Rule) shortFor(s Subject) string {
	if r.Short == "" {
		return r.criterionFor(s)
	}
	return r.word(s, r.Short, func(w *Wording) string { return w.Short })
}

func (r *Rule) checkFor(s Subject) string {
	if r.Check == "" {
		return r.testFor(s)
	}
	return r.shown(s, r.Check, func(w *Wording) string { return w.Check })
}

// Question is what is asked while nothing is known: one sentence for all places
// with the same wording, as plain text in which backticks delimit code.
func (a *Analysis) Question(t *Threat) string { return a.Catalog.say(t, t.Rule.questionFor) }

// Test says how to show that the criterion holds, written like a question.
func (a *Analysis) Test(t *Threat) string { return a.Catalog.say(t, t.Rule.testFor) }

// say writes a sentence for places with the same wording, each about these only.
func (c *Catalog) say(t *Threat, text func(Subject) string) string {
	var out unique[string]
	for _, part := range t.focus().worded(text) {
		out.add(c.fill(part, part.text))
	}
	return strings.Join(out.list, " ")
}

// worded splits a threat into groups of places with the same wording.
func (t *Threat) worded(text func(Subject) string) []*Threat {
	var texts unique[string]
	for _, f := range t.Firings {
		texts.add(text(f.Subject))
	}
	var parts []*Threat
	for _, wording := range texts.list {
		var alike []Firing
		for _, f := range t.Firings {
			if text(f.Subject) == wording {
				alike = append(alike, f)
			}
		}
		part := t.only(alike...)
		part.text = wording
		parts = append(parts, part)
	}
	return parts
}
