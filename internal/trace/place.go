package trace

import (
	"strings"

	"github.com/trustseam/trustseam/internal/testresult"
)

// missed reports whether the results hold some of a claim's package, file or class.
func (l *links) missed(c *Claim) bool {
	if l.places == nil {
		l.indexPlaces()
	}
	key := c.Source.Package
	if key == "" {
		key = stem(c.Source.File.Path)
	}
	for _, r := range l.places[key] {
		if l.sameTest(c, r) {
			return true
		}
	}
	return false
}

// indexPlaces notes one result of each place, by what the stem of its source may be.
func (l *links) indexPlaces() {
	l.places = make(map[string][]*testresult.Result)
	seen := make(map[testKey]bool)
	for _, f := range l.in.Results {
		for i := range f.Results {
			r := &f.Results[i]
			place := testKey{r.Format, r.Group, r.File, ""}
			if seen[place] {
				continue
			}
			seen[place] = true
			for _, key := range stems(r) {
				l.places[key] = append(l.places[key], r)
			}
		}
	}
}

// stems are the names without extension that the source of a result may have; of Go, its package.
func stems(r *testresult.Result) []string {
	switch {
	case r.File != "":
		return []string{stem(strings.ReplaceAll(r.File, `\`, "/"))}
	case r.Format == testresult.GoTest:
		return []string{r.Group}
	case strings.ContainsRune(r.Group, '/'):
		return []string{stem(r.Group)}
	}
	parts := classParts(r.Group)
	return append(parts[:min(len(parts), longestPath)], stem(r.Group))
}
