package parser

import (
	"bytes"
	"slices"

	"github.com/trustseam/trustseam/source"
	"github.com/yuin/goldmark/text"
)

// joinedLines are lines of the file as one text, without their containers' prefixes.
type joinedLines struct {
	text  []byte
	lines []joinedLine
	// bracket and comment are the places of the last ">" and the last "-->", to avoid futile searches.
	bracket, comment int
}

// joinedLine maps the bytes from an offset on to the file.
type joinedLine struct{ at, file int }

// join makes lines into one text.
func (t *tree) join(lines []text.Segment) joinedLines {
	var p joinedLines
	for _, s := range lines {
		p.lines = append(p.lines, joinedLine{len(p.text), t.base + s.Start})
		p.text = append(p.text, t.file.Text[t.base+s.Start:t.base+s.Stop]...)
	}
	p.bracket, p.comment = bytes.LastIndexByte(p.text, '>'), bytes.LastIndex(p.text, []byte("-->"))
	return p
}

// span converts a range of the text to the file, up to the end of the line in which it begins.
func (p joinedLines) span(at, end int) source.Span {
	i, found := slices.BinarySearchFunc(p.lines, at, func(l joinedLine, at int) int { return l.at - at })
	if !found {
		i--
	}
	if i+1 < len(p.lines) {
		end = min(end, p.lines[i+1].at)
	}
	shift := p.lines[i].file - p.lines[i].at
	return source.Span{Start: at + shift, End: at + shift + len(bytes.TrimRight(p.text[at:end], " \t\r\n"))}
}
