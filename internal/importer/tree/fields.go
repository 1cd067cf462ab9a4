package tree

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
)

// Fields reads members of maps and remembers the first that has another shape than it must have. Its zero value is ready.
type Fields struct {
	// Err is the first error, or nil.
	Err error
}

func (f *Fields) wrong(key string, v *Value, want string) {
	if f.Err == nil {
		f.Err = v.Errorf("`%s` is %s; it must be %s", Quoted(key), v.Kind, want)
	}
}

// Text returns the text of a key, or "".
func (f *Fields) Text(v *Value, key string) string {
	found := v.Get(key)
	switch {
	case found == nil:
		return ""
	case found.Kind == List || found.Kind == Map:
		f.wrong(key, found, "a text")
		return ""
	}
	return found.Text
}

// True reports whether a key is true; yes and on mean the same in YAML.
func (f *Fields) True(v *Value, key string) bool {
	switch word := strings.ToLower(f.Text(v, key)); word {
	case "true", "yes", "on":
		return true
	case "", "false", "no", "off":
	default:
		f.wrong(key, v.Get(key), "true or false")
	}
	return false
}

// List returns the items of a key, or nil.
func (f *Fields) List(v *Value, key string) []*Value {
	found := v.Get(key)
	if found == nil {
		return nil
	}
	if found.Kind != List {
		f.wrong(key, found, "a list")
		return nil
	}
	items := make([]*Value, len(found.Members))
	for i, m := range found.Members {
		items[i] = m.Value
	}
	return items
}

// Texts returns the items of a key that are texts; others are an error.
func (f *Fields) Texts(v *Value, key string) []*Value {
	items := f.List(v, key)
	for _, item := range items {
		if item.Kind == List || item.Kind == Map {
			f.wrong(key, item, "a list of texts, and this item is none")
		}
	}
	return slices.DeleteFunc(items, func(item *Value) bool { return item.Kind != Text && item.Kind != Bool })
}

// Maps returns the items of a key that are maps; others are an error.
func (f *Fields) Maps(v *Value, key string) []*Value {
	items := f.List(v, key)
	for _, item := range items {
		if item.Kind != Map && item.Kind != Null {
			f.wrong(key, item, "a list of maps, and this item is none")
		}
	}
	return slices.DeleteFunc(items, func(item *Value) bool { return item.Kind != Map })
}

// Entries returns the members of a key, each of which must be a map or null.
func (f *Fields) Entries(v *Value, key string) []Member {
	found := v.Get(key)
	if found == nil {
		return nil
	}
	if found.Kind != Map {
		f.wrong(key, found, "a map")
		return nil
	}
	for _, m := range found.Members {
		if m.Kind != Map && m.Kind != Null {
			f.wrong(m.Name(), m.Value, "a map")
		}
	}
	return found.Members
}

// mostQuoted is how many bytes of a text of the source a message repeats.
const mostQuoted = 80

// Quoted is a text of the source as it may be between the backticks of a message, on one line.
func Quoted(text string) string {
	text = draft.Quoted(text)
	if len(text) > mostQuoted {
		text = strings.ToValidUTF8(text[:mostQuoted], "") + "…"
	}
	return text
}
