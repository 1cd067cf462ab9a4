package paint

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// writer builds SVG text. Whatever is put into a format is made safe by its type:
// a string is an author's text and is escaped, a number gets one decimal, and only
// raw is written as it is.
type writer struct {
	b      strings.Builder
	inline bool // the picture is within a page
	change bool // the picture shows a change: signs say nothing of threats
	id     raw  // what its ids begin with
}

// raw is markup or other text that this package has made.
type raw string

// put appends a format whose verbs are all %v.
func (w *writer) put(format string, args ...any) {
	safe := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			safe[i] = Escape(a)
		case float64:
			safe[i] = Decimal(a)
		default:
			safe[i] = a
		}
	}
	fmt.Fprintf(&w.b, format, safe...)
}

func (w *writer) raw() raw { return raw(w.b.String()) }

// Decimal writes a number with at most one decimal. An unknown one is a hole; see hole.go.
func Decimal(n float64) string {
	if math.IsNaN(n) {
		return NumberHole
	}
	n = geom.Tenth(n)
	if n == 0 {
		return "0" // never "-0"
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// Escape makes text safe in XML character data and in attributes. An apostrophe needs none: every
// attribute is in double quotes.
func Escape(text string) string {
	return escapes.Replace(scene.Clean(text))
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// text writes one line of text with its baseline at y, of the given classes.
func (w *writer) text(class raw, x, y float64, content string) {
	w.put(`<text class="%v" x="%v" y="%v">%v</text>`, class, x, y, content)
}

// fitted writes a line of text that has room for its width and some spare pixels. Where a
// wide font would take more, the reader's program is told to make it narrower.
func (w *writer) fitted(class raw, x, y float64, content string, f font.Font, spare float64) {
	if !f.Tight(content, spare) {
		w.text(class, x, y, content)
		return
	}
	w.put(`<text class="%v" x="%v" y="%v" textLength="%v" lengthAdjust="spacingAndGlyphs">%v</text>`, class, x, y, f.Width(content), content)
}

// path writes a chain of cubic curves as path data. Steps from point to point are
// shorter to write than places, and a minus sign separates as well as a blank.
func path(c geom.Curve) raw {
	if math.IsNaN(c[0].X) {
		return CurveHole
	}
	var b strings.Builder
	at := c[0].Rounded()
	fmt.Fprintf(&b, "M%s %s", Decimal(at.X), Decimal(at.Y))
	for i := range c.Segments() {
		for k, p := range c.Segment(i)[1:] {
			p = p.Rounded()
			step := p.Minus(at)
			b.WriteString(separated(Decimal(step.X), k == 0, 'c'))
			b.WriteString(separated(Decimal(step.Y), false, ' '))
			if k == 2 {
				at = p
			}
		}
	}
	return raw(b.String())
}

// separated puts before a number what separates it from the one before: a
// command, or a blank where it does not begin with a minus sign.
func separated(number string, command bool, mark byte) string {
	switch {
	case command:
		return string(mark) + number
	case number[0] == '-':
		return number
	}
	return " " + number
}
