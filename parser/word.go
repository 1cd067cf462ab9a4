package parser

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trustseam/trustseam/source"
	"golang.org/x/text/unicode/norm"
)

// fenceWord is the info word of our blocks. It is case-sensitive.
const fenceWord = "dfd"

// isOurs reports whether an info string has our word: it ends at a blank or at
// the first character that starts attributes on any platform.
func isOurs(info []byte) bool {
	if i := bytes.IndexAny(info, " \t{,:"); i >= 0 {
		info = info[:i]
	}
	return string(info) == fenceWord
}

// resembles reports whether an info string has a word that a reader takes for ours,
// after decoding character references, folding case, and removing everything invisible
// and everything around the word. In braces, and after them, some platforms allow the
// word anywhere.
func resembles(info []byte) bool {
	info = bytes.TrimLeft(info, " \t")
	if len(info) == 0 || info[0] != '{' {
		return resemblesAtStart(info)
	}
	if end := bytes.IndexAny(info, "\r\n`~"); end >= 0 {
		info = info[:end]
	}
	for _, word := range bytes.FieldsFunc(info, func(r rune) bool { return strings.ContainsRune(" \t{},", r) }) {
		if word[0] != '#' && !bytes.HasPrefix(word, []byte("id=")) && resemblesAtStart(word[bytes.LastIndexByte(word, '=')+1:]) {
			return true
		}
	}
	return false
}

// resemblesAtStart is resembles for the first word.
func resemblesAtStart(info []byte) bool {
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

// continuesWord reports whether a character turns our word into another one, such as dfd-old.
func continuesWord(r rune) bool {
	return r == '-' || r == '_' || !source.Hidden(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// alike are letters of other scripts, and other forms, that look like the letters of our word.
var alike = map[rune]rune{'ԁ': 'd', 'Ԁ': 'd', 'Ꮷ': 'd', 'ᑯ': 'd', 'ꓒ': 'd', 'ƒ': 'f', 'ſ': 'f', 'ẝ': 'f', 'ք': 'f', 'ꞙ': 'f', 'ꬵ': 'f'}

// foldRune folds case, Unicode's mathematical and full-width letters, and lookalikes.
func foldRune(r rune) rune {
	if plain, ok := alike[r]; ok {
		return plain
	}
	if r >= utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	}
	return unicode.ToLower(r)
}

// decodeRune returns the first character of a text, decoded if it is a character reference, and its length.
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

// undecidedFence returns where a run of backticks or tildes, or a tag, begins that more text
// may complete, or else the length of the text.
func undecidedFence(text []byte) int {
	end := len(text)
	last := max(bytes.LastIndex(text, []byte("```")), bytes.LastIndex(text, []byte("~~~")))
	if last >= 0 && !bytes.ContainsAny(text[last:], "\r\n") {
		end = last
	}
	// A tag may continue, too.
	from := max(0, len(text)-longTag)
	if i := bytes.IndexByte(text[from:], '<'); i >= 0 {
		end = min(end, from+i)
	}
	return end
}

// showsBlock reports whether a page would show one of our blocks with this tag: in a
// document, such HTML looks to its readers like the block.
func showsBlock(t htmlTag) bool {
	if t.end || !strings.EqualFold(t.name, "pre") && !strings.EqualFold(t.name, "code") {
		return false
	}
	for _, a := range t.attrs {
		if a.name != "lang" && a.name != "class" && a.name != "data-lang" {
			continue
		}
		for _, word := range strings.Fields(html.UnescapeString(a.value)) {
			for _, before := range []string{"language-", "lang-", "highlight-source-"} {
				word = strings.TrimPrefix(word, before)
			}
			if resemblesAtStart([]byte(word)) {
				return true
			}
		}
	}
	return false
}

// mayShow reports whether a document has a tag for which showsBlock is true, or a tag
// too long to tell.
func mayShow(text []byte) bool {
	for _, tag := range []string{"<pre", "<code"} {
		for rest := text; ; rest = rest[1:] {
			i := indexFold(rest, tag)
			if i < 0 {
				break
			}
			rest = rest[i:]
			if t, _ := readTag(rest[:min(len(rest), longTag)]); showsBlock(t) || !t.closed && t.length == longTag {
				return true
			}
		}
	}
	return false
}

// longTag is the length at which a tag is not read to its end just to find out whether a document is of interest.
const longTag = 1 << 10

// mayOpen reports whether a document has a line that may open one of our blocks,
// or something that a reader takes for one.
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
