package model

// Origin says where a fact comes from.
type Origin string

// The origins, strongest first.
const (
	Declared Origin = "declared" // an attribute says so
	Inferred Origin = "inferred" // a name, a word or a neighbour says so
	Assumed  Origin = "assumed"  // nothing says so: the default
)

// Fact is something that the analysis relies on, with the reason to believe it.
// The zero Fact means that nothing is known.
type Fact[T any] struct {
	Value  T
	Origin Origin
	// Reason completes "because …": the attribute or the word that says so.
	Reason string
}

// Known reports whether anything determines the value.
func (f Fact[T]) Known() bool { return f.Origin != "" }

// DeclaredFact returns a fact that an attribute states.
func DeclaredFact[T any](value T, key, word string) Fact[T] {
	return Fact[T]{Value: value, Origin: Declared, Reason: "`" + key + "=" + word + "`"}
}

// InferredFact returns a fact that follows from something else.
func InferredFact[T any](value T, reason string) Fact[T] {
	return Fact[T]{Value: value, Origin: Inferred, Reason: reason}
}

// AssumedFact returns a default.
func AssumedFact[T any](value T, reason string) Fact[T] {
	return Fact[T]{Value: value, Origin: Assumed, Reason: reason}
}
