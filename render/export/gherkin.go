package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/marker"
)

// writeGherkin writes one feature with a scenario for each item. A scenario has one tag, by which `trace`
// finds it. No line begins with an author's words, so none of them is a keyword, a tag, a table or a comment there.
func writeGherkin(w io.Writer, in Input) error {
	var b strings.Builder
	b.WriteString("# Written by trustseam export gherkin. Each scenario holds the criterion that its tag names.\n")
	fmt.Fprintf(&b, "Feature: Acceptance criteria%s\n", ofModel(in.Items))
	for _, i := range in.Items {
		fmt.Fprintf(&b, "\n  # %s\n", note(i))
		fmt.Fprintf(&b, "  @%s\n", i.Name.Dotted())
		fmt.Fprintf(&b, "  Scenario: %s\n", unmarked(i.Title))
		fmt.Fprintf(&b, "    When this is tested: %s\n", unmarked(i.Test))
		fmt.Fprintf(&b, "    Then this holds: %s\n", unmarked(i.Criterion))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// note is what a scenario's tag and text do not say.
func note(i Item) string {
	text := fmt.Sprintf("Boundary: %s. Severity: %s. Status: %s.", i.Boundary, i.Severity, i.status())
	if len(i.Owners) > 0 {
		text += " Owner: " + i.owner() + "."
	}
	if i.Key != i.Name {
		text += " Key: " + i.Key.String() + "."
	}
	return text
}

// ofModel names the model of all items, if it is one.
func ofModel(items []Item) string {
	for _, i := range items {
		if i.Key.Block != items[0].Key.Block {
			return ""
		}
	}
	if len(items) == 0 {
		return ""
	}
	return " of " + unmarked(items[0].Model)
}

// unmarked puts a blank into what an author wrote like the name of a criterion: as a title it would claim that one.
func unmarked(text string) string {
	for {
		names := marker.Names(text)
		if len(names) == 0 {
			return text
		}
		slash := names[0].Start + len(names[0].Block)
		text = text[:slash+1] + " " + text[slash+1:]
	}
}
