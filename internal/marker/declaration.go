package marker

import (
	"bytes"
	"regexp"
	"strings"
)

// farthest is how many lines below a marker its test may be.
const farthest = 25

// The shapes of declarations. A function of any language has its name before the
// first bracket; runners that take a title have it in the first quotes.
var (
	titled = regexp.MustCompile("^(?:await )?(?:[\\w$]+\\.)*(?:[xf]?(?:test|it|describe)|specify|scenario|context|suite|should|[Rr]un|subtest|Test)(?:\\.\\w+)*(?:\\([^()\"'`]*\\))?" +
		"(?:\\(\\s*|\\s+)(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)'|`([^`\\\\]*)`)")
	backticked = regexp.MustCompile("\\bfun `([^`]+)`\\s*\\(")
	named      = regexp.MustCompile(`([\pL_][\pL\p{Nd}_]*)\s*(?:<[^>]*>|\[[^\]]*\])?\(`)
	annotation = regexp.MustCompile(`^(?:@[\w.]+(?:\([^()]*\))?\s+)+`)
	declares   = regexp.MustCompile(`\b(?:func|def|fn|fun|function|void|sub|proc|public|private|protected|internal|static|async|Task|suspend)\b|^test\b`)
)

// testFor returns the test that a marker on a line is about: declared on the line itself, below it,
// or right above it if the marker begins its body.
func (f *finder) testFor(l span) string {
	if name := f.declared(l); name != "" {
		return name
	}
	if name := f.below(l); name != "" {
		return name
	}
	return f.opened(l)
}

// below is what the next line of code declares.
func (f *finder) below(l span) string {
	depth := 0
	for range farthest {
		if l.end >= len(f.text) {
			return ""
		}
		l = f.lineAt(l.end + 1)
		code := bytes.TrimSpace(f.text[l.start:l.end])
		switch {
		case l.long():
			return ""
		case len(code) == 0 || f.isComment(l):
		case depth > 0 || f.annotated(l) && f.declared(l) == "":
			depth = max(0, depth+bytes.Count(code, []byte("("))-bytes.Count(code, []byte(")")))
		default:
			return f.declared(l)
		}
	}
	return ""
}

// isComment reports whether a line begins within a comment or a docstring, or holds nothing but a comment.
func (f *finder) isComment(l span) bool {
	line := f.text[l.start:l.end]
	i, inside := f.segmentAt(l.start + indent(line))
	return inside && (f.segments[i].comment || f.segments[i].start < l.start)
}

// opened returns what the line right above a marker declares, if the marker begins its body or is
// in its docstring.
func (f *finder) opened(l span) string {
	above := l
	for range farthest {
		if above.start == 0 {
			return ""
		}
		above = f.lineAt(above.start - 1)
		if above.long() {
			return ""
		}
		if !f.inDocstring(above) {
			break
		}
	}
	line := f.text[above.start:above.end]
	code := bytes.TrimRight(line, " \t\r")
	if len(code) == 0 || indent(line) >= indent(f.text[l.start:l.end]) || !bytes.HasSuffix(code, []byte(":")) && !bytes.HasSuffix(code, []byte("{")) {
		return ""
	}
	return f.declared(above)
}

// inDocstring reports whether a string of several lines opens at the beginning of a line or runs past its end.
func (f *finder) inDocstring(l span) bool {
	i, inside := f.segmentAt(l.start + indent(f.text[l.start:l.end]))
	return inside && !f.segments[i].comment && f.segments[i].end > l.end
}

func indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " \t")) }

// declared is the test that a line of code declares, or "".
func (f *finder) declared(l span) string {
	if l.long() || f.isComment(l) {
		return ""
	}
	line := annotation.ReplaceAllString(strings.TrimSpace(string(f.text[l.start:l.end])), "")
	if m := titled.FindStringSubmatch(line); m != nil {
		return m[1] + m[2] + m[3]
	}
	if m := backticked.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	if !declares.MatchString(line) {
		return ""
	}
	line = strings.TrimPrefix(line, "func ")
	if strings.HasPrefix(line, "(") { // a receiver of Go
		_, line, _ = strings.Cut(line, ")")
	}
	if m := named.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}
