package evidence

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/render/diagram/internal/paint"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// What may be in a hole: numbers as decimal writes them, and paths as path and dashes do.
const numberForm = `-?(?:0|[1-9]\d{0,5})(?:\.[1-9])?`

var (
	numberAhead  = lazy.Regexp(`^` + numberForm)
	curveAhead   = lazy.Regexp(`^M` + numberForm + ` ` + numberForm + `(?:c` + numberForm + `(?:[ -]` + unsigned + `){5})+`)
	outlineAhead = lazy.Regexp(`^(?:M` + numberForm + ` ` + numberForm + `(?:[HV]` + numberForm + `|Q` + numberForm + `(?: ` + numberForm + `){3}))+`)
	zoneAhead    = lazy.Regexp(`^[0-5]`)
	anyNumber    = lazy.Regexp(numberForm)
)

// unsigned is a number without its sign.
const unsigned = `(?:0|[1-9]\d{0,5})(?:\.[1-9])?`

// slack is how much a number may differ that was computed from rounded ones in the file.
const slack = 0.11

// match compares a picture with a pattern. The error says where they differ.
func match(pattern, svg string, size float64) error {
	i, k := 0, 0
	for i < len(pattern) {
		var ahead *regexp.Regexp
		switch pattern[i : i+1] {
		case paint.NumberHole:
			ahead = numberAhead()
		case paint.CurveHole:
			ahead = curveAhead()
		case paint.OutlineHole:
			ahead = outlineAhead()
		case paint.ZoneHole:
			ahead = zoneAhead()
		default:
			if k < len(svg) && pattern[i] == svg[k] {
				i, k = i+1, k+1
				continue
			}
			near, there, ok := nearly(pattern, i, svg, k)
			if !ok && i > 0 && pattern[i-1] == '<' { // quoted, a tag reads better whole
				return parting(pattern[i-1:], svg, k-1)
			}
			if !ok {
				return parting(pattern[i:], svg, k)
			}
			i, k = near, there
			continue
		}
		found := ahead.FindString(upToQuote(svg[k:]))
		if found == "" {
			return parting(pattern[i:], svg, k)
		}
		if pattern[i:i+1] != paint.ZoneHole && !onPage(found, size) {
			return fmt.Errorf("line %d has something at `%s`, off the page", lineOf(svg, k), shorten(found))
		}
		i, k = i+1, k+len(found)
	}
	if k < len(svg) {
		return parting("", svg, k)
	}
	return nil
}

// onPage reports whether all numbers are on a page of some size. Steps of a path are small anyway.
func onPage(text string, size float64) bool {
	for _, digits := range anyNumber().FindAllString(text, -1) {
		if n, err := strconv.ParseFloat(digits, 64); err != nil || math.Abs(n) > size {
			return false
		}
	}
	return true
}

// places are the attributes with numbers that depend on others.
var places = lazy.Regexp(` (?:x|y|cx|cy|width|height|d|transform)="[^"]*$`)

// nearly compares the numbers at two offsets, which differ in a digit. It returns the offsets after
// them, and whether they are nearly equal.
func nearly(pattern string, i int, svg string, k int) (int, int, bool) {
	at := strings.LastIndexByte(pattern[:i], '<')
	if at < 0 || k > len(svg) || !places().MatchString(pattern[at:i]) {
		return 0, 0, false
	}
	from := i
	for from > 0 && k > 0 && isNumeric(pattern[from-1]) && pattern[from-1] == svg[k-1] {
		if from, k = from-1, k-1; pattern[from] == '-' {
			break
		}
	}
	a, b := numberAhead().FindString(upToQuote(pattern[from:])), numberAhead().FindString(upToQuote(svg[k:]))
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return from + len(a), k + len(b), a != b && from+len(a) >= i && err == nil && err2 == nil && math.Abs(x-y) <= slack
}

// upToQuote cuts a text at the end of an attribute: an expression takes time for all of its input.
func upToQuote(text string) string {
	value, _, _ := strings.Cut(text, `"`)
	return value
}

func isNumeric(b byte) bool { return b >= '0' && b <= '9' || b == '.' || b == '-' }

// parting says what a picture holds where a pattern wants something else.
func parting(pattern, svg string, at int) error {
	if at >= len(svg) {
		return fmt.Errorf("it ends where `%s` follows", shorten(pattern))
	}
	if pattern == "" {
		return fmt.Errorf("line %d goes on with `%s` where it ends", lineOf(svg, at), shorten(svg[at:]))
	}
	return fmt.Errorf("line %d has `%s` in the place of `%s`", lineOf(svg, at), shorten(svg[at:]), shorten(pattern))
}

func lineOf(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

// shown is how many characters of a picture a message quotes.
const shown = 40

// shorten makes a piece of a picture fit for a message.
func shorten(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	if at := strings.IndexAny(text, paint.NumberHole+paint.CurveHole+paint.OutlineHole+paint.ZoneHole); at >= 0 {
		text = text[:at]
	}
	text = strings.ReplaceAll(scene.Clean(text), "`", "'")
	if runes := []rune(text); len(runes) > shown {
		text = string(runes[:shown]) + "…"
	}
	return text
}
