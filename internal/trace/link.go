package trace

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/testresult"
	"github.com/trustseam/trustseam/source"
)

// links matches results to claims.
type links struct {
	in     Input
	rows   []*Row
	titles map[string][]marker.Name // of markers in strings, as Go spells them in the name of a subtest
	byTest map[string][]*Claim      // of claims above a declaration, by what that is called
	byStem map[string][]string      // all files that were searched, by their names without extension
	seen   map[testKey]string       // the file that a test was in, of tests that have a claim
	said   []source.Diagnostic
	places map[string][]*testresult.Result // one of each package, file or class, made when it is asked for
}

// testKey is all that tells two tests apart.
type testKey struct {
	format            testresult.Format
	group, file, name string
}

func newLinks(in Input, m *Matrix) *links {
	l := &links{in: in, rows: m.Rows, titles: make(map[string][]marker.Name), byTest: make(map[string][]*Claim), seen: make(map[testKey]string)}
	l.byStem = make(map[string][]string)
	for _, file := range in.Files {
		l.byStem[stem(file)] = append(l.byStem[stem(file)], file)
	}
	for _, r := range m.Rows {
		for _, c := range r.Claims {
			if c.Title != "" {
				spelled := goName(c.Title)
				l.titles[spelled] = append(l.titles[spelled], c.Name)
			}
			if c.Marker.Test != "" {
				l.byTest[c.Marker.Test] = append(l.byTest[c.Marker.Test], c)
			}
		}
	}
	return l
}

// follow assigns each result to its claims, and returns what does not fit.
func (l *links) follow() []source.Diagnostic {
	for _, f := range l.in.Results {
		for i := range f.Results {
			l.result(f.Path, &f.Results[i])
		}
	}
	if len(l.in.Results) > 0 {
		l.claimsWithoutResult()
	}
	return l.said
}

// result assigns one result to the claims about its test.
func (l *links) result(file string, r *testresult.Result) {
	claims := make(map[*Claim]bool)
	for _, name := range testNames(r) {
		for _, c := range l.byTest[name] {
			if l.sameTest(c, r) {
				claims[c] = true
			}
		}
	}
	for _, n := range l.namesOf(file, r) {
		l.named(file, r, n, claims)
	}
	if len(claims) == 0 {
		return
	}
	for c := range claims {
		c.Ran, c.Outcome = true, max(c.Outcome, r.Outcome)
	}
	key := testKey{r.Format, r.Group, r.File, r.Name}
	if first, twice := l.seen[key]; twice {
		l.say(file, r, source.RepeatedResult, "test `%s` is here and in `%s`; the worse outcome counts", r.Name, first)
	} else {
		l.seen[key] = fmt.Sprintf("%s:%d", file, max(r.Line, 1))
	}
}

// named adds the claims of a criterion that a result names itself.
func (l *links) named(file string, r *testresult.Result, n marker.Name, claims map[*Claim]bool) {
	i, ok := l.in.Model.knows(n)
	if !ok {
		return
	}
	var titled, loose []*Claim
	linked := false
	for _, c := range l.rows[i].Claims {
		switch {
		case claims[c]:
			linked = true
		case c.Title != "" && (strings.Contains(r.Name, c.Title) || strings.Contains(r.Name, goName(c.Title))):
			titled = append(titled, c)
		case c.Marker.Test == "" && c.Title == "" && !c.Stated, c.Title == n.String(), c.Title == n.Dotted(), strings.HasSuffix(c.Source.File.Path, ".feature") && sameFile(c.Source.File.Path, r.File):
			loose = append(loose, c)
		}
	}
	if len(titled) == 0 && !linked {
		titled = loose
	}
	if len(titled) == 0 && !linked {
		l.say(file, r, source.ResultWithoutMarker, "test `%s` says that it holds `%s`, and no marker in the source does: it proves nothing", r.Name, n)
	}
	for _, c := range titled {
		claims[c] = true
	}
}

// namesOf are the criteria that a result names: in its name, its group, its properties or its tags.
// If blanks became underscores, the title in the source says where a name ends.
func (l *links) namesOf(file string, r *testresult.Result) []marker.Name {
	var all []marker.Name
	add := func(n marker.Name) {
		for _, known := range all {
			if known == n {
				return
			}
		}
		all = append(all, n)
	}
	for _, n := range l.spelled(r.Name) {
		add(n)
	}
	rewritten := len(all) > 0
	for _, text := range append([]string{r.Name, r.Group}, r.Claims...) {
		for _, n := range marker.Names(text) {
			if _, ok := l.in.Model.knows(n.Name); !ok {
				continue
			}
			before := len(all)
			if add(n.Name); rewritten && len(all) > before && text == r.Name && strings.Contains(n.Threat, "_") {
				l.say(file, r, source.ResultWithoutMarker, "test `%s` can be read as `%s` and as `%s`: it proves neither", r.Name, all[0], n.Name)
				return nil
			}
		}
	}
	return all
}

// longestPath is how many parts of a Go test's name are looked at.
const longestPath = 16

