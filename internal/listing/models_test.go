package listing

import (
	"strings"
	"testing"
)

// The models that list writes are read back, and differ in nothing.
func TestModelsAreReadBack(t *testing.T) {
	a, b := listed(t, "./d.md")
	blocks, err := Models(b, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(blocks) != 1 || blocks[0].Document != "d.md" || blocks[0].ID != a.Graph.ID || len(blocks[0].Model.Flows) != 4 || len(blocks[0].Model.Threats) != len(a.Threats) {
		t.Errorf("%+v", blocks)
	}
}

func TestNoModels(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "no listing to compare with, as `trustseam list --format json` writes it: it ends too early",
		"{}":                           "no listing to compare with: `version` or `documents` is missing, or of another version",
		`{"version":2,"documents":[]}`: "no listing to compare with: `version` or `documents` is missing, or of another version",
		`{"version":1,"documents":[{"path":"a.md","blocks":[{"id":"a"}]}]}`: "block `a` of `a.md` has no `model`: an older version has listed it",
		`{"version":1,"documents":"` + strings.Repeat(" ", 1<<20) + `"}`:    "larger than the limit of 1 MiB",
	} {
		if _, err := Models(strings.NewReader(in), 1); err == nil || err.Error() != want {
			t.Errorf("%.60q: %v, want %s", in, err, want)
		}
	}
}
