package trustseam

import "testing"

// What the table [trace] does not take.
func TestTraceConfigErrors(t *testing.T) {
	for text, want := range map[string]string{
		"[trace]\nfail-on = []":          "`trace.fail-on` is an empty list; write never where nothing is to fail",
		"[trace]\nfail-on = 1":           "`trace.fail-on` is a string or an array of strings",
		"[trace]\nfail-on = [1]":         "`trace.fail-on` is a string or an array of strings",
		"[trace]\ntests = [\"a\\nb\"]":   "`trace.tests` holds one pattern in each string; \"a\\nb\" has a line break",
		"[trace]\nresults = [\"a\\nb\"]": "`trace.results` holds one pattern in each string; \"a\\nb\" has a line break",
		"[source]\nroots = [\"a\\nb\"]":  "`source.roots` holds one pattern in each string; \"a\\nb\" has a line break",
		"[trace]\ntest = []":             "unknown key `trace.test`; allowed are insert, markers, detail, link, pictures, layout-timeout, max-elements, max-flows, full-elements, full-flows, templates, exclude, gate, trace, source, inventory, decisions, rules, rule, numbers, classes and words",
	} {
		if _, err := ParseConfig(text); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", text, err, want)
		}
	}
}
