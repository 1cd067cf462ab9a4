package listing

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/stride"
)

// scoreText writes a sum: "4 for what the rule is about + 2 for outsiders, who …".
func scoreText(parts []stride.ScorePart) string {
	var b strings.Builder
	for i, p := range parts {
		switch {
		case i > 0 && p.Value < 0:
			fmt.Fprintf(&b, " - %g for %s", -p.Value, p.Reason)
		case i > 0:
			fmt.Fprintf(&b, " + %g for %s", p.Value, p.Reason)
		default:
			fmt.Fprintf(&b, "%g for %s", p.Value, p.Reason)
		}
	}
	return b.String()
}

// Explain writes one threat in paragraphs for a person. Errors of the writer are not reported.
func (d Document) Explain(out io.Writer, a *stride.Analysis, t *stride.Threat) {
	e := a.Explain(t)
	fmt.Fprintf(out, "%s:%d: %s/%s: %s\n\n", reporter.Path(d.Path), d.line(a, t), a.Graph.ID, t.ID, t.Rule.Title)
	fmt.Fprintf(out, "%s, %s, score %.1f. %s\n", t.Status, t.Severity, t.Score, a.Sentence(t, t.Rule.Why))
	fmt.Fprintf(out, "The score is %s.\n", scoreText(t.ScoreParts))
	if where := spreadText(stride.Spread(t.Statuses())); where != "" {
		fmt.Fprintf(out, "It is %s.\n", where)
	}
	if owners := t.Owners(); len(owners) > 0 {
		fmt.Fprintf(out, "Owned by %s.\n", strings.Join(owners, ", "))
	}
	for _, f := range e.Firings {
		fmt.Fprintf(out, "\nIt fires on %s because\n", f.Place)
		for _, c := range f.Conditions {
			fmt.Fprintf(out, "  - %s\n", c)
		}
		fmt.Fprintln(out, "What is known:")
		for _, fact := range f.Facts {
			fmt.Fprintf(out, "  - %s\n", fact)
		}
		fmt.Fprintf(out, "Status %s.\n", f.Status)
	}
	fmt.Fprintf(out, "\nAnswer: %s.\n\nCriterion: %s\n\nTest: %s\n", e.Answer, e.Criterion, e.Test)
	if t.Decision != nil {
		fmt.Fprintf(out, "\nDecision: %s, %s\n", t.Decision.Verb, t.Decision.Reason)
	}
}
