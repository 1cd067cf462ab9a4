package model

import "slices"

// Value is one value of an attribute, with all that the program knows about it.
// Every list of values is derived from here.
type Value struct {
	Name string
	// Phrase says what the value means, worded to fit into a sentence: "API key", "at rest by the application".
	Phrase string
	// Strength orders the values of one attribute, 0 for the weakest. A rule names the
	// weakest value that satisfies it; all values at least as strong satisfy it too.
	Strength int
	// Weak is true if the value by itself states that something is missing: some rule reports it wherever it is written.
	Weak bool
	// ByDesign is true if the value states that nothing is needed here. It satisfies every rule that reads the attribute.
	ByDesign bool
	// Vague is true if the value states that something exists but not what. If it is too weak to satisfy a rule,
	// the rule keeps asking.
	Vague bool
	// States and Denies name the has= controls that the value implies to be in place, or missing.
	States, Denies []string
	// Traits are properties that rule conditions test, such as "guessable".
	Traits []Trait
	// Synonyms are other spellings that an author may use.
	Synonyms []string
}

// Trait is a property of a value that rule conditions test.
type Trait string

// The traits of proofs of identity.
const (
	Secret    Trait = "secret"    // a fixed secret or its equivalent: possession counts as ownership
	Guessable Trait = "guessable" // short enough, or chosen by a person, to be found by trying
	Session   Trait = "session"   // shows that the user has signed in before
	Bearer    Trait = "bearer"    // the receiver can use it elsewhere
	Rare      Trait = "rare"      // right for few designs, so questions do not offer it
	People    Trait = "people"    // only a person can show it
	Machines  Trait = "machines"  // a program shows it, never a person
)

// Volatile is the trait of a value that fits only data that may be lost.
const Volatile Trait = "volatile"

// Sender is the trait of a value that describes what the sender does, not the callee.
const Sender Trait = "sender"

// Derived is the trait of a value that fits only a store that is filled from another store.
const Derived Trait = "derived"

// Has reports whether the value has a trait.
func (v Value) Has(trait Trait) bool { return slices.Contains(v.Traits, trait) }

// Names returns the names of the values, in the order of the vocabulary.
func (a Attribute) Names() []string {
	var names []string
	for _, v := range a.Values {
		names = append(names, v.Name)
	}
	return names
}

// Lookup returns the value with a name or a synonym.
func (a Attribute) Lookup(word string) (Value, bool) {
	for _, v := range a.Values {
		if v.Name == word || slices.Contains(v.Synonyms, word) {
			return v, true
		}
	}
	return Value{}, false
}

// values holds the values of every attribute by key and then by each of their spellings.
var values = func() map[string]map[string]Value {
	byKey := make(map[string]map[string]Value, len(vocabulary))
	for _, a := range vocabulary {
		bySpelling := make(map[string]Value)
		for _, v := range slices.Backward(a.Values) { // as Lookup does: the first value that a word names wins
			for _, spelling := range v.Synonyms {
				bySpelling[spelling] = v
			}
			bySpelling[v.Name] = v
		}
		byKey[a.Key] = bySpelling
	}
	return byKey
}()

// LookupValue returns a value of an attribute, or the zero Value if there is none.
func LookupValue(key, word string) Value { return values[key][word] }

// Phrase says what a value means, or repeats the word if it means what it says.
func Phrase(key, word string) string {
	if v := LookupValue(key, word); v.Phrase != "" {
		return v.Phrase
	}
	return word
}

// Takes reports whether a word names one of the values.
func (a Attribute) Takes(word string) bool {
	_, ok := a.Lookup(word)
	return ok
}

// Canonical returns the name of the value that a word names, or the word itself if the attribute takes free text.
func (a Attribute) Canonical(word string) string {
	if v, ok := a.Lookup(word); ok {
		return v.Name
	}
	return word
}

// Bare returns values that mean what they say and have no order.
func Bare(names ...string) []Value {
	values := make([]Value, len(names))
	for i, name := range names {
		values[i] = Value{Name: name, Phrase: name}
	}
	return values
}
