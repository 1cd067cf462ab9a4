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
}

// The fonts of a picture; palette.go has the same sizes as CSS.
var (
	titleFont    = font{17, true}
	subtitleFont = font{12, false}
	nameFont     = font{13, true}
	smallFont    = font{11, false}
	boundaryFont = font{12, true}
	badgeFont    = font{10.5, true}
)

// lineHeight is the distance of two lines of text.
func (f font) lineHeight() float64 { return float64(int(f.size*1.2 + 0.5)) }

// width measures one line of text in pixels.
func (f font) width(text string) float64 {
	sum := 0
	for _, r := range text {
		sum += advance(r, f.bold)
	}
	return float64(sum) * f.size / 1000
}

// advance returns the width of a character in thousandths of an em.
func advance(r rune, bold bool) int {
	ascii, latin := regularASCII[:], regularLatin[:]
	if bold {
		ascii, latin = boldASCII[:], boldLatin[:]
	}
	switch {
	case r >= 0x20 && r <= 0x7e:
		return int(ascii[r-0x20])
	case r >= 0xa0 && r <= 0xff:
		return int(latin[r-0xa0])
	case continues(r):
		return 0
	case wide(r):
		return 1000
	}
	if w, ok := punctuation[r]; ok {
		return w
	}
	return 600
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
// and text that is too long end in an ellipsis. Empty text has no lines.
func (f font) wrap(text string, limit float64, lines int) []string {
	all := words(text)
	for i := range all {
		all[i].text = f.cut(all[i].text, limit+longWord)
	}
	greedy := f.fill(all, limit)
	if len(greedy) > lines {
		rest := strings.Join(greedy[lines-1:], " ")
		return append(greedy[:lines-1:lines-1], f.cut(strings.TrimRight(rest, "… ")+"…", limit))
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

// widest returns the width of the widest of some lines.
func (f font) widest(lines []string) float64 {
	w := 0.0
	for _, line := range lines {
		w = max(w, f.width(line))
	}
	return w
}
