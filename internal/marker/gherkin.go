package marker

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/sourcetext"
)

var (
	// gherkinTitle is a keyword of any of Gherkin's languages and the title after it.
	gherkinTitle = lazy.Regexp(`^\s*[\pL][\pL\pM '-]*:\s*(.*?)\s*$`)
	// gherkinKeyword is one in English, which a comment may begin with.
	gherkinKeyword = lazy.Regexp(`^(?:Scenario|Example|Scenario Outline|Scenario Template|Rule|Feature|Background):`)
	docString      = lazy.Regexp("^\\s*(?:\"\"\"|```)")
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
		case docString().MatchString(line):
			quoted = !quoted
		case quoted || l.IsLong() || trimmed == "":
		case strings.HasPrefix(trimmed, "@"):
			all = append(all, stated(text, l)...)
		case strings.HasPrefix(trimmed, "#"):
			if states(strings.TrimLeft(trimmed, commentSigns)) {
				all = append(all, stated(text, l)...)
			}
		default:
			if m := gherkinTitle().FindStringSubmatch(line); m != nil {
				all = append(all, markersIn(l, line, Marker{Title: m[1], Test: m[1], Skips: skippedAbove(text, l)})...)
			}
		}
	}
	return all
}

// stated are the markers of a line of tags or of a comment.
func stated(text []byte, l sourcetext.Span) []Marker {
	title, skips := scenario(text, l)
	return markersIn(l, string(text[l.Start:l.End]), Marker{Stated: true, Test: title, Skips: skips || skippedAbove(text, l)})
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

// scenario is what tags and comments are above: its title, "" for none, and whether one of its tags says that nothing
// runs it. Gherkin carries tags over blank lines; a comment ends at one, and at a scenario that is commented out.
func scenario(text []byte, l sourcetext.Span) (title string, skips bool) {
	skips = skipTag().Match(text[l.Start:l.End])
	tagged := isTagged(text[l.Start:l.End])
	for range farthest {
		if l.End >= len(text) {
			return "", false
		}
		l = sourcetext.Span{Start: l.End + 1, End: sourcetext.LineEnd(text, l.End+1)}
		line := bytes.TrimSpace(text[l.Start:l.End])
		switch {
		case l.IsLong():
			return "", false
		case isTagged(line):
			tagged, skips = true, skips || skipTag().Match(line)
		case len(line) == 0 && !tagged:
			return "", false
		case len(line) == 0:
		case line[0] == '#':
			if !tagged && gherkinKeyword().Match(bytes.TrimLeft(line, commentSigns)) {
				return "", false
			}
		default:
			if m := gherkinTitle().FindSubmatch(line); m != nil {
				return string(m[1]), skips
			}
			return "", false
		}
	}
	return "", false
}

func isTagged(line []byte) bool { return bytes.HasPrefix(bytes.TrimSpace(line), []byte("@")) }

// skippedAbove reports whether a tag above a line says that nothing runs what the line begins.
func skippedAbove(text []byte, l sourcetext.Span) bool {
	for range farthest {
		if l.Start == 0 {
			return false
		}
		l = sourcetext.Span{Start: 1 + bytes.LastIndexByte(text[:l.Start-1], '\n'), End: l.Start - 1}
		line := bytes.TrimSpace(text[l.Start:l.End])
		switch {
		case l.IsLong():
			return false
		case isTagged(line) && skipTag().Match(line):
			return true
		case len(line) > 0 && line[0] != '#' && !isTagged(line):
			return false
		}
	}
	return false
}
