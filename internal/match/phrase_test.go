package match

import (
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// A phrase that is spelled as no text is, or that names a rule which does not exist, would never match.
func TestPhrases(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range phrases {
		for _, id := range p.rules {
			if catalog.Rule(id) == nil {
				t.Errorf("%q: there is no rule %s", p.words, id)
			}
		}
		seen := make(map[string]bool)
		for _, w := range p.words {
			if w != model.Normalize(w) {
				t.Errorf("%q is not as Normalize leaves it: %q", w, model.Normalize(w))
			}
			if seen[w] {
				t.Errorf("%q is there twice", w)
			}
			seen[w] = true
		}
	}
}

func TestFindPhrase(t *testing.T) {
	for _, c := range []struct {
		text, phrase string
		at           int
	}{
		{"Tampering with broker logs", "log tamper", 0},
		{"An operator may tamper with our very old logs", "log tamper", -1},
		{"Data at rest is read", "at rest", 1},
		{"The rest looks at data", "at rest", -1},
		{"Login tampering", "log tamper", -1},
		{"SQL injections", "sql injection", 0},
		{"", "xss", -1},
	} {
		words := newText(c.phrase).all
		if got := newText(c.text).find(words); got != c.at {
			t.Errorf("%q in %q: %d, want %d", c.phrase, c.text, got, c.at)
		}
	}
}
