package marker

import (
	"bytes"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/sourcetext"
)

// How a test says in its own source that nothing runs it: in its annotations, in its declaration, or in the first
// statement of its body. A condition says nothing, and neither does what encloses the test: results do.
var (
	skipAnnotation = lazy.Regexp(`^(?:@(?:[\w.]+\.)?(?:Disabled|Ignored?|pytest\.mark\.(?:skip|xfail)|(?:unittest\.)?(?:skip|expectedFailure))(?:\(|\s|$)` +
		`|@Test\(.*\benabled\s*=\s*false\b|@tag\s+:?skip\b|#\[ignore\b|\[(?:.*,\s*)?(?:Ignore|Explicit)\b|\[.*\b(?:Skip|Ignore)\s*=)`)
	skipDeclaration = lazy.Regexp(`^(?:await )?(?:[\w$]+\.)*(?:x(?:it|test|describe|specify|context)|(?:it|test|describe|context|suite|specify)(?:\.\w+)*?\.(?:skip|todo|fixme))\b` +
		`|[{,]\s*:?(?:skip|todo)(?::|\s*=>)\s*(?:true\b|["'])`)
	skipStatement = lazy.Regexp(`^(?:return )?(?:\$?\w+(?:\.|->))?(?:Skip(?:f|Now)?|skip|skipTest|skipNow|markTestSkipped|todo)\s*\(|^(?:skip|pending)(?:$|\s*["'])|^throw [\w.]*Skip`)
	skipTag       = lazy.Regexp(`(?:^|\s)@(?:skip|ignore)(?:\s|$)`)
)

// skips reports whether the test that is declared on a line says that nothing runs it.
func (f *finder) skips(declaration sourcetext.Span) bool {
	if declaration.IsLong() {
		return false
	}
	line := bytes.TrimSpace(f.Bytes[declaration.Start:declaration.End])
	return f.skipsAbove(declaration) || skipAnnotation().Match(line) || skipDeclaration().Match(withoutAnnotations(line)) || f.skipsInside(declaration)
}

// skipsAbove looks at the annotations above a declaration.
func (f *finder) skipsAbove(l sourcetext.Span) bool {
	for range farthest {
		if l.Start == 0 {
			return false
		}
		l = f.LineAt(l.Start - 1)
		line := bytes.TrimSpace(f.Bytes[l.Start:l.End])
		switch {
		case l.IsLong() || len(line) == 0:
			return false
		case f.isComment(l):
		case !f.annotated(l):
			return false
		case skipAnnotation().Match(line):
			return true
		}
	}
	return false
}

// skipsInside looks at the first statement of a body, which is on the line of the declaration or below it.
func (f *finder) skipsInside(l sourcetext.Span) bool {
	line := bytes.TrimRight(f.Bytes[l.Start:l.End], " \t\r;)")
	if _, body, ok := bytes.Cut(line, []byte("{ ")); ok && bytes.HasSuffix(line, []byte("}")) {
		return skipStatement().Match(bytes.TrimLeft(body, " \t"))
	}
	for range farthest {
		if l.End >= len(f.Bytes) {
			return false
		}
		l = f.LineAt(l.End + 1)
		if l.IsLong() {
			return false
		}
		line = bytes.TrimSpace(f.Bytes[l.Start:l.End])
		if len(line) > 0 && !bytes.Equal(line, []byte("{")) && !f.isComment(l) && !docString().Match(line) && !bytes.HasPrefix(line, []byte("'''")) {
			return skipStatement().Match(line)
		}
	}
	return false
}
