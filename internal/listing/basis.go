package listing

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
)

// mostNamed is how many files a line names; the rest are counted.
const mostNamed = 5

// Basis says what the configurations of a run let pass, one line for each file that says anything
// of the kind, in phrases, and which files they leave out. Errors of the writer are not reported.
func Basis(w io.Writer, loosened map[string][]string, excluded []string) {
	for _, file := range slices.Sorted(maps.Keys(loosened)) {
		if said := loosened[file]; len(said) > 0 {
			fmt.Fprintf(w, "trustseam: %s: %s\n", reporter.Path(file), strings.Join(said, "; "))
		}
	}
	if len(excluded) == 0 {
		return
	}
	var names []string
	for _, path := range excluded[:min(len(excluded), mostNamed)] {
		names = append(names, reporter.Path(path))
	}
	if more := len(excluded) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	fmt.Fprintf(w, "trustseam: `exclude` leaves out %s\n", strings.Join(names, ", "))
}
