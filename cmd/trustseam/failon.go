package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/stride"
)

// failOn is the flag --fail-on of check: which threats fail it.
type failOn struct{ text string }

func (f *failOn) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.text, "fail-on", "", "never, or a list of open and ask, each optionally with a minimum severity: open:high,ask:critical (default: the configuration, else open:high)")
	// It fails only if the flag does not exist or is registered twice.
	_ = cmd.RegisterFlagCompletionFunc("fail-on", completeFailOn)
}

// parse reads the flag. It returns nil if the configuration applies: without the
// flag, and if it is empty, as passed by scripts that were given nothing.
func (f failOn) parse() (*stride.FailOn, error) {
	if f.text == "" {
		return nil, nil
	}
	parsed, err := stride.ParseFailOn("--fail-on", f.text)
	return &parsed, err
}

// completeFailOn offers words for the gate of threats.
func completeFailOn(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return completeWords(begun, stride.FailOnWords(), func(list string) error {
		_, err := stride.ParseFailOn("", list)
		return err
	})
}

// completeTraceFailOn offers words for the gate of a trace.
func completeTraceFailOn(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return completeWords(begun, stride.TraceFailOnWords(), func(list string) error {
		_, err := stride.ParseTraceFailOn("", list)
		return err
	})
}

// completeWords offers words for the last place of a list with commas, and none that makes the list wrong.
func completeWords(begun string, words []string, check func(list string) error) ([]string, cobra.ShellCompDirective) {
	written := ""
	if i := strings.LastIndexByte(begun, ','); i >= 0 {
		written = begun[:i+1]
	}
	var offers []string
	for _, word := range words {
		if list := written + word; strings.HasPrefix(list, begun) && check(list) == nil {
			offers = append(offers, list)
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}
