package sourcetext

import (
	"bytes"

	"github.com/trustseam/trustseam/internal/lazy"
)

// belowLine is a string that begins below the line that announces it: a heredoc, or a block scalar of YAML.
type belowLine struct {
	string Segment // zero for none
	failed int     // words of heredocs that no line has
}

// mostFailed bounds how often the rest of a text is searched for the end of a heredoc.
const mostFailed = 50

var (
	heredoc = lazy.Regexp("^<<<?[-~]?[\"'`]?([A-Za-z_][A-Za-z0-9_]*)")
	// scalar is how YAML announces one, after the sign: how it is folded, and nothing else on the line.
	scalar = lazy.Regexp(`^[|>][-+0-9]{0,3}[ \t]*(?:[ \t]#.*)?\r?$`)
)

// due returns the string once its place is reached.
func (b *belowLine) due(at int) (Segment, bool) {
	if b.string.End == 0 || at < b.string.Start {
		return Segment{}, false
	}
	s := b.string
	b.string = Segment{}
	return s, s.End > at
}

// look looks whether a string is announced at an offset.
func (b *belowLine) look(l language, text []byte, at int) {
	heredocs := l.heredocs && text[at] == '<' && b.failed < mostFailed
	scalars := l.scalars && (text[at] == '|' || text[at] == '>')
	if b.string.End > 0 || !heredocs && !scalars {
		return
	}
	end := bytes.IndexByte(text[at:min(at+LongestLine, len(text))], '\n')
	if end < 0 {
		return // nothing is below, or no person wrote the line
	}
	line := Span{at, at + end}
	if heredocs {
		b.heredoc(text, line)
	} else if scalar().Match(text[at:line.End]) {
		if indent, ok := keyIndent(text, at); ok {
			b.string = Segment{Span: Span{line.End, indentedEnd(text, line.End, indent)}}
		}
	}
}

// heredoc looks for the line that ends one which the rest of a line begins.
func (b *belowLine) heredoc(text []byte, line Span) {
	m := heredoc().FindSubmatch(text[line.Start:line.End])
	if m == nil {
		return
	}
	for at := line.End + 1; at < len(text); {
		end := LineEnd(text, at)
		if bytes.Equal(bytes.Trim(text[at:end], " \t\r;"), m[1]) {
			b.string = Segment{Span: Span{line.End, end}}
			return
		}
		at = end + 1
	}
	b.failed++
}

// keyIndent is by how much the key is indented that a scalar belongs to, and whether there is one.
func keyIndent(text []byte, at int) (int, bool) {
	from := max(0, at-LongestLine)
	start := from + bytes.LastIndexByte(text[from:at], '\n') + 1
	before := bytes.TrimRight(text[start:at], " \t")
	if len(before) == 0 || len(before) == at-start || before[len(before)-1] != ':' && before[len(before)-1] != '-' {
		return 0, false
	}
	indent := 0
	for i, c := range before {
		switch c {
		case ' ':
			continue
		case '-':
			indent = i
			continue
		}
		return i, true
	}
	return indent, true // an entry of a list
}

// indentedEnd is where the lines end that are indented by more than a number of blanks, or empty.
func indentedEnd(text []byte, at, indent int) int {
	end := at
	for next := at + 1; next < len(text); {
		stop := LineEnd(text, next)
		line := bytes.TrimRight(text[next:stop], " \t\r")
		switch blanks := len(line) - len(bytes.TrimLeft(line, " ")); {
		case len(line) == 0:
		case blanks <= indent:
			return end
		default:
			end = stop
		}
		next = stop + 1
	}
	return end
}
