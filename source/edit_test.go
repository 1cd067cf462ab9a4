package source

import "testing"

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string
		fails bool
	}{
		{name: "none", want: "0123456789"},
		{name: "replace, delete, insert", edits: []Edit{{Span{7, 7}, "<>"}, {Span{0, 1}, "A"}, {Span{3, 5}, ""}}, want: "A1256<>789"},
		{name: "two insertions at one place keep their order", edits: []Edit{{Span{5, 5}, "a"}, {Span{5, 5}, "b"}}, want: "01234ab56789"},
		{name: "insertion before a replacement", edits: []Edit{{Span{5, 6}, "X"}, {Span{5, 5}, "a"}}, want: "01234aX6789"},
		{name: "at both ends", edits: []Edit{{Span{0, 0}, "<"}, {Span{10, 10}, ">"}}, want: "<0123456789>"},
		{name: "overlap", edits: []Edit{{Span{2, 5}, ""}, {Span{4, 6}, ""}}, fails: true},
		{name: "past the end", edits: []Edit{{Span{9, 11}, ""}}, fails: true},
		{name: "backward", edits: []Edit{{Span{5, 4}, ""}}, fails: true},
		{name: "negative", edits: []Edit{{Span{-1, 0}, ""}}, fails: true},
	} {
		text := []byte("0123456789")
		got, err := Apply(text, c.edits)
		if (err != nil) != c.fails || err == nil && string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
		if string(text) != "0123456789" {
			t.Errorf("%s: the text was changed", c.name)
		}
	}
}

func FuzzApply(f *testing.F) {
	f.Add("hello", 1, 3, "x", 4, 4, "y")
	f.Add("", 0, 0, "", 0, 0, "")
	f.Add("abc", 2, 1, "", 9, 9, "z")
	f.Fuzz(func(t *testing.T, text string, a, b int, one string, c, d int, two string) {
		got, err := Apply([]byte(text), []Edit{{Span{a, b}, one}, {Span{c, d}, two}})
		if err == nil && len(got) != len(text)-(b-a)-(d-c)+len(one)+len(two) {
			t.Errorf("%d bytes of %d after replacing %d by %d and %d by %d", len(got), len(text), b-a, len(one), d-c, len(two))
		}
	})
}
