// Package reporter writes diagnostics for people and for other programs: one
// function per format, all from the same data. It opens no files.
package reporter

import (
	"bufio"
	"fmt"
	"io"

	"github.com/trustseam/trustseam/source"
)

// toolName and homepage are how formats identify the tool.
const (
	toolName = "trustseam"
	homepage = "https://github.com/trustseam/trustseam"
)

// Input is what there is to write.
type Input struct {
	// Diagnostics are in the order in which they are written.
	Diagnostics []source.Diagnostic
	// Files are the documents concerned, by path. A document that is not here
	// keeps its columns in bytes and gets no excerpt.
	Files map[string]*source.File
	// Failures are errors that kept the program from looking at something. Formats that
	// have a place for them include them; the command prints them anyway.
	Failures []string
	// Version is the version of the program.
	Version string
	// Excerpts shows the source line below each diagnostic, Colour adds colours; both apply only to the text format.
	Excerpts, Colour bool
}

// renderer is one format.
type renderer struct {
	name  string
	write func(w io.Writer, in Input) error
}

func renderers() []renderer {
	return []renderer{{"text", writeText}, {"json", writeJSON}, {"sarif", writeSARIF}, {"github", writeGitHub}, {"rdjsonl", writeRDJSONL}}
}

// Names lists the formats.
func Names() []string {
	var names []string
	for _, r := range renderers() {
		names = append(names, r.name)
	}
	return names
}

// Write writes everything in a named format. The error is that of the writer, or an unknown format.
func Write(name string, w io.Writer, in Input) error {
	for _, r := range renderers() {
		if r.name == name {
			b := bufio.NewWriter(w)
			if err := r.write(b, in); err != nil {
				return err
			}
			return b.Flush()
		}
	}
	return fmt.Errorf("no format `%s`", name)
}

// Message returns the text of a diagnostic, including its suggestion.
func Message(d source.Diagnostic) string {
	if d.Suggestion == "" {
		return clean(separators.Replace(d.Message))
	}
	return clean(separators.Replace(fmt.Sprintf("%s; did you mean `%s`?", d.Message, d.Suggestion)))
}

// HelpURL returns the place on the page of diagnostics that explains a code.
func HelpURL(code source.Code) string {
	return homepage + "/blob/main/docs/diagnostics.md#" + anchor(code)
}

// place is a span in lines and columns from 1; the end is exclusive.
type place struct{ start, end source.Position }

// utf16 returns the place of a diagnostic, with columns in UTF-16 code units.
func (in Input) utf16(d source.Diagnostic) place {
	if f := in.Files[d.Path]; f != nil {
		return place{f.PositionUTF16(d.Span.Start), f.PositionUTF16(d.Span.End)}.whole()
	}
	return place{d.Pos, d.Pos}.whole()
}

// bytes returns the place of a diagnostic, with columns in bytes.
func (in Input) bytes(d source.Diagnostic) place {
	if f := in.Files[d.Path]; f != nil {
		return place{f.Position(d.Span.Start), f.Position(d.Span.End)}.whole()
	}
	return place{d.Pos, d.Pos}.whole()
}

// noteUTF16 returns the place of a note.
func (in Input) noteUTF16(n source.Note) source.Position {
	pos := n.Pos
	if f := in.Files[n.Path]; f != nil {
		pos = f.PositionUTF16(f.Offset(n.Pos))
	}
	return place{pos, pos}.whole().start
}

// whole ensures that a place exists: a diagnostic about a whole file is on its first line.
func (p place) whole() place {
	p.start = source.Position{Line: max(p.start.Line, 1), Col: max(p.start.Col, 1)}
	if p.end.Line < p.start.Line || p.end.Line == p.start.Line && p.end.Col < p.start.Col {
		p.end = p.start
	}
	return p
}
