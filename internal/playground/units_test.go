package playground

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func utf16Of(text string) []uint16 { return utf16.Encode([]rune(text)) }

func string16(units []uint16) string { return string(utf16.Decode(units)) }

// Up to every offset of a character, the units are those of the text before it.
func TestUnits(t *testing.T) {
	for _, text := range []string{"", "plain\n", "ü", "😀", "a😀b", "Größe 😀\r\n\tö", "漢字 and 😀😀 so on"} {
		u := newUnits([]byte(text))
		for at := range len(text) + 1 {
			whole := at
			for whole < len(text) && !utf8.RuneStart(text[whole]) {
				whole--
			}
			if got, want := u.at(at), len(utf16Of(text[:whole])); got != want {
				t.Errorf("%q: byte %d is unit %d, want %d", text, at, got, want)
			}
		}
		if end := len(utf16Of(text)); u.at(len(text)+5) != end || u.at(-1) != 0 {
			t.Errorf("%q: beyond its ends: %d, %d", text, u.at(len(text)+5), u.at(-1))
		}
	}
}
