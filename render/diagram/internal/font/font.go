// Package font measures text and breaks it into lines, for Helvetica and for the widest font
// that a reader may have.
package font

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Font is a size in pixels and a weight of the one family that pictures use.
type Font struct {
	size float64
	bold bool
	// widest says that text is measured for the widest font that a reader may have.
	widest bool
}

// The fonts of a picture; palette.go has the same sizes as CSS.
var (
	Title    = Font{size: 17, bold: true}
	Subtitle = Font{size: 12}
	Name     = Font{size: 13, bold: true}
	Small    = Font{size: 11}
	Boundary = Font{size: 12, bold: true}
	Badge    = Font{size: 10.5, bold: true}
)

// leading is the distance of two lines of text in em.
const leading = 1.2

// LineHeight is the distance of two lines of text, in whole pixels.
func (f Font) LineHeight() float64 { return float64(int(f.size*leading + 0.5)) }

// Anywhere is the font as the reader with the widest one sees it.
func (f Font) Anywhere() Font {
	f.widest = true
	return f
}

// Room is what lines need within a shape: their width and a margin where the reader has
// the font that they are laid out for, and with any other at least a part of that.
func (f Font) Room(lines []string, margin, least float64) float64 {
	return max(f.Broadest(lines)+margin, f.Anywhere().Broadest(lines)+least)
}

// em is how many units of a width are the size of the font.
const em = 1000

// hinting is how much wider than its design a small text may be where each character takes whole pixels.
const hinting = 1.02

// Width measures one line of text in pixels.
func (f Font) Width(text string) float64 {
	sum := 0
	for _, r := range text {
		w, _ := f.advance(r)
		sum += w
	}
	if f.widest {
		return float64(sum) * f.size / em * hinting
	}
	return float64(sum) * f.size / em
}

// measured reports whether the width of every character of a text is known.
func (f Font) measured(text string) bool {
	for _, r := range text {
		if _, ok := f.advance(r); !ok {
			return false
		}
	}
	return true
}

// Tight reports whether a text that has room for its width and some spare pixels may take more in
// the widest font. A text that cannot be measured never is.
func (f Font) Tight(text string, spare float64) bool {
	return f.measured(text) && f.Anywhere().Width(text) > f.Width(text)+spare
}

// What is not measured: fonts differ in it, so the guess for the widest is a generous one.
const (
	usualAdvance  = 600
	widestAdvance = 720
)

// advance returns the width of a character in thousandths of an em, and whether it is more than a guess.
func (f Font) advance(r rune) (width int, known bool) {
	if continues(r) {
		return 0, true
	}
	if wide(r) {
		return em, true
	}
	usual, widest, column := &helvetica, &dejavu, 0
	if f.bold {
		usual, widest, column = &helveticaBold, &dejavuBold, 1
	}
	w, most := usual.of(r), widest.of(r)
	if p, ok := punctuation[r]; ok {
		w, most = p[column], p[column+2]
	}
	known = w > 0
	if !known {
		w, most = usualAdvance, max(most, widestAdvance)
	}
	if f.widest {
		w = max(w, most)
	}
	return w, known
}

// wide reports whether a character fills a square of its own: Chinese, Japanese,
// Korean and emoji. A line may break before and after most of them.
func wide(r rune) bool { return unicode.Is(squares, r) }

var squares = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115f, 1}, {0x2e80, 0xa4cf, 1}, {0xac00, 0xd7a3, 1},
		{0xf900, 0xfaff, 1}, {0xfe30, 0xfe4f, 1}, {0xff00, 0xff60, 1}, {0xffe0, 0xffe6, 1},
	},
	R32: []unicode.Range32{{0x1f300, 0x1faff, 1}, {0x20000, 0x3fffd, 1}},
}

// The two characters that tell whether their neighbours are drawn as one.
const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
)

// skinTones are what may follow an emoji.
var skinTones = &unicode.RangeTable{R32: []unicode.Range32{{0x1f3fb, 0x1f3ff, 1}}}

// continues reports whether a character belongs to the one before it: a joiner, an
// accent, a variation of an emoji or its skin tone.
func continues(r rune) bool {
	return r == nonJoiner || r == joiner || unicode.In(r, unicode.Mn, unicode.Me, skinTones)
}

// Cut shortens a text with an ellipsis until it is at most limit pixels wide.
func (f Font) Cut(text string, limit float64) string {
	if f.Width(text) <= limit {
		return text
	}
	room := limit - f.Width("…")
	end, used := 0, 0.0
	for i, r := range text {
		used += f.Width(string(r))
		if used > room {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return strings.TrimRight(text[:end], " \u200c\u200d") + "…"
}

// Broadest returns the width of the widest of some lines.
func (f Font) Broadest(lines []string) float64 {
	w := 0.0
	for _, line := range lines {
		w = max(w, f.Width(line))
	}
	return w
}
