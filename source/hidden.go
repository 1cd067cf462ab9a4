package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hidden are the invisible characters: they have no shape of their own, change the order or the joining of
// others, or are not characters at all. Reviewers must see what the program reads, so a document may not
// contain them, except the few that [HiddenIn] lets pass.
var hidden = []*unicode.RangeTable{
	unicode.Cc,             // controls; tabs and line feeds are exempted below
	unicode.Cf,             // format characters: joiners, marks of direction, tags
	unicode.Zl, unicode.Zp, // separators of lines and paragraphs
	unicode.Other_Default_Ignorable_Code_Point, // fillers, U+034F and code points reserved for more of them
	unicode.Variation_Selector,
	unicode.Noncharacter_Code_Point,
	{R16: []unicode.Range16{{Lo: 0x2800, Hi: 0x2800, Stride: 1}}}, // a Braille pattern without a dot
}

// Hidden reports whether a character is invisible wherever it occurs.
func Hidden(r rune) bool {
	if r < 0x7f {
		return r < 0x20 && r != '\t' && r != '\n'
	}
	// Signs that are written around numbers count as format characters but have a shape.
	return unicode.In(r, hidden...) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// HiddenIn returns the offset of the first hidden character of a text, or -1.
// Joiners and selectors pass where they belong: within an emoji, and between
// letters of a script that needs them.
func HiddenIn(text string) (at int, r rune) {
	before := rune(-1)
	for i, r := range text {
		if Hidden(r) && !needed(before, r, text[i+utf8.RuneLen(r):]) {
			return i, r
		}
		before = r
	}
	return -1, 0
}

// Visible returns a text with every hidden character replaced by instead. If
// instead is -1, they are dropped, and white space among them becomes a blank.
func Visible(text string, instead rune) string {
	if at, _ := HiddenIn(text); at < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	before := rune(-1)
	for i, r := range text {
		_, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case !Hidden(r) || needed(before, r, text[i+n:]):
			b.WriteRune(r)
			before = r
		case instead >= 0:
			b.WriteRune(instead)
			before = instead
		case unicode.IsSpace(r):
			b.WriteByte(' ')
			before = ' '
		}
	}
	return b.String()
}

// OneLine returns a text without hidden characters and with each run of white space made a single blank.
func OneLine(text string) string { return strings.Join(strings.Fields(Visible(text, -1)), " ") }

// Blank reports whether a text shows nothing: only white space of any width,
// hidden characters, and marks without a letter to attach to.
func Blank(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && !unicode.IsMark(r) && !Hidden(r) {
			return false
		}
	}
	return true
}

// Spelled returns a text with its hidden characters written as code points, for a message about them.
func Spelled(text string) string {
	var b strings.Builder
	for _, r := range text {
		if Hidden(r) || r > 0x7f && unicode.IsSpace(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

const (
	nonJoiner = 0x200c
	joiner    = 0x200d
	keycap    = 0x20e3
	// The two selectors that say how an emoji is drawn.
	textStyle, emojiStyle = 0xfe0e, 0xfe0f
)

// needed reports whether a hidden character belongs between the character before it and the text after it.
func needed(before, r rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	switch {
	case r == joiner && (isEmoji(before) || before == emojiStyle):
		return isEmoji(after)
	case r == joiner, r == nonJoiner:
		return joins(before) && joins(after)
	case r == textStyle, r == emojiStyle:
		return isEmoji(before) || strings.ContainsRune("0123456789#*", before) && after == keycap
	case r >= 0xe0100 && r <= 0xe01ef, r >= 0xfe00 && r <= 0xfe02:
		return unicode.Is(unicode.Unified_Ideograph, before)
	case r >= 0x180b && r <= 0x180f:
		return isMongolian(before) && isMongolian(after)
	}
	return false
}

// joining are the scripts in which joiners tell words or syllables apart.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Nko, unicode.Adlam,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

// joins reports whether a character is a letter or a mark of such a script.
func joins(r rune) bool {
	return unicode.In(r, joining...) && (unicode.IsLetter(r) || unicode.IsMark(r)) && !Hidden(r)
}

func isMongolian(r rune) bool { return unicode.Is(unicode.Mongolian, r) && unicode.IsLetter(r) }

// isEmoji reports whether a character is, or may become, a picture.
func isEmoji(r rune) bool {
	switch {
	case r == 0xa9, r == 0xae, r == 0x203c, r == 0x2049, r == 0x2122, r == 0x2139, r == 0x3030, r == 0x303d, r == 0x3297, r == 0x3299:
		return true
	case r >= 0x2190 && r <= 0x21ff, r >= 0x2300 && r <= 0x23ff, r == 0x24c2, r >= 0x25a0 && r <= 0x27bf, r >= 0x2900 && r <= 0x297f, r >= 0x2b00 && r <= 0x2bff:
		return true
	}
	return r >= 0x1f000 && r <= 0x1faff
}
