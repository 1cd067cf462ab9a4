package main

import (
	"bytes"
	"strings"
	"testing"
)

const list = `
# A comment.
a TestRoot   root
a TestDot    dot
a TestSoak   $SOAK
. TestSub/x  dot root
`

// here is a machine with dot and nothing else.
func here(need string) bool { return need == "dot" }

// run is what go test would say of tests: a word for what came of it, and a test.
func run(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		action, name, _ := strings.Cut(line, " ")
		pkg := module + "/a"
		if strings.HasPrefix(name, "TestSub") {
			pkg = module
		}
		in := `","Package":"` + pkg + `","Test":"` + name + `"`
		b.WriteString(`{"Action":"output` + in + `,"Output":"    a_test.go:3: says ` + name + `\n"}` + "\n")
		b.WriteString(`{"Action":"` + action + in + "}\n")
	}
	return b.String()
}

func TestJudge(t *testing.T) {
	const as = "skip TestRoot|skip TestSoak|pass TestDot|skip TestSub/x|pass TestSub|pass TestPlain"
	const excused = "a TestRoot: says TestRoot (needs root)\na TestSoak: says TestSoak (needs $SOAK)\n"
	for name, c := range map[string]struct {
		run, want string
		all, good bool
	}{
		"as listed": {as, "\n== tests that were skipped: 3 of 6\n. TestSub/x: says TestSub/x (needs root)\n" + excused, false, true},
		"what it needs is here": {strings.Replace(as, "pass TestDot", "skip TestDot", 1),
			"a TestDot: says TestDot; this machine has what it needs by skips:4: dot\n", false, false},
		"not in the list": {strings.Replace(as, "pass TestPlain", "skip TestPlain", 1),
			"\n== skipped, and should not have been\na TestPlain: says TestPlain; it is not in the list\n", false, false},
		"needs nothing any more": {strings.Replace(as, "skip TestRoot", "pass TestRoot", 1),
			"\n== listed, and no longer skipped\nskips:3: a TestRoot ran without root; take the line off, or say what it needs\n", false, true},
		"gone":                     {strings.Replace(as, "skip TestRoot|", "", 1), "skips:3: there is no test a TestRoot\n", false, false},
		"part of one that skipped": {strings.Replace(as, "skip TestSub/x|pass TestSub", "skip TestSub", 1), ". TestSub: says TestSub; it is not in the list\n", false, false},
		"all":                      {as, "a TestRoot: says TestRoot; with NEEDS=all there must be root\n", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			entries, err := parseList("skips", list)
			if err != nil {
				t.Fatal(err)
			}
			var printed bytes.Buffer
			results, err := follow(strings.NewReader(run(strings.Split(c.run, "|")...)), &printed)
			if err != nil || results.failed || printed.Len() > 0 {
				t.Fatalf("%v, %v, %q", err, results.failed, printed.String())
			}
			said, good := judge(entries, results, here, c.all)
			if good != c.good || !strings.Contains(said, c.want) || strings.Contains(said, "there is no") != (name == "gone") {
				t.Errorf("%v:\n%s", good, said)
			}
		})
	}
}

func TestList(t *testing.T) {
	for text, want := range map[string]string{
		"a TestA\n":                   "skips:1: a line is a package, a test, and what it needs",
		"\na TestA root\na TestA dot": "skips:3: a TestA is listed twice",
	} {
		if _, err := parseList("skips", text); err == nil || err.Error() != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// What go test would print is printed: lines of packages, and what failed says, also when it never ended.
func TestFollow(t *testing.T) {
	const in = `{"Action":"build-output","ImportPath":"x","Output":"x.go:1: wrong\n"}
{"Action":"output","Package":"p","Test":"TestGood","Output":"quiet\n"}
{"Action":"pass","Package":"p","Test":"TestGood"}
{"Action":"output","Package":"p","Test":"TestBad","Output":"bad\n"}
{"Action":"fail","Package":"p","Test":"TestBad"}
{"Action":"output","Package":"p","Test":"TestEndless","Output":"panic\n"}
{"Action":"output","Package":"p","Output":"FAIL\tp\n"}
{"Action":"fail","Package":"p"}
{"Action":"output","Package":"q","Output":"?   \tq\t[no test files]\n"}
{"Action":"skip","Package":"q"}
no event
`
	var out bytes.Buffer
	results, err := follow(strings.NewReader(in), &out)
	if want := "x.go:1: wrong\nbad\nFAIL\tp\npanic\n?   \tq\t[no test files]\nno event\n"; err != nil || !results.failed || out.String() != want || len(results.skipped) > 0 {
		t.Errorf("%v %v %q", err, results, out.String())
	}
}

func TestReason(t *testing.T) {
	for said, want := range map[string]string{
		"=== RUN   TestA\n    a_test.go:3: only root\n--- SKIP: TestA (0.00s)\n": "only root",
		"=== RUN   TestA\n--- SKIP: TestA (0.00s)\n":                             "",
		"> skip 'no terminals'\nno terminals\n":                                  "no terminals",
	} {
		if got := reason(said); got != want {
			t.Errorf("%q: %q", said, got)
		}
	}
}
