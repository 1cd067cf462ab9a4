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

// LineHeight is the distance of two lines of text.
func (f Font) LineHeight() float64 { return float64(int(f.size*1.2 + 0.5)) }

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
		return float64(sum) * f.size / 1000 * hinting
	}
	return float64(sum) * f.size / 1000
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

// Tight reports whether a text that has room for its width and some spare pixels may take
// more in the widest font. Of one that cannot be measured nobody knows.
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
		return 1000, true
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
func wide(r rune) bool {
	switch {
	case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f, r >= 0xff00 && r <= 0xff60,
		r >= 0xffe0 && r <= 0xffe6, r >= 0x1f300 && r <= 0x1faff, r >= 0x20000 && r <= 0x3fffd:
		return true
	}
	return false
}

// joins reports whether a character is one of the two that tell whether its neighbours are drawn as one.
func joins(r rune) bool { return r == 0x200c || r == 0x200d }

// continues reports whether a character belongs to the one before it: a joiner, an
// accent, a variation of an emoji or its skin tone.
func continues(r rune) bool {
	return joins(r) || unicode.In(r, unicode.Mn, unicode.Me) || r >= 0x1f3fb && r <= 0x1f3ff
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
