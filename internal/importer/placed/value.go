package placed

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
)

// kind is what a value is.
type kind string

const (
	null    kind = "null"
	boolean kind = "true or false"
	number  kind = "a number"
	text    kind = "a text"
	list    kind = "a list"
	object  kind = "an object"
)

// Value is a value of a file. A nil Value is one that is missing; all methods work on it.
type Value struct {
	// At is the place in the source.
	At    draft.Place
	kind  kind
	text  string // of a text or a number, as written
	on    bool
	items []*Value // of a list or an object
	keys  []string // of an object, one for each item
	root  *root
}

// root is what all values of a file share.
type root struct {
	mistakes []Mistake
	noted    map[*Value]bool
}

// Mistake is a value that is not what a reader expects.
type Mistake struct {
	At   draft.Place
	Text string
}

// Get returns the value at a path of keys, or nil.
func (v *Value) Get(path ...string) *Value {
	for _, key := range path {
		v = v.field(key)
	}
	return v
}

func (v *Value) field(key string) *Value {
	if v.wants(object) {
		for i, k := range v.keys {
			if k == key {
				return v.items[i]
			}
		}
	}
	return nil
}

// Has reports whether there is a value, and it is not null.
func (v *Value) Has() bool { return v != nil && v.kind != null }

// Items returns the values of a list.
func (v *Value) Items() []*Value {
	if v.wants(list) {
		return v.items
	}
	return nil
}

// Keys returns the keys of an object in the order of the source.
func (v *Value) Keys() []string {
	if v.wants(object) {
		return v.keys
	}
	return nil
}

// IsList reports whether the value is a list.
func (v *Value) IsList() bool { return v != nil && v.kind == list }

// IsObject reports whether the value is an object.
func (v *Value) IsObject() bool { return v != nil && v.kind == object }

// Text returns a text, or a number as it is written.
func (v *Value) Text() string {
	if v != nil && v.kind == number || v.wants(text) {
		return v.text
	}
	return ""
}

// Bool reports whether the value is true. The texts "true" and "false", which some programs write, count too.
func (v *Value) Bool() bool {
	if v != nil && v.kind == text && (v.text == "" || strings.EqualFold(v.text, "true") || strings.EqualFold(v.text, "false")) {
		return strings.EqualFold(v.text, "true")
	}
	return v.wants(boolean) && v.on
}

// Number returns a number that is finite; ok is false if there is none.
func (v *Value) Number() (n float64, ok bool) {
	if !v.wants(number) {
		return 0, false
	}
	n, err := strconv.ParseFloat(v.text, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		v.note("the number is out of range")
		return 0, false
	}
	return n, true
}

// wants reports whether the value is of a kind, and notes it if it is of another.
func (v *Value) wants(k kind) bool {
	if v.Has() && v.kind != k {
		v.note(fmt.Sprintf("%s is expected here, not %s", k, v.kind))
	}
	return v.Has() && v.kind == k
}

func (v *Value) note(message string) {
	if !v.root.noted[v] {
		v.root.noted[v] = true
		v.root.mistakes = append(v.root.mistakes, Mistake{v.At, message})
	}
}

// Mistakes returns what was noted since the last call, about any value of the file.
func (v *Value) Mistakes() []Mistake {
	out := v.root.mistakes
	v.root.mistakes = nil
	return out
}

// IsBool reports whether the value is true or false.
func (v *Value) IsBool() bool { return v != nil && v.kind == boolean }

// Objects returns the values of a list that are objects.
func (v *Value) Objects() []*Value {
	var out []*Value
	for _, item := range v.Items() {
		if item.IsObject() {
			out = append(out, item)
		}
	}
	return out
}
