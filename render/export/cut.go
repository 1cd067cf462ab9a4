package export

import (
	"strings"
	"unicode/utf16"
)

// cut shortens a line to at most some UTF-16 code units, which is how trackers count characters or more than they
// count: after a word, if one ends in its second half.
func cut(text string, most int) string {
	room, word, end := most-1, 0, 0 // one for the ellipsis
	used := 0
	for i, r := range text {
		if r == ' ' && used <= room {
			word = i
		}
		if used <= room {
			end = i
		}
		used += utf16.RuneLen(r)
	}
	if used <= most {
		return text
	}
	if word >= end/2 && word > 0 {
		end = word
	}
	return strings.TrimRight(text[:end], " ") + "…"
}

// fitted is the text of an item that fits a bound in UTF-16 code units: with its texts as they are or, if escapes make too
// much of them, with shorter ones.
func fitted(i Item, most int, text func(Item) string) string {
	for longest := most; longest > shortest; longest /= 2 {
		if whole := text(i.shortened(longest)); len(utf16.Encode([]rune(whole))) <= most {
			return whole
		}
	}
	return text(i.shortened(shortest))
}

// shortest is what is left of each text at least. No escape makes so much of it that an issue would not take it.
const shortest = 100
