package marker

import (
	"bytes"
	"regexp"
)

// How a test says in its own source that nothing runs it: in its annotations, in its declaration, or in the first
// statement of its body. A condition says nothing, and neither does what encloses the test: results do.
var (
	skipAnnotation = regexp.MustCompile(`^(?:@(?:[\w.]+\.)?(?:Disabled|Ignored?|pytest\.mark\.(?:skip|xfail)|(?:unittest\.)?(?:skip|expectedFailure))(?:\(|\s|$)` +
		`|@Test\(.*\benabled\s*=\s*false\b|@tag\s+:?skip\b|#\[ignore\b|\[(?:.*,\s*)?(?:Ignore|Explicit)\b|\[.*\b(?:Skip|Ignore)\s*=)`)
	skipDeclaration = regexp.MustCompile(`^(?:await )?(?:[\w$]+\.)*(?:x(?:it|test|describe|specify|context)|(?:it|test|describe|context|suite|specify)(?:\.\w+)*?\.(?:skip|todo|fixme))\b` +
		`|[{,]\s*:?(?:skip|todo)(?::|\s*=>)\s*(?:true\b|["'])`)
	skipStatement = regexp.MustCompile(`^(?:return )?(?:\$?\w+(?:\.|->))?(?:Skip(?:f|Now)?|skip|skipTest|skipNow|markTestSkipped|todo)\s*\(|^(?:skip|pending)(?:$|\s*["'])|^throw [\w.]*Skip`)
	skipTag       = regexp.MustCompile(`(?:^|\s)@(?:skip|ignore)(?:\s|$)`)
)

// skips reports whether the test that is declared on a line says that nothing runs it.
func (f *finder) skips(declaration span) bool {
	if declaration.long() {
		return false
	}
	line := bytes.TrimSpace(f.text[declaration.start:declaration.end])
	return f.skipsAbove(declaration) || skipAnnotation.Match(line) || skipDeclaration.Match(withoutAnnotations(line)) || f.skipsInside(declaration)
}

// skipsAbove looks at the annotations above a declaration.
func (f *finder) skipsAbove(l span) bool {
	for range farthest {
		if l.start == 0 {
			return false
		}
		l = f.lineAt(l.start - 1)
		line := bytes.TrimSpace(f.text[l.start:l.end])
		switch {
		case l.long() || len(line) == 0:
			return false
		case f.isComment(l):
		case !f.annotated(l):
			return false
		case skipAnnotation.Match(line):
			return true
		}
	}
	return false
}

// skipsInside looks at the first statement of a body, which is on the line of the declaration or below it.
func (f *finder) skipsInside(l span) bool {
	line := bytes.TrimRight(f.text[l.start:l.end], " \t\r;)")
	if _, body, ok := bytes.Cut(line, []byte("{ ")); ok && bytes.HasSuffix(line, []byte("}")) {
		return skipStatement.Match(bytes.TrimLeft(body, " \t"))
	}
	for range farthest {
		if l.end >= len(f.text) {
			return false
		}
		l = f.lineAt(l.end + 1)
		if l.long() {
			return false
		}
		line = bytes.TrimSpace(f.text[l.start:l.end])
		if len(line) > 0 && !bytes.Equal(line, []byte("{")) && !f.isComment(l) && !docString.Match(line) && !bytes.HasPrefix(line, []byte("'''")) {
			return skipStatement.Match(line)
		}
	}
	return false
}
