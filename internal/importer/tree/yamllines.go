package tree

import "unicode/utf8"

// yamlLines says for each line of a text, as YAML counts them, which line it is for everybody else: YAML also ends a line
// at a carriage return alone, at a next line (U+0085) and at a line or paragraph separator (U+2028, U+2029).
type yamlLines []int32

// linesOf is nil for a text in which only line feeds end lines, as nearly all texts are.
func linesOf(text []byte) yamlLines {
	line := int32(1)
	lines := yamlLines{line}
	differ := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		switch {
		case r == '\r' && i < len(text) && text[i] == '\n':
		case r == '\n':
			line++
			lines = append(lines, line)
		case r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			differ = true
			lines = append(lines, line)
		}
	}
	if !differ {
		return nil
	}
	return lines
}

// of is the line that YAML counts as the nth, from 1.
func (l yamlLines) of(n int) int32 {
	if l == nil {
		return int32(n)
	}
	return l[max(1, min(n, len(l)))-1]
}
