package source

import "testing"

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "ab": 2, "é": 1, "e\u0301": 1, "日本": 4, "🔒": 2, "\u200d": 0} {
		if got := Width(text); got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
}
