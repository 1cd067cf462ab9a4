package render

import (
	"bytes"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// BeginMarker spells the line that begins a region.
func BeginMarker(style model.MarkerStyle, kind model.RegionKind, blockID string) string {
	return spell(style, "begin "+string(kind)+" "+blockID)
}

// EndMarker spells the line that ends a region. It repeats kind and id, so that
// a region can be told from its neighbours after a merge has mixed them.
func EndMarker(style model.MarkerStyle, kind model.RegionKind, blockID, sum string) string {
	words := "end " + string(kind) + " " + blockID
	if sum != "" {
		words += " " + sum
	}
	return spell(style, words)
}

// spell writes the words of a marker in its syntax.
func spell(style model.MarkerStyle, words string) string {
	if style == model.LinkMarker {
		return "[//]: # (trustseam:" + words + ")"
	}
	return "<!-- trustseam:" + words + " -->"
}

// markerSpan returns a marker without the prefix and the line ending of its line.
func markerSpan(f *source.File, line source.Span) source.Span {
	text := f.Slice(line)
	start := max(0, bytes.IndexAny(text, "<["))
	end := len(bytes.TrimRight(text, " \t\r\n"))
	return source.Span{Start: line.Start + min(start, end), End: line.Start + end}
}

// sumEdit writes the checksum of a region to its end marker and leaves the rest of that line as its author spelled it.
func sumEdit(f *source.File, r *model.Region, sum string) source.Edit {
	line := f.Slice(r.End)
	at := max(0, bytes.Index(line, []byte("trustseam:end")))
	for _, word := range []string{"trustseam:end", string(r.Kind)} {
		at += bytes.Index(line[at:], []byte(word)) + len(word)
	}
	// The id may be spelled differently here.
	at += len(line[at:]) - len(bytes.TrimLeft(line[at:], " \t"))
	id, _, _ := bytes.Cut(line[at:], []byte("-->"))
	if n := bytes.IndexAny(id, " \t)\"'"); n >= 0 {
		id = id[:n]
	}
	at += len(id)
	end := at
	if r.Sum != "" {
		end = at + bytes.Index(line[at:], []byte(r.Sum)) + len(r.Sum)
	}
	return source.Edit{Span: source.Span{Start: r.End.Start + at, End: r.End.Start + end}, New: " " + sum}
}
