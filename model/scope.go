package model

// OutOfScope reports whether the element is shown and left out of the analysis by the author's word.
func (e *Element) OutOfScope() bool { return e.Attrs.Value("scope") == "out" }

// Reason says why an element is out of scope. It is empty for one that is in scope.
func (e *Element) Reason() string { return e.Attrs.Value("reason") }
