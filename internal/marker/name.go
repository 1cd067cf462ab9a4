package marker

import (
	"bytes"
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name names a criterion: the id of its block and that of its threat, RULE@SUBJECT.
type Name struct{ Block, Threat string }

// String is the name as it is written with "@".
func (n Name) String() string { return n.Block + "/" + n.Threat }

// Dotted is the name for formats that split at "@", such as Gherkin's tags.
func (n Name) Dotted() string { return n.Block + "/" + strings.Replace(n.Threat, "@", ".", 1) }

// Compare orders names by block, then by threat.
func (n Name) Compare(other Name) int {
	return cmp.Or(strings.Compare(n.Block, other.Block), strings.Compare(n.Threat, other.Threat))
}

// Named is a name and where it is in a text.
type Named struct {
	Name
	Start, End int
}

// Names lists the names in a text, in their order, however they are spelled.
func Names(text string) []Named {
	var all []Named
	b := []byte(text)
	for at := nextName(b, 0); at >= 0; at = nextName(b, at+1) {
		n, start, end, _ := nameAround(b, at)
		all = append(all, Named{n, start, end})
	}
	return all
}

// nextCandidate is the offset of the next slash followed by a capital, or -1.
func nextCandidate(text []byte, from int) int {
	for from < len(text) {
		i := bytes.IndexByte(text[from:], '/')
		if i < 0 || from+i+1 >= len(text) {
			return -1
		}
		from += i
		if c := text[from+1]; c >= 'A' && c <= 'Z' {
			return from
		}
		from++
	}
	return -1
}

// nextName is the offset of the slash in the next name, or -1. Most files have none, and need not be read closely.
func nextName(text []byte, from int) int {
	at := nextCandidate(text, from)
	for at >= 0 {
		if _, _, _, ok := nameAround(text, at); ok {
			break
		}
		at = nextCandidate(text, at+1)
	}
	return at
}

// longestID is more bytes than an id may have.
const longestID = 80

// nameAround reads the name whose slash is at an offset.
func nameAround(text []byte, slash int) (n Name, start, end int, ok bool) {
	rule := slash + 1
	digit := false
	for rule < len(text) && rule-slash <= longestID && isRule(text[rule]) {
		digit = digit || text[rule] >= '0' && text[rule] <= '9'
		rule++
	}
	if !digit || rule == len(text) || text[rule] != '@' && text[rule] != '.' {
		return Name{}, 0, 0, false
	}
	start, end = backOverID(text, slash), overID(text, rule+1)
	if start == slash || end == rule+1 {
		return Name{}, 0, 0, false
	}
	return Name{string(text[start:slash]), string(text[slash+1:rule]) + "@" + string(text[rule+1:end])}, start, end, true
}

func isRule(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// overID is the end of the id that begins at an offset: the offset itself for none.
func overID(text []byte, at int) int {
	end := at // after the last character that an id can end with
	for i := at; i < len(text) && i-at <= longestID; {
		r, size := utf8.DecodeRune(text[i:])
		if !inID(r) {
			break
		}
		i += size
		if r != '.' && r != '-' {
			end = i
		}
	}
	return end
}

// backOverID is the beginning of the id that ends at an offset.
func backOverID(text []byte, at int) int {
	start := at
	for i := at; i > 0 && at-i <= longestID; {
		r, size := utf8.DecodeLastRune(text[:i])
		if !inID(r) {
			break
		}
		i -= size
		if unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) {
			start = i
		}
	}
	return start
}

// inID reports whether ids of blocks, elements and boundaries may hold a character.
func inID(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Nd, r) || r == '.' || r == '_' || r == '-')
}
