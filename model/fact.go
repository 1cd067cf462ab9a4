package model

// Origin says where a fact comes from.
type Origin string

// The origins, strongest first.
const (
	Declared Origin = "declared" // an attribute says so
	Inferred Origin = "inferred" // a name, a word or a neighbour says so
	Assumed  Origin = "assumed"  // nothing says so; it is the default
)

// Fact is something the analysis goes by, with the reason to believe it. The
// zero Fact means that nothing is known.
type Fact struct {
	Value  string
	Origin Origin
	// Reason completes "because …": the attribute or the word that says so.
	Reason string
}

// Known reports whether the fact has a value.
func (f Fact) Known() bool { return f.Value != "" }

func declared(key, value string) Fact {
	return Fact{Value: value, Origin: Declared, Reason: "`" + key + "=" + value + "`"}
}

func inferred(value, reason string) Fact {
	return Fact{Value: value, Origin: Inferred, Reason: reason}
}
