package source

import (
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	for _, c := range []struct{ word, allowed, want string }{
		{"opne", "open ask", "open"},
		{"opn", "open ask", "open"},
		{"oopen", "open ask", "open"},
		{"opin", "open ask", "open"},
		{"open", "open ask", ""},  // it is allowed
		{"opex", "open oped", ""}, // two candidates
		{"as", "ask", ""},         // too short to tell
		{"pone", "open", ""},      // two slips
		{"", "open", ""},
	} {
		if got := Suggest(c.word, strings.Fields(c.allowed)); got != c.want {
			t.Errorf("Suggest(%q, %s) = %q, want %q", c.word, c.allowed, got, c.want)
		}
	}
}
