package stride

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
)

// AttributePage returns everything about an attribute or a control of the notation, as markdown: what its
// values state, strongest first, and which rules read it. The word is a name, with or without "=", or
// `has=least`. It returns false for a word that names neither.
func (c *Catalog) AttributePage(word string) (string, bool) {
	key, value, _ := strings.Cut(word, "=")
	if key == "has" || key == "lacks" {
		key = cmp.Or(value, key)
	}
	if control, ok := model.LookupControl(key); ok {
		page := fmt.Sprintf("# `has=%s`\n\n`has=%s` states that %s, `lacks=%s` that this is known to be missing.\n", key, key, control.Phrase, key)
		return page + c.readers(cmp.Or(model.WholeOf(key), key)), true
	}
	attribute, ok := model.LookupAttribute(key)
	if !ok {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# `%s=`\n\nStates %s. It is written on %s.\n", key, attribute.Help, attribute.On)
	values := slices.Clone(attribute.Values)
	slices.SortStableFunc(values, func(v, w model.Value) int { return w.Strength - v.Strength })
	if len(values) > 0 {
		b.WriteString("\n")
	}
	for _, v := range values {
		fmt.Fprintf(&b, "- `%s=%s`: %s\n", key, v.Name, v.Phrase)
	}
	return b.String() + c.readers(key), true
}

// readers returns the rules that read an attribute or a control, with what satisfies each.
func (c *Catalog) readers(name string) string {
	var b strings.Builder
	for _, r := range c.Rules {
		if r.attribute() == name {
			fmt.Fprintf(&b, "\n%s %s: %s\n", r.ID, r.Title, r.statusWords())
		}
	}
	return b.String()
}
