package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/render"
)

// writeMarkdown writes a table with a row for each item.
func writeMarkdown(w io.Writer, in Input) error {
	var b strings.Builder
	b.WriteString("| Key | Criterion | Test | Boundary | Severity | Status | Owner |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, i := range in.Items {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", render.Code(i.Key.String()), titled(i),
			render.Sentence(i.Test), render.Text(i.Boundary), i.Severity, i.status(), codes(i.Owners))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// titled is a criterion after its title, and what it is called now if that is not its key.
func titled(i Item) string {
	text := "**" + render.Text(i.Title) + "**: " + render.Sentence(i.Criterion)
	if i.Name != i.Key {
		text += " (now " + render.Code(i.Name.String()) + ")"
	}
	return text
}
