package stride

import (
	"errors"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/source"
)

// A gate is a list of words: what fails, alone or with the severity from which on, as in `open:high`.

// never is the word for a gate that nothing fails.
const never = "never"

// gateWord reads a word without a severity, which means any, or with one. It is false for another word.
func gateWord[K any](word string, kinds []K, name func(K) string) (kind K, least Severity, ok bool) {
	before, from, hasSeverity := strings.Cut(word, ":")
	for _, kind := range kinds {
		if before != name(kind) {
			continue
		}
		if !hasSeverity {
			return kind, Low, true
		}
		for severity := Low; severity <= Critical; severity++ {
			if from == severity.String() {
				return kind, severity, true
			}
		}
	}
	return kind, 0, false
}

// withSeverities lists a word alone and with every severity, the gravest first.
func withSeverities(word string) []string {
	words := []string{word}
	for severity := Critical; severity >= Low; severity-- {
		words = append(words, word+":"+severity.String())
	}
	return words
}

// readGate reads the words of a gate. isNever is true for the word never alone. The error begins with
// subject; nothing is what never means for this gate, for the error about an empty list.
func readGate[K comparable](subject, nothing string, words []string, read func(word string) (K, Severity, bool), wrong func(word string) error) (least map[K]Severity, isNever bool, err error) {
	least = make(map[K]Severity)
	for _, word := range words {
		word = strings.TrimSpace(word)
		if word == never && len(words) == 1 {
			return nil, true, nil
		}
		kind, from, ok := read(word)
		switch _, twice := least[kind]; {
		case word == never:
			return nil, false, fmt.Errorf("%s is never or a list, not both", subject)
		case !ok:
			return nil, false, wrong(word)
		case twice:
			return nil, false, fmt.Errorf("%s names `%v` twice", subject, kind)
		}
		least[kind] = from
	}
	if len(words) == 0 {
		return nil, false, fmt.Errorf("%s is an empty list; write never where %s", subject, nothing)
	}
	return least, false, nil
}

// wrongGateWord is the error for a word that is none of those allowed.
func wrongGateWord(subject, allowed, word string, words []string) error {
	text := fmt.Sprintf("%s is never, or a list of %s, not `%s`", subject, allowed, word)
	if suggestion := source.Suggest(word, words); suggestion != "" {
		text += fmt.Sprintf("; did you mean `%s`?", suggestion)
	}
	return errors.New(text)
}

// tomlWords returns the words of a key of TOML, a string with commas or an array with a word in each string.
func tomlWords(key string, value any) ([]string, error) {
	wrong := fmt.Errorf("%s is a string or an array of strings", key)
	switch value := value.(type) {
	case string:
		return strings.Split(value, ","), nil
	case []any:
		words := make([]string, len(value))
		for i, v := range value {
			var ok bool
			if words[i], ok = v.(string); !ok {
				return nil, wrong
			}
		}
		return words, nil
	}
	return nil, wrong
}
