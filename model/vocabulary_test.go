package model

import (
	"slices"
	"testing"
)

func TestVocabulary(t *testing.T) {
	seen := make(map[string]bool)
	for _, a := range Vocabulary() {
		if seen[a.Key] {
			t.Errorf("%s stands twice", a.Key)
		}
		seen[a.Key] = true
		if a.On == 0 || a.Help == "" {
			t.Errorf("%s stands nowhere or has no help", a.Key)
		}
		for _, w := range a.Words {
			if a.Values != nil && !slices.Contains(a.Names(), w) {
				t.Errorf("%s: the bare word %s is none of its values", a.Key, w)
			}
		}
	}
}

// No word may mean two things on one statement.
func TestWordsAreUnambiguous(t *testing.T) {
	for on := OnData; on <= OnAssumption; on <<= 1 {
		owner := make(map[string]string)
		for _, a := range Vocabulary() {
			if a.On&on == 0 {
				continue
			}
			words := a.Words
			if a.Flag != "" {
				words = append(slices.Clone(words), a.Flag)
			}
			for _, w := range words {
				if owner[w] != "" {
					t.Errorf("%s means %s and %s", w, owner[w], a.Key)
				}
				owner[w] = a.Key
			}
		}
	}
}

func TestLookupWord(t *testing.T) {
	for _, c := range []struct {
		word       string
		on         Place
		key, value string
	}{
		{"crown", OnStore, "crown", "yes"},
		{"tenants", OnProcess, "tenants", "multi"},
		{"https", OnFlow, "protocol", "https"},
		{"async", OnFlow, "mode", "async"},
		{"edge", OnBoundary, "zone", "edge"},
		{"edge", OnFlow, "", ""},
		{"", OnStore, "", ""},
	} {
		key, value, ok := LookupWord(c.word, c.on)
		if key != c.key || value != c.value || ok != (c.key != "") {
			t.Errorf("%q: %q %q %v", c.word, key, value, ok)
		}
	}
}
