package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/source"
)

func newExplain(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE|THREAT|ATTRIBUTE|CODE [path…]",
		Short: "Explain a rule, an attribute or a diagnostic, or why a threat is there",
		Long: `Explain S02 prints a rule: when it fires, what answers it, its criterion, how to test it.
Explain validate= prints an attribute: what its values state and which rules read it.
Explain has=least prints a control.
Explain TS012 prints what that diagnostic means and what to do about it.
Explain payments/S02@webhook looks for that threat in the documents and says which
facts are declared, which are inferred and from what, which condition fired, where
its status comes from, and what would answer it. Without "payments/" it explains
such a threat in every block.`,
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
	r, err := newRunner()
	if err != nil {
		return err
	}
	if !strings.Contains(what, "@") {
		set, err := r.settings(".")
		if err != nil {
			return err
		}
		catalog := set.project.Catalog()
		page, ok := catalog.AttributePage(what)
		if rule := catalog.Rule(what); rule != nil {
			page, ok = catalog.Page(rule), true
		}
		if !ok {
			return fmt.Errorf("no rule, attribute or diagnostic `%s`; a threat is written RULE@SUBJECT", what)
		}
		_, err = io.WriteString(s.out, page)
		return err
	}
	jobs, found, _ := r.openJobs(paths)
	if len(found.Failed) > 0 {
		return found.Failed
	}
	return explainThreat(s, what, jobs)
}

// explainThreat explains every threat with a name in the documents.
func explainThreat(s streams, what string, jobs []*job) error {
	known, broken := false, false
	for _, j := range jobs {
		report(s.err, j.result.Diagnostics)
		broken = broken || j.failed()
		for _, a := range j.result.Analyses {
			for _, t := range a.Threats {
				if what == t.ID || what == a.Graph.ID+"/"+t.ID {
					known = true
					j.listed().Explain(s.out, a, t)
				}
			}
		}
	}
	switch {
	case known:
		return nil
	case broken:
		return fmt.Errorf("no threat `%s` is known: a document has errors, and nothing is said about a block that has one", what)
	}
	return fmt.Errorf("no threat `%s` in these documents; `trustseam list` shows all", what)
}
