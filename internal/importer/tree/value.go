package tree

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
)

// Kind is what a value is.
type Kind uint8

// The kinds of values. A number or a date is a text as it is written.
const (
	Null Kind = iota
	Bool
	Text
	List
	Map
)

// String is a kind in a message.
func (k Kind) String() string {
	return [...]string{"empty", "true or false", "a text", "a list", "a map"}[k]
}

// Value is a value of the source. Values may be shared, and are never changed after they have been read.
type Value struct {
	Kind Kind
	// Text is a bool, number or text as written, without quotes.
	Text string
	// Members are those of a map, in the order of the source, or the items of a list, whose keys are empty.
	Members []Member
	// File is the file that the value is from if it is not the one that is imported.
	File         string
	Line, Column int32
}

// Member is one key of a map with its value. Key also says where the key is; an item of a list has none.
type Member struct {
	Key *Value
	*Value
}

// Name is the key of a member as text, or "" for an item of a list.
func (m Member) Name() string {
	if m.Key == nil {
		return ""
	}
	return m.Key.Text
}

// At is where the value is: "12:5", or "parts/data.yaml:12:5" in a file that is included.
func (v *Value) At() draft.Place {
	place := fmt.Sprintf("%d:%d", v.Line, v.Column)
	if v.File != "" {
		place = v.File + ":" + place
	}
	return draft.Place(place)
}

// Get returns the value of a key of a map, or nil if there is none or it is null.
func (v *Value) Get(key string) *Value {
	if v == nil || v.Kind != Map {
		return nil
	}
	for _, m := range v.Members {
		if m.Key.Text == key && m.Kind != Null {
			return m.Value
		}
	}
	return nil
}

// Says reports whether a value says anything: it is true, or a text that is neither empty nor one of those that say
// nothing, or has something inside that does.
func (v *Value) Says(nothing ...string) bool {
	switch v.Kind {
	case Null:
		return false
	case Bool:
		return strings.EqualFold(v.Text, "true")
	case Text:
		return v.Text != "" && !slices.Contains(nothing, v.Text)
	}
	return slices.ContainsFunc(v.Members, func(m Member) bool { return m.Says(nothing...) })
}

// Error is an error at a place of the source. Its text begins with the place.
type Error struct {
	At   draft.Place
	Text string
}

func (e *Error) Error() string { return string(e.At) + ": " + e.Text }

// Errorf returns an error at a value.
func (v *Value) Errorf(format string, args ...any) *Error {
	return &Error{v.At(), fmt.Sprintf(format, args...)}
}
