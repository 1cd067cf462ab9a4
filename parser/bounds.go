package parser

import (
	"bytes"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// checkReadable returns an error about a file that cannot be read as markdown, or
// would take more work than a document may. Nothing else looks at such a file.
func checkReadable(f *source.File) []source.Diagnostic {
	if len(f.Text) > limit.Document {
		return []source.Diagnostic{f.Diagnose(source.Span{}, source.TooLarge, "document is larger than %d MiB; divide it, or move the block to a document of its own", limit.Document>>20)}
	}
	if ds := checkEncoding(f); len(ds) > 0 {
		return ds
	}
	return checkMarkdown(f)
}

// checkMarkdown refuses what takes quadratic time to read as markdown: containers
// within containers, and link definitions without a blank line between them. It
// looks at each line once, and never finds less than a markdown parser would.
func checkMarkdown(f *source.File) []source.Diagnostic {
	var deep nesting
	var run definitions
	for at := contentStart(f.Text); at < len(f.Text); {
		span := f.LineSpan(at)
		line := bytes.TrimRight(f.Text[at:span.End], "\r\n")
		if col := deep.add(line); col >= 0 {
			return tooDeep(f, source.Span{Start: at + col, End: at + col + 1})
		}
		if !run.add(line) {
			return []source.Diagnostic{f.Diagnose(source.Span{Start: at, End: at + len(line)}, source.InvolvedMarkdown,
				"too many link definitions in %d lines without a blank line; put a blank line between some of them", run.lines)}
		}
		at = span.End
	}
	return nil
}

// tooDeep reports that containers are nested beyond the limit. Where a line may be in more
// containers than [nesting] knows of, as in footnotes, [readAsGitHub] finds that out.
func tooDeep(f *source.File, span source.Span) []source.Diagnostic {
	return []source.Diagnostic{f.Diagnose(span, source.InvolvedMarkdown, "lists and quotes are nested deeper than %d", limit.Depth)}
}

// nesting counts how many containers a line may be in. A list item is assumed to be open until a
// marker occurs further to the left, because a lazy line or a blank one may leave it open.
type nesting struct {
	open []int // columns at which the content of list items begins
}

// add counts the containers of a line. It returns the offset of the first one beyond the limit, or -1.
func (n *nesting) add(line []byte) int {
	column, quotes := 0, 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ':
			column, i = column+1, i+1
			continue
		case c == '\t':
			column, i = column+4-column%4, i+1
			continue
		case c == '>':
			quotes, column, i = quotes+1, column+1, i+1
		default:
			length := listMarker(line[i:])
			if length == 0 {
				return -1
			}
			for len(n.open) > 0 && n.open[len(n.open)-1] > column {
				n.open = n.open[:len(n.open)-1]
			}
			column, i = column+length, i+length
			n.open = append(n.open, column)
		}
		if quotes+len(n.open) > limit.Depth {
			return i - 1
		}
	}
	return -1
}

// listMarker returns the length of the marker of a list item, or 0.
func listMarker(text []byte) int {
	n := 0
	for n < len(text) && n < 9 && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	allowed := "-+*"
	if n > 0 {
		allowed = ".)"
	}
	if n == len(text) || bytes.IndexByte([]byte(allowed), text[n]) < 0 {
		return 0
	}
	if n++; n < len(text) && text[n] != ' ' && text[n] != '\t' {
		return 0
	}
	return n
}

// definitions weighs the link definitions of a run of lines without a blank
// line: each may make the parser move all lines of the run.
type definitions struct {
	lines, found int
	weight       int // of the earlier runs
}

// add counts a line. It returns false when all runs together weigh too much.
func (d *definitions) add(line []byte) bool {
	if len(bytes.Trim(line, "> \t")) == 0 {
		d.weight += d.lines * d.found
		d.lines, d.found = 0, 0
		return true
	}
	d.lines++
	d.found += bytes.Count(line, []byte("]:"))
	return d.weight+d.lines*d.found <= limit.Definitions
}

// checkLines refuses documents whose blocks together have too many lines, at the first block beyond the limit.
func checkLines(doc *model.Document) []source.Diagnostic {
	total := 0
	for _, b := range doc.Blocks {
		if total += len(b.Fence.Body); total > limit.Lines {
			return []source.Diagnostic{doc.File.Diagnose(b.Fence.Info, source.TooLarge, "blocks of this document have more than %d lines", limit.Lines)}
		}
	}
	return nil
}

// checkSize refuses documents whose blocks declare too much, at the first block beyond the limit.
func checkSize(doc *model.Document) []source.Diagnostic {
	counts := []struct {
		noun  string
		limit int
		of    func(*model.Block) int
	}{
		{"elements", limit.Elements, func(b *model.Block) int { return len(b.Elements) }},
		{"flows", limit.Flows, func(b *model.Block) int { return len(b.Flows) }},
		{"boundaries", limit.Boundaries, func(b *model.Block) int { return len(b.Boundaries) }},
	}
	var ds []source.Diagnostic
	for _, c := range counts {
		total := 0
		for _, b := range doc.Blocks {
			if total += c.of(b); total > c.limit {
				ds = append(ds, doc.File.Diagnose(b.Fence.Info, source.TooLarge, "blocks of this document have more than %d %s", c.limit, c.noun))
				break
			}
		}
	}
	return ds
}
