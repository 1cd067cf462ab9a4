package parser

import (
	"bytes"
	"html"
	"unicode"
	"unicode/utf8"

	"github.com/trustseam/trustseam/source"
)

// fenceWord is the info word of our blocks. It is case-sensitive.
const fenceWord = "dfd"

// isOurs reports whether an info string has our word: it runs up to a blank or
// up to the first character that starts attributes in any of the platforms.
func isOurs(info []byte) bool {
	if i := bytes.IndexAny(info, " \t{,:"); i >= 0 {
		info = info[:i]
	}
	return string(info) == fenceWord
}

// resembles reports whether an info string has a word that a reader takes for
// ours: once character references are decoded, case is folded, and whatever cannot
// be seen and whatever stands around the word is left out.
func resembles(info []byte) bool {
	matched := 0
	for len(info) > 0 {
		r, n := decodeRune(info)
		info = info[n:]
		switch {
		case r == '\n', r == '\r', r == '`', r == '~':
			return matched == len(fenceWord)
		case matched == len(fenceWord):
			return !continuesWord(r)
		case r == '\\', r == utf8.RuneError, source.Hidden(r), unicode.Is(unicode.Mn, r):
		case foldRune(r) == rune(fenceWord[matched]):
			matched++
		case matched > 0, continuesWord(r):
			return false
		}
	}
	return matched == len(fenceWord)
}

// continuesWord reports whether a character makes another word of ours, such as dfd-old.
func continuesWord(r rune) bool {
	return r == '-' || r == '_' || !source.Hidden(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// foldRune folds case and the wide forms of letters.
func foldRune(r rune) rune {
	if r >= 0xff01 && r <= 0xff5e {
		r -= 0xff01 - '!'
	}
	return unicode.ToLower(r)
}

// decodeRune returns the first character of a text and its length, of a character reference the one that it stands for.
func decodeRune(text []byte) (rune, int) {
	const longest = 40
	if text[0] == '&' {
		if i := bytes.IndexByte(text[:min(len(text), longest)], ';'); i > 0 {
			reference := string(text[:i+1])
			if decoded := html.UnescapeString(reference); decoded != reference {
				r, _ := utf8.DecodeRuneInString(decoded)
				return r, i + 1
			}
		}
	}
	return utf8.DecodeRune(text)
}

// undecidedFence returns where the last run of backticks or tildes begins that more text
// may make a fence of ours, or else the length of the text.
func undecidedFence(text []byte) int {
	last := max(bytes.LastIndex(text, []byte("```")), bytes.LastIndex(text, []byte("~~~")))
	if last < 0 || bytes.ContainsAny(text[last:], "\r\n") {
		return len(text)
	}
	return last
}

// mayOpen reports whether a document has a line that may open a block of ours, or
// something that a reader takes for one.
func mayOpen(text []byte) bool {
	for _, run := range []string{"```", "~~~"} {
		for rest := text; ; {
			i := bytes.Index(rest, []byte(run))
			if i < 0 {
				break
			}
			rest = rest[i:]
			rest = rest[runOf(rest, run[0]):]
			if resembles(rest) {
				return true
			}
		}
	}
	return false
}
