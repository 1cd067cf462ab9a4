package trustseam

import (
	"maps"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/reporter"
)

// Loosens says in phrases what in the project's configuration and templates may let a threat pass that
// would not pass without them. gate says whether the configuration decides which threats fail a check: a
// flag belongs to the person who runs the program.
func (p *Project) Loosens(gate bool) []string {
	c := p.config
	var words []string
	if def := DefaultConfig().Gate.FailOn.String(); gate && c.Gate.FailOn.String() != def {
		words = append(words, "`fail-on` is "+c.Gate.FailOn.String())
	}
	if off := c.Rules.Off; len(off) > 0 {
		words = append(words, "rules off: "+strings.Join(slices.Sorted(maps.Keys(off)), ", "))
	}
	if own := p.templates.Own(); len(own) > 0 {
		words = append(words, "templates of its own: "+strings.Join(own, ", "))
	}
	if c.Link != "" {
		words = append(words, "pictures are linked at "+reporter.Path(c.Link))
	}
	for _, key := range []struct {
		name string
		set  bool
	}{
		{"rules", len(c.Own) > 0}, {"words", slices.Contains(c.Set, "words")},
		{"classes", len(c.Classes) > 0}, {"numbers", len(c.Numbers) > 0},
	} {
		if key.set {
			words = append(words, key.name+" of its own")
		}
	}
	return words
}
