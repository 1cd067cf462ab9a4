package model

import (
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/source"
)

// Words are the word lists from which kinds, classes and trust levels are
// inferred when no attribute states them. They are data of the rule catalog,
// so that a project can extend them.
type Words struct {
	Kinds   []WordList
	Classes []WordList
	Zones   []WordList
	// Own are a project's own data classes, each with the class of the vocabulary that it stands for.
	Own map[string]string
}

// Class is the class that an attribute states.
func (w Words) Class(value string) Fact[string] {
	if class, ok := w.Own[value]; ok {
		return Fact[string]{Value: class, Origin: Declared, Reason: "`class=" + value + "`, which is `" + class + "` here"}
	}
	return DeclaredFact(value, "class", value)
}

// WordList says that a name with one of the words stands for a value. Lists are
// tried in order; the first that matches wins.
type WordList struct {
	Value string   `toml:"value"`
	On    []string `toml:"on"`    // element types it is for; empty for all
	Words []string `toml:"words"` // lower case; may hold several words, as in "api gateway"
	// Serves says for which kind of system the words are there, for those who maintain the list.
	Serves string `toml:"serves"`
}

// Infer returns the value of the first list that has a word of the text and is
// for the type. what names the text in the reason, such as "the name".
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

// HasWord reports whether a name holds one of the words as whole words, in any case and number.
func HasWord(name string, words ...string) bool {
	text := tokens(name)
	for _, word := range words {
		if hasWord(text, word) {
			return true
		}
	}
	return false
}

// Normalize returns a word as a word list must hold it to match: in lower case,
// with one blank between its parts. It is empty when the word has no letter and no digit.
func Normalize(word string) string { return strings.TrimSpace(tokens(word)) }

// tokens lowers a name and puts one blank around each of its words: " api gateway ".
func tokens(name string) string {
	var b strings.Builder
	b.WriteByte(' ')
	blank := true
	for _, r := range name {
		if source.Hidden(r) && !unicode.IsSpace(r) {
			continue // what nobody sees must not hide a word
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

// hasWord finds a word in the result of tokens, as it is or in the plural.
func hasWord(text, word string) bool {
	return strings.Contains(text, " "+word+" ") || strings.Contains(text, " "+word+"s ")
}
