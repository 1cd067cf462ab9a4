package stride

import (
	"fmt"
	"slices"
	"strings"
)

// Laxer says in phrases how a project's rule lets pass what an earlier version of it did not; was is nil for a
// new rule. Where that can be ordered, only the laxer direction counts: a lower severity, one condition more, a further
// value that answers. Any change of what cannot be ordered counts, such as another criterion. The title, the reasons and the
// references let nothing pass.
func (r *Rule) Laxer(was *Rule) []string {
	if was == nil {
		return silences(r.Yields, nil)
	}
	said := silences(r.Yields, was.Yields)
	if r.Base < was.Base {
		said = append(said, fmt.Sprintf("`base` is %d and was %d", r.Base, was.Base))
	}
	said = append(said, r.rarer(was)...)
	said = append(said, r.answered(was)...)
	if keys := r.unordered(was); len(keys) > 0 {
		said = append(said, "nobody can tell whether the new `"+strings.Join(keys, "`, `")+"` asks for as much")
	}
	return said
}

// silences names the rules that only the later list yields.
func silences(later, earlier []string) []string {
	if ids := without(later, earlier); len(ids) > 0 {
		return []string{"it silences `" + strings.Join(ids, "`, `") + "` where it fires"}
	}
	return nil
}

// without lists what is in a list and not in another.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// rarer says which conditions let the rule fire on less.
func (r *Rule) rarer(was *Rule) []string {
	var said []string
	if more := without(r.When, was.When); len(more) > 0 {
		said = append(said, "`when` also asks for `"+strings.Join(more, "`, `")+"`")
	}
	switch gone := without(was.Any, r.Any); {
	case len(was.Any) == 0 && len(r.Any) > 0:
		said = append(said, "`any` asks for `"+strings.Join(r.Any, "` or `")+"`")
	case len(gone) > 0 && len(r.Any) > 0: // without any, nothing is asked for
		said = append(said, "`any` no longer takes `"+strings.Join(gone, "`, `")+"`")
	}
	if more := without(r.Until, was.Until); len(more) > 0 {
		said = append(said, "`until` also waits for `"+strings.Join(more, "`, `")+"`")
	}
	if r.Once && !was.Once {
		said = append(said, "`once` asks at one place only")
	}
	if gone := without(was.Hears, r.Hears); len(gone) > 0 {
		said = append(said, "`hears` no longer has `"+strings.Join(gone, "`, `")+"`")
	}
	return said
}

// answered says what newly answers the threat, and what no longer leaves it open.
func (r *Rule) answered(was *Rule) []string {
	var said []string
	for _, list := range []struct {
		key            string
		later, earlier []string
	}{{"instead", r.Instead, was.Instead}, {"or", r.Or, was.Or}} {
		if more := without(list.later, list.earlier); len(more) > 0 {
			said = append(said, fmt.Sprintf("`%s` also answers it with `%s`", list.key, strings.Join(more, "`, `")))
		}
	}
	if gone := without(was.Against, r.Against); len(gone) > 0 {
		said = append(said, "`against` no longer has `"+strings.Join(gone, "`, `")+"`")
	}
	if r.Control != was.Control {
		return said // its values are others
	}
	now, then := r.ordered(), was.ordered()
	if more := without(now.Met, then.Met); len(more) > 0 {
		said = append(said, "`"+strings.Join(more, "`, `")+"` also answers it")
	}
	if gone := without(then.Open, slices.Concat(now.Open, now.Met)); len(gone) > 0 {
		said = append(said, "`"+strings.Join(gone, "`, `")+"` no longer leaves it open")
	}
	return said
}

// ordered is a copy with the values that answer the threat, and those that leave it open, in full. A
// value that does not exist is an error of the configuration, and not told here.
func (r *Rule) ordered() *Rule {
	full := *r
	_ = full.orderValues()
	return &full
}

// unordered lists the keys that differ and of which no value is stricter than another.
func (r *Rule) unordered(was *Rule) []string {
	var keys []string
	for _, k := range []struct {
		name       string
		is, before string
	}{
		{"on", r.On, was.On}, {"control", r.Control, was.Control}, {"reach", r.Reach, was.Reach}, {"merge", r.Merge, was.Merge},
		{"criterion", r.Criterion, was.Criterion}, {"question", r.Question, was.Question}, {"test", r.Test, was.Test},
		{"short", r.Short, was.Short}, {"check", r.Check, was.Check},
	} {
		if k.is != k.before {
			keys = append(keys, k.name)
		}
	}
	if !slices.EqualFunc(r.Wordings, was.Wordings, sameWording) {
		keys = append(keys, "wording")
	}
	return keys
}

func sameWording(a, b Wording) bool {
	return slices.Equal(a.When, b.When) && a.Criterion == b.Criterion && a.Question == b.Question && a.Test == b.Test && a.Short == b.Short && a.Check == b.Check
}
