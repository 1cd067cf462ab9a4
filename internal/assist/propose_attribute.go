package assist

import (
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// proposeAttributes proposes the words and keys that the statement takes and does not have yet.
func (c Cursor) proposeAttributes(f *source.File) []Proposal {
	given := c.given()
	equals := "="
	if c.Span.End < len(f.Text) && f.Text[c.Span.End] == '=' {
		equals = "" // the value is there
	}
	var all []Proposal
	for _, a := range likeliestFirst(model.Vocabulary()) {
		if a.On&c.Line.On == 0 || slices.Contains(given, a.Key) {
			continue
		}
		about := a.Key + "="
		if equals != "" {
			for _, word := range bareWords(a) {
				all = append(all, c.propose(ValueProposal, word, wordHelp(a, word), about, word))
			}
		}
		all = append(all, c.propose(KeyProposal, a.Key, a.Help, about, a.Key+equals))
	}
	return all
}

// likeliestFirst orders attributes: those with a word of their own, then those that a rule may ask for, then what is only shown.
func likeliestFirst(all []model.Attribute) []model.Attribute {
	rank := func(a model.Attribute) int {
		switch {
		case len(bareWords(a)) > 0:
			return 0
		case len(a.Values) > 0 || references[a.Key] == Data:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b model.Attribute) int { return rank(a) - rank(b) })
	return all
}

// given are the keys that the statement has already, apart from what is at the cursor.
func (c Cursor) given() []string {
	var keys []string
	for _, p := range c.Line.Parts {
		switch {
		case p.Span == c.Span && c.Span.Len() > 0:
		case p.Kind == parser.KeyPart:
			keys = append(keys, p.Text)
		case p.Kind == parser.BarePart:
			if key, _, ok := model.LookupWord(p.Text, c.Line.On); ok {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// bareWords are the words that state an attribute without its key.
func bareWords(a model.Attribute) []string {
	if a.Flag != "" {
		return append([]string{a.Flag}, a.Words...)
	}
	return a.Words
}

// wordHelp says what a word states.
func wordHelp(a model.Attribute, word string) string {
	if word == a.Flag {
		return a.Help
	}
	return valueHelp(a.Key, word)
}

// valueHelp says what a value of an attribute states.
func valueHelp(key, value string) string {
	switch key {
	case "protocol":
		return protocolHelp(value)
	case "zone":
		if level, ok := model.ParseLevel(value); ok {
			return level.Meaning()
		}
	case "has", "lacks":
		control, _ := model.LookupControl(value)
		return control.Phrase
	}
	if phrase := model.Phrase(key, value); phrase != value {
		return phrase
	}
	return ""
}

// protocolHelp says what the name of a protocol tells.
func protocolHelp(name string) string {
	p, ok := model.LookupProtocol(name)
	switch {
	case !ok:
		return ""
	case p.Local:
		return "stays on the machine"
	case p.Mutual:
		return "encrypted, and both ends prove who they are"
	case p.Encryption == "none":
		return "not encrypted"
	case p.Encryption != "":
		return "encrypted"
	}
	return "says nothing about encryption"
}
