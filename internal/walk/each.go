package walk

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
)

// Each opens paths, several at a time, and leaves out those for which open returns nil. The results are in
// the order of the paths. The error is a [failure.List] in that order; when the run has used up what it may
// take, that is its last one.
func Each[T any](run *cputime.Allowance, paths []string, open func(path string) (*T, error)) ([]*T, error) {
	all, errs := make([]*T, len(paths)), make([]error, len(paths))
	var keeping sync.Mutex // guards all, errs and closed
	closed := false
	var next atomic.Int64
	var readers sync.WaitGroup
	for range min(len(paths), runtime.GOMAXPROCS(0)) {
		readers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths) && run.Over() == nil; i = int(next.Add(1)) - 1 {
				one, err := open(paths[i])
				keeping.Lock()
				if !closed {
					all[i], errs[i] = one, err
				}
				keeping.Unlock()
			}
		})
	}
	done := make(chan struct{})
	go func() {
		readers.Wait()
		close(done)
	}()
	finished := run.Watch(done)
	keeping.Lock()
	defer keeping.Unlock()
	closed = true
	var failed failure.List
	for _, err := range errs {
		failed.Add(err)
	}
	if !finished || int(next.Load()) < len(paths) {
		failed.Add(run.Over())
	}
	return slices.DeleteFunc(all, func(one *T) bool { return one == nil }), failed.Err()
}
