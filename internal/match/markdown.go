package match

import (
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
)

// Markdown returns the report as a document, in which texts of the table are code.
func (r *Report) Markdown(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Tables of %s\n\n%s.\n", draft.Code(name), strings.ToUpper(r.Summary()[:1])+r.Summary()[1:])
	if r.Blocks == 0 {
		fmt.Fprintf(&b, "\n%s.\n", strings.Join(r.begin(), ".\n\n"))
		return b.String()
	}
	for _, part := range []struct{ heading, verdict string }{{"Matched", "matched"}, {"Not covered", "not covered"}} {
		heading := "\n## " + part.heading + "\n\n"
		for _, row := range r.Rows {
			if row.verdict() != part.verdict {
				continue
			}
			at := r.File.Position(row.At.Start)
			fmt.Fprintf(&b, "%s- `%d:%d`: %s\n", heading, at.Line, at.Col, r.told(row))
			heading = ""
			if row.Line != "" {
				fmt.Fprintf(&b, "\n  %s\n\n", draft.Code(row.Line))
			}
			if state := row.state(); state != "" {
				fmt.Fprintf(&b, "  %s\n\n", state)
			}
		}
	}
	return b.String()
}
