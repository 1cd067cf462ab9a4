package stride

import (
	"errors"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/source"
)

// never is the word for a gate that no threat fails.
const never = "never"

// gateStatuses are the statuses that can fail a check. The others require no
// action.
var gateStatuses = []Status{Open, Ask}

// FailOn says which threats fail a check: those of a status, from a severity on.
// The zero value fails none.
type FailOn struct {
	least map[Status]Severity
}

// DefaultFailOn fails a check for open threats of high severity on, and for no question.
func DefaultFailOn() FailOn { return FailOn{map[Status]Severity{Open: High}} }

// Fails reports whether a threat fails the check.
func (f FailOn) Fails(status Status, severity Severity) bool {
	least, ok := f.least[status]
	return ok && severity >= least
}

// FailsMore reports whether a threat fails the check but not another one.
func (f FailOn) FailsMore(than FailOn) bool {
	for _, status := range gateStatuses {
		for severity := Low; severity <= Critical; severity++ {
			if f.Fails(status, severity) && !than.Fails(status, severity) {
				return true
			}
		}
	}
	return false
}

// String returns the long form of every word: `open` alone is `open:low`.
func (f FailOn) String() string {
	var words []string
	for _, status := range gateStatuses {
		if least, ok := f.least[status]; ok {
			words = append(words, status.String()+":"+least.String())
		}
	}
	if len(words) == 0 {
		return never
	}
	return strings.Join(words, ",")
}

// FailOnWords lists every word that the gate takes, for completion and suggestions.
func FailOnWords() []string {
	words := []string{never}
	for _, status := range gateStatuses {
		words = append(words, status.String())
		for severity := Critical; severity >= Low; severity-- {
			words = append(words, status.String()+":"+severity.String())
		}
	}
	return words
}

// ParseFailOn reads a comma-separated list. The error begins with subject, the
// author's name for it: a flag or a key.
func ParseFailOn(subject, list string) (FailOn, error) {
	return parseFailOn(subject, strings.Split(list, ","))
}

func parseFailOn(subject string, words []string) (FailOn, error) {
	f := FailOn{least: make(map[Status]Severity)}
	for _, word := range words {
		word = strings.TrimSpace(word)
		if word == never && len(words) == 1 {
			return FailOn{}, nil
		}
		status, least, ok := parseFailOnWord(word)
		switch _, twice := f.least[status]; {
		case word == never:
			return FailOn{}, fmt.Errorf("%s is never or a list, not both", subject)
		case !ok:
			return FailOn{}, wrongWord(subject, word)
		case twice:
			return FailOn{}, fmt.Errorf("%s names `%s` twice", subject, status)
		}
		f.least[status] = least
	}
	if len(words) == 0 {
		return FailOn{}, fmt.Errorf("%s is an empty list; write never where no threat is to fail a check", subject)
	}
	return f, nil
}

// parseFailOnWord reads `open`, which means any severity, or `open:high`.
func parseFailOnWord(word string) (Status, Severity, bool) {
	kind, from, hasSeverity := strings.Cut(word, ":")
	for _, status := range gateStatuses {
		if kind != status.String() {
			continue
		}
		if !hasSeverity {
			return status, Low, true
		}
		for severity := Low; severity <= Critical; severity++ {
			if from == severity.String() {
				return status, severity, true
			}
		}
	}
	return 0, 0, false
}

func wrongWord(subject, word string) error {
	text := fmt.Sprintf("%s is never, or a list of open and ask, each alone or with :critical, :high, :medium or :low behind it, not `%s`", subject, word)
	if suggestion := source.Suggest(word, FailOnWords()); suggestion != "" {
		text += fmt.Sprintf("; did you mean `%s`?", suggestion)
	}
	return errors.New(text)
}

// UnmarshalTOML takes a string or an array with a word in each string.
func (f *FailOn) UnmarshalTOML(value any) error {
	const key = "`gate.fail-on`"
	var err error
	switch value := value.(type) {
	case string:
		*f, err = ParseFailOn(key, value)
		return err
	case []any:
		words := make([]string, len(value))
		for i, v := range value {
			var ok bool
			if words[i], ok = v.(string); !ok {
				return fmt.Errorf("%s is a string or an array of strings", key)
			}
		}
		*f, err = parseFailOn(key, words)
		return err
	}
	return fmt.Errorf("%s is a string or an array of strings", key)
}

// MarshalText returns what --print-config writes, which also distinguishes configurations.
func (f FailOn) MarshalText() ([]byte, error) { return []byte(f.String()), nil }
