package export

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
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
