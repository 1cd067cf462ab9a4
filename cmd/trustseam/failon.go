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

// completeFailOn offers words for the last position of a list, none of them twice.
func completeFailOn(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	written := ""
	if i := strings.LastIndexByte(begun, ','); i >= 0 {
		written = begun[:i+1]
	}
	var offers []string
	for _, word := range stride.FailOnWords() {
		if list := written + word; strings.HasPrefix(list, begun) {
			if _, err := stride.ParseFailOn("", list); err == nil {
				offers = append(offers, list)
			}
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}
