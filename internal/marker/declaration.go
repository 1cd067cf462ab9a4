package marker

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/sourcetext"
)

// farthest is how many lines below a marker its test may be.
const farthest = 25

// The shapes of declarations. A function of any language has its name before the
// first bracket; runners that take a title have it in the first quotes.
var (
	titled = lazy.Regexp("^(?:await )?(?:[\\w$]+\\.)*(?:[xf]?(?:test|it|describe)|specify|scenario|context|suite|should|[Rr]un|subtest|Test)(?:\\.\\w+)*(?:\\([^()\"'`]*\\))?" +
		"(?:\\(\\s*|\\s+)(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)'|`([^`\\\\]*)`)")
	bats       = lazy.Regexp(`^@test\s+(?:"([^"\\]*)"|'([^'\\]*)')`)
	backticked = lazy.Regexp("\\bfun `([^`]+)`\\s*\\(")
	named      = lazy.Regexp(`([\pL_][\pL\p{Nd}_]*)\s*(?:<[^>]*>|\[[^\]]*\])?\(`)
	annotation = lazy.Regexp(`^(?:@[\w.]+(?:\([^()]*\))?\s+)+`)
	declares   = lazy.Regexp(`\b(?:func|def|fn|fun|function|void|sub|proc|public|private|protected|internal|static|async|Task|suspend)\b|^test\b`)
	disabled   = lazy.Regexp("^(?:(?:(?:export|pub|public|private|protected|internal|static|async|final|override|suspend) )*(?:func|def|fn|fun|function|void|sub|Task)\\s[^()]*\\(|" +
		"(?:await )?(?:[\\w$]+\\.)*(?:[xf]?(?:test|it|describe)|specify|[Rr]un)(?:\\.\\w+)*(?:\\(\\s*| )[\"'`]).*(?:[{:(]|=>|\\bdo)\\s*$")
)

// A declaration is that of the test a marker is about: what it is called, "" for none, and where.
type declaration struct {
	name string
	line sourcetext.Span
}

// testFor returns the test that a marker on a line is about: declared on the line itself, below it,
// or right above it if the marker begins its body.
func (f *finder) testFor(l sourcetext.Span) declaration {
	if name := f.declared(l); name != "" {
		return declaration{name, l}
	}
	if d := f.below(l); d.name != "" {
		return d
	}
	return f.opened(l)
}

// below is what the next line of code declares. A blank line ends the comment that a marker is in, and a test
// that is commented out is none: what is below either is another test.
func (f *finder) below(l sourcetext.Span) declaration {
	depth := 0
	for range farthest {
		if l.End >= len(f.Bytes) {
			return declaration{}
		}
		l = f.LineAt(l.End + 1)
		code := bytes.TrimSpace(f.Bytes[l.Start:l.End])
		switch {
		case l.IsLong():
			return declaration{}
		case f.isComment(l):
			if disabled().Match(bytes.TrimLeft(code, commentSigns)) {
				return declaration{}
			}
		case len(code) == 0 && depth == 0:
			return declaration{}
		case depth > 0 || f.annotated(l) && f.declared(l) == "":
			depth = max(0, depth+bytes.Count(code, []byte("("))-bytes.Count(code, []byte(")")))
		default:
			return declaration{f.declared(l), l}
		}
	}
	return declaration{}
}

// isComment reports whether a line begins within a comment or a docstring, or holds nothing but a comment.
func (f *finder) isComment(l sourcetext.Span) bool {
	line := f.Bytes[l.Start:l.End]
	i, inside := f.SegmentAt(l.Start + indent(line))
	return inside && (f.Segments[i].Comment || f.Segments[i].Start < l.Start)
}

// opened returns what the line right above a marker declares, if the marker begins its body or is
// in its docstring.
func (f *finder) opened(l sourcetext.Span) declaration {
	above := l
	for range farthest {
		if above.Start == 0 {
			return declaration{}
		}
		above = f.LineAt(above.Start - 1)
		if above.IsLong() {
			return declaration{}
		}
		if !f.inDocstring(above) {
			break
		}
	}
	line := f.Bytes[above.Start:above.End]
	code := bytes.TrimRight(line, " \t\r")
	if len(code) == 0 || indent(line) >= indent(f.Bytes[l.Start:l.End]) || !bytes.HasSuffix(code, []byte(":")) && !bytes.HasSuffix(code, []byte("{")) {
		return declaration{}
	}
	return declaration{f.declared(above), above}
}

// inDocstring reports whether a string of several lines opens at the beginning of a line or runs past its end.
func (f *finder) inDocstring(l sourcetext.Span) bool {
	i, inside := f.SegmentAt(l.Start + indent(f.Bytes[l.Start:l.End]))
	return inside && !f.Segments[i].Comment && f.Segments[i].End > l.End
}

func indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " \t")) }

// declared is the test that a line of code declares, or "".
func (f *finder) declared(l sourcetext.Span) string {
	if l.IsLong() || f.isComment(l) {
		return ""
	}
	code := bytes.TrimSpace(f.Bytes[l.Start:l.End])
	if m := bats().FindSubmatch(code); m != nil {
		return string(m[1]) + string(m[2])
	}
	line := string(withoutAnnotations(code))
	if m := titled().FindStringSubmatch(line); m != nil {
		return m[1] + m[2] + m[3]
	}
	if m := backticked().FindStringSubmatch(line); m != nil {
		return m[1]
	}
	if !declares().MatchString(line) {
		return ""
	}
	line = strings.TrimPrefix(line, "func ")
	if strings.HasPrefix(line, "(") { // a receiver of Go
		_, line, _ = strings.Cut(line, ")")
	}
	if m := named().FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}

// withoutAnnotations is a line of code without those at its beginning.
func withoutAnnotations(code []byte) []byte { return annotation().ReplaceAll(code, nil) }