// spelled are the criteria whose title, as Go spells it, is a part of a test's name between slashes.
func (l *links) spelled(name string) []marker.Name {
	if len(l.titles) == 0 || !strings.Contains(name, "/") {
		return nil
	}
	parts := strings.Split(name, "/")
	parts = parts[:min(len(parts), longestPath)]
	var all []marker.Name
	for from := range parts {
		for to := from + 1; to <= len(parts); to++ {
			whole := strings.Join(parts[from:to], "/")
			all = append(all, l.titles[whole]...)
			if i := strings.LastIndexByte(whole, '#'); i > 0 && isNumber(whole[i+1:]) {
				all = append(all, l.titles[whole[:i]]...)
			}
		}
	}
	return all
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// goName is a title as the testing package spells it in the name of a subtest.
func goName(title string) string {
	var b strings.Builder
	for _, r := range title {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// testNames lists what the declaration of a result's test may be called: without parameters, and
// without what encloses it.
func testNames(r *testresult.Result) []string {
	names := []string{r.Name}
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" && s != names[len(names)-1] {
			names = append(names, s)
		}
	}
	switch r.Format {
	case testresult.GoTest:
		if i := strings.LastIndexByte(r.Name, '/'); i >= 0 && strings.Count(r.Name, "/") == 1 {
			add(r.Name[i+1:]) // a method of a suite
		}
	case testresult.JUnit:
		plain := r.Name
		if i := strings.IndexAny(plain, "[("); i > 0 {
			plain = plain[:i]
			add(plain)
		}
		if i := strings.LastIndex(r.Name, " > "); i >= 0 {
			add(r.Name[i+3:])
		}
	}
	return names
}

// sameTest reports whether a result whose test has the same name as a claim's comes from the same
// package, file or class. A name alone says too little, and so does the end of a path that several
// files have.
func (l *links) sameTest(c *Claim, r *testresult.Result) bool {
	file := c.Source.File.Path
	same, written := sameClass, r.Group
	switch {
	case strings.HasSuffix(file, ".go"):
		return c.Source.Package != "" && c.Source.Package == r.Group
	case r.File != "":
		same, written = sameFile, r.File
	case strings.ContainsRune(r.Group, '/'), path.Ext(r.Group) == path.Ext(file):
		same = sameFile
	}
	if written == "" || !same(file, written) || !sameEnclosing(c, r.Group) {
		return false
	}
	// Even a path that is equal may be from another directory, where the runner ran.
	return !slices.ContainsFunc(l.byStem[stem(file)], func(other string) bool {
		return other != file && same(other, written) && !longer(written, file, other)
	})
}

// longer reports whether a path ends with a file and with another one, which is shorter.
func longer(written, file, other string) bool {
	return strings.HasSuffix(written, "/"+file) && strings.HasSuffix(written, "/"+other) && len(other) < len(file)
}

// stem is the name of a file without its extension.
func stem(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }

// sameFile reports whether a path that a runner writes, from wherever it ran, is that of a source.
func sameFile(file, written string) bool {
	written = strings.TrimPrefix(written, "file://")
	written = strings.TrimPrefix(strings.TrimPrefix(written, "file:"), "classpath:")
	written = path.Clean(strings.ReplaceAll(written, `\`, "/"))
	file = below(file)
	return written == file || strings.HasSuffix(written, "/"+file) || strings.HasSuffix(file, "/"+strings.TrimPrefix(written, "/"))
}

// below is a path without its leading "../" parts.
func below(file string) string {
	file = path.Clean(file)
	for strings.HasPrefix(file, "../") {
		file = file[len("../"):]
	}
	return file
}

// sameClass reports whether a class such as `tests.test_pay.TestHook` or `com.acme.HookTest$Twice`
// is in a file: the file's path without its extension ends with the class's parts, except those of
// nested classes, which begin with a capital.
func sameClass(file, class string) bool {
	parts := classParts(class)
	whole := "/" + strings.TrimSuffix(below(file), path.Ext(file))
	for n := len(parts); n > 0; n-- {
		if strings.HasSuffix(whole, "/"+strings.Join(parts[:n], "/")) {
			return true
		}
		if first, _ := utf8.DecodeRuneInString(parts[n-1]); !unicode.IsUpper(first) {
			return false
		}
	}
	return false
}

// sameEnclosing reports whether a result's group may be the class around a claim's test: two classes of a file may
// have tests of the same name.
func sameEnclosing(c *Claim, group string) bool {
	parts := classParts(group)
	if !c.Twins || len(parts) == 0 || strings.ContainsRune(group, '/') {
		return true
	}
	class := c.Class
	if class == "" {
		class = stem(c.Source.File.Path) // pytest has the module there
	}
	return parts[len(parts)-1] == class
}

func classParts(class string) []string {
	return strings.FieldsFunc(class, func(r rune) bool { return r == '.' || r == '$' || r == ':' })
}

// claimsWithoutResult reports the markers that have no result.
func (l *links) claimsWithoutResult() {
	for _, r := range l.rows {
		for _, c := range r.Claims {
			if !c.Ran {
				l.add(c.Source.File.Diagnose(source.Span{Start: c.Start, End: c.End}, source.MarkerWithoutResult,
					"no result is that of this marker's test: `%s` is claimed here and not proven", c.Name))
			}
		}
	}
}

// say makes a remark about a result.
func (l *links) say(file string, r *testresult.Result, code source.Code, format string, args ...any) {
	l.add(source.Diagnostic{
		Path: file, Pos: source.Position{Line: max(r.Line, 1), Col: 1}, Severity: code.Severity(), Code: code, Message: fmt.Sprintf(format, args...),
	})
}

// add keeps a remark, up to a limited number.
func (l *links) add(d source.Diagnostic) {
	if len(l.said) < limit.Remarks {
		l.said = append(l.said, d)
	}
}
