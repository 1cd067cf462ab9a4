package marker

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/internal/sourcetext"
)

// What counts as a marker, which test it is about, and what is only a mention.
func TestFind(t *testing.T) {
	for _, c := range []struct{ name, path, text, want string }{
		{"comment above a Go test", "pay_test.go", "// Verifies: pay/S02@hook\nfunc TestReplay(t *testing.T) {\n", "pay/S02@hook stated test=TestReplay"},
		{"both words, any case, both spellings, several names", "a_test.go", "// proves: pay/S02.hook, pay/T01@api\nfunc TestX(t *testing.T) {}\n", "pay/S02@hook stated test=TestX; pay/T01@api stated test=TestX"},
		{"a comment that only mentions", "a.go", "// See pay/S02@hook for why.\nfunc TestX() {}\n", ""},
		{"a quoted mention in a comment", "a.go", "// as in \"pay/S02@hook\"\n/* and\n \"pay/S02@hook\" */\n", ""},
		{"behind code", "a_test.go", "func TestX(t *testing.T) { // Verifies: pay/S02@hook\n", "pay/S02@hook stated test=TestX"},
		{"at the beginning of a body", "a_test.go", "func TestX(t *testing.T) {\n\t// Verifies: pay/S02@hook\n\tgot := call()\n", "pay/S02@hook stated test=TestX"},
		{"a method of a suite", "a_test.go", "// Verifies: pay/S02@hook\nfunc (s *Suite) TestReplay() {\n", "pay/S02@hook stated test=TestReplay"},
		{"subtest", "a_test.go", "t.Run(\"pay/S02@hook: twice\", func(t *testing.T) {\n", "pay/S02@hook title=pay/S02@hook: twice"},
		{"a comment sign in a string", "a_test.go", "x := \"http://a // pay/S02@hook\"\n", "pay/S02@hook title=http://a // pay/S02@hook"},
		{"a string of several lines", "a_test.go", "x := `\n// Verifies: pay/S02@hook\n\"pay/S02@hook\"\n`\n", ""},
		{"escapes", "a_test.go", `x := "pay/S02@hook \"a\""`, `pay/S02@hook title=pay/S02@hook "a"`},
		{"escapes of another language", "a.js", `x('pay/S02@hook \'a\'')`, "pay/S02@hook"},
		{"no string", "a.go", "x := pay/S02.hook\n", ""},
		{"docstring", "test_a.py", "def test_replay():\n    \"\"\"Twice.\n\n    Verifies: pay/S02@hook\n    \"\"\"\n    assert 1\n", "pay/S02@hook stated test=test_replay"},
		{"docstring of one line", "test_a.py", "def test_replay():\n    \"\"\"Verifies: pay/S02@hook\"\"\"\n", "pay/S02@hook stated test=test_replay"},
		{"docstring that mentions", "test_a.py", "\"\"\"As in pay/S02@hook.\"\"\"\n", ""},
		{"test of a suite", "a.test.js", "describe('hook', () => {\n  // Verifies: pay/S02@hook\n  it('refuses', () => {\n", "pay/S02@hook stated test=refuses"},
		{"body of a test in JavaScript", "a.test.js", "it('refuses', () => {\n  // Verifies: pay/S02@hook\n  get('/hook')\n", "pay/S02@hook stated test=refuses"},
		{"decorator", "test_a.py", "@pytest.mark.proof(\"pay/S02@hook\")\n@pytest.mark.slow(\n    1)\ndef test_a():\n", "pay/S02@hook stated title=pay/S02@hook test=test_a"},
		{"comment above decorators", "test_a.py", "# Verifies: pay/S02@hook\n@slow\nasync def test_a(x):\n", "pay/S02@hook stated test=test_a"},
		{"property", "test_a.py", "    record_property('trustseam', 'pay/S02@hook')\n", "pay/S02@hook title=pay/S02@hook"},
		{"fragment", "a.sh", "x=${#a} y=\"pay/S02@hook\"\n", "pay/S02@hook title=pay/S02@hook"},
		{"title in JavaScript", "a.test.js", "test('pay/S02@hook refuses', () => {\n", "pay/S02@hook title=pay/S02@hook refuses"},
		{"comment above a title", "a.test.ts", "/**\n * Verifies: pay/S02@hook\n */\nit.skip(`refuses`, async () => {\n", "pay/S02@hook stated test=refuses skips"},
		{"a comment that is above nothing", "a_test.go", "// Verifies: pay/S02@hook\n\nfunc TestOther(t *testing.T) {\n", "pay/S02@hook stated"},
		{"a test that is commented out", "a_test.go", "// Verifies: pay/S02@hook\n// func TestForged(t *testing.T) {\n// }\nfunc TestOther(t *testing.T) {\n", "pay/S02@hook stated"},
		{"a test that is commented out in Python", "test_a.py", "# Verifies: pay/S02@hook\n# def test_forged(client):\n#     pass\ndef test_other():\n", "pay/S02@hook stated"},
		{"a test that is commented out in JavaScript", "a.test.js", "// Verifies: pay/S02@hook\n// it('refuses', async () => {\n// })\nit('other', () => {\n", "pay/S02@hook stated"},
		{"a comment of several lines", "a_test.go", "// Verifies: pay/S02@hook\n// The public function Refuse() must say no.\n// It is called twice (once late).\nfunc TestForged(t *testing.T) {\n", "pay/S02@hook stated test=TestForged"},
		{"a scenario that is commented out", "a.feature", "# Verifies: pay/S02@hook\n# Scenario: Forged\nScenario: Other\n", "pay/S02@hook stated"},
		{"a comment that is above no scenario", "a.feature", "# Verifies: pay/S02@hook\n\nScenario: Other\n", "pay/S02@hook stated"},
		{"tags over a blank line", "a.feature", "@pay/S02.hook\n\n@slow\nScenario: Forged\n", "pay/S02@hook stated test=Forged"},
		{"annotation", "AT.java", "  @Tag(\"pay/S02.hook\")\n  @Test\n  void refuses() {\n", "pay/S02@hook stated title=pay/S02.hook test=refuses"},
		{"generics", "AT.java", "  // Verifies: pay/S02@hook\n  @Test public <T> void refuses() throws X {\n", "pay/S02@hook stated test=refuses"},
		{"Ruby", "a_spec.rb", "# Verifies: pay/S02@hook\nit \"refuses\" do\n", "pay/S02@hook stated test=refuses"},
		{"Elixir", "a_test.exs", "# Verifies: pay/S02@hook\ntest \"refuses\", %{a: b} do\n", "pay/S02@hook stated test=refuses"},
		{"Kotlin", "AT.kt", "// Verifies: pay/S02@hook\n@Test\nfun `refuses it twice`() {\n", "pay/S02@hook stated test=refuses it twice"},
		{"C#", "AT.cs", "// Verifies: pay/S02@hook\n[Fact(DisplayName = \"x\")]\npublic async Task Refuses()\n", "pay/S02@hook stated test=Refuses"},
		{"Rust", "a.rs", "// Verifies: pay/S02@hook\n#[test]\nfn refuses<'a>() {\n", "pay/S02@hook stated test=refuses"},
		{"SQL", "a.sql", "-- Verifies: pay/S02@hook\nselect 1;\n", "pay/S02@hook stated"},
		{"unknown language", "a.weird", "! x\n# Verifies: pay/S02@hook\nproc refuses (a)\nx # Verifies: pay/S02@hook\n", "pay/S02@hook stated test=refuses"},
		{"tag of Gherkin", "a.feature", "@slow @pay/S02.hook\nScenario: Refused twice\n  Given pay/S02.hook\n  | pay/S02.hook |\n", "pay/S02@hook stated test=Refused twice"},
		{"title of Gherkin in another language", "a.feature", "  Szenario: Zweimal pay/S02.hook\n", "pay/S02@hook title=Zweimal pay/S02.hook test=Zweimal pay/S02.hook"},
		{"comment and doc string of Gherkin", "a.feature", "# Verifies: pay/S02@hook\nScenario: A\n  \"\"\"\n  @pay/S02.hook\n  \"\"\"\n", "pay/S02@hook stated test=A"},
		{"prose", "a.md", "// Verifies: pay/S02@hook\n\"pay/S02@hook\"\n", ""},
		{"data", "a.json", `{"a": "pay/S02@hook"}`, ""},
		{"no extension", "LICENSE", "# Verifies: pay/S02@hook\n", ""},
		{"build file", "Makefile", "# Verifies: pay/S02@hook\n", "pay/S02@hook stated"},
		{"binary", "a.go", "// Verifies: pay/S02@hook\n\x00", ""},
		{"the class of a test", "test_a.py", "class TestHook:\n    TEXT = \"\"\"\nnot indented\n\"\"\"\n\n    # Verifies: pay/S02@hook\n    def test_a(self):\n        pass\n\n\n# Verifies: pay/T01@api\ndef test_a():\n    pass\n\n\n# Verifies: pay/T02@api\ndef test_b():\n    test_a()\n",
			"pay/S02@hook stated test=test_a class=TestHook; pay/T01@api stated test=test_a class=; pay/T02@api stated test=test_b"},
		{"the nested class of a test", "HookTest.java", "public class HookTest\n{\n    @Nested class Twice {\n        // Verifies: pay/S02@hook\n        @Test void refuses() {\n        }\n    }\n\n    // Verifies: pay/T01@api\n    @Test\n    void refuses() {\n", "pay/S02@hook stated test=refuses class=Twice; pay/T01@api stated test=refuses class=HookTest"},
		{"generated", "a_test.go", "// Code generated by protoc. DO NOT EDIT.\n\n// Verifies: pay/S02@hook\nfunc TestX() {}\n", ""},
		{"generated, in another language", "a.js", "/**\n * @generated by tsc\n */\ntest('pay/S02@hook', () => {})\n", ""},
		{"a mention of generated files", "a.js", "const head = '@generated'\ntest('pay/S02@hook', () => {})\n", "pay/S02@hook title=pay/S02@hook"},
		{"a line that no person wrote", "a.js", strings.Repeat("x", sourcetext.LongestLine) + "\"pay/S02@hook\"", ""},
		{"ends of names", "a.go", `x("see pay/S02@hook.", "(pay/S02@web-hook_2)", "-pay/S02@a/b")`, "pay/S02@hook title=see pay/S02@hook.; pay/S02@web-hook_2 title=(pay/S02@web-hook_2); pay/S02@a title=-pay/S02@a/b"},
		{"no names", "a.go", `x("/S02@hook", "pay/S@hook", "pay/S02@", "pay/s02@hook", "pay/S02")`, ""},
		{"unclosed string", "a.go", "x := \"pay/S02@hook\n\"pay/S02@api\"", "pay/S02@api title=pay/S02@api"},
		{"windows line ends", "a_test.go", "// Verifies: pay/S02@hook\r\nfunc TestX(t *testing.T) {\r\n", "pay/S02@hook stated test=TestX"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, m := range Find(c.path, []byte(c.text)) {
				if written := c.text[m.Start:m.End]; strings.Replace(written, ".", "@", 1) != m.String() && written != m.String() && written != m.Dotted() {
					t.Errorf("the place of %s holds %q", m, written)
				}
				got = append(got, shown(m))
			}
			if all := strings.Join(got, "; "); all != c.want {
				t.Errorf("got  %s\nwant %s", all, c.want)
			}
		})
	}
}

