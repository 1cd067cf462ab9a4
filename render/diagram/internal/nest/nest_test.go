package nest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func newsletter(t *testing.T) scene.Drawing {
	t.Helper()
	b, standing := diagramtest.NewsletterBlock()
	d, err := scene.Show(scene.Input{Graph: b.Graph(), Standing: standing})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A flow has one leg more than it crosses boundaries, and a loop none.
func TestLegs(t *testing.T) {
	d := newsletter(t)
	n := make([]int, len(d.Flows))
	for _, interior := range legs(d) {
		for _, p := range interior {
			n[p.Flow]++
		}
	}
	for i, f := range d.Flows {
		want := len(f.Crossings) + 1
		if f.From == f.To {
			want = 0
		}
		if n[i] != want {
			t.Errorf("flow %s has %d legs, want %d", f.ID, n[i], want)
		}
	}
}

// The ports of a box are where its crossings are, to half a filler.
func TestPorts(t *testing.T) {
	crossings := []crossing{{0, 20}, {3, 61}, {1, 100}}
	at := 0
	var middles []float64
	for field := range strings.SplitSeq(ports(crossings, 120), "|") {
		if name, text, ok := strings.Cut(field, ">"); ok {
			middles = append(middles, (float64(at)+float64(len(text))/2)*fill)
			at += len(text)
			if !strings.HasPrefix(name, "<p") {
				t.Errorf("a port is named %s", name)
			}
			continue
		}
		at += len(field)
	}
	if len(middles) != len(crossings) || float64(at)*fill > 120 {
		t.Fatalf("ports at %v, %d fillers in all", middles, at)
	}
	for i, c := range crossings {
		if away := middles[i] - c.x; away < -fill/2 || away > fill/2 {
			t.Errorf("the port of a crossing at %v is at %v", c.x, middles[i])
		}
	}
}

func TestMoved(t *testing.T) {
	row := []int{1, 2, 3, 4}
	if got := Moved(row, 0, 2); !slices.Equal(got, []int{2, 3, 1, 4}) {
		t.Errorf("moved to the right: %v", got)
	}
	if got := Moved(row, 3, 0); !slices.Equal(got, []int{4, 1, 2, 3}) || !slices.Equal(row, []int{1, 2, 3, 4}) {
		t.Errorf("moved to the left: %v of %v", got, row)
	}
}

// Those that exchange data stand side by side; the others keep the order of declaration.
func TestRowCost(t *testing.T) {
	declared, talks := []int{0, 1, 2, 3}, map[[2]int]int{{0, 3}: 1}
	if apart, beside := rowCost(declared, declared, talks), rowCost([]int{1, 2, 0, 3}, declared, talks); beside >= apart {
		t.Errorf("side by side costs %d, apart %d", beside, apart)
	}
	if kept, changed := rowCost(declared, declared, nil), rowCost([]int{1, 0, 2, 3}, declared, nil); kept >= changed {
		t.Errorf("the order of declaration costs %d, another %d", kept, changed)
	}
}

// The engine is asked for one thing once, and never beyond the budget.
func TestAskKeepsToItsBudget(t *testing.T) {
	asked := 0
	n := New(newsletter(t), func([]byte) ([]byte, error) { asked++; return []byte("{}"), nil })
	n.Budget = 2
	for _, dot := range []string{"a", "b", "a"} {
		if _, err := n.ask([]byte(dot)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := n.ask([]byte("c")); !errors.Is(err, ErrBudget) || asked != 2 || n.Runs != 2 {
		t.Errorf("asked %d times, counted %d: %v", asked, n.Runs, err)
	}
}
