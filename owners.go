package trustseam

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/trustseam/trustseam/source"
)

// Owners are those who may accept threats: handles, teams, addresses or names, as `by=` has them.
// `*` stands for one or more characters, as in `@acme/*` and `*@example.org`. Case does not count.
type Owners []string

// Include reports whether a value of `by=` names an owner: itself, or between commas.
func (o Owners) Include(by string) bool {
	names := strings.Split(folded(by), ",")
	return slices.ContainsFunc(o, func(pattern string) bool {
		pattern = folded(pattern)
		return slices.ContainsFunc(names, func(name string) bool { return fits(pattern, strings.TrimSpace(name)) })
	})
}

// folded is a name without what does not tell people apart: case, and how an accent is encoded.
func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// fits reports whether a name is what a pattern says. Each part between two stars is taken as early as
// possible, so the time is that of one search.
func fits(pattern, name string) bool {
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == name
	}
	rest, ok := strings.CutPrefix(name, parts[0])
	if !ok {
		return false
	}
	for _, part := range parts[1 : len(parts)-1] {
		_, after, found := strings.Cut(rest[min(1, len(rest)):], part)
		if rest == "" || !found {
			return false
		}
		rest = after
	}
	last := parts[len(parts)-1]
	return len(rest) > len(last) && strings.HasSuffix(rest, last)
}

// mostOwners is how many owners a message names.
const mostOwners = 5

// String lists the owners for a message.
func (o Owners) String() string {
	shown := o[:min(len(o), mostOwners)]
	text := "`" + strings.Join(shown, "`, `") + "`"
	if more := len(o) - len(shown); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// suggest returns the only owner that is one slip away from a name, or "".
func (o Owners) suggest(by string) string { return source.Suggest(by, o) }
