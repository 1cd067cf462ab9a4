package xmltree

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/draft"
)

// Element is an element of the source. A nil Element is one that is missing; all methods work on it.
type Element struct {
	// Name is the name without its prefix.
	Name  string
	Attrs []Attr
	// Text is what is directly inside, without what is inside of children.
	Text     string
	Children []*Element

	line, column int32
}

// Attr is an attribute. Its name has no prefix.
type Attr struct{ Name, Value string }

// At is where the element begins: "12:5", with columns in bytes.
func (e *Element) At() draft.Place {
	if e == nil {
		return ""
	}
	return draft.Place(fmt.Sprintf("%d:%d", e.line, e.column))
}

// Attr is the value of an attribute, or "".
func (e *Element) Attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Has reports whether there is an attribute.
func (e *Element) Has(name string) bool {
	for _, a := range e.attrs() {
		if a.Name == name {
			return true
		}
	}
	return false
}

func (e *Element) attrs() []Attr {
	if e == nil {
		return nil
	}
	return e.Attrs
}

// Get is the first child at a path of names, or nil.
func (e *Element) Get(path ...string) *Element {
	for _, name := range path {
		e = e.child(name)
	}
	return e
}

func (e *Element) child(name string) *Element {
	if e == nil {
		return nil
	}
	for _, c := range e.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// All returns the children with a name.
func (e *Element) All(name string) []*Element {
	if e == nil {
		return nil
	}
	var out []*Element
	for _, c := range e.Children {
		if c.Name == name {
			out = append(out, c)
		}
	}
	return out
}

// String is the text, or "" of an element that is missing.
func (e *Element) String() string {
	if e == nil {
		return ""
	}
	return e.Text
}

// Inside returns the children.
func (e *Element) Inside() []*Element {
	if e == nil {
		return nil
	}
	return e.Children
}
