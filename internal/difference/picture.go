package difference

import (
	"fmt"
	"path"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/render/review"
	"github.com/trustseam/trustseam/source"
)

// Picture is the picture of what differs in one block.
type Picture struct {
	// Block is the block of the later state, or of the earlier one where it is gone.
	Block compare.BlockName
	// Timeout is the CPU time that its layout may take.
	Timeout time.Duration

	change  compare.BlockChange
	config  trustseam.Config
	of      *Difference
	changed *diagram.Changed
}

// Pictures lists the pictures of the blocks in which an element, a flow or a boundary differs, in the order of
// the report. The error names a configuration.
func (d *Difference) Pictures() ([]*Picture, error) {
	var pictures []*Picture
	for _, b := range d.Report.Blocks {
		if !b.Drawable() {
			continue
		}
		name := append(b.After, b.Before...)[0]
		set, err := d.later.Settings(path.Dir(name.Document))
		if err != nil {
			return nil, err
		}
		config := set.Project.Config()
		pictures = append(pictures, &Picture{Block: name, Timeout: config.LayoutTimeout, change: b, config: config, of: d})
	}
	return pictures, nil
}

// Draw lays the picture out. The diagnostics say why it cannot be drawn.
func (p *Picture) Draw(layout trustseam.Layout) []source.Diagnostic {
	merged := p.change.Merged()
	if err := p.checkSize(merged); err != nil {
		return p.Failure(err)
	}
	elements, flows := p.config.Divides()
	changed, err := diagram.DrawChange(diagram.Change{
		Merged: merged, Where: p.Block.Document + ": " + p.Block.ID, Base: p.of.base, Elements: elements, Flows: flows,
	}, diagram.Layout(layout))
	if err != nil {
		return p.Failure(err)
	}
	p.changed = changed
	return nil
}

// checkSize names the first limit that both states together exceed. Each has passed alone.
func (p *Picture) checkSize(m compare.Merged) error {
	switch {
	case len(m.Elements) > p.config.MaxElements:
		return fmt.Errorf("both states together have %d elements; the limit is %d, `max-elements` in trustseam.toml", len(m.Elements), p.config.MaxElements)
	case len(m.Flows) > p.config.MaxFlows:
		return fmt.Errorf("both states together have %d flows; the limit is %d, `max-flows` in trustseam.toml", len(m.Flows), p.config.MaxFlows)
	case len(m.Boundaries) > limit.Boundaries:
		return fmt.Errorf("both states together have %d boundaries; the limit is %d", len(m.Boundaries), limit.Boundaries)
	}
	return nil
}

// Failure says why the picture cannot be drawn, at the block if it still exists.
func (p *Picture) Failure(err error) []source.Diagnostic {
	message := fmt.Sprintf("picture of the change of block `%s` cannot be drawn: %v", p.Block.ID, err)
	if !p.Exists() {
		return []source.Diagnostic{atTop(p.of.Shown(p.Block.Document), source.FailedPicture, message)}
	}
	return []source.Diagnostic{p.of.diagnose(p.change, source.FailedPicture, nil, p.of.Shown, message)}
}

// Changed is what [Picture.Draw] has drawn, or nil.
func (p *Picture) Changed() *diagram.Changed { return p.changed }

// Attach makes comments refer to the file of some pictures by its name or, where link is not empty, show it from there.
func (d *Difference) Attach(pictures []*Picture, file, link string) {
	alt := "Nothing in the diagrams differs from " + d.base
	switch len(pictures) {
	case 0:
	case 1:
		alt = pictures[0].changed.Alternative()
	default:
		alt = fmt.Sprintf("Changes of %d models since %s", len(pictures), d.base)
	}
	d.attached = &review.Picture{File: file, Link: link, Alt: alt}
}

// PictureFile is the SVG file of pictures that were drawn; more counts those for which it has no room.
func (d *Difference) PictureFile(pictures []*Picture, more int) []byte {
	var all []*diagram.Changed
	for _, p := range pictures {
		all = append(all, p.changed)
	}
	var notes []string
	if more > 0 {
		notes = append(notes, fmt.Sprintf("Models that differ and have no room here: %d", more))
	}
	if d.broken > 0 {
		notes = append(notes, fmt.Sprintf("Documents that have an error and were not compared: %d", d.broken))
	}
	return diagram.ChangeFile(all, d.base, notes)
}

// Exists reports whether the block is in the later state.
func (p *Picture) Exists() bool { return len(p.change.After) > 0 }
