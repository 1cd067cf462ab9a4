package inventory

import (
	"slices"
	"strings"
)

// Baseline is what a project has known to be unclaimed: the keys of resources, and paths of files that cannot be read.
type Baseline map[string]bool

// ParseBaseline reads a baseline: one key in each line, blank lines and lines that begin with `#` aside.
func ParseBaseline(text string) Baseline {
	b := make(Baseline)
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			b[line] = true
		}
	}
	return b
}

// Written is the baseline for what is unclaimed or not read now.
func Written(all []Claimed, manifests []*Manifest) string {
	var keys []string
	for _, c := range all {
		if c.By == nil {
			keys = append(keys, c.Key())
		}
	}
	for _, m := range manifests {
		if m.Skipped != "" {
			keys = append(keys, m.Path)
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	return "# What runs and no element of a block claims, as `trustseam import inventory --baseline` found it.\n" + strings.Join(append(keys, ""), "\n")
}
