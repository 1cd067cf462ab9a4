package cputime

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/trustseam/trustseam/internal/limit"
)

// Allowance is the CPU time that a run, or a part of it, may take. It grows with what
// there is to do, so that it ends for whatever a stranger has written, and never for a
// big repository on a busy machine.
type Allowance struct {
	what    string // beginning of its errors
	granted atomic.Int64
	own     func() time.Duration
	begin   time.Duration
}

// NewAllowance returns one that has granted nothing yet. what is how its error begins, such
// as "the run has", and own what has been computed so far, such as [Own].
func NewAllowance(what string, own func() time.Duration) *Allowance {
	return &Allowance{what: what, own: own, begin: own()}
}

// Grant adds to what the run may take.
func (a *Allowance) Grant(more time.Duration) { a.granted.Add(int64(more)) }

// All is what the run may take, in all.
func (a *Allowance) All() time.Duration {
	return min(time.Duration(a.granted.Load()), limit.RunMost)
}

// Left is what has not been used up.
func (a *Allowance) Left() time.Duration { return a.All() - (a.own() - a.begin) }

// Over is the error of a run that has used everything up, or nil.
func (a *Allowance) Over() error {
	if a.Left() > 0 {
		return nil
	}
	return a.Exceeded()
}

// Exceeded is the error of a run that has used up what it may take by now.
func (a *Allowance) Exceeded() error {
	return fmt.Errorf("%s taken more than %s of CPU time, which is the limit for what there is to do; the rest was not looked at", a.what, a.All().Round(time.Second))
}

// Watch waits until something is done, or the run has used everything up. It reports
// which. What is still at work then is abandoned, and ends with the program.
func (a *Allowance) Watch(done <-chan struct{}) bool {
	for {
		left := a.Left()
		if left <= 0 {
			return false
		}
		// For each second of the clock, a run uses at most as many seconds of CPU time as there are processors.
		select {
		case <-done:
			return true
		case <-time.After(max(left/watchShare, LookAgain)):
		}
	}
}

// LookAgain is how long work that does not end is left alone between two looks at what it has computed.
const LookAgain = 20 * time.Millisecond

// watchShare is the divisor of the remaining time after which the run is checked again.
const watchShare = 64
