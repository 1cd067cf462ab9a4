package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

func newExplain(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE|THREAT|ATTRIBUTE|CODE [path…]",
		Short: "Explain a rule, an attribute or a diagnostic, or why a threat is there",
		Long: `Explain S02 prints a rule: when it fires, what answers it, its criterion, how to test it;
with documents after it also every threat that it finds in them.
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
		return explainPage(s, what, e.Text(), paths)
	}
	r, err := newRunner()
	if err != nil {
		return err
	}
	if strings.Contains(what, "@") {
		return explainThreat(s, r, what, paths)
	}
	set, err := r.settings(".")
	if err != nil {
		return err
	}
	catalog := set.project.Catalog()
	if page, ok := catalog.AttributePage(what); ok {
		return explainPage(s, what, page, paths)
	}
	rule := catalog.Rule(what)
	switch {
	case len(paths) > 0:
		return explainRule(s, r, what, paths)
	case rule != nil:
		return explainPage(s, what, catalog.Page(rule), nil)
	}
	return noSuchThing(what)
}

func noSuchThing(what string) error {
	return fmt.Errorf("no rule, attribute or diagnostic `%s`; a threat is written RULE@SUBJECT", what)
}

// explainPage prints what is the same for every document.
func explainPage(s streams, what, page string, paths []string) error {
	if len(paths) > 0 {
		return fmt.Errorf("`%s` means the same in every document; it takes no path, unlike a rule and a threat", what)
	}
	_, err := io.WriteString(s.out, page)
	return err
}

// explainRule explains a rule of the documents' configurations, and every threat in them that it finds.
func explainRule(s streams, r *runner, what string, paths []string) error {
	jobs, found, _ := r.openJobs(paths)
	if len(found.Failed) > 0 {
		return found.Failed
	}
	page := ""
	for _, j := range jobs {
		if catalog := j.settings.project.Catalog(); page == "" && catalog.Rule(what) != nil {
			page = catalog.Page(catalog.Rule(what))
		}
	}
	if page == "" {
		return noSuchThing(what)
	}
	if _, err := io.WriteString(s.out, page); err != nil {
		return err
	}
	known, broken := explained(s, jobs, "\n", func(_ *stride.Analysis, t *stride.Threat) bool { return t.Rule.ID == what })
	switch {
	case known:
		return nil
	case broken:
		return fmt.Errorf("no threat of `%s` is known: a document has errors, and nothing is said about a block that has one", what)
	}
	_, err := fmt.Fprintf(s.out, "\nNo threat of %s is in these documents.\n", what)
	return err
}

// explainThreat explains every threat with a name in the documents.
func explainThreat(s streams, r *runner, what string, paths []string) error {
	jobs, found, _ := r.openJobs(paths)
	if len(found.Failed) > 0 {
		return found.Failed
	}
	known, broken := explained(s, jobs, "", func(a *stride.Analysis, t *stride.Threat) bool {
		return what == t.ID || what == a.Graph.ID+"/"+t.ID
	})
	switch {
	case known:
		return nil
	case broken:
		return fmt.Errorf("no threat `%s` is known: a document has errors, and nothing is said about a block that has one", what)
	}
	return fmt.Errorf("no threat `%s` in these documents; `trustseam list` shows all", what)
}

// explained explains the threats that a function names, each after a separator. It reports whether there are
// any, and whether a document is broken.
func explained(s streams, jobs []*job, separator string, named func(*stride.Analysis, *stride.Threat) bool) (known, broken bool) {
	for _, j := range jobs {
		report(s.err, j.result.Diagnostics)
		broken = broken || j.failed()
		for _, a := range j.result.Analyses {
			for _, t := range a.Threats {
				if named(a, t) {
					known = true
					io.WriteString(s.out, separator)
					j.listed().Explain(s.out, a, t)
				}
			}
		}
	}
	return known, broken
}
