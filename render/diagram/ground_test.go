package diagram

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestGroundFindsWhatASearchThroughAllFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	at := func() point { return point{r.Float64()*600 - 100, r.Float64()*600 - 100} }
	g := newGround()
	lines := make([][]point, 40)
	for i := range lines {
		for range 30 {
			lines[i] = append(lines[i], at())
		}
		g.add(i, lines[i])
	}
	found := 0
	for range 300 {
		box := around(at(), 4+r.Float64()*90, 4+r.Float64()*90)
		but := r.IntN(len(lines))
		var want []int
		for i, line := range lines {
			if i != but && slices.ContainsFunc(line, box.has) {
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
