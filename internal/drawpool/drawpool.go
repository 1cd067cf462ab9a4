// Package drawpool draws pictures side by side, in layout processes, while documents are still
// being read, and bounds what that may take.
package drawpool

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/layoutpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// Options say how pictures are drawn.
type Options struct {
	// Command prepares the process of a new layout worker.
	Command func() *exec.Cmd
	// Timeout is the CPU time that a layout may take, 0 for what the configuration says.
	Timeout time.Duration
	// Run is what the run may take; it grows with every picture.
	Run *cputime.Allowance
	// Strangers says that strangers wrote the documents: what they set for a picture counts up to a
	// point, and when the run has used up what it may take, pictures not yet begun are left out.
	Strangers bool
	// Workers limits concurrent layout processes; the default is one per processor.
	Workers int
	// Spent is what all layouts have taken; default what the workers have.
	Spent func() time.Duration
}

// Pool draws pictures. Its methods may be called from several goroutines; a nil one has left nothing out.
type Pool struct {
	opt     Options
	workers *layoutpool.Pool
	places  chan struct{}
	layouts *cputime.Allowance // of all layouts together; nil where they may take what they need

	lock sync.Mutex
	over []*cputime.Allowance // those whose exhaustion caused pictures to be left out
}

// New makes a pool. Without a picture to draw it starts no process.
func New(opt Options) *Pool {
	if opt.Workers == 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	p := &Pool{
		opt:     opt,
		workers: layoutpool.New(layoutpool.Options{Command: opt.Command, Workers: opt.Workers}),
		places:  make(chan struct{}, opt.Workers),
	}
	p.layouts = p.newLayouts()
	return p
}

// newLayouts is what all layouts of one run may take, nil for what they need.
func (p *Pool) newLayouts() *cputime.Allowance {
	if !p.opt.Strangers {
		return nil
	}
	spent := p.opt.Spent
	if spent == nil {
		spent = p.workers.Spent
	}
	layouts := cputime.NewAllowance("the layouts of the run have", spent)
	layouts.Grant(limit.RunLayouts)
	return layouts
}

// Next begins another run with the same processes, for a program that draws again and again: run is what
// it may take, and what earlier runs have left out is forgotten. No picture may be on its way.
func (p *Pool) Next(run *cputime.Allowance) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.opt.Run, p.layouts, p.over = run, p.newLayouts(), nil
}

// Warm starts a layout process before it is known what to draw: it gets ready while the document is read.
func (p *Pool) Warm() { p.workers.Warm() }

// Close ends all layout processes.
func (p *Pool) Close() { p.workers.Close() }

// Rendition is a way to make a file of a picture, such as [trustseam.Picture.Draw].
type Rendition func(trustseam.Picture, context.Context, trustseam.Layout) ([]byte, []source.Diagnostic)

// Drawing is a picture that is being drawn.
type Drawing struct {
	done  chan struct{}
	left  bool // out, because the run has taken too long
	text  []byte
	wrong []source.Diagnostic
}

// Wait returns the result of a picture: its text, or what is wrong with it. Both are nil for one that was left out.
func (d *Drawing) Wait() (text []byte, wrong []source.Diagnostic) {
	<-d.done
	return d.text, d.wrong
}

// LeftOut waits, and reports whether the picture was left out because the run has taken too long.
func (d *Drawing) LeftOut() bool {
	<-d.done
	return d.left
}

// Begin begins the pictures of one document. timeout is the CPU time that the
// configuration gives the layout of each.
func (p *Pool) Begin(pictures []trustseam.Picture, timeout time.Duration, with Rendition) []*Drawing {
	if p.layouts != nil && len(pictures) > 0 {
		p.layouts.Grant(limit.RunLayoutsDocument)
	}
	var drawings []*Drawing
	for _, picture := range pictures {
		drawings = append(drawings, p.grantAndBegin(Task{
			Draw: func(ctx context.Context, layout trustseam.Layout) ([]byte, []source.Diagnostic) {
				return with(picture, ctx, layout)
			},
			Failure: picture.Failure,
		}, timeout))
	}
	return drawings
}

