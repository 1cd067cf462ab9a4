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
