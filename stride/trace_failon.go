package stride

import (
	"maps"
	"slices"
	"strings"
)

// traceStates are the words that are about criteria, which may have a severity after
// them: the states that are no proof, that a proof is gone, and that neither code nor a test has a control.
var traceStates = []string{"unproven", "claimed", "skipped", "failing", "lost", "unbacked"}

// traceMarkers are the words that are about markers and anchors.
var traceMarkers = []string{"dangling", "wide", "contradiction", "proposal", "unanchored"}

// TraceFailOn says what fails a trace: which markers and anchors, and criteria of which state from
// which severity on. The zero value fails nothing because nobody has said a word.
type TraceFailOn struct {
	least map[string]Severity
	never bool // which somebody has said
}

// DefaultTraceFailOn is what counts for `trace` where nobody says anything.
func DefaultTraceFailOn() TraceFailOn {
	return TraceFailOn{least: map[string]Severity{"dangling": Low, "contradiction": Low, "failing": Low}}
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

// FailsMore reports whether something fails here but not by another gate.
func (f TraceFailOn) FailsMore(than TraceFailOn) bool {
	for word, least := range f.least {
		if !than.Fails(word, least) {
			return true
		}
	}
	return false
}

// WithLost also fails what is lost, of any severity unless the gate says from which one.
func (f TraceFailOn) WithLost() TraceFailOn {
	least := maps.Clone(f.least)
	if _, said := least["lost"]; !said && least != nil {
		least["lost"] = Low
	}
	return TraceFailOn{least, f.never}
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
		words = append(words, withSeverities(state)...)
	}
	return words
}

// ParseTraceFailOn reads a list with commas. The error begins with subject, which is
// how the author calls what he has written: a flag or a key.
func ParseTraceFailOn(subject, list string) (TraceFailOn, error) {
	return parseTraceFailOn(subject, strings.Split(list, ","))
}

func parseTraceFailOn(subject string, words []string) (TraceFailOn, error) {
	least, isNever, err := readGate(subject, "nothing is to fail", words, parseTraceWord, func(word string) error {
		return wrongGateWord(subject, "dangling, wide, contradiction, proposal, unanchored, and unproven, claimed, skipped, failing, lost and unbacked, each of these alone or with :critical, :high, :medium or :low after it", word, TraceFailOnWords())
	})
	return TraceFailOn{least: least, never: isNever}, err
}

// parseTraceWord reads `dangling`, `unproven`, which is of any severity, or `unproven:high`.
func parseTraceWord(word string) (string, Severity, bool) {
	if slices.Contains(traceMarkers, word) {
		return word, Low, true
	}
	return gateWord(word, traceStates, func(state string) string { return state })
}

// UnmarshalTOML takes a string or an array with a word in each string.
func (f *TraceFailOn) UnmarshalTOML(value any) error {
	const key = "`trace.fail-on`"
	words, err := tomlWords(key, value)
	if err == nil {
		*f, err = parseTraceFailOn(key, words)
	}
	return err
}

// MarshalText is what --print-config writes, and what tells two configurations apart.
func (f TraceFailOn) MarshalText() ([]byte, error) { return []byte(f.String()), nil }
