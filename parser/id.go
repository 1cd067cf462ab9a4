package parser

import (
	"strings"

	"github.com/trustseam/trustseam/source"
)

// declaredID is where an id was declared and what it names.
type declaredID struct {
	noun string // "process", "boundary", "flow", …
	span source.Span
}

// idLength returns how many bytes at the start of text can be an id. An arrow ends an id.
func idLength(text string) int {
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_':
		case c == '-' && !(i+1 < len(text) && text[i+1] == '>'):
		default:
			return i
		}
	}
	return len(text)
}

// goodID checks the form of an id that idLength has delimited.
func (n *notation) goodID(id piece) bool {
	text := id.text()
	switch {
	case len(text) > maxID:
		n.report(id.span(), source.BadID, "id `%s` is longer than %d characters", shorten(text), maxID)
	case text[0] == '-' || text[0] == '_' || text[len(text)-1] == '-':
		n.report(id.span(), source.BadID, "id `%s` must begin with a letter or digit and not end with `-`", text)
	default:
		return true
	}
	return false
}

// declare records an id and reports a second declaration of it.
func (n *notation) declare(id piece, noun string) bool {
	if first, ok := n.ids[id.text()]; ok {
		n.reportWithNote(id.span(), source.DuplicateID, n.file.Note(first.span.Start, "%s `%s` was declared here", first.noun, id.text()),
			"id `%s` is already used on line %d", id.text(), n.file.Position(first.span.Start).Line)
		return false
	}
	n.ids[id.text()] = declaredID{noun, id.span()}
	return true
}

// form is the spelling of a declaration and its name in messages.
type form struct{ word, noun, text string }

// named returns the form of everything that has a name.
func named(word string) form { return form{word, word, "name"} }

// String returns the form as an author writes it.
func (f form) String() string { return f.word + " id: " + strings.ToUpper(f.text[:1]) + f.text[1:] }

// header reads `id: text` and returns both.
func (n *notation) header(f form, p piece) (id piece, text string, ok bool) {
	raw := p.text()
	length := idLength(raw)
	id = piece{p.line, p.start, p.start + length}
	rest := p.from(length)
	colon := indexByte(raw, ':')
	switch {
	case raw == "":
		n.report(p.endSpan(), source.BadID, "%s has no id; write `%s`", f.noun, f)
		return id, "", false
	case colon == 0:
		n.report(p.at(0).span(), source.BadID, "%s has no id before `:`; write `%s`", f.noun, f)
		return id, "", false
	case colon > 0 && (rest.empty() || rest.text()[0] != ':'):
		bad := p.upTo(colon)
		n.report(bad.span(), source.BadID, "`%s` is not an id; ids are letters, digits, `-` and `_`", shorten(bad.text()))
		return id, "", false
	case colon < 0:
		n.report(p.endSpan(), source.MissingSeparator, "no `:` after the id; write `%s`", f)
		return id, "", false
	}
	if !n.goodID(id) {
		return id, "", false
	}
	text, ok = n.text(f.noun+" `"+id.text()+"`", f.text, rest.from(1))
	return id, text, ok
}

// text reads free text: not empty, not too long, and without attributes that lack their pipe.
func (n *notation) text(subject, noun string, p piece) (string, bool) {
	text := unescape(p.text())
	if source.Blank(text) {
		n.report(p.span(), source.MissingText, "%s has no %s", subject, noun)
		return "", false
	}
	if len(text) > maxText {
		n.report(p.span(), source.TooLarge, "%s of %s is longer than %d bytes", noun, subject, maxText)
		return "", false
	}
	return text, n.noAttributes(p)
}

func indexByte(text string, c byte) int {
	for i := 0; i < len(text); i++ {
		if text[i] == c {
			return i
		}
	}
	return -1
}

// RefusedID says why a text cannot be an id, in the words of a diagnostic; "" if it can.
func RefusedID(text string) string {
	n := &notation{file: source.NewFile("", []byte(text))}
	id := piece{source.Line{Text: text}, 0, len(text)}
	switch {
	case text == "":
		return "id is empty; ids are letters, digits, `-` and `_`"
	case idLength(text) < len(text):
		return "`" + shorten(text) + "` is not an id; ids are letters, digits, `-` and `_`"
	case !n.goodID(id):
		return n.diags[0].Message
	}
	return ""
}
