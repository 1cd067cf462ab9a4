package font

import (
	"strings"
	"unicode"
)

// word is a piece of text that does not break; blank says that a blank precedes it.
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
		glued := continues(r) || last == joiner
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

// longWord is how far a single word may exceed the width of its column before it is cut: a whole
// word reads better than a narrow one.
const longWord = 24

// Wrap breaks a text into at most lines lines of at most limit pixels. It uses as
// few lines as it can and makes them about equally wide. A word that is far too wide
// breaks between its parts; a part that is, and text that is too long, end in an
// ellipsis. Empty text has no lines.
func (f Font) Wrap(text string, limit float64, lines int) []string {
	return f.WrapWithin(text, limit, limit+longWord, lines)
}

// narrower is by how many pixels lines are made narrower at a time, to be about equally wide.
const narrower = 4

// WrapWithin is Wrap with a separate limit for single words.
func (f Font) WrapWithin(text string, limit, widest float64, lines int) []string {
	all := f.broken(words(text), widest)
	greedy := f.fill(all, limit)
	if len(greedy) > lines {
		return f.shorten(all, greedy, limit, lines)
	}
	best := greedy
	for narrow := limit - narrower; narrow > 0; narrow -= narrower {
		tried := f.fill(all, narrow)
		if len(tried) > len(greedy) {
			break
		}
		best = tried
	}
	return best
}

// shorten keeps the first of too many lines, and ends the last of those in an ellipsis.
func (f Font) shorten(all []word, greedy []string, limit float64, lines int) []string {
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
	return append(head, f.Cut(strings.TrimRight(rest, "… ")+"…", limit))
}

// broken splits the words that are wider than a line into their parts, and cuts what is then still too wide.
func (f Font) broken(all []word, widest float64) []word {
	var out []word
	for _, w := range all {
		if f.Width(w.text) <= widest {
			out = append(out, w)
			continue
		}
		for i, part := range parts(w.text) {
			out = append(out, word{f.Cut(part, widest), w.blank && i == 0})
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
func (f Font) fill(all []word, limit float64) []string {
	var out []string
	for _, w := range all {
		if n := len(out); n > 0 {
			joined := out[n-1] + w.text
			if w.blank {
				joined = out[n-1] + " " + w.text
			}
			if f.Width(joined) <= limit {
				out[n-1] = joined
				continue
			}
		}
		out = append(out, w.text)
	}
	return out
}
