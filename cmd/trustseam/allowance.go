package main

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/limit"
)

// allowance is the CPU time that a run may take. It grows with what there is to do, so
// that it ends for whatever a stranger has written, and never for a big repository on
// a busy machine.
type allowance struct {
	granted atomic.Int64
	own     func() time.Duration
	begin   time.Duration
}

func newAllowance() *allowance {
	a := &allowance{own: cputime.Own, begin: cputime.Own()}
	a.grant(limit.RunBase)
	return a
}

// grant adds to what the run may take.
func (a *allowance) grant(more time.Duration) { a.granted.Add(int64(more)) }

// left is what has not been used up.
func (a *allowance) left() time.Duration {
	return time.Duration(a.granted.Load()) - (a.own() - a.begin)
}

// over is the error of a run that has used everything up, or nil.
func (a *allowance) over() error {
	if a.left() > 0 {
		return nil
	}
	return fmt.Errorf("the run has taken more than %s of CPU time, which is its limit for what there is to do; the rest was not looked at", time.Duration(a.granted.Load()).Round(time.Second))
}

// watch waits until something is done, or the run has used everything up. It reports
// which. What is still at work then is left behind, and ends with the program.
func (a *allowance) watch(done <-chan struct{}) bool {
	for {
		left := a.left()
		if left <= 0 {
			return false
		}
		// A run uses at most as much CPU time as there are processors, for each second of the clock.
		select {
		case <-done:
			return true
		case <-time.After(max(left/watchShare, lookAgain)):
		}
	}
}

// watchShare is the part of what is left after which the run is looked at again.
const watchShare = 64
