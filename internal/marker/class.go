package marker

import (
	"sort"

	"github.com/trustseam/trustseam/internal/lazy"
	"github.com/trustseam/trustseam/internal/sourcetext"
)

// classFiles are languages whose runners name the class of a test.
const classFiles = "py java kt kts groovy scala"

var classLine = lazy.Regexp(`^\s*(?:(?:@\w+(?:\([^()]*\))?|public|private|protected|internal|static|final|abstract|open|sealed|data|inner|case|strictfp)\s+)*(?:class|object|record|interface|trait)\s+(\w+)`)

// classAt is where a class begins or ends to enclose what follows.
type classAt struct {
	start int // of the line
	name  string
}

// twins reports whether the file declares several tests of a name.
func (f *finder) twins(name string) bool {
	if f.tests == nil {
		f.tests = make(map[string]int)
		for l := range f.Lines() {
			if declared := f.declared(l); declared != "" {
				f.tests[declared]++
			}
		}
	}
	return f.tests[name] > 1
}

// classOf is the innermost class around a line, "" for none.
func (f *finder) classOf(l sourcetext.Span) string {
	if f.classes == nil {
		f.findClasses()
	}
	i := sort.Search(len(f.classes), func(i int) bool { return f.classes[i].start > l.Start })
	if i == 0 {
		return ""
	}
	return f.classes[i-1].name
}

// findClasses notes at each line where the innermost class changes which one it is. A class ends at a line that is
// indented no further than its own; closing brackets, comments and long strings do not count.
func (f *finder) findClasses() {
	type open struct {
		indent int
		name   string
	}
	var around []open
	f.classes = []classAt{{}}
	for l := range f.Lines() {
		line := f.Bytes[l.Start:l.End]
		depth := indent(line)
		if depth == len(line) || l.IsLong() || f.isComment(l) || line[depth] == '{' || line[depth] == ')' {
			continue
		}
		for len(around) > 0 && around[len(around)-1].indent >= depth {
			around = around[:len(around)-1]
		}
		now := ""
		if len(around) > 0 {
			now = around[len(around)-1].name
		}
		if now != f.classes[len(f.classes)-1].name {
			f.classes = append(f.classes, classAt{l.Start, now})
		}
		if m := classLine().FindSubmatch(line); m != nil {
			around = append(around, open{depth, string(m[1])})
		}
	}
}
