package font

import (
	"math"
	"strings"
	"testing"
)

func TestWidth(t *testing.T) {
	cases := []struct {
		f    Font
		text string
		want float64
	}{
		{Font{size: 10}, "", 0},
		{Font{size: 10}, "A", 6.67},
		{Font{size: 10, bold: true}, "A", 7.22},
		{Font{size: 10}, "é", 5.56},
		{Font{size: 10}, "日本", 20},
		{Font{size: 10}, "Ж", 9.23},
		{Font{size: 10}, "ع", 6},
		{Font{size: 10}, "…", 10},
		{Font{size: 10}, "e\u0301", 5.56},
	}
	for _, c := range cases {
		if got := c.f.Width(c.text); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v.width(%q) = %v, want %v", c.f, c.text, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	f := Font{size: 10}
	for text, want := range map[string]string{"short": "short", "a long text": "a lon…", "aaaa bbbb": "aaaa…", "": ""} {
		if got := f.Cut(text, 36); got != want {
			t.Errorf("cut(%q) = %q, want %q", text, got, want)
		}
	}
	if got := f.Cut("wwww", 1); got != "…" {
		t.Errorf("cut to nothing = %q", got)
	}
}

func TestRoomForTheWidestFont(t *testing.T) {
	f := Font{size: 10, bold: true}
	for _, text := range []string{"Settlement worker", "Обработка", "Διαχείριση", "Żółć", "%@W", "‘a’ № 5", "支払い", "الدفع"} {
		if usual, widest := f.Width(text), f.Anywhere().Width(text); widest < usual {
			t.Errorf("%s is %v wide, and %v in the widest font", text, usual, widest)
		}
	}
	if f.Tight("الدفع", 0) {
		t.Error("the width of Arabic is taken for known")
	}
	if !f.Tight("Settlement worker", 4) || f.Tight("Ask", 5) {
		t.Error("only what needs it is told how wide to be")
	}
	if long := strings.Repeat("W", 20); f.Room([]string{long}, 28, 8) <= f.Width(long)+28 || f.Room([]string{"i"}, 28, 8) != f.Width("i")+28 {
		t.Error("the room of a text is not that of the wider of two")
	}
}
