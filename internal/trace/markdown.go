package trace

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/render"
)

// WriteMarkdown writes the matrix as a table for a page or the summary of a job.
func (m *Matrix) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| Criterion | Severity | State | Tests |\n| --- | --- | --- | --- |\n")
	for _, r := range m.Rows {
		state := "**" + r.State.String() + "**"
		if r.State == Proven {
			state = r.State.String()
		}
		if r.Lost {
			state = "**lost**, " + r.State.String()
		}
		fmt.Fprintf(&b, "| %s %s | %s | %s | %s |\n", render.Code(r.Name.String()), render.Text(r.Sentence.Threat.Rule.Title), r.Sentence.Threat.Severity, state, r.cells())
	}
	if len(m.Dangling) > 0 {
		b.WriteString("\nMarkers that name no criterion:\n\n")
		for _, s := range m.Dangling {
			fmt.Fprintf(&b, "- %s at %s: %s%s\n", render.Code(s.written()), render.Code(fmt.Sprintf("%s:%d", s.Source.File.Path, s.line())), render.Sentence(s.Message), render.Sentence(s.hint()))
		}
	}
	m.Anchors.AppendMarkdown(&b)
	b.WriteString("\n" + upperFirst(m.Summary()) + ".\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// cells are the tests of a row.
func (r *Row) cells() string {
	var all []string
	for _, c := range r.Claims {
		all = append(all, fmt.Sprintf("%s %s in %s", render.Text(c.outcome()), render.Code(c.called()), render.Code(fmt.Sprintf("%s:%d", c.Source.File.Path, c.Line()))))
	}
	return strings.Join(all, "; ")
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
