package stride

import (
	"fmt"
	"strings"
	"testing"
)

// large is a system of n elements and three times as many flows: shops of ten
// elements each, chained by their workers.
func large(n int) string {
	var b strings.Builder
	b.WriteString("data card: Card token | class=payment crown\n")
	for i := range n / 10 {
		fmt.Fprintf(&b, "actor u%d: Shopper %d\nexternal x%d: Provider %d\n", i, i, i, i)
		fmt.Fprintf(&b, "boundary e%d: Edge %d | edge\n  process g%d: API gateway %d\n  process h%d: Webhook receiver %d\n", i, i, i, i, i, i)
		fmt.Fprintf(&b, "  boundary a%d: App %d | internal\n    process o%d: Orders service %d\n    process w%d: Worker %d\n    process r%d: Report job %d\n    store q%d: Queue %d\n", i, i, i, i, i, i, i, i, i, i)
		fmt.Fprintf(&b, "    boundary d%d: Data %d | restricted\n      store v%d: Vault %d | holds=card\n      store l%d: Audit log %d\n", i, i, i, i, i, i)
	}
	flow := 0
	for i := range n / 10 {
		ends := []string{"u>g", "g>o", "o>v", "x>h", "h>q", "q>w", "w>v", "r>v", "o>l", "w>l", "g>l", "u>g", "o>x", "r>x", "w>x", "h>l", "o>q", "r>q", "g>o", "o>w", "u>g", "x>h", "w>o", "r>o", "o>r", "g>r", "h>w", "r>l", "o>v"}
		for _, e := range ends {
			flow++
			fmt.Fprintf(&b, "%d. %c%d -> %c%d: Message %d | https data=card\n", flow, e[0], i, e[2], i, flow)
		}
		flow++
		fmt.Fprintf(&b, "%d. w%d -> o%d: Next %d\n", flow, i, (i+1)%(n/10), flow)
	}
	return b.String()
}

// Growth must be close to linear: compare the time of an element at 100, 300 and 1,000.
func BenchmarkAnalyze(b *testing.B) {
	c := load(b)
	for _, n := range []int{100, 300, 1000} {
		g := parsed(b, c, large(n))
		b.Run(fmt.Sprintf("%d-elements-%d-flows", len(g.Elements), len(g.Flows)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Analyze(g)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/element")
		})
	}
}

// crowded are the worst shapes that the limits let through: all flows meet in one place.
var crowded = map[string]func(n int) string{
	"parallel": func(n int) string {
		return "actor a: A\nprocess p: P\n" + repeated(n, "%[1]d. a -> p: Go\n")
	},
	"labelled": func(n int) string {
		return "actor a: A\nprocess p: P\n" + repeated(n, "%[1]d. a -> p: Send message %[1]d\n")
	},
	"star": func(n int) string {
		return "process hub: Hub\n" + repeated(n/2, "process p%[1]d: P %[1]d\nhub -> p%[1]d: Ask %[1]d\np%[1]d -> hub: Tell %[1]d\n")
	},
	"crowns": func(n int) string {
		return "actor a: A\nprocess hub: Hub\na -> hub: Go\n" + repeated(n/2, "store s%[1]d: S %[1]d | crown\nhub -> s%[1]d: Read %[1]d\n")
	},
	"gateway": func(n int) string {
		return "actor a: A\nboundary z: Z | edge\n  process g: G | kind=gateway\n  process p: P\nexternal x: X | kind=webhook\n" +
			repeated(n/12, "i%[1]d. a -> g: Ask %[1]d | https\no%[1]d. g -> p: Pass on %[1]d | http\nw%[1]d. p -> x: Send webhook %[1]d\n")
	},
	"forwarded": func(n int) string {
		return "actor u: User\nprocess g: Gateway | kind=gateway\nprocess a: API\n" + repeated(n/3, "i%[1]d. u -> g: Read orders | https\no%[1]d. g -> a: Forward orders | http\n")
	},
	"actors": func(n int) string {
		return "process hub: Hub\nstore s: S | crown\nhub -> s: Use\n" + repeated(n/2, "actor a%[1]d: A %[1]d\na%[1]d -> hub: Go %[1]d\n")
	},
}

func repeated(n int, line string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line, i+1)
	}
	return b.String()
}

func BenchmarkAnalyzeCrowded(b *testing.B) {
	c := load(b)
	for name, shape := range crowded {
		text := shape(4800) // close to the limits of a block: 2,500 elements and 5,000 flows
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Analyze(parsed(b, c, text))
			}
		})
	}
}
