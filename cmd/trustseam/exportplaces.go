package main

import (
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/render/export"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// placing is a block of which the picture is being drawn, for the places of its parts.
type placing struct {
	*drawpool.Drawing
	picture  trustseam.Picture
	document *export.Document
}

// place draws the pictures of the blocks that are exported. What is too large for a picture stays without, and the export
// puts it into rows. Limit is the CPU time that the user allows a layout, or 0.
func (e *exporting) place(limit time.Duration) []source.Diagnostic {
	pool := drawpool.New(drawpool.Options{Command: workerCommand, Timeout: limit, Run: e.allowance})
	defer pool.Close()
	var ds []source.Diagnostic
	for _, p := range e.begin(pool) {
		text, wrong := p.Wait()
		ds = append(ds, wrong...)
		if text != nil {
			if err := p.document.Place(p.picture.Block.ID, text); err != nil {
				ds = append(ds, p.picture.Failure(err)...)
			}
		}
	}
	return ds
}

// begin begins the pictures.
func (e *exporting) begin(pool *drawpool.Pool) []placing {
	jobs := make(map[string]*job)
	for _, j := range e.jobs {
		jobs[j.path] = j
	}
	var all []placing
	for i := range e.documents {
		d := &e.documents[i]
		j := jobs[d.File.Path]
		config := j.settings.project.Config()
		for _, a := range d.Analyses {
			if !fits(config, a) {
				e.rows = append(e.rows, a.Graph.ID)
				continue
			}
			picture := j.result.Picture(a)
			begun := pool.Begin([]trustseam.Picture{picture}, config.LayoutTimeout, trustseam.Picture.Coordinates)
			all = append(all, placing{begun[0], picture, d})
		}
	}
	return all
}

// fits reports whether a block is small enough for a picture. It does not depend on the machine.
func fits(config trustseam.Config, a *stride.Analysis) bool {
	return len(a.Graph.Elements) <= config.MaxElements && len(a.Graph.Flows) <= config.MaxFlows
}
