package model

// classValues are the classes of data. Their strength is the harm that a
// disclosure does by itself.
var classValues = []Value{
	{Name: "public", Phrase: "public data", Strength: 0},
	{Name: "internal", Phrase: "internal data", Strength: 1},
	{Name: "confidential", Phrase: "confidential data", Strength: 5},
	{Name: "pii", Phrase: "personal data", Strength: 6},
	{Name: "payment", Phrase: "payment data", Strength: 8},
	{Name: "health", Phrase: "health data", Strength: 7},
	{Name: "credentials", Phrase: "credentials", Strength: 9},
	{Name: "secret", Phrase: "secrets", Strength: 10},
	{Name: "code", Phrase: "code", Strength: 4},
	{Name: "control", Phrase: "commands and settings", Strength: 3},
	{Name: "log", Phrase: "records of what happened", Strength: 2},
}

// harmful is the strength from which disclosure of a class does harm by itself.
const harmful = 6

// Sensitivity orders classes: the higher, the more harm disclosure does. An
// unknown class is less sensitive than any other.
func Sensitivity(class string) int {
	v := LookupValue("class", class)
	if v.Name == "" {
		return -1
	}
	return v.Strength
}

// Sensitive reports whether disclosure of a class does harm by itself.
func Sensitive(class string) bool { return Sensitivity(class) >= harmful }
