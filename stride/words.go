package stride

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/model"
)

// WordLists are lists of words as a file contains them: words.toml, or a project's own.
type WordLists struct {
	Kind  []model.WordList `toml:"kind"`
	Class []model.WordList `toml:"class"`
	Zone  []model.WordList `toml:"zone"`
}

// ownClass matches the names that a project may give a data class: the characters of a bare value of the notation.
var ownClass = lazy.Regexp(`^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$`)

// extendWords returns words with a project's own before them, so that its lists
// are tried first. The error names the wrong key.
func extendWords(base model.Words, lists WordLists, classes map[string]string) (model.Words, error) {
	if err := checkClasses(classes); err != nil {
		return base, err
	}
	out := base
	out.Own = classes
	for _, part := range []struct {
		key  string
		own  []model.WordList
		into *[]model.WordList
	}{
		{"kind", lists.Kind, &out.Kinds}, {"class", lists.Class, &out.Classes}, {"zone", lists.Zone, &out.Zones},
	} {
		own, err := ownLists(part.key, part.own, classes)
		if err != nil {
			return base, fmt.Errorf("words.%s: %w", part.key, err)
		}
		*part.into = slices.Concat(own, *part.into)
	}
	return out, nil
}

// checkClasses checks that a project's classes are new names for classes of the vocabulary.
func checkClasses(classes map[string]string) error {
	known := values("class")
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		switch {
		case !ownClass().MatchString(name):
			return fmt.Errorf("classes: `%s` is not a name; letters, digits, `-` and `_` are allowed", name)
		case slices.Contains(known, name):
			return fmt.Errorf("classes: `%s` is a class already", name)
		case !slices.Contains(known, classes[name]):
			return fmt.Errorf("classes: `%s` stands for one of %s; not for `%s`", name, strings.Join(known, ", "), classes[name])
		}
	}
	return nil
}

// ownLists returns a project's lists, checked to have words that can match and values that the rules know.
func ownLists(key string, lists []model.WordList, classes map[string]string) ([]model.WordList, error) {
	known := slices.Concat(values(key), slices.Sorted(maps.Keys(classes)))
	if key != "class" {
		known = values(key)
	}
	var out []model.WordList
	for _, list := range lists {
		if !slices.Contains(known, list.Value) {
			return nil, fmt.Errorf("`value` is one of %s; not `%s`", strings.Join(known, ", "), list.Value)
		}
		if class, ok := classes[list.Value]; ok && key == "class" {
			list.Value = class
		}
		if err := checkOn(key, list.On); err != nil {
			return nil, err
		}
		words, err := matching(list)
		if err != nil {
			return nil, err
		}
		list.Words = words
		out = append(out, list)
	}
	return out, nil
}

// checkOn checks the element types of a list. Data and boundaries have no type.
func checkOn(key string, on []string) error {
	types := []string{string(model.Actor), string(model.External), string(model.Process), string(model.Store)}
	if key != "kind" && len(on) > 0 {
		return fmt.Errorf("`on` is for lists of kinds")
	}
	for _, typ := range on {
		if !slices.Contains(types, typ) {
			return fmt.Errorf("`on` holds %s; not `%s`", strings.Join(types, ", "), typ)
		}
	}
	return nil
}

// matching returns the words of a list in the form in which names are searched.
func matching(list model.WordList) ([]string, error) {
	var words []string
	for _, word := range list.Words {
		normal := model.Normalize(word)
		if normal == "" {
			return nil, fmt.Errorf("`%s` of `%s` has no letter and no digit", word, list.Value)
		}
		words = append(words, normal)
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("`%s` has no `words`", list.Value)
	}
	return words, nil
}

// values returns the values of an attribute of the vocabulary.
func values(key string) []string {
	a, _ := model.LookupAttribute(key)
	return a.Names()
}
