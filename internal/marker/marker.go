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
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/sourcetext"
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

// notRead are files that hold no tests: prose, pages, data and results. Names in them are mentions.
const notRead = "md markdown mdx mdown mdwn mkd mkdn mkdown livemd litcoffee qmd rmd ronn scd workbook txt text rst adoc asciidoc org tex log " +
	"html htm xhtml svg csv tsv json jsonl ndjson json5 xml sarif tap snap lock sum mod golden out map po pot diff patch " +
	"png jpg jpeg gif webp ico pdf zip gz xz bz2 tar jar war class exe dll so dylib a o wasm ttf otf woff woff2 mp3 mp4 bin db sqlite"

// Reads reports whether a file of a name may hold markers, whatever is in it. One without an
// extension may only if its name is that of a build file.
func Reads(name string) bool {
	ext := sourcetext.Extension(name)
	return ext != "" && !has(notRead, ext)
}

func has(list, word string) bool { return strings.Contains(" "+list+" ", " "+word+" ") }

// Find lists the markers of a text in their order. The path decides which signs begin
// a comment; of prose, data, and binary and generated files it returns nil.
func Find(path string, text []byte) []Marker {
	at := nextName(text, 0)
	if at < 0 || !Reads(path) || !sourcetext.IsWritten(text) {
		return nil
	}
	if sourcetext.Extension(path) == "feature" {
		return findGherkin(text)
	}
	f := finder{Text: sourcetext.Read(path, text), named: has(classFiles, sourcetext.Extension(path))}
	for ; at >= 0; at = nextName(text, at+1) {
		n, start, end, _ := nameAround(text, at)
		f.take(n, start, end)
	}
	return f.markers
}

// finder gathers the markers of a text.
type finder struct {
	*sourcetext.Text
	classes []classAt      // nil until somebody asks
	named   bool           // the language's runners name classes
	tests   map[string]int // how many each name has, nil until somebody asks
	markers []Marker
}

// take adds a marker where a name is in a place that counts.
func (f *finder) take(n Name, start, end int) {
	line := f.LineAt(start)
	i, inside := f.SegmentAt(start)
	if !inside || line.IsLong() {
		return
	}
	m := Marker{Name: n, Start: start, End: end}
	s := f.Segments[i]
	// What is before the name in its own comment or string, on its own line.
	before := string(f.Bytes[max(s.Start, line.Start):start])
	switch {
	case s.Comment:
		if m.Stated = states(strings.TrimLeft(before, commentSigns)); !m.Stated {
			return
		}
		f.about(&m, line)
	case states(strings.TrimLeft(before, docstringSigns)):
		m.Stated = true
		f.about(&m, line)
	case s.Start < line.Start || s.End > line.End || s.Quote() > 1:
		return // test data or a description, not a title
	default:
		m.Title = s.Content(f.Bytes)
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
func (f *finder) about(m *Marker, line sourcetext.Span) {
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

var verb = lazy.Regexp(`(?i)^(?:verifies|proves):(?:[ \t]|$)`)

// states reports whether a comment begins with one of our words.
func states(before string) bool { return verb().MatchString(before) }

// attribute is what C# writes above a method.
var attribute = lazy.Regexp(`^\[\w+`)

// annotated reports whether a line is an annotation, a decorator or an attribute, which is about what is below it.
func (f *finder) annotated(l sourcetext.Span) bool {
	line := bytes.TrimLeft(f.Bytes[l.Start:l.End], " \t")
	return bytes.HasPrefix(line, []byte("@")) || bytes.HasPrefix(line, []byte("#[")) || attribute().Match(line)
}
