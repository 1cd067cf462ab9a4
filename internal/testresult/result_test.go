package testresult

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/internal/limit"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// What each format says, a line for each test: outcome, group, name, file and claims.
func TestRead(t *testing.T) {
	for _, c := range samples {
		t.Run(c.name, func(t *testing.T) {
			if got := outcomes(t, c.text); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A file that is cut anywhere is an error: no shorter list, and no name or outcome that the rest would change.
func TestReadCut(t *testing.T) {
	for _, c := range samples {
		whole := strings.TrimRight(c.text, "\n")
		for end := range len(whole) {
			results, err := Read(strings.NewReader(whole[:end]))
			if err == nil && len(results) > 0 {
				t.Errorf("%s: cut after %q it has %d results", c.name, whole[:end], len(results))
			}
		}
	}
}

// samples are small files of each format, with their results.
var samples = []struct{ name, text, want string }{
	{"go", `{"Action":"start","Package":"a/b"}
{"Action":"run","Package":"a/b","Test":"TestX"}
{"Action":"run","Package":"a/b","Test":"TestX/pay/S02@hook_twice"}
{"Action":"output","Package":"a/b","Test":"TestX","Output":"no"}
{"Action":"pass","Package":"a/b","Test":"TestX/pay/S02@hook_twice","Elapsed":0}
{"Action":"fail","Package":"a/b","Test":"TestX"}
{"Action":"run","Package":"a/b","Test":"TestY"}
{"Action":"skip","Package":"a/b","Test":"TestY"}
{"Action":"fail","Package":"a/b"}
`, "passed a/b TestX/pay/S02@hook_twice; failed a/b TestX; skipped a/b TestY"},
	{"go after other words", "# command\n" + `{"Time":"x","Action":"run","Package":"a","Test":"T"}` + "\n" + `{"Time":"x","Action":"pass","Package":"a","Test":"T"}` + "\n" + `{"Action":"pass","Package":"a"}`, "passed a T"},
	{"go after a panic", `{"Action":"run","Package":"a","Test":"TestX"}
{"Action":"run","Package":"a","Test":"TestY"}
{"Action":"fail","Package":"a","Test":"TestY"}
{"Action":"fail","Package":"a"}
`, "failed a TestX; failed a TestY"},
	{"junit", xmlHead + `<testsuites><testsuite name="s" file="t/a.py"><properties><property name="trustseam" value="no/S01@test"/></properties>
<testcase classname="t.a" name="x"/>
<testcase classname="t.a" name="y" file="t/b.py"><failure message="m"/></testcase>
<testcase classname="t.a" name="z"><error/></testcase>
<testcase classname="t.a" name="s"><skipped/></testcase>
<testcase classname="t.a" name="p"><properties><property name="other" value="o"/><property name="trustseam" value="pay/S02@hook, pay/T01@api"/></properties><system-out>]]&gt;</system-out></testcase>
<testcase classname="t.a" name="n" status="notrun" trustseam="pay/S02@hook"/>
<testcase classname="t.a" name="w" status="failed"/>
<testcase classname="t.a" name="v" result="Error"/>
</testsuite></testsuites>`, "passed t.a x t/a.py; failed t.a y t/b.py; failed t.a z t/a.py; skipped t.a s t/a.py; passed t.a p t/a.py [pay/S02@hook pay/T01@api]; skipped t.a n t/a.py [pay/S02@hook]; failed t.a w t/a.py; failed t.a v t/a.py"},
	{"junit with the suite as its root", "\ufeff<testsuite><testcase name='a &amp; b'/></testsuite>", "passed  a & b"},
	{"junit without a test", "<testsuites/>", ""},
	{"cucumber", `[{"uri":"f/a.feature","elements":[
{"type":"background","steps":[{"result":{"status":"failed"}}]},
{"type":"scenario","name":"A","tags":[{"name":"@pay/S02.hook"}],"steps":[{"result":{"status":"skipped"}}]},
{"type":"scenario","name":"B","steps":[{"result":{"status":"passed"}}]},
{"type":"scenario","name":"C","steps":[{"result":{"status":"undefined"}}]},
{"type":"scenario","name":"D","steps":[{"result":{"status":"passed"}}],"after":[{"result":{"status":"failed"}}]},
{"type":"scenario","name":"E","steps":[]},
{"type":"scenario","name":"F","steps":[{"result":{"status":"no word of ours"}}]}]}]`,
		"failed  A f/a.feature [@pay/S02.hook]; passed  B f/a.feature; skipped  C f/a.feature; failed  D f/a.feature; skipped  E f/a.feature; failed  F f/a.feature"},
	{"messages", `{"meta":{"protocolVersion":"1"}}
{"pickle":{"id":"1","uri":"f/a.feature","name":"A","tags":[{"name":"@pay/S02.hook"}]}}
{"testCase":{"id":"2","pickleId":"1","testSteps":[]}}
{"testCaseStarted":{"id":"3","testCaseId":"2","attempt":0}}
{"testStepFinished":{"testCaseStartedId":"3","testStepResult":{"status":"FAILED"}}}
{"testCaseFinished":{"testCaseStartedId":"3","willBeRetried":true}}
{"testCaseStarted":{"id":"4","testCaseId":"2","attempt":1}}
{"attachment":{"body":"` + "x" + `"}}
{"testStepFinished":{"testCaseStartedId":"4","testStepResult":{"status":"PASSED"}}}
{"testCaseFinished":{"testCaseStartedId":"4","willBeRetried":false}}
{"testRunFinished":{"success":true}}
`, "passed  A f/a.feature [@pay/S02.hook]"},
	{"tap", `TAP version 13
# Subtest: hook
    ok 1 - pay/S02@hook: twice
    not ok 2 - other \# one
      ---
      ok 9 - in a block
      ...
    1..2
not ok 1 - hook
  ---
  duration_ms: 1
  ...
ok 2 - later # SKIP no reason
not ok 3 - some day # TODO
ok 4 - bonus # todo
ok 5
1..5
`, "passed  pay/S02@hook: twice; failed  other # one; failed  hook; skipped  later; skipped  some day; skipped  bonus; passed  "},
}

// outcomes are the results of a file in a line.
func outcomes(t *testing.T, text string) string {
	t.Helper()
	results, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, r := range results {
		line := fmt.Sprintf("%s %s %s", r.Outcome, r.Group, r.Name)
		if r.File != "" {
			line += " " + r.File
		}
		if r.Claims != nil {
			line += fmt.Sprintf(" %v", r.Claims)
		}
		all = append(all, line)
	}
	return strings.Join(all, "; ")
}

// A file that is not whole, or not of a test runner, is an error and never a shorter list.
func TestReadErrors(t *testing.T) {
	const unknown = "no test results: what is read is the output of `go test -json`, JUnit XML, Cucumber JSON or messages, and TAP"
	deep := strings.Repeat("<testsuite>", 100)
	for text, want := range map[string]string{
		"":                                   "it is empty",
		" \n\n":                              "it is empty",
		"hello\n":                            unknown,
		"{\"a\": 1}":                         unknown,
		"{\"version\": 1, \"criteria\": []}": unknown,
		"\x00\x01":                           unknown,
		"<html><body/></html>":               "XML of another program: its root is `html`, not `testsuites` or `testsuite`",
		"<testsuites><testsuite>":            "it ends in the middle",
		"<testsuites><testcase name=\"a\">":  "it ends in the middle",
		"<testsuites><testcase name=\"a":     "it ends in the middle",
		"<testsuites>\n<a></b></testsuites>": "line 2: cannot be read as XML",
		"<testsuites/><testsuites/>":         "XML of another program: its root is `testsuites`, not `testsuites` or `testsuite`",
		"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><testsuites><testcase name=\"&b;\"/></testsuites>": "it has a `<!…>` declaration, which no test runner writes",
		"<testsuites><testcase name=\"&b;\"/></testsuites>":                                                         "line 1: it has an entity that XML does not know, which no test runner writes",
		deep: "more than 64 elements within each other",
		"{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"T\"}\n{\"Action\":\"pa": "line 2: cannot be read as an event of `go test -json`",
		"{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"T\"}\n":                 "it ends in the middle: `a T` has no end",
		"{\"Action\":\"start\",\"Package\":\"a\"}\n":                              "it ends in the middle: `a` has no end",
		"[{\"uri\":\"a\",\"elements\":[":                                          "it ends in the middle",
		"[{\"uri\":\"a\",\"elements\":[]}":                                        "it ends in the middle",
		"[1, 2]":                                                                  "JSON of another program: `` is a number",
		"[{\"name\":\"a\"}]":                                                      "JSON of another program: entry 1 has no `uri`, as a feature of Cucumber has",
		"[{\"uri\":\"a\",}]":                                                      "cannot be read as JSON",
		"{\"meta\":{}}\n{\"pickle\":{\"id\":\"1\"}}\n":                            "it ends in the middle",
		"{\"meta\":{}}\n{\"pic":                                                   "line 2: cannot be read as a message of Cucumber",
		"TAP version 13\nok 1 - a\n":                                              "it ends in the middle",
		"1..3\nok 1 - a\nok 2 - b\n":                                              "it ends in the middle: its plan says 3 tests, and it has 2",
		"1..2\nok 1 - a\nBail out! no disk\n":                                     "line 3: the run was given up (`Bail out!`)",
	} {
		if _, err := Read(strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%.60q: %v\nwant %s", text, err, want)
		}
	}
}

// endless is a text that goes on with one part.
type endless struct {
	text, part string
	at         int
}

func (e *endless) Read(into []byte) (int, error) {
	if len(e.text)-e.at < len(into) {
		e.text, e.at = e.text[e.at:]+strings.Repeat(e.part, 1+len(into)/len(e.part)), 0
	}
	n := copy(into, e.text[e.at:])
	e.at += n
	return n, nil
}

// A file of any size is read to its bounds and no further.
func TestReadIsBounded(t *testing.T) {
	testenv.NeedsTime(t, "reads reports at their limits")
	for _, c := range []struct{ begin, part, want string }{
		{"TAP version 13\n", strings.Repeat("# no test\n", 1000), "larger than the limit of 128 MiB"},
		{"TAP version 13\n", strings.Repeat("ok\n", 1000), "more than 1000000 tests"},
		{"{\"Action\":\"start\",\"Package\":\"a\"}\n", strings.Repeat("x", 10000), "larger than the limit of 128 MiB"},
	} {
		if _, err := Read(&endless{text: c.begin, part: c.part}); err == nil || err.Error() != c.want {
			t.Errorf("%.20q: %v, want %s", c.part, err, c.want)
		}
	}
	long := "{\"Action\":\"start\",\"Package\":\"a\"}\n{\"Output\":\"" + strings.Repeat("x", limit.ResultLine) + "\"}\n"
	if _, err := Read(strings.NewReader(long)); err == nil || err.Error() != "line 2: cannot be read as an event of `go test -json`" {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("TAP version 13\nok 1 - a\n1..1\n")
	f.Add("<testsuites><testcase name=\"a\"/></testsuites>")
	f.Add("{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"T\"}\n")
	f.Add("[{\"uri\":\"a\",\"elements\":[]}]")
	f.Fuzz(func(t *testing.T, text string) {
		results, err := Read(strings.NewReader(text))
		if err != nil && results != nil {
			t.Errorf("%q: %d results beside an error", text, len(results))
		}
	})
}
