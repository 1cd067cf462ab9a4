package export

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/limit"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"one two", 7, "one two"},
		{"one two three", 9, "one two…"},
		{"one two three", 8, "one two…"},
		{"one two three", 7, "one…"},
		{"a incomprehensibilities", 12, "a incompreh…"}, // a cut after "a" would leave too little
		{"incomprehensibilities", 5, "inco…"},
		{"👩👩👩", 5, "👩👩…"},
		{"👩👩👩", 4, "👩…"},
		{"", 5, ""},
	} {
		if got := cut(c.text, c.most); got != c.want {
			t.Errorf("%q to %d: got %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

// What escapes make of long texts fits all the same, and what needs no cut has none.
func TestFitted(t *testing.T) {
	long := Item{Path: strings.Repeat("@/", 2000), Boundary: strings.Repeat("@", 1000), Criterion: strings.Repeat("@", 9000), Test: strings.Repeat("{", 9000)}
	for range 1000 {
		long.Owners = append(long.Owners, strings.Repeat("@", 499))
	}
	for _, c := range []struct {
		most int
		text func(Item) string
	}{{limit.GitHubBody, issueBody}, {limit.JiraDescription, description}} {
		if n := len(utf16.Encode([]rune(fitted(long, c.most, c.text)))); n > c.most || n < c.most/10 {
			t.Errorf("%d characters of %d", n, c.most)
		}
	}
	plain := Item{Criterion: strings.Repeat("word ", 1000), Test: strings.Repeat("word ", 1000)}
	if got := fitted(plain, limit.GitHubBody, issueBody); got != issueBody(plain) {
		t.Error("cut without need")
	}
}

// Whatever the text, it is short enough, valid, and the beginning of what was cut.
func FuzzCut(f *testing.F) {
	f.Add("one two three", 9)
	f.Add("👩‍👩‍👧 日本語", 3)
	f.Fuzz(func(t *testing.T, text string, most int) {
		if most = max(2, most%300); !utf8.ValidString(text) {
			t.Skip()
		}
		got := cut(text, most)
		if len(utf16.Encode([]rune(got))) > most || !utf8.ValidString(got) {
			t.Errorf("%q to %d: %q", text, most, got)
		}
		if got != text && !strings.HasPrefix(text, strings.TrimSuffix(got, "…")) {
			t.Errorf("%q to %d: %q is not its beginning", text, most, got)
		}
	})
}
