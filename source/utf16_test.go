package source

import "testing"

func TestPositionUTF16(t *testing.T) {
	for _, c := range []struct {
		text   string
		offset int
		want   Position
	}{
		{"", 0, Position{1, 1}},
		{"ab\ncd", 4, Position{2, 2}},
		{"é x", 3, Position{1, 3}},        // two bytes, one unit
		{"€ x", 4, Position{1, 3}},        // three bytes, one unit
		{"🔒 x", 5, Position{1, 4}},        // four bytes, two units
		{"a\n🔒🔒é x", 12, Position{2, 6}},  // on a later line
		{"\xff\xfe x", 2, Position{1, 3}}, // not UTF-8: one unit a byte
		{BOM + "ab", 4, Position{1, 2}},   // the mark takes no column
		{"ab", 99, Position{1, 3}},        // behind the end
		{"ab", -1, Position{1, 1}},        // before the beginning
		{"a\r\nb", 3, Position{2, 1}},     // the line feed ends the line
		{"é", 1, Position{1, 2}},          // inside a character: as far as it goes
	} {
		f := NewFile("d.md", []byte(c.text))
		if got := f.PositionUTF16(c.offset); got != c.want {
			t.Errorf("%q at %d: %v, want %v", c.text, c.offset, got, c.want)
		}
	}
}

func TestOffset(t *testing.T) {
	for _, text := range []string{"", "ab\ncd\n", BOM + "a\nb", "é\n🔒 x"} {
		f := NewFile("d.md", []byte(text))
		for at := range len(text) + 1 {
			if text[:at] != "" && len(text) >= 3 && text[:3] == BOM && at < 3 {
				continue // inside the mark
			}
			if at == 0 && len(text) >= 3 && text[:3] == BOM {
				continue
			}
			if got := f.Offset(f.Position(at)); got != at {
				t.Errorf("%q: offset %d came back as %d", text, at, got)
			}
		}
	}
	if got := NewFile("d.md", []byte("ab")).Offset(Position{9, 9}); got != 2 {
		t.Errorf("a place behind the end is %d", got)
	}
}
