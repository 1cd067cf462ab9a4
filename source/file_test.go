package source

import "testing"

func TestPosition(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		want   Position
	}{
		{"", 0, Position{1, 1}},
		{"ab\ncd", 0, Position{1, 1}},
		{"ab\ncd", 2, Position{1, 3}},
		{"ab\ncd", 3, Position{2, 1}},
		{"ab\ncd", 5, Position{2, 3}},
		{"ab\r\ncd", 4, Position{2, 1}},
		{"ab\n", 3, Position{2, 1}},
		{"é\n", 2, Position{1, 3}}, // columns count bytes
		{BOM + "ab", 3, Position{1, 1}},
		{BOM + "ab\ncd", 6, Position{2, 1}},
		{BOM + "ab", 0, Position{1, 1}},
		{"ab", 99, Position{1, 3}},
		{"ab", -1, Position{1, 1}},
	} {
		if got := NewFile("f", []byte(c.text)).Position(c.offset); got != c.want {
			t.Errorf("Position(%d) in %q = %v, want %v", c.offset, c.text, got, c.want)
		}
	}
}

func TestLines(t *testing.T) {
	for text, want := range map[string]int{"": 1, "a": 1, "a\n": 1, "a\nb": 2, "\n\n": 2} {
		if got := NewFile("f", []byte(text)).LineCount(); got != want {
			t.Errorf("LineCount of %q = %d, want %d", text, got, want)
		}
	}
	f := NewFile("f", []byte("ab\ncd\ne"))
	for offset, want := range map[int]string{0: "ab\n", 2: "ab\n", 3: "cd\n", 6: "e", 7: "e"} {
		if got := string(f.Slice(f.LineSpan(offset))); got != want {
			t.Errorf("line at %d = %q, want %q", offset, got, want)
		}
	}
}
