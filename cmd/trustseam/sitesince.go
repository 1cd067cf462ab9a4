package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/trustseam/trustseam/internal/difference"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/listing"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
)

// earlierState is what a site is compared with. A nil one is none.
type earlierState struct {
	past *listing.Past
	// commit says that past has only the documents that differ from a commit.
	commit bool
	// change is what differs, nil if that is not known, and drawn its pictures.
	change *difference.Difference
	drawn  map[blockName]changeDrawing
}

// blockName is a document, as a path from the root, and the id of a block in it.
type blockName struct{ document, id string }

// changeDrawing is the picture of a change that is being drawn.
type changeDrawing struct {
	*difference.Picture
	*drawpool.Drawing
}

// earlier reads what --since names: a listing, if there is a file of that name, or else a revision.
func (r *runner) earlier(errOut io.Writer, since string, args []string) (*earlierState, error) {
	if since == "" {
		return nil, nil
	}
	if _, err := os.Lstat(since); err == nil {
		return r.earlierListing(errOut, since, args)
	}
	d, err := r.since(errOut, since, args, time.Time{}) // no page says that a decision has expired
	if err != nil {
		return nil, fmt.Errorf("%w; and no file `%s` exists", err, reporter.Path(since))
	}
	return &earlierState{past: d.Past(), commit: true, change: d}, nil
}

// earlierListing reads a listing. One of an older version has counts alone.
func (r *runner) earlierListing(errOut io.Writer, since string, args []string) (*earlierState, error) {
	file, err := os.Open(since)
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	defer file.Close()
	out := &earlierState{}
	if out.past, err = listing.Read(file, limit.Listing>>20); err != nil {
		return nil, fmt.Errorf("--since: %s: %w", reporter.Path(since), err)
	}
	if out.change, err = r.compareListing("--since", since, args, time.Time{}.Format(time.DateOnly)); err != nil {
		fmt.Fprintf(errOut, "trustseam: no picture of the change: %v\n", err)
	}
	return out, nil
}

// draw begins the pictures of what differs.
func (e *earlierState) draw(pool *drawpool.Pool) error {
	if e == nil || e.change == nil {
		return nil
	}
	pictures, err := e.change.Pictures()
	if err != nil {
		return err
	}
	e.drawn = make(map[blockName]changeDrawing)
	for _, p := range pictures {
		if p.Exists() {
			e.drawn[blockName{p.Block.Document, p.Block.ID}] = changeDrawing{p, pool.BeginTask(changeTask(p), p.Timeout)}
		}
	}
	return nil
}

// tell adds to a model what it counted, and waits for the picture of what differs in it. shown is the path of its
// document from where the user is, document that from the root.
func (e *earlierState) tell(m *site.Model, shown, document string) []source.Diagnostic {
	if e == nil {
		return nil
	}
	id := m.Analysis.Graph.ID
	if e.commit && !e.change.Touches(shown) {
		m.Earlier = difference.Tally(m.Analysis) // it counts what it did
	} else {
		m.Earlier = e.past.Take(document, id)
	}
	if e.change == nil {
		return nil
	}
	name, _ := e.change.Document(shown)
	d, ok := e.drawn[blockName{name, id}]
	if !ok {
		return nil
	}
	_, wrong := d.Wait()
	if changed := d.Changed(); len(wrong) == 0 && !d.LeftOut() {
		m.Change = &site.Change{Says: changed.Says(), Picture: changed.Inline()}
	}
	return wrong
}

// gone is what the earlier state has besides the blocks that still exist; nil without one.
func (e *earlierState) gone() *site.Past {
	if e == nil {
		return nil
	}
	p := &site.Past{}
	for _, b := range e.past.Gone() {
		p.Gone = append(p.Gone, site.Gone(b))
	}
	return p
}
