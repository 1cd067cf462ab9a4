package stride

import (
	"errors"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/source"
)

// traceStates are the words that are about criteria, which may have a severity after
// them: the states that are no proof, and that a proof is gone.
var traceStates = []string{"unproven", "claimed", "skipped", "failing", "lost"}

// traceMarkers are the words that are about markers.
var traceMarkers = []string{"dangling", "wide"}

// TraceFailOn says what fails a trace: which markers, and criteria of which state from
// which severity on. The zero value fails nothing because nobody has said a word.
type TraceFailOn struct {
	least map[string]Severity
	never bool // which somebody has said
}

// DefaultTraceFailOn is what counts for `trace` where nobody says anything.
func DefaultTraceFailOn() TraceFailOn {
	return TraceFailOn{least: map[string]Severity{"dangling": Low, "failing": Low}}
}

// Empty reports whether nothing fails.
func (f TraceFailOn) Empty() bool { return len(f.least) == 0 }

// Said reports whether somebody has said what fails, be it nothing.
func (f TraceFailOn) Said() bool { return !f.Empty() || f.never }

// Fails reports whether a word fails a trace, for a criterion of a severity. Of markers the severity is [Critical].
func (f TraceFailOn) Fails(word string, severity Severity) bool {
	least, ok := f.least[word]
	return ok && severity >= least
}

// String writes the words in one order, those of criteria in their long form.
func (f TraceFailOn) String() string {
	var words []string
	for _, word := range traceMarkers {
		if _, ok := f.least[word]; ok {
			words = append(words, word)
		}
	}
	for _, word := range traceStates {
		if least, ok := f.least[word]; ok {
			words = append(words, word+":"+least.String())
		}
	}
	if len(words) == 0 {
		return never
	}
	return strings.Join(words, ",")
}

// TraceFailOnWords lists every word that the gate takes.
func TraceFailOnWords() []string {
	words := append([]string{never}, traceMarkers...)
	for _, state := range traceStates {
		words = append(words, state)
		for severity := Critical; severity >= Low; severity-- {
			words = append(words, state+":"+severity.String())
		}
	}
	return words
}

// ParseTraceFailOn reads a list with commas. The error begins with subject, which is
// how the author calls what he has written: a flag or a key.
func ParseTraceFailOn(subject, list string) (TraceFailOn, error) {
	return parseTraceFailOn(subject, strings.Split(list, ","))
}

func parseTraceFailOn(subject string, words []string) (TraceFailOn, error) {
	f := TraceFailOn{least: make(map[string]Severity)}
	for _, word := range words {
		word = strings.TrimSpace(word)
		if word == never && len(words) == 1 {
			return TraceFailOn{never: true}, nil
		}
		name, least, ok := parseTraceWord(word)
		switch _, twice := f.least[name]; {
		case word == never:
			return TraceFailOn{}, fmt.Errorf("%s is never or a list, not both", subject)
		case !ok:
			return TraceFailOn{}, wrongTraceWord(subject, word)
		case twice:
			return TraceFailOn{}, fmt.Errorf("%s names `%s` twice", subject, name)
		}
		f.least[name] = least
	}
	if len(words) == 0 {
		return TraceFailOn{}, fmt.Errorf("%s is an empty list; write never where nothing is to fail", subject)
	}
	return f, nil
}

// parseTraceWord reads `dangling`, `unproven`, which is of any severity, or `unproven:high`.
func parseTraceWord(word string) (string, Severity, bool) {
	for _, marker := range traceMarkers {
		if word == marker {
			return marker, Low, true
		}
	}
	name, from, hasSeverity := strings.Cut(word, ":")
	for _, state := range traceStates {
		if name != state {
			continue
		}
		if !hasSeverity {
			return state, Low, true
		}
		for severity := Low; severity <= Critical; severity++ {
			if from == severity.String() {
				return state, severity, true
			}
		}
	}
	return "", 0, false
}

func wrongTraceWord(subject, word string) error {
	text := fmt.Sprintf("%s is never, or a list of dangling, wide, and unproven, claimed, skipped, failing and lost, each of these alone or with :critical, :high, :medium or :low after it, not `%s`", subject, word)
	if suggestion := source.Suggest(word, TraceFailOnWords()); suggestion != "" {
		text += fmt.Sprintf("; did you mean `%s`?", suggestion)
	}
	return errors.New(text)
}

// UnmarshalTOML takes a string or an array with a word in each string.
func (f *TraceFailOn) UnmarshalTOML(value any) error {
	const key = "`trace.fail-on`"
	var err error
	switch value := value.(type) {
	case string:
		*f, err = ParseTraceFailOn(key, value)
		return err
	case []any:
		words := make([]string, len(value))
		for i, v := range value {
			var ok bool
			if words[i], ok = v.(string); !ok {
				return fmt.Errorf("%s is a string or an array of strings", key)
			}
		}
		*f, err = parseTraceFailOn(key, words)
		return err
	}
	return fmt.Errorf("%s is a string or an array of strings", key)
}

// MarshalText is what --print-config writes, and what tells two configurations apart.
func (f TraceFailOn) MarshalText() ([]byte, error) { return []byte(f.String()), nil }
