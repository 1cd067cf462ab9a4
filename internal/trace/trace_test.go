package trace

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/testresult"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

const document = "```dfd id=pay\n" + `title: Pay
external bank: Bank
boundary edge: Public edge | edge was=rim
  process hook: Webhook receiver
  process hook_b: Second receiver
1. bank -> hook: Event | https auth=mtls sign=hmac replay=timestamp
2. bank -> hook_b: Event | https auth=mtls sign=hmac replay=timestamp
` + "```\n"

// modelOf makes a model of documents by their paths.
func modelOf(t *testing.T, documents map[string]string) *Model {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	m := NewModel()
	for _, path := range []string{"pay.md", "other.md"} {
		if documents[path] == "" {
			continue
		}
		f := source.NewFile(path, []byte(documents[path]))
		doc, ds := parser.Parse(f)
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		for _, b := range doc.Blocks {
			m.Add(f, catalog.Analyze(graph.New(b, catalog.Words)))
		}
	}
	return m
}

// sourceOf is a file with what is found in it.
func sourceOf(path, text string) *Source {
	s := &Source{File: source.NewFile(path, []byte(text)), Markers: marker.Find(path, []byte(text))}
	if strings.HasSuffix(path, ".go") {
		s.Package = "acme/pay"
	}
	return s
}

// show writes the rows that anything claims, a stray marker and a remark in short.
func show(m *Matrix) string {
	var all []string
	for _, r := range m.Rows {
		if len(r.Claims) > 0 {
			all = append(all, r.Threat+" "+r.State.String())
		}
	}
	for _, s := range m.Dangling {
		all = append(all, fmt.Sprintf("dangling %s: %s%s", s.written(), s.Message, s.hint()))
	}
	for _, w := range m.Wide {
		all = append(all, fmt.Sprintf("wide %s %d", w.Test, w.Count))
	}
	for _, d := range m.Remarks {
		if d.Code != source.MarkerWithoutResult {
			all = append(all, fmt.Sprintf("%s:%d %s", d.Path, d.Pos.Line, d.Message))
		}
	}
	return strings.Join(all, "; ")
}

const goHead = `{"Action":"start","Package":"acme/pay"}` + "\n"

// goResults are those of tests of one package, each as "TestName pass".
func goResults(tests ...string) string {
	text := goHead
	for _, test := range tests {
		name, action, _ := strings.Cut(test, " ")
		text += fmt.Sprintf(`{"Action":%q,"Package":"acme/pay","Test":%q}`+"\n", action, name)
	}
	return text + `{"Action":"pass","Package":"acme/pay"}` + "\n"
}

func junitResult(attributes string) string {
	return "<testsuite><testcase " + attributes + "/></testsuite>"
}

const (
	goComment = "// Verifies: pay/S02@hook\nfunc TestForged(t *testing.T) {\n"
	goTitle   = "t.Run(\"pay/S02@hook refuses it\", f)\n"
	twins     = "class TestHook:\n    # Verifies: pay/S02@hook\n    def test_forged(self):\n        pass\n\n\nclass TestOther:\n    def test_forged(self):\n        pass\n"
	python    = "# Verifies: pay/S02@hook\ndef test_forged():\n"
)

