package diagram_test

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/graphviz"
	"github.com/trustseam/trustseam/source"
)

// paymentsWith draws the payments example with a text in its block replaced.
func paymentsWith(t *testing.T, old, new string) picture {
	t.Helper()
	content, err := os.ReadFile("../../examples/payments/payments.md")
	if err != nil {
		t.Fatal(err)
	}
	if old != "" && strings.Count(string(content), old) == 0 {
		t.Fatalf("no %q in the example", old)
	}
	doc, ds := parser.Parse(source.NewFile("payments.md", []byte(strings.Replace(string(content), old, new, 1))))
	if len(doc.Blocks) != 1 {
		t.Fatal(ds)
	}
	svg, err := diagram.Draw(diagram.Input{Graph: graph.New(doc.Blocks[0], model.Words{})}, graphviz.Layout)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, svg)
}

// movement returns how far the boxes of elements have moved, the shortest way first.
func movement(before, after picture) []float64 {
	var out []float64
	for id, b := range before.elements {
		if a, ok := after.elements[id]; ok {
			out = append(out, math.Hypot(a.center().x-b.center().x, a.center().y-b.center().y))
		}
	}
	slices.Sort(out)
	return out
}

func TestOneFlowMoreMovesLittle(t *testing.T) {
	testenv.NeedsTime(t, "draws many pictures")
	before := paymentsWith(t, "", "")
	const last = "20. worker"
	// Every third element talks to every second one.
	ids := []string{"shopper", "merchant", "stripe", "support", "gateway", "webhook", "identity", "payments", "events", "worker", "orders", "ledgers", "tokenizer", "vault"}
	var medians, all []float64
	for i := 0; i < len(ids); i += 3 {
		for j := (i + 1) % 2; j < len(ids); j += 2 {
			if i == j || strings.Contains("orders ledgers events vault", ids[i]) && strings.Contains("orders ledgers events vault", ids[j]) {
				continue
			}
			moved := movement(before, paymentsWith(t, last, fmt.Sprintf("21. %s -> %s: One more | tls\n%s", ids[i], ids[j], last)))
			medians = append(medians, moved[len(moved)/2])
			all = append(all, moved...)
			t.Logf("%s -> %s: median %.0f, worst %.0f", ids[i], ids[j], moved[len(moved)/2], moved[len(moved)-1])
		}
	}
	slices.Sort(all)
	slices.Sort(medians)
	t.Logf("%d flows: median of all boxes %.0f, median of the medians %.0f, worst %.0f", len(medians), all[len(all)/2], medians[len(medians)/2], all[len(all)-1])
	if m := all[len(all)/2]; m > 40 { // a third of a box
		t.Errorf("a flow more moves boxes by a median of %.0f pixels", m)
	}
}

func TestOtherAdditionsAreReported(t *testing.T) {
	before := paymentsWith(t, "", "")
	for name, change := range map[string][2]string{
		"element":  {"    process worker:", "    process audit:    Audit service | tech=\"Go\"\n    process worker:"},
		"boundary": {"      process tokenizer:", "      boundary hsm: Key zone | restricted\n        process keys: Key service\n      process tokenizer:"},
	} {
		moved := movement(before, paymentsWith(t, change[0], change[1]))
		t.Logf("one %s more: median %.0f, worst %.0f", name, moved[len(moved)/2], moved[len(moved)-1])
	}
}
