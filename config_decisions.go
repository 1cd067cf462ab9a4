package trustseam

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Decisions is what a project asks of people's decisions.
type Decisions struct {
	// Owners are those who may accept a threat, as in `by=`; see [Owners].
	Owners Owners `toml:"owners,omitempty"`
	// WarnWithin is how long before its end a decision or an assumption is a warning.
	WarnWithin stride.Days `toml:"warn-within,omitzero"`
}

// checkDecisions refuses owners that nobody can be.
func (c Config) checkDecisions() error {
	const key = "`decisions.owners`"
	owners := c.Decisions.Owners
	switch {
	case len(owners) == 0 && slices.Contains(c.Set, "decisions.owners"):
		return errors.New(key + " is an empty list; name who may accept, or leave the key out where everyone may")
	case len(owners) > limit.Owners:
		return fmt.Errorf("%s has more than %d entries; use `*`, as in `@acme/*`", key, limit.Owners)
	}
	for _, o := range owners {
		switch {
		case strings.TrimSpace(o) == "" || o != strings.TrimSpace(o):
			return fmt.Errorf("%s holds names as in `by=`, such as `@ada`, `@acme/security` or `*@example.org`, not %q", key, o)
		case len(o) > limit.Text:
			return fmt.Errorf("%s has a name of more than %d bytes", key, limit.Text)
		case source.Visible(o, '?') != o:
			return fmt.Errorf("%s has an invisible character in %q", key, o)
		case strings.Contains(o, ","):
			return fmt.Errorf("%s holds one name in each string; %q has a comma", key, o)
		}
	}
	return nil
}
