package config

import (
	"fmt"
	"maps"
	"slices"

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
// fail, results of tests that are not read, rules that are gone or switched off, patterns that leave documents out, and classes of data
// that count as less sensitive.
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
	for _, pattern := range after.Exclude {
		if !slices.Contains(before.Exclude, pattern) {
			add("exclude", "`exclude` leaves out `%s`, too", pattern)
		}
	}
	for _, r := range before.Own {
		if !slices.ContainsFunc(after.Own, func(other *stride.Rule) bool { return other.ID == r.ID }) {
			add("rule", "rule `%s` is gone", r.ID)
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
	return out
}
