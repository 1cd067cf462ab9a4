package marker

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/trustseam/trustseam/internal/sourcetext"
)

var (
	// gherkinTitle is a keyword of any of Gherkin's languages and the title after it.
	gherkinTitle = regexp.MustCompile(`^\s*[\pL][\pL\pM '-]*:\s*(.*?)\s*$`)
	docString    = regexp.MustCompile("^\\s*(?:\"\"\"|```)")
)

// findGherkin reads tags, titles and comments of a feature. Steps, tables, doc strings
// and descriptions are what a test works on.
func findGherkin(text []byte) []Marker {
	var all []Marker
	quoted := false
	for at := 0; at < len(text); {
		l := sourcetext.Span{Start: at, End: sourcetext.LineEnd(text, at)}
		at = l.End + 1
		line := string(text[l.Start:l.End])
		switch trimmed := strings.TrimSpace(line); {
		case docString.MatchString(line):
			quoted = !quoted
		case quoted || l.IsLong() || trimmed == "":
		case strings.HasPrefix(trimmed, "@"):
			all = append(all, markersIn(l, line, Marker{Stated: true, Test: titleBelow(text, l)})...)
		case strings.HasPrefix(trimmed, "#"):
			if states(strings.TrimLeft(trimmed, commentSigns)) {
				all = append(all, markersIn(l, line, Marker{Stated: true, Test: titleBelow(text, l)})...)
			}
		default:
			if m := gherkinTitle.FindStringSubmatch(line); m != nil {
				all = append(all, markersIn(l, line, Marker{Title: m[1], Test: m[1]})...)
			}
		}
	}
	return all
}

// markersIn makes a marker of each name in a line.
func markersIn(l sourcetext.Span, line string, like Marker) []Marker {
	var all []Marker
	for _, n := range Names(line) {
		m := like
		m.Name, m.Start, m.End = n.Name, l.Start+n.Start, l.Start+n.End
		all = append(all, m)
	}
	return all
}

// titleBelow returns the title below tags and comments.
func titleBelow(text []byte, l sourcetext.Span) string {
	for range farthest {
		if l.End >= len(text) {
			return ""
		}
		l = sourcetext.Span{Start: l.End + 1, End: sourcetext.LineEnd(text, l.End+1)}
		line := bytes.TrimSpace(text[l.Start:l.End])
		if l.IsLong() {
			return ""
		}
		if len(line) == 0 || line[0] == '@' || line[0] == '#' {
			continue
		}
		if m := gherkinTitle.FindSubmatch(line); m != nil {
			return string(m[1])
		}
		return ""
	}
	return ""
}
