package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/render"
)

// writeMarkdown writes a table with a row for each item. It may be pasted into an issue, so it mentions nobody.
func writeMarkdown(w io.Writer, in Input) error {
	var b strings.Builder
	b.WriteString("| Key | Criterion | Test | Boundary | Severity | Status | Owner |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, i := range in.Items {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", render.Code(i.Key.String()), titled(i),
			unlinked(i.Test), unlinked(i.Boundary), i.Severity, i.status(), codes(i.Owners))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// titled is a criterion after its title, and what it is called now if that is not its key.
func titled(i Item) string {
	text := "**" + unlinked(i.Title) + "**: " + unlinked(i.Criterion)
	if i.Name != i.Key {
		text += " (now " + render.Code(i.Name.String()) + ")"
	}
	return text
}
