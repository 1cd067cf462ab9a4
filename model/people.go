package model

import "strings"

// Offices returns the names of people who run a system, in lower case.
func Offices() []string {
	return []string{"admin", "administrator", "super user", "superuser", "operator", "engineer", "sre", "devops", "staff", "support", "moderator", "back office", "maintainer", "developer", "clerk", "officer", "manager", "employee"}
}

// NamesOffice reports whether a name is about a person who runs a system: "Device operator", but not "Operator console".
func NamesOffice(name string) bool { return HasWord(LastWord(name), Offices()...) }

// LastWord returns what a name is about, in lower case: "operator" for "Device operator". It is empty if the name has no word.
func LastWord(name string) string {
	words := strings.Fields(Normalize(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
