package diagram

import (
	"bytes"
	"os"
	"testing"
)

// A picture has one condition for its dark colours, which is replaced by one that always or never holds.
func TestScheme(t *testing.T) {
	svg, err := os.ReadFile("testdata/newsletter.golden.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		dark bool
		want string
	}{{true, "@media all{.ts .bg{fill:#0d1117}"}, {false, "@media not all{.ts .bg{fill:#0d1117}"}} {
		got := Scheme(svg, c.dark)
		if bytes.Contains(got, []byte("prefers-color-scheme")) || bytes.Count(got, []byte(c.want)) != 1 {
			t.Errorf("dark %v: the colours still follow the system", c.dark)
		}
	}
}
