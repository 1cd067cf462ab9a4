package model

import "slices"

// Value is one value that an attribute takes, with all that the program knows
// about it. Whatever needs a list of values derives it from here.
type Value struct {
	Name string
	// Phrase says in a sentence what the value means: "API key", "at rest by the application".
	Phrase string
	// Strength orders the values of one attribute, 0 for the weakest. A rule names the
	// weakest value that answers it; all that are at least as strong do.
	Strength int
	// Weak is true where the value states by itself that something is missing: some rule reports it wherever it is written.
	Weak bool
	// ByDesign is true for a value that states that nothing is needed here. It answers every rule that reads the attribute.
	ByDesign bool
	// Vague is true for a value that states that something is there and not what. Where it is too weak to answer a
	// rule, the rule goes on asking.
	Vague bool
	// States and Denies name the controls of has= that the value implies to be there, or not to be there.
	States, Denies []string
	// Traits are properties that conditions of rules ask for, such as "guessable".
	Traits []Trait
	// Synonyms are other spellings that an author may use.
	Synonyms []string
}

// Trait is a property of a value that conditions of rules ask for.
type Trait string

// The traits of proofs of identity.
const (
	Secret    Trait = "secret"    // a fixed secret or its equal: whoever has it is its owner
	Guessable Trait = "guessable" // short enough, or chosen by a person, to be found by trying
	Session   Trait = "session"   // shows that somebody has signed in before
	Bearer    Trait = "bearer"    // the receiver can use it elsewhere
	Rare      Trait = "rare"      // fit for few designs, so that questions do not offer it
	People    Trait = "people"    // it takes a person to show it
	Machines  Trait = "machines"  // a program shows it, and no person
)

// Volatile is the trait of a value that fits only what may be lost.
const Volatile Trait = "volatile"

// Sender is the trait of a value that says what is done by whoever sends, and not by whoever is asked.
const Sender Trait = "sender"

// Derived is the trait of a value that fits only what is filled from another store.
const Derived Trait = "derived"

// Has reports whether the value has a trait.
func (v Value) Has(trait Trait) bool { return slices.Contains(v.Traits, trait) }

// Names are the values' names, in the order of the vocabulary.
func (a Attribute) Names() []string {
	var names []string
	for _, v := range a.Values {
		names = append(names, v.Name)
	}
	return names
}

// Lookup returns the value that a word names, be it the name or a synonym.
func (a Attribute) Lookup(word string) (Value, bool) {
	for _, v := range a.Values {
		if v.Name == word || slices.Contains(v.Synonyms, word) {
			return v, true
		}
	}
	return Value{}, false
}

// LookupValue returns a value of an attribute; the zero Value where there is none.
func LookupValue(key, word string) Value {
	a, _ := LookupAttribute(key)
	v, _ := a.Lookup(word)
	return v
}

// Phrase says what a value means, or names it where it means what it says.
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

// Canonical returns the name of the value that a word names, or the word where the attribute takes free text.
func (a Attribute) Canonical(word string) string {
	if v, ok := a.Lookup(word); ok {
		return v.Name
	}
	return word
}

// Bare are values that mean what they say and have no order.
func Bare(names ...string) []Value {
	values := make([]Value, len(names))
	for i, name := range names {
		values[i] = Value{Name: name, Phrase: name}
	}
	return values
}
