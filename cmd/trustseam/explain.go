package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

func newExplain(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE|THREAT|ATTRIBUTE|CODE [path…]",
		Short: "Say what a rule, an attribute or a diagnostic means, or why a threat is there",
		Long: `Explain S02 prints a rule: when it fires, what answers it, its criterion, how to test it.
Explain validate= prints an attribute: what its values state and which rules read it. Explain has=least prints a control.
Explain TS012 prints what that diagnostic means and what to do about it.
Explain payments/S02@webhook looks for that threat in the documents and says which
facts are declared, which are inferred and from what, which condition fired, what
its status came from, and what would answer it. Without "payments/" every block
with such a threat is explained.`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: completeExplained,
		RunE: func(_ *cobra.Command, args []string) error {
			return explain(s, args[0], args[1:])
		},
	}
}

func explain(s streams, what string, paths []string) error {
	if e, ok := source.Explain(source.Code(what)); ok {
		_, err := io.WriteString(s.out, e.Text())
		return err
	}
	w, err := newWorkshop(false)
	if err != nil {
		return err
	}
	if !strings.Contains(what, "@") {
		set, err := w.settings(".")
		if err != nil {
			return err
		}
		page, ok := set.catalog.AttributePage(what)
		if rule := set.catalog.Rule(what); rule != nil {
			page, ok = set.catalog.Page(rule), true
		}
		if !ok {
			return fmt.Errorf("no rule, attribute or diagnostic `%s`; a threat is written RULE@SUBJECT", what)
		}
		_, err = io.WriteString(s.out, page)
		return err
	}
	jobs, err := w.open(paths)
	if err != nil {
		return err
	}
	found := 0
	for _, j := range jobs {
		report(s.err, j.Diagnostics)
		for _, a := range j.Analyses {
			for _, t := range a.Threats {
				if what == t.ID || what == a.Graph.ID+"/"+t.ID {
					found++
					explainThreat(s.out, j, a, t)
				}
			}
		}
	}
	broken := slices.ContainsFunc(jobs, func(j *job) bool { return source.HasErrors(j.Diagnostics) })
	if found == 0 && broken {
		return fmt.Errorf("no threat `%s` is known: a document has errors, and nothing is said about a block that has one", what)
	}
	if found == 0 {
		return fmt.Errorf("no threat `%s` in these documents; `trustseam list` shows all", what)
	}
	return nil
}

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

// explainThreat prints one threat in paragraphs for a person.
func explainThreat(out io.Writer, j *job, a *stride.Analysis, t *stride.Threat) {
	e := a.Explain(t)
	line := j.Document.File.Position(placeOf(a, t).Start).Line
	fmt.Fprintf(out, "%s:%d: %s/%s: %s\n\n", reporter.Path(j.path), line, a.Graph.ID, t.ID, t.Rule.Title)
	fmt.Fprintf(out, "%s, %s, score %.1f. %s\n", t.Status, t.Severity, t.Score, a.Sentence(t, t.Rule.Why))
	fmt.Fprintf(out, "The score is %s.\n", scoreText(t.ScoreParts))
	if where := spreadText(stride.Spread(t.Statuses())); where != "" {
		fmt.Fprintf(out, "It is %s.\n", where)
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
