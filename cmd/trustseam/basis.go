package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
)

// mostNamed is how many files a line names; the others are counted.
const mostNamed = 5

// tellsBasis reports whether a check says what it rests on: where people ask, and in CI,
// where a change may have brought decisions and a configuration that let it pass.
func tellsBasis(verbose bool) bool { return verbose || os.Getenv("CI") != "" }

// writeBasis says what the configurations of a run let pass, one line for each file
// that says anything of the kind, and what they leave out. gate is whether they decide
// which threats fail a check: a flag is of whoever runs it.
func writeBasis(w io.Writer, all map[string]*settings, gate bool, excluded []string) {
	said := make(map[string]string)
	for _, s := range all {
		if words := s.project.Loosens(gate); len(words) > 0 {
			said[s.file] = strings.Join(words, "; ")
		}
	}
	for _, file := range slices.Sorted(maps.Keys(said)) {
		fmt.Fprintf(w, "trustseam: %s: %s\n", reporter.Path(file), said[file])
	}
	if len(excluded) > 0 {
		var names []string
		for _, path := range excluded[:min(len(excluded), mostNamed)] {
			names = append(names, reporter.Path(path))
		}
		if more := len(excluded) - len(names); more > 0 {
			names = append(names, fmt.Sprintf("%d more", more))
		}
		fmt.Fprintf(w, "trustseam: `exclude` leaves out %s\n", strings.Join(names, ", "))
	}
}
