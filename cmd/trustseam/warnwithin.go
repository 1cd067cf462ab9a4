package main

import (
	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/stride"
)

// warnWithin is the flag --warn-within: how long before its end a decision is remarked upon.
type warnWithin struct{ text string }

func (w *warnWithin) add(cmd *cobra.Command, usage string) {
	cmd.Flags().StringVar(&w.text, "warn-within", "", usage)
	completeFlag(cmd, "warn-within", "never", "7d", "30d", "90d")
}

// parse reads the flag. It returns nil if the configuration applies: without the flag, and if it is empty.
func (w warnWithin) parse() (*stride.Days, error) {
	if w.text == "" {
		return nil, nil
	}
	days, err := stride.ParseDays("--warn-within", w.text)
	return &days, err
}
