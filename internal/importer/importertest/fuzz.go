package importertest

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/stride"
)

// Fuzz tests a reader with texts that derive from the seeds of f: whatever a text says, reading it ends, an error is one
// line, and the block of each diagram keeps all elements and is read as what it says, with what the source has judged.
func Fuzz(f *testing.F, read func(text []byte) ([]*draft.Draft, error)) {
	catalog, err := stride.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := read([]byte(text))
		if err != nil && strings.ContainsAny(err.Error(), "\n\r") {
			t.Errorf("more than a line: %q", err)
		}
		for _, d := range all {
			if len(d.Nodes) > 0 && len(d.Nodes) <= 100 && len(d.Flows) <= 200 && len(d.Zones) <= 100 && len(d.Data) <= 100 { // larger ones take long
				sound(t, catalog, d)
			}
		}
	})
}

func sound(t *testing.T, catalog *stride.Catalog, d *draft.Draft) {
	b, err := d.Block(catalog.Words, "x", "")
	if err != nil {
		t.Fatal(err)
	}
	b.Propose(catalog, d.Judgements)
	if k := b.Report.Kept; k.Elements != len(d.Nodes) || k.Boundaries != len(d.Zones) || k.Flows != len(b.Parsed.Flows) {
		t.Errorf("%+v", k)
	}
}

// One makes a reader of one diagram a reader of several.
func One(read func(text []byte) (*draft.Draft, error)) func(text []byte) ([]*draft.Draft, error) {
	return func(text []byte) ([]*draft.Draft, error) {
		d, err := read(text)
		if err != nil {
			return nil, err
		}
		return []*draft.Draft{d}, nil
	}
}
