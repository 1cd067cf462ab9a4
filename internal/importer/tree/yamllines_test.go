package tree

import (
	"slices"
	"testing"
)

func TestYAMLLines(t *testing.T) {
	if l := linesOf([]byte("a\r\nb\n")); l != nil || l.of(2) != 2 {
		t.Errorf("%v", l)
	}
	l := linesOf([]byte("a\rb\r\nc\u0085d\u2028e\u2029\nf"))
	if want := []int32{1, 1, 2, 2, 2, 2, 3}; !slices.Equal(l, want) {
		t.Errorf("%v, want %v", l, want)
	}
	if l.of(0) != 1 || l.of(7) != 3 || l.of(99) != 3 {
		t.Errorf("%d %d %d", l.of(0), l.of(7), l.of(99))
	}
}

// A place is that of an editor, which knows no other line ends than ours.
func TestYAMLPlaces(t *testing.T) {
	v, err := YAML([]byte("a: 1\r\rb: 2\nc: 3\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	var got []int32
	for _, m := range v.Members {
		got = append(got, m.Key.Line)
	}
	if !slices.Equal(got, []int32{1, 1, 2}) {
		t.Errorf("keys are on lines %v", got)
	}
}
