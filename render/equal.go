package render

import (
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// comparison tells whether regions of a document are as they should be.
type comparison struct {
	doc   *model.Document
	wants map[*model.Region]string // what each should hold, laid out
	// have and want are what a reader sees of the regions by name, as they are and as
	// they should be; nil until needed.
	have, want map[string]string
}

// equal reports whether a region shows what it should: rewriting it would change
// nothing that anybody sees. Formatters preserve that. body is the text that should be
// there.
//
// A region spelled as generate spells it is equal at once. One that does not even
// contain the same words is not, so that only other spellings of our own text are
// ever parsed.
func (c *comparison) equal(r *model.Region, have, body string) bool {
	raw := string(c.doc.File.Slice(r.Body))
	if raw == c.wants[r] {
		return true
	}
	if Normalize(have) != Normalize(body) || !readable(raw, have) {
		return false
	}
	if c.have == nil {
		c.read()
	}
	seen, ok := c.have[r.Name()]
	should, found := c.want[r.Name()]
	return ok && found && seen == should
}

// readable reports whether a region is worth reading: raw is its text in the document,
// lines its lines without their containers' prefixes.
func readable(raw, lines string) bool {
	if strings.ContainsFunc(lines, unseen) || strings.Count(raw, "\r") != strings.Count(raw, "\r\n") {
		return false
	}
	passage := 0
	for _, line := range splitLines(raw) {
		if text := strings.Trim(line, "> \t"); text == "" || strings.HasPrefix(text, "|") {
			passage = 0
		}
		// Blanks do not count: a formatter may pad a table with any number.
		if passage += len(line) - strings.Count(line, " "); passage > limit.Passage {
			return false
		}
	}
	return true
}

// unseen reports whether a character is a control other than a line feed. No formatter writes one
// after the indentation of a line, not even a tab, and readers disagree about them.
func unseen(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 }

// read reads the document as it is and as it should be.
func (c *comparison) read() {
	text := c.doc.File.Text
	var have, want []stretch
	var should []byte
	at := 0
	for _, r := range c.doc.Regions {
		body, ok := c.wants[r]
		if !ok {
			continue
		}
		have = append(have, stretch{r.Name(), r.Begin, r.End})
		should = append(append(should, text[at:r.Body.Start]...), body...)
		shift := len(should) - r.Body.End
		want = append(want, stretch{r.Name(), moved(r.Begin, len(should)-len(body)-r.Body.Start), moved(r.End, shift)})
		at = r.Body.End
	}
	should = append(should, text[at:]...)
	c.have = readStretches(text, c.doc.Start, have)
	c.want = readStretches(should, c.doc.Start, want)
}

// moved returns a span shifted by an offset.
func moved(s source.Span, by int) source.Span {
	return source.Span{Start: s.Start + by, End: s.End + by}
}
