package lsp

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
)

// bigDocument is a document with a block of so many elements and flows, in boundaries of ten elements.
func bigDocument(elements, flows int) string {
	var b strings.Builder
	b.WriteString("# Big\n\n```dfd\ntitle: Big\ndata thing: Things | class=pii\n")
	for i := range elements {
		if i%10 == 0 {
			fmt.Fprintf(&b, "boundary zone%d: Zone %d | %s\n", i/10, i/10, []string{"edge", "internal", "restricted"}[i/10%3])
		}
		fmt.Fprintf(&b, "  %s e%d: Element %d | tech=Go\n", []string{"process", "process", "store"}[i%3], i, i)
	}
	for i := range flows {
		from, to := (i*7)%elements, (i*13+1)%elements
		for from%3 == 2 { // a store never asks
			from = (from + 1) % elements
		}
		if from == to {
			to = (to + 1) % elements
		}
		fmt.Fprintf(&b, "%d. e%d -> e%d: Do thing %d | https data=thing\n", i+1, from, to, i)
	}
	b.WriteString("```\n")
	return b.String()
}

// BenchmarkKeystroke measures from a change to its diagnostics, without the pause that is meant.
func BenchmarkKeystroke(b *testing.B) {
	for _, size := range [][2]int{{14, 20}, {200, 400}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			c := connect(b)
			c.begin("file:///nowhere")
			const uri = "file:///nowhere/big.md"
			text := bigDocument(size[0], size[1])
			c.open(uri, text)
			c.published(uri, 1)
			var took []time.Duration
			version, before := 1, cputime.Own()
			for b.Loop() {
				version++
				typed := strings.Replace(text, "Do thing 7 ", fmt.Sprintf("Do thing %d ", version), 1)
				begin := time.Now()
				c.change(uri, version, typed)
				c.published(uri, version)
				took = append(took, time.Since(begin))
			}
			slices.Sort(took)
			b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
			b.ReportMetric(ms(took[len(took)*95/100]), "p95-ms")
			b.ReportMetric(ms(cputime.Own()-before)/float64(len(took)), "cpu-ms/op")
		})
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
