package source

import (
	"fmt"
	"testing"
)

// What the document of a stranger may hold between two letters and what not.
func TestHiddenIn(t *testing.T) {
	for _, r := range []rune{
		0x00, 0x07, '\r', '\v', 0x1b, 0x7f, 0x85, 0x9f, // controls
		0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x180f,
		0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
		0x2060, 0x2061, 0x2064, 0x2065, 0x2066, 0x2069, 0x206a, 0x206f, 0x2800, 0x3164,
		0xfe00, 0xfe0e, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0xfff9, 0xfffb, 0xfffe, 0xffff, 0xfdd0,
		0x1bca0, 0x1d173, 0x1d17a, 0x1fffe, 0xe0000, 0xe0001, 0xe0020, 0xe0041, 0xe007f, 0xe0100, 0xe01ef, 0xe0fff,
	} {
		text := "a" + string(r) + "b"
		if at, found := HiddenIn(text); at != 1 || found != r {
			t.Errorf("U+%04X passes", r)
		}
		if got := Visible(text, '?'); got != "a?b" {
			t.Errorf("U+%04X becomes %q", r, got)
		}
		if got := Spelled(text); got != fmt.Sprintf("a<U+%04X>b", r) {
			t.Errorf("U+%04X is spelled %q", r, got)
		}
	}
	for _, r := range []rune{'\t', '\n', ' ', 'a', 0xa0, 0xe4, 0x301, 0x600, 0x6dd, 0x3000, 0x4e00, 0xac00, 0xfffd, 0x1f600} {
		if at, _ := HiddenIn("a" + string(r) + "b"); at >= 0 {
			t.Errorf("U+%04X does not pass", r)
		}
	}
}

// Joiners and selectors pass in the words and pictures that need them, and nowhere else.
func TestHiddenInContext(t *testing.T) {
	for text, want := range map[string]int{
		"👩\u200d👧\u200d👦":       -1, // a family
		"👩🏽\u200d💻":             -1, // with a skin tone
		"❤\ufe0f\u200d🔥":        -1,
		"🏳\ufe0f\u200d⚧\ufe0f":  -1,
		"☎\ufe0e":               -1,
		"1\ufe0f\u20e3":         -1, // a key
		"می\u200cشود":           -1, // Persian
		"क्\u200dष":             -1, // Devanagari
		"ශ්\u200dරී":            -1, // Sinhala
		"葛\U000e0100":           -1, // the form of an ideograph
		"ᠨ\u180eᠠ":              -1, // Mongolian
		"👩\u200d":               4,
		"👩\u200dx":              4,
		"x\u200d👩":              1,
		"❤\ufe0f\ufe0f":         6,
		"1\ufe0fx":              1,
		"a\ufe0f":               1,
		"می\u200c":              4,
		"می\u200c\u200cشود":     4,
		"می\u200cadmin":         4,
		"ad\u200cmin":           2,
		"日\u200d本":              3,
		"x\U000e0100":           1,
		"n\u180ea":              1,
		"🏴\U000e0067\U000e007f": 4, // a flag in tags
	} {
		if at, r := HiddenIn(text); at != want {
			t.Errorf("%+q is hidden at %d (U+%04X), expected %d", text, at, r, want)
		}
		if cleaned := Visible(text, -1); want < 0 && cleaned != text || want >= 0 && cleaned == text {
			t.Errorf("%+q is shown as %+q", text, cleaned)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"a\tb\nc":                  "a\tb\nc",
		"a\rb\vc\u2028d\u0085e":    "a b c d e",
		"\u202eab\u200b\x00c":      "abc",
		"a\xffb":                   "a\ufffdb",
		"👩\u200d👧 ad\u200dmin":     "👩\u200d👧 admin",
		"\u200d\u200cx\u200d":      "x",
		"می\u200b\u200cشود":        "می\u200cشود",
		"می\u200c\u200b\u200cشود!": "می\u200cشود!",
	} {
		if got := Visible(text, -1); got != want {
			t.Errorf("Visible(%+q) = %+q, expected %+q", text, got, want)
		}
	}
	if got := OneLine(" a\n\u00a0b\u2060\t c\v"); got != "a b c" {
		t.Errorf("one line is %q", got)
	}
}

func TestBlank(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, " \t": true, "\u00a0\u2003\u3000": true, "\u2800\u3164": true, " \u0301": true,
		"a": false, "\u00a0.": false, "é": false, "日": false, "👩": false, "\ufffd": false,
	} {
		if Blank(text) != want {
			t.Errorf("%+q is not %v", text, want)
		}
	}
}

// What has been made visible stays as it is.
func FuzzVisible(f *testing.F) {
	for _, text := range []string{"a\u200db", "👩\u200d👧", "می\u200c\u200cشود", "\xff\x00", "1\ufe0f\u20e3", "ᠨ\u180eᠠ"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := Visible(text, -1)
		if at, r := HiddenIn(once); at >= 0 {
			t.Errorf("%+q still holds U+%04X in %+q", text, r, once)
		}
		if twice := Visible(once, -1); twice != once {
			t.Errorf("%+q becomes %+q and then %+q", text, once, twice)
		}
	})
}
