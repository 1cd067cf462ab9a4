package reporter

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/source"
)

// writeText writes `path:line:col: severity: message [code]` and a line for each
// note: the format for editors and reviewdog. A terminal also gets the source line.
func writeText(w io.Writer, in Input) error {
	for _, d := range in.Diagnostics {
		text := Text(d)
		if in.Colour {
			text = coloured(d)
		}
		if in.Excerpts {
			first, notes, _ := strings.Cut(text, "\n")
			text = first + in.excerpt(d)
			if notes != "" {
				text += "\n" + notes
			}
		}
		if _, err := fmt.Fprintln(w, text); err != nil {
			return err
		}
	}
	return nil
}

// The colours of terminals, by purpose.
const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	plain = "\x1b[0m"
)

func severityColour(s source.Severity) string {
	return [...]string{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"}[s]
}

// coloured returns Diagnostic.String with the place and the severity in colour.
func coloured(d source.Diagnostic) string {
	head := fmt.Sprintf("%s:%d:%d: %s: ", Path(d.Path), d.Pos.Line, d.Pos.Col, d.Severity)
	rest := strings.TrimPrefix(Text(d), head)
	return fmt.Sprintf("%s%s:%d:%d:%s %s%s:%s %s", bold, Path(d.Path), d.Pos.Line, d.Pos.Col, plain, severityColour(d.Severity), d.Severity, plain, rest)
}

// excerptLimit is how many characters of a line are shown.
const excerptLimit = 100

// excerpt returns the line concerned and a caret below it, or nothing if the file is not available.
func (in Input) excerpt(d source.Diagnostic) string {
	f := in.Files[d.Path]
	if f == nil || len(f.Text) == 0 {
		return ""
	}
	line := f.LineSpan(min(d.Span.Start, len(f.Text)-1))
	text := bytes.TrimRight(f.Slice(line), "\r\n")
	if line.Start == 0 && bytes.HasPrefix(text, []byte(source.BOM)) {
		line.Start += len(source.BOM)
		text = text[len(source.BOM):]
	}
	from := min(max(d.Span.Start-line.Start, 0), len(text))
	to := min(max(d.Span.End-line.Start, from), len(text))
	before, marked, after := window(string(text[:from]), string(text[from:to]), string(text[to:]))
	number := fmt.Sprintf("%5d", d.Pos.Line)
	caret := strings.Repeat("^", max(1, source.Width(marked)))
	if in.Colour {
		caret = severityColour(d.Severity) + caret + plain
		number = dim + number
		return fmt.Sprintf("\n%s |%s %s\n%s      |%s %s%s", number, plain, before+marked+after, dim, plain, strings.Repeat(" ", source.Width(before)), caret)
	}
	return fmt.Sprintf("\n%s | %s\n      | %s%s", number, before+marked+after, strings.Repeat(" ", source.Width(before)), caret)
}

// window cuts the three parts of a line to fit side by side.
func window(before, marked, after string) (string, string, string) {
	show := func(s string) []rune { return []rune(strings.ReplaceAll(clean(s), "\t", "  ")) }
	b, m, a := show(before), show(marked), show(after)
	if len(b) > excerptLimit/2 {
		b = append([]rune{'…'}, b[len(b)-excerptLimit/2:]...)
	}
	if room := excerptLimit - len(b); len(m) > room {
		return string(b), string(m[:room]) + "…", ""
	}
	if room := excerptLimit - len(b) - len(m); len(a) > room {
		a = append(a[:room:room], '…')
	}
	return string(b), string(m), string(a)
}

// clean makes the invisible characters of a text visible: nothing in a document must reach a terminal as a command.
func clean(text string) string { return source.Visible(text, unicode.ReplacementChar) }
