package difference

import (
	"os"
	"testing"
)

// Without a comparison every document counts; with one, those that differ and those outside the repository.
func TestTouches(t *testing.T) {
	t.Chdir(t.TempDir())
	var none *Difference
	if !none.Touches("a.md") {
		t.Error("nothing is compared, but a document does not count")
	}
	d := newDifference("main", t.TempDir())
	if !d.Touches("a.md") {
		t.Error("a document outside the repository does not count")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	d = newDifference("main", here)
	d.changed["docs/a.md"] = true
	for file, want := range map[string]bool{"docs/a.md": true, "docs/../docs/a.md": true, "docs/b.md": false} {
		if d.Touches(file) != want {
			t.Errorf("%s: %v", file, !want)
		}
	}
}
