package stub

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/marker"
)

var criterion = Criterion{
	Name: "pay/S02@web-hook", Dotted: "pay/S02.web-hook", Title: "Webhook forged",
	Text: "Hook must refuse `it`.", Test: "Send it unsigned.",
}

// What the skeleton of each runner is, and that trace finds its marker and its test.
func TestWrite(t *testing.T) {
	for runner, want := range map[string]struct{ path, test, text string }{
		"go": {"a_test.go", "TestPayS02WebHook", `package TODO

import "testing"

// Criterion: Hook must refuse ` + "`it`" + `.
// Test: Send it unsigned.
//
// Verifies: pay/S02@web-hook
func TestPayS02WebHook(t *testing.T) {
	t.Fatal("to be written: this test holds no criterion yet")
}
`},
		"pytest": {"test_a.py", "test_pay_s02_web_hook", `# Criterion: Hook must refuse ` + "`it`" + `.
# Test: Send it unsigned.
#
# Verifies: pay/S02@web-hook
def test_pay_s02_web_hook():
    raise AssertionError("to be written: this test holds no criterion yet")
`},
		"vitest": {"a.test.ts", "", `import { test } from 'vitest'

// Criterion: Hook must refuse ` + "`it`" + `.
// Test: Send it unsigned.
test('pay/S02@web-hook: Webhook forged', () => {
  throw new Error('to be written: this test holds no criterion yet')
})
`},
		"junit": {"PayS02WebHookTest.java", "holdsPayS02WebHook", `import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class PayS02WebHookTest {
    // Criterion: Hook must refuse ` + "`it`" + `.
    // Test: Send it unsigned.
    //
    // Verifies: pay/S02@web-hook
    @Test
    void holdsPayS02WebHook() {
        fail("to be written: this test holds no criterion yet");
    }
}
`},
		"gherkin": {"a.feature", "Webhook forged", `Feature: Webhook forged

  # Criterion: Hook must refuse ` + "`it`" + `.
  # Test: Send it unsigned.
  @pay/S02.web-hook
  Scenario: Webhook forged
    Given this scenario is to be written and holds no criterion yet
`},
	} {
		text, err := Write(runner, criterion)
		if err != nil || text != want.text {
			t.Errorf("%s: %v\n%s\nwant\n%s", runner, err, text, want.text)
		}
		found := marker.Find(want.path, []byte(text))
		if len(found) != 1 || found[0].String() != criterion.Name || found[0].Test != want.test {
			t.Errorf("%s: trace finds %+v", runner, found)
		}
	}
	if _, err := Write("perl", criterion); err == nil || err.Error() != "no skeleton for `perl`; there are those for gherkin, go, junit, pytest, vitest" {
		t.Error(err)
	}
}

// What an author writes stays within the comment that quotes it, and within the title.
func TestWriteHostile(t *testing.T) {
	hostile := Criterion{Name: "pay/S02@a", Dotted: "pay/S02.a", Title: "x'\"`${1}\n#", Text: "a\nb\u2028c\r*/ \\u000a d " + strings.Repeat("word ", 40), Test: "e"}
	for _, runner := range Runners() {
		text, err := Write(runner, hostile)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text) {
			if strings.Contains(line, "word") && !strings.HasPrefix(strings.TrimSpace(line), "//") && !strings.HasPrefix(strings.TrimSpace(line), "#") {
				t.Errorf("%s: outside of a comment: %q", runner, line)
			}
		}
		if runner == "junit" && strings.Contains(text, `\u000a`) {
			t.Error("an escape that ends the line for Java")
		}
		if strings.Contains(text, "${1}") || strings.Contains(text, "\u2028") {
			t.Errorf("%s: %s", runner, text)
		}
	}
}

// The skeleton of Go compiles, and its test fails.
func TestGoSkeletonFails(t *testing.T) {
	text, err := Write("go", criterion)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module skeleton\n\ngo 1.21\n", "a_test.go": text} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "test", "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "a_test.go:10: to be written: this test holds no criterion yet") {
		t.Errorf("%v\n%s", err, out)
	}
}
