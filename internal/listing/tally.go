package listing

import (
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Tally counts the threats of each block on a line of its own, and those of all if there are
// several. Errors of the writer are not reported.
func Tally(w io.Writer, documents []Document) {
	var all stride.Tally
	blocks := 0
	for _, d := range documents {
		for _, a := range d.Analyses {
			tally := a.Tally()
			fmt.Fprintf(w, "%s: %s: %s%s\n", reporter.Path(d.Path), a.Graph.ID, tally, d.leftOut(a))
			all = all.Plus(tally)
			blocks++
		}
	}
	if blocks > 1 {
		fmt.Fprintf(w, "trustseam: %d blocks: %s\n", blocks, all)
	}
}

// leftOut says what a block's document does not assess or does not show, as the end of a line.
func (d Document) leftOut(a *stride.Analysis) string {
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
		if d.Region(kind, a.Graph.ID) == nil {
			kinds = append(kinds, "`"+string(kind)+"`")
		}
	}
	if len(kinds) > 0 && len(kinds) < len(model.RegionKinds()) {
		out.WriteString("; no region " + strings.Join(kinds, ", "))
	}
	return out.String()
}
