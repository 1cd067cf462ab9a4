package source

import "unicode"

// Width returns how many cells a text takes in a fixed-width font, accurately enough to align columns.
func Width(text string) int {
	cells := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me), Hidden(r):
		case isWide(r):
			cells += 2
		default:
			cells++
		}
	}
	return cells
}

// isWide reports whether a character takes two cells: the scripts of East Asia and most emoji.
func isWide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || // Hangul
		r >= 0x2e80 && r <= 0xa4cf && r != 0x303f || // CJK, kana, Yi
		r >= 0xac00 && r <= 0xd7a3 || // Hangul syllables
		r >= 0xf900 && r <= 0xfaff || // CJK compatibility
		r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 || // full width forms
		r >= 0x1f300 && r <= 0x1faff || // emoji
		r >= 0x20000 && r <= 0x3fffd)
}
