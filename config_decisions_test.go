package trustseam

import (
	"fmt"
	"strings"
	"testing"
)

func TestDecisionsConfigErrors(t *testing.T) {
	const names = "`decisions.owners` holds names as in `by=`, such as `@ada`, `@acme/security` or `*@example.org`, not "
	many := make([]string, 201)
	for i := range many {
		many[i] = fmt.Sprintf("%q", fmt.Sprint("@", i))
	}
	for text, want := range map[string]string{
		"owners = []":                                     "`decisions.owners` is an empty list; name who may accept, or leave the key out where everyone may",
		"owners = [\"\"]":                                 names + `""`,
		"owners = [\"@a \"]":                              names + `"@a "`,
		"owners = [\"@a,@b\"]":                            "`decisions.owners` holds one name in each string; \"@a,@b\" has a comma",
		"owners = [\"a\\u200b\"]":                         "`decisions.owners` has an invisible character in \"a\\u200b\"",
		"owners = [" + strings.Join(many, ",") + "]":      "`decisions.owners` has more than 200 entries; use `*`, as in `@acme/*`",
		"owners = [\"" + strings.Repeat("a", 501) + "\"]": "`decisions.owners` has a name of more than 500 bytes",
		"warn-within = 30":                                "`decisions.warn-within` is a string such as \"30d\"",
		"warn-within = \"30\"":                            "`decisions.warn-within` needs a unit: write `30d` for days or `30w` for weeks",
		"warn-within = \"soon\"":                          "`decisions.warn-within` is a number of days or weeks such as 30d or 6w, or never, not `soon`",
	} {
		if _, err := ParseConfig("[decisions]\n" + text); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	c, err := ParseConfig("[decisions]\nowners = [\"@ada\", \"Ada Lovelace\"]\nwarn-within = \"6w\"\n")
	if err != nil || c.Decisions.WarnWithin != 42 || c.Decisions.Owners.String() != "`@ada`, `Ada Lovelace`" {
		t.Error(c.Decisions, err)
	}
	if got := (Owners{"a", "b", "c", "d", "e", "f", "g"}).String(); got != "`a`, `b`, `c`, `d`, `e` and 2 more" {
		t.Error(got)
	}
}
