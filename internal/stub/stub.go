// Package stub writes the skeleton of a test from a criterion: it names the criterion's id where `trace`
// finds it, quotes what is asked for, and fails until the test is written.
package stub

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
)

// Criterion is what a test is written for.
type Criterion struct {
	// Name is `BLOCK/RULE@SUBJECT`, Dotted the same with a dot for the "@".
	Name, Dotted string
	// Title is that of the rule; Text and Test are the sentence and how to test it.
	Title, Text, Test string
}

// templates are the skeletons by the name of a runner. Of each, %[1]s is the id in
// words for an identifier, %[2]s the id, %[3]s the criterion as a comment, %[4]s a title.
func templates() map[string]template {
	return map[string]template{
		"go": {"// ", camel, `package TODO

import "testing"

%[3]s//
// Verifies: %[2]s
func Test%[1]s(t *testing.T) {
	t.Fatal("to be written: this test holds no criterion yet")
}
`},
		"pytest": {"# ", snake, `%[3]s#
# Verifies: %[2]s
def test_%[1]s():
    raise AssertionError("to be written: this test holds no criterion yet")
`},
		"vitest": {"// ", camel, `import { test } from 'vitest'

%[3]stest('%[2]s: %[4]s', () => {
  throw new Error('to be written: this test holds no criterion yet')
})
`},
		"junit": {"// ", camel, `import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class %[1]sTest {
    %[3]s    //
    // Verifies: %[2]s
    @Test
    void holds%[1]s() {
        fail("to be written: this test holds no criterion yet");
    }
}
`},
		"gherkin": {"# ", camel, `Feature: %[4]s

  %[3]s  @%[5]s
  Scenario: %[4]s
    Given this scenario is to be written and holds no criterion yet
`},
	}
}

type template struct {
	sign string
	name func(words []string) string
	text string
}

// Runners lists the runners that there is a skeleton for.
func Runners() []string {
	var names []string
	for name := range templates() {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Write is the skeleton for a runner. The error lists the runners.
func Write(runner string, c Criterion) (string, error) {
	t, ok := templates()[runner]
	if !ok {
		return "", fmt.Errorf("no skeleton for `%s`; there are those for %s", runner, strings.Join(Runners(), ", "))
	}
	if runner == "junit" {
		c.Text, c.Test = slashes(c.Text), slashes(c.Test)
	}
	indent := map[string]string{"junit": "    ", "gherkin": "  "}[runner]
	return fmt.Sprintf(t.text, t.name(words(c.Name)), c.Name, comment(c, t.sign, indent), title(c.Title), c.Dotted), nil
}

// comment quotes a criterion: an author's words stay in their lines.
func comment(c Criterion, sign, indent string) string {
	var b strings.Builder
	for i, line := range append(wrap("Criterion: "+oneLine(c.Text)), wrap("Test: "+oneLine(c.Test))...) {
		if i > 0 {
			b.WriteString(indent)
		}
		b.WriteString(sign + line + "\n")
	}
	return b.String()
}

// oneLine keeps a text from ending the comment that it is in, or the lines of one.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\u0085' {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// slashes replaces backslashes in a text: Java reads escapes in comments, too, and one may end the line.
func slashes(text string) string { return strings.ReplaceAll(text, `\`, "/") }

// width is how long the lines of a quoted criterion are.
const width = 90

func wrap(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}

// title is a rule's title as it can be in quotes of any kind.
func title(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("'\"`\\${}#@<>", r) {
			return -1
		}
		return r
	}, oneLine(text))
}

// words are the parts of an id that an identifier may hold.
func words(id string) []string {
	return strings.FieldsFunc(id, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func camel(words []string) string {
	var b strings.Builder
	for _, w := range words {
		first := []rune(w)
		b.WriteString(string(unicode.ToUpper(first[0])) + string(first[1:]))
	}
	return b.String()
}

func snake(words []string) string { return strings.ToLower(strings.Join(words, "_")) }
