package parser

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Merge is a document after the removal of conflicts that occur only in regions.
type Merge struct {
	// File is the document with one side of each conflict, ready to be parsed.
	File *source.File
	// Regions are those that had a conflict, by [model.Region.Name]. Their bodies
	// mix both sides, so they must be written anew.
	Regions map[string]bool
	// Remarks say what happens to each conflict.
	Remarks []source.Diagnostic

	from *source.File
	kept []source.Span
}

// Resolve removes the conflicts from a document if every one of them is within a
// region, from the line after its begin marker to the end marker of either side:
// this text follows from the blocks. It returns nil if there is no conflict or
// if one touches a block, a decision or prose, which only people can resolve;
// Parse then reports them.
func Resolve(f *source.File) *Merge {
	if !bytes.Contains(f.Text, []byte("<<<<<<< ")) || len(checkReadable(f)) > 0 {
		return nil
	}
	hunks := findHunks(newTree(f))
	if len(hunks) == 0 {
		return nil
	}
	ours, places := takeSide(f, hunks, func(h hunk) source.Span { return h.ours })
	theirs, others := takeSide(f, hunks, func(h hunk) source.Span { return h.theirs })
	m := &Merge{File: ours.File, Regions: make(map[string]bool), from: f, kept: ours.kept}
	left, _ := Parse(ours.File)
	right, _ := Parse(theirs.File)
	for i, h := range hunks {
		a, b := regionAround(left, places[i]), regionAround(right, others[i])
		if h.divided != 1 || a == nil || b == nil || a.Name() != b.Name() {
			return nil
		}
		m.Regions[a.Name()] = true
		m.Remarks = append(m.Remarks, f.Diagnose(h.span, source.StaleRegion,
			"region `%s` has a merge conflict; `trustseam generate` resolves it by writing the region anew", a.Name()))
	}
	return m
}

// takeSide returns the document with one side of each hunk, and the places of these sides in it.
func takeSide(f *source.File, hunks []hunk, side func(hunk) source.Span) (*Merge, []source.Span) {
	var text strings.Builder
	var places, kept []source.Span
	keep := func(s source.Span) {
		text.Write(f.Slice(s))
		kept = append(kept, s)
	}
	at := 0
	for _, h := range hunks {
		keep(source.Span{Start: at, End: h.span.Start})
		start := text.Len()
		keep(side(h))
		places = append(places, source.Span{Start: start, End: text.Len()})
		at = h.span.End
	}
	keep(source.Span{Start: at, End: len(f.Text)})
	return &Merge{File: source.NewFile(f.Path, []byte(text.String())), kept: kept}, places
}

// regionAround returns the region that contains a span between its begin marker and the end of its end marker.
func regionAround(doc *model.Document, span source.Span) *model.Region {
	for _, r := range doc.Regions {
		if r.Begin.End <= span.Start && span.Start < r.End.End && span.End <= r.End.End {
			return r
		}
	}
	return nil
}

// Original translates diagnostics about the resolved document to the one with
// the conflicts, which people see.
func (m *Merge) Original(ds []source.Diagnostic) []source.Diagnostic {
	var out []source.Diagnostic
	for _, d := range ds {
		d.Span = source.Span{Start: m.offset(d.Span.Start), End: m.offset(d.Span.End)}
		d.Pos = m.from.Position(d.Span.Start)
		notes := append([]source.Note(nil), d.Notes...)
		for i, n := range notes {
			notes[i].Pos.Line = m.line(n.Pos.Line)
		}
		d.Notes = notes
		d.Edit = nil // people resolve the conflict before programs edit anything
		out = append(out, d)
	}
	return out
}

// offset converts an offset in the resolved text.
func (m *Merge) offset(at int) int {
	for _, s := range m.kept {
		if at < s.Len() {
			return s.Start + at
		}
		at -= s.Len()
	}
	return len(m.from.Text)
}

// line converts a line number in the resolved text.
func (m *Merge) line(number int) int {
	return m.from.Position(m.offset(m.File.Offset(source.Position{Line: number, Col: 1}))).Line
}
