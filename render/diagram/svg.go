package diagram

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// writer builds SVG text. Whatever is put into a format is made safe by its type:
// a string is an author's text and is escaped, a number gets one decimal, and only
// raw is written as it is.
type writer struct {
	b strings.Builder
}

// raw is markup or other text that this package has made.
type raw string

// put appends a format whose verbs are all %v.
func (w *writer) put(format string, args ...any) {
	safe := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			safe[i] = escape(a)
		case float64:
			safe[i] = decimal(a)
		default:
			safe[i] = a
		}
	}
	fmt.Fprintf(&w.b, format, safe...)
}

func (w *writer) raw() raw { return raw(w.b.String()) }

// decimal writes a number with at most one decimal.
func decimal(n float64) string {
	n = math.Round(n*10) / 10
	if n == 0 {
		return "0" // never "-0"
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// escape makes text safe in XML character data and in attributes. An apostrophe
// needs none: every attribute stands in double quotes.
func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(clean(text))
}

// text writes one line of text with its baseline at y, of the given classes.
func (w *writer) text(class raw, x, y float64, content string) {
	w.put(`<text class="%v" x="%v" y="%v">%v</text>`, class, x, y, content)
}

// path writes a chain of cubic curves as path data.
func (c curve) path() raw {
	var w writer
	w.put("M%v %v", c[0].X, c[0].Y)
	for i := range c.segments() {
		s := c.segment(i)
		w.put("C%v %v %v %v %v %v", s[1].X, s[1].Y, s[2].X, s[2].Y, s[3].X, s[3].Y)
	}
	return w.raw()
}

// moved returns the curve shifted.
func (c curve) moved(by point) curve {
	out := make(curve, len(c))
	for i, p := range c {
		out[i] = p.plus(by)
	}
	return out
}
