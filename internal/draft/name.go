package draft

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// clean makes one line of a name of the source, without what may not be in a block, and says whether anything is left.
func clean(name string) (text string, ok bool) {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case r == utf8.RuneError:
			return -1
		}
		return r
	}, name)
	text = source.OneLine(cut(source.OneLine(visible))) // a cut may leave a joiner that joins nothing
	return text, !source.Blank(text)
}

// cut shortens a text to what a name may have, at a blank if there is one.
func cut(text string) string {
	if len(escape(text)) <= limit.Text {
		return text
	}
	size := 0
	for at, r := range text {
		if size += len(escape(string(r))); size > limit.Text-len("…") {
			text = text[:at]
			break
		}
	}
	if at := strings.LastIndexByte(text, ' '); at > len(text)/2 {
		text = text[:at]
	}
	return strings.TrimRight(text, " ") + "…"
}

// escape writes a text so that the notation reads it as text.
func escape(text string) string { return escaper.Replace(text) }

var escaper = strings.NewReplacer(`\`, `\\`, "|", `\|`, "#", `\#`)

// ids gives each thing of a block an id that nothing else has.
type ids map[string]bool

// choose makes an id of the first text that has a letter or digit of ASCII, and numbers it if it is taken.
func (taken ids) choose(noun string, texts ...string) string {
	base := noun
	for _, text := range texts {
		if slug := slug(text); slug != "" {
			base = slug
			break
		}
	}
	if strings.Trim(base, "0123456789") == "" { // a number is the id of a flow
		base = noun + "-" + base
	}
	id := base
	for n := 2; taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	taken[id] = true
	return id
}

// slugLength leaves room in an id, in bytes, for the noun before a number and the number after a name.
const slugLength = limit.ID - len("assumption--99999")

// idWords is how many words of a name make an id: enough to recognise it, few enough to type.
const idWords = 3

// slug makes an id of a text: its first words in lower case, or "".
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_')
	})
	id := strings.Trim(strings.Join(words[:min(idWords, len(words))], "-"), "-_")
	if len(id) > slugLength {
		id = strings.Trim(id[:slugLength], "-_")
	}
	return id
}

// value writes the value of an attribute, in quotes if it needs them.
func value(text string) string {
	plain := !strings.ContainsFunc(text, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:+", r))
	})
	if plain && text != "" {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
