package main

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/limit"
)

// allowance is the CPU time that a run, or a part of it, may take. It grows with what
// there is to do, so that it ends for whatever a stranger has written, and never for a
// big repository on a busy machine.
type allowance struct {
	what    string // as errors begin
	granted atomic.Int64
	own     func() time.Duration
	begin   time.Duration
}

func newAllowance() *allowance {
	a := &allowance{what: "the run has", own: cputime.Own, begin: cputime.Own()}
	a.grant(limit.RunBase)
	return a
}

// grant adds to what the run may take.
func (a *allowance) grant(more time.Duration) { a.granted.Add(int64(more)) }

// all is what the run may take, in all.
func (a *allowance) all() time.Duration {
	return min(time.Duration(a.granted.Load()), limit.RunMost)
}

// left is what has not been used up.
func (a *allowance) left() time.Duration { return a.all() - (a.own() - a.begin) }

// over is the error of a run that has used everything up, or nil.
func (a *allowance) over() error {
	if a.left() > 0 {
		return nil
	}
	return a.exceeded()
}

// exceeded is the error of a run that has used up what it may take by now.
func (a *allowance) exceeded() error {
	return fmt.Errorf("%s taken more than %s of CPU time, which is the limit for what there is to do; the rest was not looked at", a.what, a.all().Round(time.Second))
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
