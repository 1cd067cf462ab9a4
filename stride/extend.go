package stride

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Extension is what a project adds to the catalog and removes from it.
type Extension struct {
	// Rules follow the schema of the catalog; Fires and Silent may be absent.
	Rules []*Rule
	// Off names rules that do not apply, each with the reason.
	Off map[string]string
	// Numbers override those of the catalog.
	Numbers map[string]string
	// Words take precedence over those of the catalog.
	Words WordLists
	// Classes are the project's own data classes, each with the built-in class that it is treated as.
	Classes map[string]string
}

// Empty reports whether a project uses the catalog as it is.
func (e Extension) Empty() bool {
	return len(e.Rules)+len(e.Off)+len(e.Numbers)+len(e.Classes)+len(e.Words.Kind)+len(e.Words.Class)+len(e.Words.Zone) == 0
}

// Extend returns a new catalog with the extension applied. The error names the wrong rule or key.
func (c *Catalog) Extend(e Extension) (*Catalog, error) {
	words, err := extendWords(c.Words, e.Words, e.Classes)
	if err != nil {
		return nil, err
	}
	out := &Catalog{Words: words, Numbers: maps.Clone(c.Numbers), Off: e.Off, byID: make(map[string]*Rule)}
	for _, key := range slices.Sorted(maps.Keys(e.Numbers)) {
		value := e.Numbers[key]
		switch _, ok := c.Numbers[key]; {
		case !ok:
			return nil, fmt.Errorf("numbers: no number `%s`; allowed are %s", key, strings.Join(slices.Sorted(maps.Keys(c.Numbers)), ", "))
		case strings.TrimSpace(value) == "" || strings.ContainsAny(value, "`{}\n"):
			return nil, fmt.Errorf("numbers: `%s` is not a value for `%s`", value, key)
		}
		out.Numbers[key] = value
	}
	for i, r := range slices.Concat(c.Rules, e.Rules) {
		rule := *r // compiling must not change another catalog's rule
		rule.own = rule.own || i >= len(c.Rules)
		out.Rules = append(out.Rules, &rule)
	}
	if err := out.compile(); err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(e.Off)) {
		switch {
		case out.byID[id] == nil:
			return nil, fmt.Errorf("rules off: no rule `%s`", id)
		case strings.TrimSpace(e.Off[id]) == "":
			return nil, fmt.Errorf("rules off: `%s` needs a reason", id)
		}
	}
	return out, nil
}
