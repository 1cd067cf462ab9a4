// Package grammar writes the grammars that colour a block in editors, from the vocabulary of the notation: one in the
// format of TextMate, which VS Code and many others read, and one for Vim and Neovim. Its templates say what a line looks
// like, and the vocabulary says which words there are.
package grammar

import (
	"bytes"
	"embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
)

//go:embed *.tmpl
var templates embed.FS

// words are those of the notation, as a template takes them. Every list is sorted by length, the longest first, so
// that none of its words hides a longer one that begins with it.
type words struct {
	// Statements are all of them, Elements those that declare an element, Decisions those that decide about threats.
	Statements, Elements, Decisions []string
	// Bare are the words that may be written without a key.
	Bare []string
	// Keys are those of all attributes.
	Keys []string
	// Values are the attributes that take one word of a list, and Lists those that take several.
	Values, Lists []choice
	// Names are the attributes that name something in the block.
	Names []string
}

// choice is an attribute with the words that it takes.
type choice struct {
	Key   string
	Words []string
}

// vocabulary returns the words of the notation.
func vocabulary() words {
	w := words{Statements: parser.Statements()}
	for _, word := range w.Statements {
		switch {
		case model.ElementType(word).Place() != 0:
			w.Elements = append(w.Elements, word)
		case model.Verb(word).Place() != 0:
			w.Decisions = append(w.Decisions, word)
		}
	}
	for _, a := range model.Vocabulary() {
		w.Keys = append(w.Keys, a.Key)
		w.Bare = append(w.Bare, a.Words...)
		if a.Flag != "" {
			w.Bare = append(w.Bare, a.Flag)
		}
		taken := choice{a.Key, longestFirst(taken(a))}
		switch {
		case a.List && a.Values == nil:
			w.Names = append(w.Names, a.Key)
		case a.List:
			w.Lists = append(w.Lists, taken)
		case len(taken.Words) > 0:
			w.Values = append(w.Values, taken)
		}
	}
	w.Statements, w.Elements, w.Decisions = longestFirst(w.Statements), longestFirst(w.Elements), longestFirst(w.Decisions)
	w.Bare, w.Keys, w.Names = longestFirst(w.Bare), longestFirst(w.Keys), longestFirst(w.Names)
	return w
}

// taken are the words that an attribute takes, synonyms included.
func taken(a model.Attribute) []string {
	all := slices.Clone(a.Words)
	for _, v := range a.Values {
		all = append(append(all, v.Name), v.Synonyms...)
	}
	return all
}

// longestFirst sorts words by length and then by the alphabet, and leaves out the second of equal ones.
func longestFirst(all []string) []string {
	seen := make(map[string]bool)
	for _, word := range all {
		seen[word] = true
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
}

// Files returns the grammars, by their path in the repository.
func Files() (map[string][]byte, error) {
	all := make(map[string][]byte)
	for path, name := range map[string]string{
		"editors/vscode/syntaxes/dfd.tmLanguage.json": "dfd.tmLanguage.json.tmpl",
		"editors/vim/syntax/dfd.vim":                  "dfd.vim.tmpl",
	} {
		t, err := template.New(name).Funcs(template.FuncMap{"textmate": oniguruma, "vim": vim}).ParseFS(templates, name)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		if err := t.Execute(&out, vocabulary()); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all[path] = out.Bytes()
	}
	return all, nil
}

// oniguruma returns the alternatives of a regular expression in a string of JSON.
func oniguruma(all []string) string {
	var quoted []string
	for _, word := range all {
		quoted = append(quoted, strings.ReplaceAll(regexp.QuoteMeta(word), `\`, `\\`))
	}
	return strings.Join(quoted, "|")
}

// vim returns the alternatives of a regular expression of Vim, in which `+` and most other signs are themselves.
func vim(all []string) string { return strings.Join(all, `\|`) }
