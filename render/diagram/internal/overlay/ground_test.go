package overlay

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

func TestGroundFindsWhatASearchThroughAllFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	at := func() geom.Point { return geom.Pt(r.Float64()*600-100, r.Float64()*600-100) }
	g := newGround()
	lines := make([][]geom.Point, 40)
	for i := range lines {
		for range 30 {
			lines[i] = append(lines[i], at())
		}
		g.add(i, lines[i])
	}
	found := 0
	for range 300 {
		box := geom.Around(at(), 4+r.Float64()*90, 4+r.Float64()*90)
		but := r.IntN(len(lines))
		var want []int
		for i, line := range lines {
			if i != but && slices.ContainsFunc(line, box.Has) {
				want = append(want, i)
			}
		}
		got := g.under(box, but)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("under %v: %v, want %v", box, got, want)
		}
		found += len(got)
	}
	if found == 0 {
		t.Error("no box had a line under it")
	}
}
