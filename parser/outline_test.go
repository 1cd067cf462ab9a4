package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

var partNames = [...]string{"word", "id", "end", "arrow", "text", "threat", "key", "value", "bare", "comment"}

func TestOutline(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"", ": "},
		{"   ", ": "},
		{"pro", ": word pro"},
		{"process", "process: word process, id "},
		{"process ", "process: word process, id "},
		{"  process web: Web shop | tech=\"Go, SQL\" crown", "process: word process, id web, text Web shop, key tech, value Go, SQL, bare crown"},
		{"process web:", "process: word process, id web, text "},
		{"title: Shop 🙂", "title: word title, text Shop 🙂"},
		{"web ->", "flow: end web, arrow ->, end "},
		{"web -> d", "flow: end web, arrow ->, end d"},
		{"web => db: Save", "flow: end web, arrow =>, end db, text Save"},
		{"1. ", "flow: id 1, end "},
		{"1. we", "flow: id 1, end we"},
		{"1. web <-> db: Save | ht", "flow: id 1, end web, arrow <->, end db, text Save, bare ht"},
		{"a -> b: x | data=", "flow: end a, arrow ->, end b, text x, key data, value "},
		{"a -> b: x | data=one,", "flow: end a, arrow ->, end b, text x, key data, value one, value "},
		{"a -> b: x | data=\"one, two\" auth", "flow: end a, arrow ->, end b, text x, key data, value one, value two, bare auth"},
		{"a -> b: x | data=\"one", "flow: end a, arrow ->, end b, text x, key data, value one"},
		{"a -> b: x | # later", "flow: end a, arrow ->, end b, text x, comment # later"},
		{"accept", "accept: word accept, threat "},
		{"accept S02@we", "accept: word accept, threat S02@we"},
		{"accept S02@web, ", "accept: word accept, threat S02@web, threat "},
		{"accept S02@web, T01@db: Later | by=@me", "accept: word accept, threat S02@web, threat T01@db, text Later, key by, value @me"},
		{"process -> accept: x", "flow: end process, arrow ->, end accept, text x"},
		{"# process x: y", ": comment # process x: y"},
		{"<<<<<<< HEAD", ": "},
		{"| auth=none", ": key auth, value none"},
	} {
		line := source.Line{Text: c.line, Start: 3}
		o := OutlineOf(source.NewFile("x.md", []byte("ab\n"+c.line)), line)
		var parts []string
		for _, p := range o.Parts {
			parts = append(parts, partNames[p.Kind]+" "+p.Text)
			if written := ("ab\n" + c.line)[p.Span.Start:p.Span.End]; written != p.Text {
				t.Errorf("%q: %q stands where %q should", c.line, written, p.Text)
			}
		}
		if got := fmt.Sprintf("%s: %s", o.Statement, strings.Join(parts, ", ")); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.line, got, c.want)
		}
	}
}

func FuzzOutline(f *testing.F) {
	f.Add("a -> b: x | data=\"one, \\\"two\" auth=")
	f.Add("accept S02@web,, : | by=@me # x")
	f.Fuzz(func(t *testing.T, text string) {
		text, _, _ = strings.Cut(text, "\n")
		at := 0
		for _, p := range OutlineOf(source.NewFile("x.md", []byte(text)), source.Line{Text: text}).Parts {
			if p.Span.Start < at || p.Span.End < p.Span.Start || p.Span.End > len(text) || text[p.Span.Start:p.Span.End] != p.Text {
				t.Fatalf("%q: part %+v is not in order or not in the line", text, p)
			}
			at = p.Span.End
		}
	})
}
