package playground

import (
	"sort"
	"unicode/utf8"
)

// units translates offsets in bytes to offsets in UTF-16 code units, in which a browser counts.
type units struct {
	text []byte
	// wide are the offsets of the characters of more than one byte, and after how many units each begins.
	wide, begins []int
}

func newUnits(text []byte) units {
	u := units{text: text}
	for at, n := 0, 0; at < len(text); {
		if text[at] < utf8.RuneSelf {
			at, n = at+1, n+1
			continue
		}
		u.wide, u.begins = append(u.wide, at), append(u.begins, n)
		_, size := utf8.DecodeRune(text[at:])
		at, n = at+size, n+width(size)
	}
	return u
}

// width is how many units a character of so many bytes takes.
func width(bytes int) int {
	if bytes == 4 {
		return 2
	}
	return 1
}

// at translates an offset. One beyond the text is its end; one within a character, the begin of that.
func (u units) at(offset int) int {
	offset = min(max(offset, 0), len(u.text))
	i := sort.SearchInts(u.wide, offset+1) - 1
	if i < 0 {
		return offset
	}
	_, size := utf8.DecodeRune(u.text[u.wide[i]:])
	past := offset - (u.wide[i] + size)
	if past < 0 {
		return u.begins[i]
	}
	return u.begins[i] + width(size) + past
}
