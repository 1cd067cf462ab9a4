package stride

import "strings"

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
		words = append(words, withSeverities(status.String())...)
	}
	return words
}

// ParseFailOn reads a comma-separated list. The error begins with subject, the
// author's name for it: a flag or a key.
func ParseFailOn(subject, list string) (FailOn, error) {
	return parseFailOn(subject, strings.Split(list, ","))
}

func parseFailOn(subject string, words []string) (FailOn, error) {
	least, _, err := readGate(subject, "no threat is to fail a check", words, parseFailOnWord, func(word string) error {
		return wrongGateWord(subject, "open and ask, each alone or with :critical, :high, :medium or :low after it", word, FailOnWords())
	})
	return FailOn{least}, err
}

// parseFailOnWord reads `open`, which means any severity, or `open:high`.
func parseFailOnWord(word string) (Status, Severity, bool) {
	return gateWord(word, gateStatuses, Status.String)
}

// UnmarshalTOML takes a string or an array with a word in each string.
func (f *FailOn) UnmarshalTOML(value any) error {
	const key = "`gate.fail-on`"
	words, err := tomlWords(key, value)
	if err == nil {
		*f, err = parseFailOn(key, words)
	}
	return err
}

// MarshalText returns what --print-config writes, which also distinguishes configurations.
func (f FailOn) MarshalText() ([]byte, error) { return []byte(f.String()), nil }
