package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Filter says which items are exported. The zero value keeps all.
type Filter struct {
	// Statuses are those to keep, all if empty.
	Statuses []stride.Status
	// Least is the lowest severity to keep.
	Least stride.Severity
	// Owners are those of whom an item needs one; all items are kept if empty.
	Owners []string
}

// Keep returns the items that were asked for.
func (f Filter) Keep(items []Item) []Item {
	var kept []Item
	for _, i := range items {
		if i.Severity >= f.Least && (len(f.Statuses) == 0 || slices.Contains(f.Statuses, i.Status)) && f.owns(i) {
			kept = append(kept, i)
		}
	}
	return kept
}

func (f Filter) owns(i Item) bool {
	return len(f.Owners) == 0 || slices.ContainsFunc(i.Owners, func(owner string) bool { return slices.Contains(f.Owners, owner) })
}

// Owners lists the owners of items, each once, sorted.
func Owners(items []Item) []string {
	var owners []string
	for _, i := range items {
		owners = append(owners, i.Owners...)
	}
	slices.Sort(owners)
	return slices.Compact(owners)
}

// Unowned returns an error if one of the owners in the filter owns none of the items, as after a slip.
func (f Filter) Unowned(items []Item) error {
	known := Owners(items)
	for _, owner := range f.Owners {
		switch near := source.Suggest(owner, known); {
		case slices.Contains(known, owner):
		case near != "":
			return fmt.Errorf("no criterion here belongs to `%s`; did you mean `%s`?", owner, near)
		case len(known) == 0:
			return fmt.Errorf("no criterion here belongs to `%s`: nothing has `owner=`", owner)
		default:
			return fmt.Errorf("no criterion here belongs to `%s`; those with an owner belong to %s", owner, someOf(known))
		}
	}
	return nil
}

// someOf lists the first few of the words of a message.
func someOf(words []string) string {
	const few = 8
	if len(words) > few {
		return fmt.Sprintf("`%s` and %d others", strings.Join(words[:few], "`, `"), len(words)-few)
	}
	return "`" + strings.Join(words, "`, `") + "`"
}

// everyStatus is the word for all of them.
const everyStatus = "all"

// statuses are those that a criterion may have: what is decided has none.
func statuses() []stride.Status { return []stride.Status{stride.Open, stride.Ask, stride.Met} }

// StatusWords are the words for statuses, as documents have them, and one for all of them.
func StatusWords() []string {
	var words []string
	for _, s := range statuses() {
		words = append(words, statusWord(s))
	}
	return append(words, everyStatus)
}

// ParseStatuses reads a list with commas of words for statuses; nil means all of them. The error begins with
// subject, the user's name for the list.
func ParseStatuses(subject, list string) ([]stride.Status, error) {
	if list == everyStatus {
		return nil, nil
	}
	var parsed []stride.Status
	for word := range strings.SplitSeq(list, ",") {
		word = strings.TrimSpace(word)
		i := slices.IndexFunc(statuses(), func(s stride.Status) bool { return word == statusWord(s) || word == s.String() })
		switch {
		case word == everyStatus:
			return nil, fmt.Errorf("%s is all or a list, not both", subject)
		case i < 0:
			return nil, wrongWord(subject, "a list of open, unanswered and met, or all", word, StatusWords())
		}
		parsed = append(parsed, statuses()[i])
	}
	return parsed, nil
}

// SeverityWords are the words for severities, the lowest first.
func SeverityWords() []string {
	var words []string
	for s := stride.Low; s <= stride.Critical; s++ {
		words = append(words, s.String())
	}
	return words
}

// ParseSeverity reads a severity. The error begins with subject.
func ParseSeverity(subject, word string) (stride.Severity, error) {
	if i := slices.Index(SeverityWords(), word); i >= 0 {
		return stride.Severity(i), nil
	}
	return 0, wrongWord(subject, "low, medium, high or critical", word, SeverityWords())
}

func wrongWord(subject, allowed, word string, words []string) error {
	text := fmt.Sprintf("%s is %s, not `%s`", subject, allowed, word)
	if near := source.Suggest(word, words); near != "" {
		text += fmt.Sprintf("; did you mean `%s`?", near)
	}
	return fmt.Errorf("%s", text)
}
