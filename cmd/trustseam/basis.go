package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// mostNamed is how many files a line names; the others are counted.
const mostNamed = 5

// tellsBasis reports whether a check says what it rests on: where people ask, and in CI,
// where a change may have brought decisions and a configuration that let it pass.
func tellsBasis(verbose bool) bool { return verbose || os.Getenv("CI") != "" }

// writeBasis says what the configurations of a run let pass, one line for each file
// that says anything of the kind, and what they leave out. gate is whether they decide
// which threats fail a check: a flag is of whoever runs it.
func writeBasis(w io.Writer, all []settings, gate bool, excluded []string) {
	said := make(map[string]string)
	for _, s := range all {
		if words := s.loosens(gate); len(words) > 0 {
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

// loosens says what of a configuration may let a threat pass that would not pass without it.
func (s settings) loosens(gate bool) []string {
	var words []string
	if def := config.Default().Gate.FailOn.String(); gate && s.config.Gate.FailOn.String() != def {
		words = append(words, "`fail-on` is "+s.config.Gate.FailOn.String())
	}
	if off := s.config.Rules.Off; len(off) > 0 {
		words = append(words, "rules off: "+strings.Join(slices.Sorted(maps.Keys(off)), ", "))
	}
	if own := s.templates.Own(); len(own) > 0 {
		words = append(words, "templates of its own: "+strings.Join(own, ", "))
	}
	if s.config.Link != "" {
		words = append(words, "pictures are linked at "+reporter.Path(s.config.Link))
	}
	extension := s.config.Extension()
	for _, key := range []struct {
		name string
		set  bool
	}{
		{"rules", len(extension.Rules) > 0}, {"words", slices.Contains(s.config.Set, "words")},
		{"classes", len(extension.Classes) > 0}, {"numbers", len(extension.Numbers) > 0},
	} {
		if key.set {
			words = append(words, key.name+" of its own")
		}
	}
	return words
}

// leftOut says what a block's document does not judge or does not show, as the end of a line.
func leftOut(j *job, a *stride.Analysis) string {
	var out strings.Builder
	var scope, kinds []string
	for _, e := range a.Graph.Elements {
		if e.OutOfScope() {
			scope = append(scope, "`"+e.ID+"`")
		}
	}
	if len(scope) > 0 {
		out.WriteString("; out of scope: " + strings.Join(scope, ", "))
	}
	for _, kind := range model.RegionKinds() {
		if j.Document.Region(kind, a.Graph.ID) == nil {
			kinds = append(kinds, "`"+string(kind)+"`")
		}
	}
	if len(kinds) > 0 && len(kinds) < len(model.RegionKinds()) {
		out.WriteString("; no region " + strings.Join(kinds, ", "))
	}
	return out.String()
}