func shown(m Marker) string {
	s := m.String()
	if m.Stated {
		s += " stated"
	}
	if m.Title != "" {
		s += " title=" + m.Title
	}
	if m.Test != "" {
		s += " test=" + m.Test
	}
	if m.Skips {
		s += " skips"
	}
	if m.Twins {
		s += " class=" + m.Class
	}
	return s
}

// What strangers write must not take the square of its size.
func TestFindIsLinear(t *testing.T) {
	testenv.NeedsTime(t, "searches documents of several sizes")
	for _, part := range []string{"#a", `"\"`, `"""\`, "'\"", "`\\", "a/S1@b", "\"a/S1@b\"", "// Verifies: a/S1@b\n", "/*", "\n\t\"\"\"Verifies: a/S1@b\n", "@a/S1.b(\n", "# Verifies: a/S1@b\ndef a():\n", " class A:\n# Verifies: a/S1@b\n  def a():\n"} {
		for _, path := range []string{"a.py", "a.js", "a.go", "a.x", "a.feature"} {
			work := func(size int) int { return len(Find(path, []byte(strings.Repeat(part, size/len(part))))) }
			work(1 << 20) // with the square of its size this takes an hour
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("a_test.go", "// Verifies: pay/S02@hook\nfunc TestX(t *testing.T) {\n")
	f.Add("a.feature", "@pay/S02.hook\nScenario: A\n")
	f.Add("a.py", "def f():\n    \"\"\"\n    Verifies: pay/S02@hook\n    \"\"\"\n")
	f.Fuzz(func(t *testing.T, path, text string) {
		last := -1
		for _, m := range Find(path, []byte(text)) {
			if m.Start <= last || m.End > len(text) || m.Start >= m.End {
				t.Fatalf("%+v after %d in %d bytes", m, last, len(text))
			}
			if n := Names(text[m.Start:m.End]); len(n) != 1 || n[0].Name != m.Name {
				t.Fatalf("%+v is at %q", m, text[m.Start:m.End])
			}
			last = m.Start
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "// Line %d of a file that is like others.\nfunc name%d(a, b int) string { return \"text/%d\" }\n", i, i, i)
	}
	without := []byte(text.String())
	with := []byte(text.String() + "// Verifies: pay/S02@hook\nfunc TestReplay(t *testing.T) {}\n")
	for name, text := range map[string][]byte{"without": without, "with": with} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find("a_test.go", text)
			}
		})
	}
}