// Task is something that is drawn and is no picture of a document.
type Task struct {
	// Draw makes it with some layouts, as [Rendition] does, and Failure says why it cannot be drawn.
	Draw    func(context.Context, trustseam.Layout) ([]byte, []source.Diagnostic)
	Failure func(error) []source.Diagnostic
}

// BeginTask begins one task, which counts as a document. timeout is as for [Pool.Begin].
func (p *Pool) BeginTask(t Task, timeout time.Duration) *Drawing {
	if p.layouts != nil {
		p.layouts.Grant(limit.RunLayoutsDocument)
	}
	return p.grantAndBegin(t, timeout)
}

func (p *Pool) grantAndBegin(t Task, timeout time.Duration) *Drawing {
	p.opt.Run.Grant(p.limitFor(timeout)) // for drawing apart from the layout
	return p.begin(t, p.limitFor(timeout))
}

// limitFor returns the CPU time that the layout of a picture may take, given the
// configuration's limit. The user who runs the program may set a higher one.
func (p *Pool) limitFor(configured time.Duration) time.Duration {
	switch {
	case p.opt.Timeout > 0:
		return p.opt.Timeout
	case p.layouts != nil:
		return min(configured, limit.OthersLayout)
	}
	return configured
}

// begin begins one task, which waits for a place.
func (p *Pool) begin(t Task, limit time.Duration) *Drawing {
	d := &Drawing{done: make(chan struct{})}
	p.workers.Expect()
	go func() {
		defer close(d.done)
		p.places <- struct{}{}
		defer func() { <-p.places }()
		if d.left = p.leaveOut(); !d.left {
			d.text, d.wrong = p.draw(t, limit)
		}
	}()
	return d
}

// leaveOut reports whether no time is left for a picture, and records why.
func (p *Pool) leaveOut() bool {
	if p.layouts == nil {
		return false
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	out := false
	for _, a := range []*cputime.Allowance{p.opt.Run, p.layouts} {
		if a.Over() == nil {
			continue
		}
		out = true
		if !slices.Contains(p.over, a) {
			p.over = append(p.over, a)
		}
	}
	return out
}

// LeftOut says why pictures were left out. It is complete when all have been waited for.
func (p *Pool) LeftOut() []error {
	if p == nil {
		return nil
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	var why []error
	for _, a := range p.over {
		why = append(why, a.Exceeded())
	}
	return why
}

// drawn is the result of a rendition.
type drawn struct {
	text  []byte
	wrong []source.Diagnostic
}

// draw makes one rendition of a picture with a session of its own. The limit
// counts twice: for the layouts, where it is the session's, and for everything
// else, whose work for thousands of lines would otherwise have no end. That work
// cannot be stopped; it is abandoned and ends with the program.
func (p *Pool) draw(t Task, limit time.Duration) ([]byte, []source.Diagnostic) {
	session := p.workers.Session(limit)
	begin := cputime.Own()
	finished := p.start(t, session)
	for {
		// A share of what the process computes never exceeds clock time.
		left := limit - p.share(cputime.Own()-begin-session.Spent())
		if left <= 0 {
			return nil, t.Failure(fmt.Errorf("drawing it took too long: more than %s of CPU time beside the layout", limit))
		}
		select {
		case d := <-finished:
			return d.text, d.wrong
		case <-time.After(max(left, cputime.LookAgain)):
		}
	}
}

// share returns one picture's share of the CPU time of this process. Single
// goroutines cannot be measured, so it is an equal part for every place: what a
// picture takes while all places draw, and less while some have nothing to do.
func (p *Pool) share(all time.Duration) time.Duration {
	return all / time.Duration(cap(p.places))
}

// start draws in the background; the channel has room, so that the goroutine ends even if the result is not read.
func (p *Pool) start(t Task, session *layoutpool.Session) <-chan drawn {
	finished := make(chan drawn, 1)
	go func() {
		defer session.Close()
		text, wrong := t.Draw(context.Background(), session.Layout)
		if err := session.Err(); err != nil && len(wrong) == 0 {
			text, wrong = nil, t.Failure(err)
		}
		finished <- drawn{text, wrong}
	}()
	return finished
}
