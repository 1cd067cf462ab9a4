package assist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/source"
)

func TestRewrite(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a\nb\nc\n", "a\nb\nc\n", ""},
		{"a\nb\nc\n", "a\nB\nc\n", `2-4 "B\n"`},
		{"a\nb\nc\n", "A\nb\nC\n", `0-2 "A\n", 4-6 "C\n"`},
		{"a\nb\nc\n", "a\nx\nb\nc\ny\n", `2-2 "x\n", 6-6 "y\n"`},
		{"a\nb\nc\nd\n", "a\nd\n", `2-6 ""`},
		{"a\nb", "a\nb\n", `2-3 "b\n"`},
		{"", "a\n", `0-0 "a\n"`},
		{"a\na\na\n", "b\n", `0-6 "b\n"`},
	} {
		var got []string
		for _, e := range rewrite([]byte(c.before), []byte(c.after)) {
			got = append(got, fmt.Sprintf("%d-%d %q", e.Span.Start, e.Span.End, e.New))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%q to %q: %s", c.before, c.after, strings.Join(got, ", "))
		}
	}
}

func FuzzRewrite(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nx\nc\n")
	f.Add("a\nb\nc\nd\n", "d\nc\nb\n\na")
	f.Add("", "\r\n\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		edits := rewrite([]byte(before), []byte(after))
		got, err := source.Apply([]byte(before), edits)
		if err != nil || string(got) != after {
			t.Errorf("%q to %q: %q, %v", before, after, got, err)
		}
		for i, e := range edits {
			if i > 0 && edits[i-1].Span.End >= e.Span.Start && edits[i-1].Span.Len() > 0 {
				t.Errorf("%q to %q: edits %d and %d touch", before, after, i-1, i)
			}
		}
	})
}
