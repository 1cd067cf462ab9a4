package assist

import (
	"cmp"

	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Symbol is something that an outline of the document lists.
type Symbol struct {
	// Statement is the word of its line, "flow" for a flow, or "block".
	Statement string
	Name      string
	// Detail is what else a list shows, such as the id.
	Detail string
	// Span is all of it, Name its id or its label.
	Span, NameSpan source.Span
	Within         []Symbol
}

// Symbols are the blocks of the document, and in each what it declares; a boundary holds what is indented below it.
func (s *Snapshot) Symbols() []Symbol {
	var all []Symbol
	for _, b := range s.Blocks() {
		end := b.Fence.Open.End
		if n := len(b.Lines); n > 0 {
			end = lineSpan(b.Lines[n-1]).End
		}
		if b.Fence.Closed() {
			end = b.Fence.Close.End
		}
		title := b.Title
		if title == "" {
			title = b.ID
		}
		within, _ := symbolsOf(b.Lines, -1)
		all = append(all, Symbol{
			Statement: "block", Name: cmp.Or(title, "dfd"), Detail: b.ID, Span: source.Span{Start: b.Fence.Open.Start, End: end},
			NameSpan: b.Fence.Info, Within: within,
		})
	}
	return all
}

// symbolsOf makes symbols of the lines up to one that is not indented deeper than a boundary. It returns the other lines.
func symbolsOf(lines []parser.Outline, indent int) (symbols []Symbol, rest []parser.Outline) {
	for len(lines) > 0 {
		line := lines[0]
		if len(line.Parts) > 0 && line.Parts[0].Kind != parser.CommentPart && line.Indent <= indent {
			break
		}
		lines = lines[1:]
		symbol, ok := symbolOf(line)
		if !ok {
			continue
		}
		if line.Statement == "boundary" {
			symbol.Within, lines = symbolsOf(lines, line.Indent)
			if n := len(symbol.Within); n > 0 {
				symbol.Span.End = symbol.Within[n-1].Span.End
			}
		}
		symbols = append(symbols, symbol)
	}
	return symbols, lines
}

// symbolOf makes a symbol of a line that says what it is about.
func symbolOf(line parser.Outline) (Symbol, bool) {
	symbol := Symbol{Statement: line.Statement, Span: lineSpan(line)}
	switch text := textOf(line); {
	case line.Statement == "" || line.Statement == "title":
		return Symbol{}, false
	case line.Statement == "flow":
		symbol.Name, symbol.Detail = flowEnds(line), text
	default:
		symbol.Detail = text
	}
	for _, p := range line.Parts {
		if (p.Kind == parser.IDPart || p.Kind == parser.ThreatPart || p.Kind == parser.EndPart) && p.Text != "" {
			symbol.Name, symbol.NameSpan = cmp.Or(symbol.Name, p.Text), p.Span
			break
		}
	}
	return symbol, symbol.Name != "" && symbol.NameSpan.Len() > 0
}

// flowEnds writes the ends of a flow as far as they are there: "web -> db".
func flowEnds(line parser.Outline) string {
	text := ""
	for _, p := range line.Parts {
		if p.Kind == parser.EndPart || p.Kind == parser.ArrowPart {
			text = joinWords(text, p.Text)
		}
	}
	return text
}

func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// lineSpan is the place of a line from its first part on, without its line end.
func lineSpan(o parser.Outline) source.Span {
	return source.Span{Start: o.Line.Offset(o.Indent), End: end(o)}
}
