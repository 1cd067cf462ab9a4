package diagram_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/graphviz"
)

// sampler lists pictures that together show most of what drawing does: a model with all
// states, its views, rows that fold, and models of chance.
func sampler() []diagram.Input {
	b, standing := diagramtest.NewsletterBlock()
	whole := diagram.Input{Graph: b.Graph(), Standing: standing, Threats: 3}
	overview, inside := whole, whole
	overview.View.Overview = true
	inside.View.Boundary = "site"
	out := []diagram.Input{whole, overview, inside}
	for _, w := range []wheel{{model.Actor, false, true, "in"}, {model.Store, true, true, "out"}, {model.Process, true, true, ""}} {
		out = append(out, diagram.Input{Graph: w.graph(12)})
	}
	for seed := range uint64(6) {
		out = append(out, diagram.Input{Graph: random(seed)})
	}
	return out
}

// The version of drawing goes with what is drawn. Pictures in documents name the version that
// they were drawn by, through the hash of their input: one that stays the same while pictures
// change leaves old pictures where they are, and tells nobody.
func TestVersionGoesWithPictures(t *testing.T) {
	sum := sha256.New()
	for _, in := range sampler() {
		svg, err := diagram.Draw(in, graphviz.Layout)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(sum, diagram.BodyHash(svg))
	}
	got := fmt.Sprintf("version %s draws %x\n", diagram.Version, sum.Sum(nil)[:8])
	path := filepath.Join("testdata", "version.golden")
	known, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var version string
	if _, err := fmt.Sscanf(string(known), "version %s", &version); err != nil {
		t.Fatal(err)
	}
	switch {
	case got == string(known):
	case version == diagram.Version:
		t.Errorf("goldens changed: raise version, in hash.go, from %s", version)
	case diagram.Update():
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is of version %s: run go test -update", path, version)
	}
}