// What state a criterion gets from markers and results that fit, and from those that nearly do.
func TestStates(t *testing.T) {
	for _, c := range []struct{ name, path, text, results, want string }{
		{"no result", "a_test.go", goComment, "", "S02@hook claimed"},
		{"passed", "a_test.go", goComment, goResults("TestForged pass"), "S02@hook proven"},
		{"failed", "a_test.go", goComment, goResults("TestForged fail"), "S02@hook failing"},
		{"skipped", "a_test.go", goComment, goResults("TestForged skip"), "S02@hook skipped"},
		{"renamed, and the results are older", "a_test.go", goComment, goResults("TestForge pass"), "S02@hook claimed"},
		{"a longer name", "a_test.go", goComment, goResults("TestForgedAgain pass"), "S02@hook claimed"},
		{"another package", "a_test.go", goComment, strings.ReplaceAll(goResults("TestForged pass"), "acme/pay", "acme/pay2"), "S02@hook claimed"},
		{"deleted, and the results are older", "a_test.go", "func TestForged(t *testing.T) {\n", goResults("TestX/pay/S02@hook pass"),
			"r:2 test `TestX/pay/S02@hook` says that it holds `pay/S02@hook`, and no marker in the source does: it proves nothing"},
		{"title of a subtest", "a_test.go", goTitle, goResults("TestX/pay/S02@hook_refuses_it pass"), "S02@hook proven"},
		{"title of a subtest that is there twice", "a_test.go", goTitle, goResults("TestX/pay/S02@hook_refuses_it#01 fail"), "S02@hook failing"},
		{"subtest within it", "a_test.go", goTitle, goResults("TestX/pay/S02@hook_refuses_it/deep skip"), "S02@hook skipped"},
		{"another title that reads as one", "a_test.go", "t.Run(\"pay/S02@hook b\", f)\n", goResults("TestX/pay/S02@hook_b pass"),
			"S02@hook claimed; r:2 test `TestX/pay/S02@hook_b` can be read as `pay/S02@hook` and as `pay/S02@hook_b`: it proves neither"},
		{"that one itself", "a_test.go", "t.Run(\"pay/S02@hook_b\", f)\n", goResults("TestX/pay/S02@hook_b pass"), "S02@hook_b proven"},
		{"a criterion that is the beginning of another's", "a_test.go", goTitle, goResults("TestX/pay/S02@hook_b pass"),
			"S02@hook claimed; r:2 test `TestX/pay/S02@hook_b` says that it holds `pay/S02@hook_b`, and no marker in the source does: it proves nothing"},
		{"the same test twice", "a_test.go", goComment, goResults("TestForged pass", "TestForged fail"), "S02@hook failing; r:3 test `TestForged` is here and in `r:2`; the worse outcome counts"},
		{"method of a suite", "a_test.go", "// Verifies: pay/S02@hook\nfunc (s *S) TestForged() {\n", goResults("TestSuite/TestForged pass"), "S02@hook proven"},
		{"pytest", "t/test_a.py", python, junitResult(`classname="t.test_a" name="test_forged[x]"`), "S02@hook proven"},
		{"pytest in a class", "t/test_a.py", python, junitResult(`classname="t.test_a.TestHook" name="test_forged"`), "S02@hook proven"},
		{"pytest, the same name in two classes", "t/test_a.py", twins, junitResult(`classname="t.test_a.TestOther" name="test_forged"`), "S02@hook claimed"},
		{"pytest, the same name in two classes, and the right one", "t/test_a.py", twins, junitResult(`classname="t.test_a.TestHook" name="test_forged"`), "S02@hook proven"},
		{"pytest, the same name outside the class", "t/test_a.py", twins, junitResult(`classname="t.test_a" name="test_forged"`), "S02@hook claimed"},
		{"pytest from another directory", "svc/t/test_a.py", python, junitResult(`classname="t.test_a" name="test_forged"`), "S02@hook proven"},
		{"another file", "t/test_a.py", python, junitResult(`classname="t.test_b" name="test_forged"`), "S02@hook claimed"},
		{"no class", "t/test_a.py", python, junitResult(`name="test_forged"`), "S02@hook claimed"},
		{"a file that two have", "two/test_a.py", python, junitResult(`classname="test_a" name="test_forged"`), "S02@hook claimed"},
		{"a module in a package of that name", "t.py", python, junitResult(`classname="t.test_a" name="test_forged"`), "S02@hook claimed"},
		{"a file in full", "js/a.test.ts", "// Verifies: pay/S02@hook\nit('refuses', f)\n", junitResult(`file="/ci/js/a.test.ts" name="refuses"`), "S02@hook proven"},
		{"a longer file in full", "two/js/a.test.ts", "// Verifies: pay/S02@hook\nit('refuses', f)\n", junitResult(`file="/ci/two/js/a.test.ts" name="refuses"`), "S02@hook proven"},
		{"that of another", "js/b.test.ts", "// Verifies: pay/S02@hook\nit('refuses', f)\n", junitResult(`file="/ci/two/js/b.test.ts" name="refuses"`), "S02@hook claimed"},
		{"a path that is equal, and may be from elsewhere", "js/b.test.ts", "// Verifies: pay/S02@hook\nit('refuses', f)\n", junitResult(`classname="js/b.test.ts" name="refuses"`), "S02@hook claimed"},
		{"a tab in a title", "a_test.go", "t.Run(\"pay/S02@hook\\tb\", f)\n", goResults("TestX/pay/S02@hook_b pass"),
			"S02@hook claimed; r:2 test `TestX/pay/S02@hook_b` can be read as `pay/S02@hook` and as `pay/S02@hook_b`: it proves neither"},
		{"property", "t/test_a.py", "record_property(\"trustseam\", \"pay/S02@hook\")\n",
			`<testsuite><testcase classname="t.test_a" name="x"><properties><property name="trustseam" value="pay/S02@hook"/></properties></testcase></testsuite>`, "S02@hook proven"},
		{"vitest", "src/a.test.ts", "// Verifies: pay/S02@hook\nit('refuses', () => {\n", junitResult(`classname="src/a.test.ts" name="hook &gt; refuses"`), "S02@hook proven"},
		{"vitest at the root", "root.test.ts", "// Verifies: pay/S02@hook\nit('refuses', () => {\n", junitResult(`classname="root.test.ts" name="refuses"`), "S02@hook proven"},
		{"title in JUnit", "a.test.js", "test('pay/S02.hook: refuses', f)\n", junitResult(`classname="test" name="pay/S02.hook: refuses"`), "S02@hook proven"},
		{"a title alone, in TAP", "a.test.js", "// Verifies: pay/S02@hook\nit('refuses', f)\n", "1..1\nok 1 - refuses\n", "S02@hook claimed"},
		{"a title with the name, in TAP", "a.test.js", "it('pay/S02@hook', f)\n", "1..1\nok 1 - pay/S02@hook\n", "S02@hook proven"},
		{"to do, in TAP", "a.test.js", "it('pay/S02@hook', f)\n", "1..1\nok 1 - pay/S02@hook # TODO\n", "S02@hook skipped"},
		{"Java", "src/test/java/acme/HookTest.java", "// Verifies: pay/S02@hook\n@Test void forged() {\n", junitResult(`classname="acme.HookTest$Deep" name="forged()"`), "S02@hook proven"},
		{"Java with its annotation on a line of its own", "src/test/java/acme/HookTest.java", "// Verifies: pay/S02@hook\n@Test\nvoid forged() {\n", junitResult(`classname="acme.HookTest$Deep" name="forged()"`), "S02@hook proven"},
		{"Gherkin", "f/a.feature", "@pay/S02.hook\nScenario: Forged\n", `[{"uri":"f/a.feature","elements":[{"type":"scenario","name":"Forged","tags":[{"name":"@pay/S02.hook"}],"steps":[{"result":{"status":"passed"}}]}]}]`, "S02@hook proven"},
		{"Gherkin, not run", "f/a.feature", "@pay/S02.hook\nScenario: Forged\n", `[{"uri":"f/a.feature","elements":[{"type":"scenario","name":"Forged","tags":[{"name":"@pay/S02.hook"}],"steps":[{"result":{"status":"undefined"}}]}]}]`, "S02@hook skipped"},
		{"a tag of the feature", "f/a.feature", "@pay/S02.hook\nFeature: Hook\n\n  Scenario: Forged\n", `[{"uri":"f/a.feature","elements":[{"type":"scenario","name":"Forged","tags":[{"name":"@pay/S02.hook"}],"steps":[{"result":{"status":"passed"}}]}]}]`, "S02@hook proven"},
		{"misspelt", "a_test.go", "// Verifies: pay/S02@hok\nfunc TestX(t *testing.T) {\n", "", "dangling pay/S02@hok: names no criterion of block `pay`; did you mean `pay/S02@hook`?"},
		{"misspelt block", "a_test.go", "x(\"pey/S02@hook\")\n", "", "dangling pey/S02@hook: names no criterion: there is no block `pey` in these documents; did you mean `pay/S02@hook`?"},
		{"a file's name in a string", "a_test.go", "x(\"docs/S02.md\")\n", "", ""},
		{"no such block", "a_test.go", "// Verifies: docs/S02@hook\n", "", "dangling docs/S02@hook: names no criterion: there is no block `docs` in these documents"},
		{"an earlier id", "a_test.go", "// Verifies: pay/S03@rim\nfunc TestX(t *testing.T) {\n", "", "dangling pay/S03@rim: names a criterion by an earlier id; it is `pay/S03@edge` now"},
		{"wide", "a_test.go", "// Verifies: pay/S02@hook pay/S02@hook_b pay/S03@edge pay/S12@edge pay/T01@edge pay/T02@edge\nfunc TestAll(t *testing.T) {\n", "",
			"wide TestAll 6"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := Input{Model: modelOf(t, map[string]string{"pay.md": document}), Sources: []*Source{sourceOf(c.path, c.text)}, Files: []string{c.path, "one/test_a.py", "js/a.test.ts", "two/js/b.test.ts"}}
			if c.results != "" {
				results, err := testresult.Read(strings.NewReader(c.results))
				if err != nil {
					t.Fatal(err)
				}
				in.Results = []ResultFile{{"r", results}}
			}
			got := show(New(in))
			if c.name == "wide" {
				got = got[strings.LastIndex(got, "wide"):]
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// An id that two documents have names neither of their criteria.
func TestSharedBlock(t *testing.T) {
	in := Input{
		Model:   modelOf(t, map[string]string{"pay.md": document, "other.md": document}),
		Sources: []*Source{sourceOf("a_test.go", goComment)},
	}
	if got, want := show(New(in)), "dangling pay/S02@hook: names a criterion of several documents, `pay.md` and `other.md`; give the blocks ids that differ"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What was proven in a stored matrix and is not now is lost.
func TestBaseline(t *testing.T) {
	model := modelOf(t, map[string]string{"pay.md": document})
	results, err := testresult.Read(strings.NewReader(goResults("TestForged pass")))
	if err != nil {
		t.Fatal(err)
	}
	var stored strings.Builder
	before := New(Input{Model: model, Sources: []*Source{sourceOf("a_test.go", goComment)}, Results: []ResultFile{{"r", results}}})
	if err := before.WriteJSON(&stored, func(path string) string { return path }); err != nil {
		t.Fatal(err)
	}
	baseline, err := ReadBaseline(strings.NewReader(stored.String()))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"": "criterion `pay/S02@hook` (low) was proven by `TestForged` in `a_test.go` and is unproven now",
		"// Verifies: pay/S02@hook\nfunc TestRenamed(t *testing.T) {\n": "criterion `pay/S02@hook` (low) was proven by `TestForged` in `a_test.go` and is claimed now",
		goComment: "",
	} {
		m := New(Input{Model: model, Sources: []*Source{sourceOf("a_test.go", text)}, Results: []ResultFile{{"r", results}}, Baseline: baseline})
		got := ""
		for _, d := range m.Findings(func(_, word string, _ stride.Severity) bool { return word == "lost" || word == "failing" }) {
			got += d.Message
		}
		if got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"":                                  "no matrix to compare with, as `trustseam trace --format json` writes it: it ends too early",
		"{\"version\":1,\"criteria\":[":     "no matrix to compare with, as `trustseam trace --format json` writes it: it ends too early",
		"[]":                                "no matrix to compare with, as `trustseam trace --format json` writes it",
		"{\"version\":1}":                   "no matrix to compare with, as `trustseam trace --format json` writes it",
		"{\"version\":2,\"criteria\":[]}":   "no matrix to compare with, as `trustseam trace --format json` writes it: `version` is 2; allowed is 1",
		"{\"version\":1,\"criteria\":[]} x": "no matrix to compare with, as `trustseam trace --format json` writes it",
	} {
		if _, err := ReadBaseline(strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v\nwant %s", text, err, want)
		}
	}
}
