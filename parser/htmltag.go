package parser

import (
	"bytes"
	"strings"
)

// htmlTag is a tag as a browser reads it.
type htmlTag struct {
	name  string // as spelled
	end   bool   // it is "</…>"
	empty bool   // it ends in "/>"
	attrs []htmlAttr
	// length counts the bytes of the tag, up to the end of the text if nothing closes it.
	length int
	closed bool
}

// htmlAttr is an attribute: its name in lower case and its value as spelled, without quotes.
type htmlAttr struct{ name, value string }

// htmlBlanks are the separators of attributes.
const htmlBlanks = " \t\n\r\f"

// readTag reads the tag at the beginning of a text. ok is false if there is none.
func readTag(text []byte) (t htmlTag, ok bool) {
	i := 1
	if i < len(text) && text[i] == '/' {
		t.end, i = true, 2
	}
	if i >= len(text) || !isLetter(text[i]) {
		return t, false
	}
	n := spanOf(text[i:], htmlBlanks+"/>")
	t.name = string(text[i : i+n])
	i += n
	for i < len(text) {
		switch c := text[i]; {
		case c == '>':
			t.empty, t.closed, t.length = text[i-1] == '/', true, i+1
			return t, true
		case c == '/' || strings.IndexByte(htmlBlanks, c) >= 0:
			i++
		default:
			n := max(1, spanOf(text[i:], htmlBlanks+"/>="))
			a := htmlAttr{name: strings.ToLower(string(text[i : i+n]))}
			i += n
			n, a.value = readValue(text[i:])
			i += n
			t.attrs = append(t.attrs, a)
		}
	}
	t.length = len(text)
	return t, true
}

// readValue reads "=value" and the blanks before it, if present, and returns its length in bytes.
func readValue(text []byte) (length int, value string) {
	i := blanksOf(text)
	if i >= len(text) || text[i] != '=' {
		return 0, ""
	}
	i++
	i += blanksOf(text[i:])
	if i >= len(text) {
		return i, ""
	}
	if quote := text[i]; quote == '"' || quote == '\'' {
		n := spanOf(text[i+1:], string(quote))
		return min(len(text), i+n+2), string(text[i+1 : i+1+n])
	}
	n := spanOf(text[i:], htmlBlanks+">")
	return i + n, string(text[i : i+n])
}

func blanksOf(text []byte) int { return len(text) - len(bytes.TrimLeft(text, htmlBlanks)) }

// spanOf counts the bytes before the first of some characters.
func spanOf(text []byte, chars string) int {
	if i := bytes.IndexAny(text, chars); i >= 0 {
		return i
	}
	return len(text)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
