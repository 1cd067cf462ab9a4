package reporter

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/source"
)

// The creator of a file chooses its name. JSON and URLs escape it like everything else;
// where people and logs read lines, it is escaped here.

// Renamed gives other names to the files of diagnostics and of their notes.
func Renamed(ds []source.Diagnostic, name func(path string) string) []source.Diagnostic {
	out := slices.Clone(ds)
	for i, d := range ds {
		out[i].Path = name(d.Path)
		out[i].Notes = slices.Clone(d.Notes)
		for k, n := range d.Notes {
			out[i].Notes[k].Path = name(n.Path)
		}
	}
	return out
}

// property escapes a path for a property of GitHub's commands, which have escapes only for line ends.
func property(path string) string {
	var b strings.Builder
	for _, r := range path {
		if r == '\n' || r == '\r' || unicode.IsGraphic(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(Path(string(r)))
		}
	}
	return escapeProperty(b.String())
}

// Path makes a path safe within a line: anything that would end the line, move the
// cursor or begin a command of GitHub's runner becomes an escape, such as \n or \u202e.
func Path(path string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(path, "::", `:\:`) {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x80 && unicode.IsControl(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case !unicode.IsGraphic(r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return Line(b.String())
}

// Line makes text safe within a line that a runner reads for commands: GitHub's
// recognises "##[" anywhere in a line, and "::" at its beginning.
func Line(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(clean(text), "##[", "## ["), "\n::", "\n: :")
}

// Text returns a diagnostic in the text format: one line, and one for each note.
func Text(d source.Diagnostic) string {
	d.Path = Path(d.Path)
	notes := append([]source.Note(nil), d.Notes...)
	for i := range notes {
		notes[i].Path = Path(notes[i].Path)
		notes[i].Message = oneLine(notes[i].Message)
	}
	d.Notes, d.Message, d.Suggestion = notes, oneLine(d.Message), oneLine(d.Suggestion)
	return Line(d.String())
}

// oneLine keeps a message, which may quote an author's text, on one line.
func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\r", " ").Replace(separators.Replace(text))
}

// separators are characters that some programs take for the end of a line.
var separators = strings.NewReplacer("\u0085", " ", "\u2028", " ", "\u2029", " ")
