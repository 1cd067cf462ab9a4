package model

// OutOfScope reports whether the author has excluded the element from the analysis; it is still shown.
func (e *Element) OutOfScope() bool { return e.Attrs.Value("scope") == "out" }

// Reason says why an element is out of scope. It is empty for an element in scope.
func (e *Element) Reason() string { return e.Attrs.Value("reason") }
