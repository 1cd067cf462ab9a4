package source

import "testing"

// Part of a tab stands in Text as blanks that the file does not have.
func TestLineOffset(t *testing.T) {
	line := Line{Text: "  ab", Start: 10, Pad: 2}
	for index, want := range map[int]int{0: 10, 1: 10, 2: 10, 3: 11, 4: 12} {
		if got := line.Offset(index); got != want {
			t.Errorf("Offset(%d) = %d, want %d", index, got, want)
		}
	}
	if got := line.Span(2, 4); got != (Span{10, 12}) {
		t.Errorf("Span(2, 4) = %v", got)
	}
}

func TestSpanContains(t *testing.T) {
	for _, c := range []struct {
		inner Span
		want  bool
	}{{Span{2, 5}, true}, {Span{3, 3}, true}, {Span{1, 3}, false}, {Span{4, 6}, false}} {
		if got := (Span{2, 5}).Contains(c.inner); got != c.want {
			t.Errorf("%v in {2 5}: %v", c.inner, got)
		}
	}
}
