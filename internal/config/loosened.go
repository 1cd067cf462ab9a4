package config

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Loosening is a key of a configuration that lets pass what an earlier one did not.
type Loosening struct {
	Key string
	// Message is lower case, with the user's words in backticks.
	Message string
}

// Loosened lists what a configuration lets pass that an earlier one did not: threats and criteria that no longer
// fail, results of tests that are not read, rules that are gone, laxer or switched off, patterns that leave
// documents or manifests out, classes of data that count as less sensitive, and people who may accept. Numbers and words are
// listed if they differ at all: nobody can tell which of two is laxer.
func Loosened(before, after trustseam.Config) []Loosening {
	var out []Loosening
	add := func(key, format string, args ...any) {
		out = append(out, Loosening{key, fmt.Sprintf(format, args...)})
	}
	if before.Gate.FailOn.FailsMore(after.Gate.FailOn) {
		add("fail-on", "`fail-on` is `%s` and was `%s`", after.Gate.FailOn, before.Gate.FailOn)
	}
	if before.Trace.FailOn.FailsMore(after.Trace.FailOn) {
		add("trace.fail-on", "`trace.fail-on` is `%s` and was `%s`", after.Trace.FailOn, before.Trace.FailOn)
	}
	for _, pattern := range before.Trace.Results {
		if !before.Trace.FailOn.Empty() && !slices.Contains(after.Trace.Results, pattern) {
			add("trace.results", "`trace.results` no longer names `%s`", pattern)
		}
	}
	loosenedInventory(before.Inventory, after.Inventory, add)
	for _, pattern := range after.Exclude {
		if !slices.Contains(before.Exclude, pattern) {
			add("exclude", "`exclude` leaves out `%s`, too", pattern)
		}
	}
	for _, r := range before.Own {
		if ruleIn(after, r.ID) == nil {
			add("rule", "rule `%s` is gone", r.ID)
		}
	}
	for _, r := range after.Own {
		if laxer := r.Laxer(ruleIn(before, r.ID)); len(laxer) > 0 {
			add("rule", "rule `%s` is laxer: %s", r.ID, strings.Join(laxer, "; "))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(after.Rules.Off)) {
		if _, off := before.Rules.Off[id]; !off {
			add("off", "rule `%s` is switched off", id)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(before.Classes)) {
		if was, is := before.Classes[class], after.Classes[class]; model.Sensitivity(is) < model.Sensitivity(was) && is != "" {
			add("classes", "class `%s` is `%s` and was `%s`", class, is, was)
		}
	}
	loosenedWords(before, after, add)
	loosenedDecisions(before.Decisions, after.Decisions, add)
	return out
}

// loosenedInventory lists manifests that are no longer read, and another baseline.
func loosenedInventory(before, after trustseam.Inventory, add func(key, format string, args ...any)) {
	for _, pattern := range before.Paths {
		if !strings.HasPrefix(pattern, "!") && !slices.Contains(after.Paths, pattern) {
			add("inventory.paths", "`inventory.paths` no longer names `%s`", pattern)
		}
	}
	for _, pattern := range after.Paths {
		if strings.HasPrefix(pattern, "!") && len(before.Paths) > 0 && !slices.Contains(before.Paths, pattern) {
			add("inventory.paths", "`inventory.paths` leaves out `%s`, too", pattern[1:])
		}
	}
	if len(before.Paths) > 0 && after.Baseline != "" && after.Baseline != before.Baseline {
		add("inventory.baseline", "`inventory.baseline` is `%s` and was `%s`", after.Baseline, cmp.Or(before.Baseline, "none"))
	}
}

// ruleIn is the project's own rule with an id, or nil.
func ruleIn(c trustseam.Config, id string) *stride.Rule {
	i := slices.IndexFunc(c.Own, func(r *stride.Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return c.Own[i]
}

// loosenedWords lists the numbers and lists of words that differ.
func loosenedWords(before, after trustseam.Config, add func(key, format string, args ...any)) {
	all := maps.Clone(before.Numbers)
	if all == nil {
		all = make(map[string]string)
	}
	maps.Copy(all, after.Numbers)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if was, is := before.Numbers[name], after.Numbers[name]; was != is {
			add("numbers", "number `%s` is %s and was %s", name, number(is), number(was))
		}
	}
	for _, list := range []struct {
		key     string
		was, is []model.WordList
	}{
		{"kind", before.Words.Kind, after.Words.Kind}, {"class", before.Words.Class, after.Words.Class}, {"zone", before.Words.Zone, after.Words.Zone},
	} {
		if !slices.EqualFunc(list.was, list.is, sameWords) {
			add("words", "`words.%s` differs, and with it what names mean", list.key)
		}
	}
}

// number is the value of a number in a message.
func number(value string) string {
	if value == "" {
		return "that of the catalog"
	}
	return "`" + value + "`"
}

func sameWords(a, b model.WordList) bool {
	return a.Value == b.Value && slices.Equal(a.On, b.On) && slices.Equal(a.Words, b.Words)
}

// loosenedDecisions lists who may accept now, and could not, and a warning that comes later.
func loosenedDecisions(before, after trustseam.Decisions, add func(key, format string, args ...any)) {
	switch {
	case len(before.Owners) == 0:
	case len(after.Owners) == 0:
		add("owners", "`owners` is gone, so everyone may accept")
	default:
		for _, o := range after.Owners {
			if !before.Owners.Include(o) {
				add("owners", "`%s` may accept, too", o)
			}
		}
	}
	if after.WarnWithin < before.WarnWithin {
		add("warn-within", "`warn-within` is `%s` and was `%s`", after.WarnWithin, before.WarnWithin)
	}
}
