package model

import (
	"strings"
	"testing"
)

func TestHasWord(t *testing.T) {
	for _, c := range []struct {
		name, word string
		want       bool
	}{
		{"API gateway", "gateway", true},
		{"API-Gateway (v2)", "api gateway", true},
		{"Gateways", "gateway", true},
		{"Megagateway", "gateway", false},
		{"gate way", "gateway", false},
		{"", "gateway", false},
		{"e-mail address", "e mail", true},
		{"日本 gateway", "gateway", true},
	} {
		if got := HasWord(c.name, c.word); got != c.want {
			t.Errorf("HasWord(%q, %q) = %v", c.name, c.word, got)
		}
	}
}

// The words of a name are found as a search for them between blanks would find them.
func FuzzHasWord(f *testing.F) {
	f.Add(" api gateways s ", "gateway")
	f.Add(" s aa aas ", "a")
	f.Add(" s ", "")
	f.Fuzz(func(t *testing.T, name, word string) {
		text := tokens(name)
		want := strings.Contains(text, " "+word+" ") || strings.Contains(text, " "+word+"s ")
		if got := hasWord(text, word); got != want {
			t.Errorf("%q in %q: %v", word, text, got)
		}
	})
}
