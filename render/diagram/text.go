package diagram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trustseam/trustseam/source"
)

// font is a size in pixels and a weight of the one family that pictures use.
type font struct {
	size float64
	bold bool
	// widest says that text is measured for the widest font that a reader may have.
	widest bool
}

// The fonts of a picture; palette.go has the same sizes as CSS.
var (
	titleFont    = font{size: 17, bold: true}
	subtitleFont = font{size: 12}
	nameFont     = font{size: 13, bold: true}
	smallFont    = font{size: 11}
	boundaryFont = font{size: 12, bold: true}
	badgeFont    = font{size: 10.5, bold: true}
)

// lineHeight is the distance of two lines of text.
func (f font) lineHeight() float64 { return float64(int(f.size*1.2 + 0.5)) }

// anywhere is the font as the reader with the widest one sees it.
func (f font) anywhere() font {
	f.widest = true
	return f
}

// room is what lines need within a shape: their width and a margin where the reader has
// the font that they are laid out for, and with any other at least a part of that.
func (f font) room(lines []string, margin, least float64) float64 {
	return max(f.broadest(lines)+margin, f.anywhere().broadest(lines)+least)
}

// hinting is how much wider than its design a small text may be where each character takes whole pixels.
const hinting = 1.02

// width measures one line of text in pixels.
func (f font) width(text string) float64 {
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
func (f font) measured(text string) bool {
	for _, r := range text {
		if _, ok := f.advance(r); !ok {
			return false
		}
	}
	return true
}

// tight reports whether a text that has room for its width and some spare pixels may take
// more in the widest font. Of one that cannot be measured nobody knows.
func (f font) tight(text string, spare float64) bool {
	return f.measured(text) && f.anywhere().width(text) > f.width(text)+spare
}

// What is not measured: fonts differ in it, so the guess for the widest is a generous one.
const (
	usualAdvance  = 600
	widestAdvance = 720
)

// advance returns the width of a character in thousandths of an em, and whether it is more than a guess.
func (f font) advance(r rune) (width int, known bool) {
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

// clean makes one line of an author's text: what cannot be seen is no part of a picture.
func clean(text string) string { return source.OneLine(text) }

// joins reports whether a character is one of the two that tell whether its neighbours are drawn as one.
func joins(r rune) bool { return r == 0x200c || r == 0x200d }

// continues reports whether a character belongs to the one before it: a joiner, an
// accent, a variation of an emoji or its skin tone.
func continues(r rune) bool {
	return joins(r) || unicode.In(r, unicode.Mn, unicode.Me) || r >= 0x1f3fb && r <= 0x1f3ff
}

// cut shortens a text with an ellipsis until it is at most limit pixels wide.
func (f font) cut(text string, limit float64) string {
	if f.width(text) <= limit {
		return text
	}
	room := limit - f.width("…")
	end, used := 0, 0.0
	for i, r := range text {
		used += f.width(string(r))
		if used > room {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return strings.TrimRight(text[:end], " \u200c\u200d") + "…"
}

// word is a piece of text that does not break; blank tells that a blank stands before it.
type word struct {
	text  string
	blank bool
}

// words splits clean text at blanks and around wide characters, never inside a character of several parts.
func words(text string) []word {
	var out []word
	open, blank := false, false
	last := ' '
	for _, r := range text {
		glued := continues(r) || last == 0x200d
		last = r
		switch {
		case r == ' ':
			open, blank = false, true
			continue
		case len(out) > 0 && !blank && (glued || open && !wide(r)):
			out[len(out)-1].text += string(r)
			if glued {
				continue
			}
		default:
			out = append(out, word{string(r), blank})
		}
		open, blank = !wide(r), false
	}
	return out
}

// longWord is how far a single word may reach over the width of its column
// before it is cut: a whole word reads better than a narrow one.
const longWord = 24

// wrap breaks a text into at most lines lines of at most limit pixels. It uses as
// few lines as it can and makes them about equally wide. A word that is far too wide
// breaks between its parts; a part that is, and text that is too long, end in an
// ellipsis. Empty text has no lines.
func (f font) wrap(text string, limit float64, lines int) []string {
	return f.wrapWithin(text, limit, limit+longWord, lines)
}

// wrapWithin is wrap where a single word may be of another width.
func (f font) wrapWithin(text string, limit, widest float64, lines int) []string {
	all := f.broken(words(text), widest)
	greedy := f.fill(all, limit)
	if len(greedy) > lines {
		return f.shorten(all, greedy, limit, lines)
	}
	best := greedy
	for narrow := limit - 4; narrow > 0; narrow -= 4 {
		tried := f.fill(all, narrow)
		if len(tried) > len(greedy) {
			break
		}
		best = tried
	}
	return best
}

// shorten keeps the first of too many lines, and ends the last of those in an ellipsis.
func (f font) shorten(all []word, greedy []string, limit float64, lines int) []string {
	head, rest := greedy[:lines-1:lines-1], ""
	taken := strings.Join(head, "")
	for _, w := range all {
		if after, ok := strings.CutPrefix(taken, w.text); ok && rest == "" {
			taken = strings.TrimPrefix(after, " ")
			continue
		}
		if w.blank && rest != "" {
			rest += " "
		}
		rest += w.text
	}
	return append(head, f.cut(strings.TrimRight(rest, "… ")+"…", limit))
}

// broken splits the words that are wider than a line into their parts, and cuts what is then still too wide.
func (f font) broken(all []word, widest float64) []word {
	var out []word
	for _, w := range all {
		if f.width(w.text) <= widest {
			out = append(out, w)
			continue
		}
		for i, part := range parts(w.text) {
			out = append(out, word{f.cut(part, widest), w.blank && i == 0})
		}
	}
	return out
}

// parts splits a word where people who write it without blanks mean one: in camelCase,
// HTTPServer, snake_case, a-b, a.b and a/b.
func parts(text string) []string {
	var out []string
	runes := []rune(text)
	start := 0
	for i := 1; i < len(runes); i++ {
		before, r := runes[i-1], runes[i]
		lower := i+1 < len(runes) && unicode.IsLower(runes[i+1]) && i > start+1 // OAuth is one word, HTTPServer two
		switch {
		case continues(r):
			continue
		case unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsDigit(before) || unicode.IsUpper(before) && lower),
			strings.ContainsRune("_-./:@,;+&=", before) && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			out = append(out, string(runes[start:i]))
			start = i
		}
	}
	return append(out, string(runes[start:]))
}

// fill puts as many words on each line as fit.
func (f font) fill(all []word, limit float64) []string {
	var out []string
	for _, w := range all {
		if n := len(out); n > 0 {
			joined := out[n-1] + w.text
			if w.blank {
				joined = out[n-1] + " " + w.text
			}
			if f.width(joined) <= limit {
				out[n-1] = joined
				continue
			}
		}
		out = append(out, w.text)
	}
	return out
}

// broadest returns the width of the widest of some lines.
func (f font) broadest(lines []string) float64 {
	w := 0.0
	for _, line := range lines {
		w = max(w, f.width(line))
	}
	return w
}
