package importertest

import (
	"os"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/stride"
)

// Golden compares the block of a draft and its report, with what the source has judged, with testdata/shop.txt, or writes
// that file.
func Golden(t *testing.T, d *draft.Draft, update bool) {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	b, err := d.Block(catalog.Words, "", "")
	if err != nil {
		t.Fatal(err)
	}
	b.Propose(catalog, d.Judgements)
	got := b.Text + "\n" + strings.Join(b.Report.Lines("x"), "\n") + "\n"
	if update {
		if err := os.WriteFile("testdata/shop.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/shop.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
