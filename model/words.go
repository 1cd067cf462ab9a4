package model

import (
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/source"
)

// Words are the word lists from which kinds, classes and trust levels are
// inferred if no attribute states them. They are part of the rule catalog, so
// that a project can extend them.
type Words struct {
	Kinds   []WordList
	Classes []WordList
	Zones   []WordList
	// Own maps each of a project's own data classes to the built-in class that it is treated as.
	Own map[string]string
}

// Class returns the class that an attribute states.
func (w Words) Class(value string) Fact[string] {
	if class, ok := w.Own[value]; ok {
		return Fact[string]{Value: class, Origin: Declared, Reason: "`class=" + value + "`, which is `" + class + "` here"}
	}
	return DeclaredFact(value, "class", value)
}

// WordList says that a name with one of the words implies a value. Lists are
// tried in order; the first match wins.
type WordList struct {
	Value string   `toml:"value"`
	On    []string `toml:"on"`    // element types that it applies to; empty for all
	Words []string `toml:"words"` // lower case; may hold several words, as in "api gateway"
	// Serves says which kind of system the words are meant for, to help maintain the list.
	Serves string `toml:"serves"`
}

// Infer returns the value of the first list that applies to the type and has a
// word of the text. what names the text in the reason, such as "the name".
func Infer(lists []WordList, on, what, text string) Fact[string] {
	found := tokens(text)
	for _, list := range lists {
		if len(list.On) > 0 && !slices.Contains(list.On, on) {
			continue
		}
		for _, word := range list.Words {
			if hasWord(found, word) {
				return InferredFact(list.Value, what+" says `"+word+"`")
			}
		}
	}
	return Fact[string]{}
}

// HasWord reports whether a name contains one of the words as a whole word, in any case and number.
func HasWord(name string, words ...string) bool {
	text := tokens(name)
	for _, word := range words {
		if hasWord(text, word) {
			return true
		}
	}
	return false
}

// Normalize returns a word in the form in which word lists match it: lower case, with one
// blank between its parts. It is empty if the word has no letter and no digit.
func Normalize(word string) string { return strings.TrimSpace(tokens(word)) }

// tokens lowers a name and puts one blank before and after each word: " api gateway ".
func tokens(name string) string {
	var b strings.Builder
	b.WriteByte(' ')
	blank := true
	for _, r := range name {
		if source.Hidden(r) && !unicode.IsSpace(r) {
			continue // an invisible character must not hide a word
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
			blank = false
		} else if !blank {
			b.WriteByte(' ')
			blank = true
		}
	}
	if !blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// hasWord finds a word in the result of tokens, as given or in the plural.
func hasWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		at, after := from+i, text[from+i+len(word):]
		if at > 0 && text[at-1] == ' ' && (strings.HasPrefix(after, " ") || strings.HasPrefix(after, "s ")) {
			return true
		}
		if from = at + 1; from > len(text) {
			return false
		}
	}
}
