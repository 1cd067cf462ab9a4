package diagram

import (
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
)

// zoneChain is a graph of n boundaries, each with a process that calls the next one.
func zoneChain(n int) Input {
	b := &diagramtest.Builder{}
	var before *model.Element
	for i := range n {
		zone := b.Boundary(fmt.Sprint("z", i), fmt.Sprint("Zone ", i), nil, "zone=internal")
		p := b.Element(model.Process, fmt.Sprint("p", i), fmt.Sprint("Process ", i), zone, "")
		if before != nil {
			b.Flow(before, p, "Call", "")
		}
		before = p
	}
	return Input{Graph: b.Graph()}
}

// hashViews takes the hash of every view of a graph.
func hashViews(in Input) []string {
	views := []View{{}, {Overview: true}}
	for _, id := range in.Zones() {
		views = append(views, View{Boundary: id})
	}
	var hashes []string
	for _, in.View = range views {
		hashes = append(hashes, InputHash(in))
	}
	return hashes
}

// What is derived once for all views is what each would have derived for itself.
func TestPrepare(t *testing.T) {
	_, small := newsletter()
	for _, in := range []Input{small, zoneChain(30)} {
		alone, prepared := hashViews(in), in.Prepare()
		for range 2 { // a view changes nothing for those after it
			if got := hashViews(prepared); fmt.Sprint(got) != fmt.Sprint(alone) || got[0] == "" {
				t.Errorf("%v alone, %v prepared", alone, got)
			}
		}
	}
}

// Four times as many boundaries take about four times the work, counted in allocations.
func TestViewsTakeWorkByTheirNumber(t *testing.T) {
	small := testing.AllocsPerRun(1, func() { hashViews(zoneChain(100).Prepare()) })
	big := testing.AllocsPerRun(1, func() { hashViews(zoneChain(400).Prepare()) })
	if big > 6*small {
		t.Errorf("%.0f allocations for 100 boundaries, %.0f for 400", small, big)
	}
}

func BenchmarkHashViews(b *testing.B) {
	for _, n := range []int{400, 900} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				hashViews(zoneChain(n).Prepare())
			}
		})
	}
}
