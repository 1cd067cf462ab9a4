package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// completeDocuments offers markdown documents, and directories on the way to them.
func completeDocuments(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var extensions []string
	for _, e := range walk.Extensions() {
		extensions = append(extensions, strings.TrimPrefix(e, "."))
	}
	return extensions, cobra.ShellCompDirectiveFilterFileExt
}

// completeDocument offers documents for a command's only argument.
func completeDocument(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeDocuments(cmd, args, begun)
}

// completeExplained offers the rules and diagnostics that explain knows, with their
// titles, and documents after the first argument.
func completeExplained(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return completeDocuments(cmd, args, begun)
	}
	var all []string
	offer := func(id, title string) {
		if strings.HasPrefix(id, begun) {
			all = append(all, cobra.CompletionWithDesc(id, title))
		}
	}
	if catalog, err := stride.Load(); err == nil {
		for _, r := range catalog.Rules {
			offer(r.ID, r.Title)
		}
	}
	for _, e := range source.Explanations() {
		offer(string(e.Code), e.Title)
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// completeFlag offers the values of a flag of the command; none if only the user can know them.
func completeFlag(cmd *cobra.Command, flag string, values ...string) {
	// It fails only if the flag does not exist or is registered twice: a test completes all of them.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder))
}
