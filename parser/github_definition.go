package parser

import (
	"bytes"
	"regexp"
	"sync"
)

// maxLabel is the maximum length of the label of a link definition.
const maxLabel = 1000

// definitionTitle matches the title of a link definition.
var definitionTitle = sync.OnceValue(func() *regexp.Regexp {
	const escaped = "\\\\[!-/:-@\\[-`{-~]"
	re := regexp.MustCompile(`^(?:"(?:` + escaped + `|[^"])*"|'(?:` + escaped + `|[^'])*'|\((?:` + escaped + `|[^()])*\))`)
	re.Longest()
	return re
})

// skipDefinitions returns what follows the link definitions of a paragraph.
func skipDefinitions(text []byte) []byte {
	for len(text) > 0 && text[0] == '[' {
		n := definitionLength(text)
		if n == 0 {
			break
		}
		text = text[n:]
	}
	return text
}

// definitionLength returns the length of the link definition at the start of a text, or 0.
func definitionLength(text []byte) int {
	label := labelLength(text)
	if label == 0 || label >= len(text) || text[label] != ':' {
		return 0
	}
	at := skipLineEnd(text, label+1)
	url := urlLength(text[at:])
	if url < 0 {
		return 0
	}
	at += url
	if title := skipLineEnd(text, at); title > at {
		if n := len(definitionTitle().Find(text[title:])); n > 0 {
			if end, ok := endOfLine(text, title+n); ok {
				return end
			}
		}
	}
	end, _ := endOfLine(text, at)
	return end
}

// labelLength returns the length of a label with its brackets, or 0.
func labelLength(text []byte) int {
	i := 1
	for ; i < len(text) && text[i] != ']'; i++ {
		switch {
		case text[i] == '[', i > maxLabel:
			return 0
		case text[i] == '\\' && i+1 < len(text) && isPunctuation(text[i+1]):
			i++
		}
	}
	if i >= len(text) || len(bytes.Trim(text[1:i], " \t\v\f\r\n")) == 0 {
		return 0
	}
	return i + 1
}

// urlLength returns the length of an address, or -1.
func urlLength(text []byte) int {
	if len(text) > 0 && text[0] == '<' {
		return bracketedLength(text)
	}
	depth := 0
	i := 0
	for i < len(text) && !isSpace(text[i]) {
		switch {
		case text[i] == '\\' && i+1 < len(text) && isPunctuation(text[i+1]):
			i++
		case text[i] == '(':
			if depth++; depth > 32 {
				return -1
			}
		case text[i] == ')':
			if depth--; depth < 0 {
				return i
			}
		}
		i++
	}
	if i == 0 || i >= len(text) {
		return -1
	}
	return i
}

// bracketedLength returns the length of an address in angle brackets, or -1.
func bracketedLength(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '>':
			if i+1 >= len(text) {
				return -1
			}
			return i + 1
		case '\\':
			i++
		case '\n', '<':
			return -1
		}
	}
	return -1
}

// skipLineEnd skips blanks, including at most one line end.
func skipLineEnd(text []byte, at int) int {
	at = skipSpaces(text, at)
	if at < len(text) && text[at] == '\n' {
		at = skipSpaces(text, at+1)
	}
	return at
}

func skipSpaces(text []byte, at int) int {
	for at < len(text) && isBlank(text[at]) {
		at++
	}
	return at
}

// endOfLine returns where the next line begins, when nothing else is on this one.
func endOfLine(text []byte, at int) (int, bool) {
	at = skipSpaces(text, at)
	switch {
	case at == len(text):
		return at, true
	case text[at] == '\n':
		return at + 1, true
	}
	return 0, false
}
