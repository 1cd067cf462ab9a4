package sourcetext

import "regexp"

// generated is what a comment at the top of a file says that a program wrote.
var generated = regexp.MustCompile(`(?i)\bcode generated\b.*\bdo not edit\b|@generated\b|\bauto-?generated\b.*\bdo not (?:edit|modify)\b`)

// headLength is how many bytes from the beginning a file may say it in.
const headLength = 2 << 10

// IsGenerated reports whether a comment at the top says that a program wrote the text.
func (t *Text) IsGenerated() bool {
	for _, s := range t.Segments {
		if s.Start >= headLength {
			return false
		}
		if s.Comment && generated.Match(t.Bytes[s.Start:min(s.End, headLength)]) {
			return true
		}
	}
	return false
}
