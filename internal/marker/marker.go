// Package marker finds, in source text of any language, the places that say which
// acceptance criterion a test holds: `payments/S02@webhook`, or `payments/S02.webhook`
// where a format splits at "@". It opens no file and parses no language: it knows
// comment signs and quotes.
//
// A name counts after `Verifies:` or `Proves:` at the beginning of a comment or of a line of a
// docstring, anywhere in a string literal of one line, and in a tag or a title of Gherkin. A name
// that a comment only mentions does not count.
package marker

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
)

// Marker is one place that names a criterion.
type Marker struct {
	Name
	// Start and End are offsets of the name in the text, in bytes.
	Start, End int
	// Stated is true if the name can only be a marker: after `Verifies:`, or in a tag.
	Stated bool
	// Title is the string literal or title that the name is in, "" for none or for one with escapes.
	Title string
	// Test is the test that the marker is about, as its declaration names it: the one below a comment
	// or an annotation, or the one that a docstring is in. "" if none is found.
	Test string
	// Twins is true if the file declares several tests of that name, in a language whose runners name classes. Class
	// is the innermost one around the test then, "" for none.
	Twins bool
	Class string
	// Skips is true if the test says in its own source that nothing runs it.
	Skips bool
}

const (
	longestLine = 4 << 10 // bytes; a program wrote anything longer
	sniffed     = 8 << 10 // bytes that are searched for a NUL, which no source text has, and for who wrote the file
)

// generated is the line by which programs say that they have written a file: nobody states anything in it.
var generated = regexp.MustCompile(`(?m)^[^\w"'\n]{0,8}(?:Code generated .*DO NOT EDIT|@generated\b)`)

// Find lists the markers of a text in their order. The path decides which signs begin
// a comment; of prose, data, and binary and generated files it returns nil.
func Find(path string, text []byte) []Marker {
	at := nextCandidate(text, 0)
	if head := text[:min(len(text), sniffed)]; at < 0 || !Reads(path) || bytes.IndexByte(head, 0) >= 0 || generated.Match(head) {
		return nil
	}
	if extension(path) == "feature" {
		return findGherkin(text)
	}
	f := finder{text: text, segments: lex(text, languageOf(path)), ends: lineEnds(text), named: has(classFiles, extension(path))}
	for ; at >= 0; at = nextCandidate(text, at+1) {
		if n, start, end, ok := nameAround(text, at); ok {
			f.take(n, start, end)
		}
	}
	return f.markers
}

// finder gathers the markers of a text.
type finder struct {
	text     []byte
	segments []segment
	ends     []int          // of the lines, without their ends
	classes  []classAt      // nil until somebody asks
	named    bool           // the language's runners name classes
	tests    map[string]int // how many each name has, nil until somebody asks
	markers  []Marker
}

// take adds a marker where a name is in a place that counts.
func (f *finder) take(n Name, start, end int) {
	line := f.lineAt(start)
	i, inside := f.segmentAt(start)
	if !inside || line.long() {
		return
	}
	m := Marker{Name: n, Start: start, End: end}
	s := f.segments[i]
	// What is before the name in its own comment or string, on its own line.
	before := string(f.text[max(s.start, line.start):start])
	switch {
	case s.comment:
		if m.Stated = states(strings.TrimLeft(before, commentSigns)); !m.Stated {
			return
		}
		f.about(&m, line)
	case states(strings.TrimLeft(before, docstringSigns)):
		m.Stated = true
		f.about(&m, line)
	case s.start < line.start || s.end > line.end || s.quote > 1:
		return // test data or a description, not a title
	default:
		m.Title = s.content(f.text)
		if f.annotated(line) {
			m.Stated = true
			f.about(&m, line)
		} else if f.declared(line) != "" {
			m.Skips = f.skips(line)
		}
	}
	f.markers = append(f.markers, m)
}

// about adds the test that a marker on a line is about.
func (f *finder) about(m *Marker, line span) {
	d := f.testFor(line)
	m.Test, m.Skips = d.name, d.name != "" && f.skips(d.line)
	if m.Test != "" && f.named && f.twins(m.Test) {
		m.Twins, m.Class = true, f.classOf(d.line)
	}
}

const (
	commentSigns   = "/*#-;%!<{( \t"
	docstringSigns = "\"'`* \t"
)

var verb = regexp.MustCompile(`(?i)^(?:verifies|proves):(?:[ \t]|$)`)

// states reports whether a comment begins with one of our words.
func states(before string) bool { return verb.MatchString(before) }

// attribute is what C# writes above a method.
var attribute = regexp.MustCompile(`^\[\w+`)

// annotated reports whether a line is an annotation, a decorator or an attribute, which is about what is below it.
func (f *finder) annotated(l span) bool {
	line := bytes.TrimLeft(f.text[l.start:l.end], " \t")
	return bytes.HasPrefix(line, []byte("@")) || bytes.HasPrefix(line, []byte("#[")) || attribute.Match(line)
}

// segmentAt is the index of the segment that an offset is in, or of the next one, and whether it is in it.
func (f *finder) segmentAt(at int) (int, bool) {
	i := sort.Search(len(f.segments), func(i int) bool { return f.segments[i].end > at })
	return i, i < len(f.segments) && f.segments[i].start <= at
}

// span is a range of offsets.
type span struct{ start, end int }

// long reports whether a line is too long for a person to have written it.
func (s span) long() bool { return s.end-s.start > longestLine }

// lineAt is the line that an offset is in, without its end.
func (f *finder) lineAt(at int) span {
	i := sort.SearchInts(f.ends, at)
	if i == 0 {
		return span{0, f.ends[0]}
	}
	return span{f.ends[i-1] + 1, f.ends[i]}
}

// lineEnds lists where the lines of a text end.
func lineEnds(text []byte) []int {
	var ends []int
	for at := 0; at < len(text); {
		at = lineEnd(text, at)
		ends = append(ends, at)
		at++
	}
	return append(ends, len(text))
}

// lineEnd is where the line ends that an offset is in.
func lineEnd(text []byte, at int) int {
	if end := bytes.IndexByte(text[at:], '\n'); end >= 0 {
		return at + end
	}
	return len(text)
}
