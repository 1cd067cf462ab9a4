package layoutpool

import (
	"fmt"
	"sync"
	"testing"
)

// BenchmarkPool lays out pictures of 12 layouts each; the workers are running when it begins.
func BenchmarkPool(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint("workers=", workers), func(b *testing.B) {
			p := newPool(b, Options{Workers: workers, Command: command("graphviz")})
			picture := func() {
				s := p.Session(plenty)
				defer s.Close()
				for k := range 12 {
					if _, err := s.Layout(network(k)); err != nil {
						b.Error(err)
					}
				}
			}
			var warm sync.WaitGroup
			for range workers {
				warm.Go(picture)
			}
			warm.Wait()
			b.ResetTimer()
			pictures := make(chan struct{})
			var group sync.WaitGroup
			for range workers {
				group.Go(func() {
					for range pictures {
						picture()
					}
				})
			}
			for range b.N {
				pictures <- struct{}{}
			}
			close(pictures)
			group.Wait()
		})
	}
}
