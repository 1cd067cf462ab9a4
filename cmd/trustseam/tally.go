package main

import (
	"fmt"
	"io"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/stride"
)

// writeTally counts the threats of each block in a line of its own, and those of
// all where there are several.
func writeTally(w io.Writer, jobs []*job) {
	var all stride.Tally
	blocks := 0
	for _, j := range jobs {
		for _, a := range j.Analyses {
			tally := a.Tally()
			fmt.Fprintf(w, "%s: %s: %s%s\n", reporter.Path(j.path), a.Graph.ID, tally, leftOut(j, a))
			all = all.Plus(tally)
			blocks++
		}
	}
	if blocks > 1 {
		fmt.Fprintf(w, "trustseam: %s: %s\n", plural(blocks, "block"), all)
	}
}
