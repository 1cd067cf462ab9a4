package preview

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/drawpool"
	"github.com/trustseam/trustseam/internal/memo"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// document is one of which something is shown, or would be without its errors.
type document struct {
	path, shown string
	key         memo.Key // of its text and its settings
	settings    *settings
	modified    time.Time
	// result is what it says, good what it said when it had no error; nil if it always had.
	result, good *trustseam.Result
	goodSettings *settings
	// pictures are those of the blocks of good, by their ids.
	pictures map[string]picture
}

// picture is the last one of a block that could be drawn, and what keeps another from being drawn.
type picture struct {
	key   memo.Key // of all that it depends on
	svg   []byte
	wrong []source.Diagnostic
}

// read reads a document again. What is known of it stays where nothing has changed, and where it cannot be read.
// It is nil if it has nothing of ours.
func (b *build) read(path string) (*document, error) {
	known := b.known[path]
	text, err := walk.Read(path)
	if err != nil {
		return known, err
	}
	if !walk.Ours(text) {
		return nil, nil
	}
	set, err := b.projects.of(filepath.Dir(path))
	if err != nil {
		return known, err
	}
	key := memo.Sum(set.key[:], text)
	if known != nil && known.key == key {
		known.modified = modified(path)
		return known, nil
	}
	result, err := set.project.Analyze(path, text)
	if err != nil {
		return known, err
	}
	shown, err := b.shown.Of(path)
	if err != nil {
		return known, err
	}
	d := &document{path: path, shown: shown, key: key, settings: set, modified: modified(path), result: result}
	if known != nil {
		d.good, d.goodSettings, d.pictures = known.good, known.goodSettings, known.pictures
	}
	if !result.Failed() {
		d.good, d.goodSettings = result, set
	}
	return d, nil
}

// modified is when a file was written, the beginning of time if nobody knows.
func modified(path string) time.Time {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// newestFirst orders documents by when they were written.
func newestFirst(documents []*document) []*document {
	return slices.SortedStableFunc(slices.Values(documents), func(a, b *document) int {
		return cmp.Or(b.modified.Compare(a.modified), cmp.Compare(a.path, b.path))
	})
}

// pictureKey is the key of the picture of a block: it shows what the lines of the block say, as the settings read them.
func (d *document) pictureKey(a *stride.Analysis) memo.Key {
	parts := [][]byte{d.goodSettings.key[:], []byte(d.path), []byte(a.Graph.ID)}
	for _, line := range a.Graph.Block.Fence.Body {
		parts = append(parts, []byte(line.Text))
	}
	return memo.Sum(parts...)
}

// due are the blocks whose pictures show something else.
func (d *document) due() []*stride.Analysis {
	var due []*stride.Analysis
	if d.good == nil {
		return nil
	}
	for _, a := range d.good.Analyses {
		if p, ok := d.pictures[a.Graph.ID]; !ok || p.key != d.pictureKey(a) {
			due = append(due, a)
		}
	}
	return due
}

// drawing is the pictures of a document that are being drawn.
type drawing struct {
	document *document
	blocks   []*stride.Analysis
	pictures []*drawpool.Drawing
}

// begin begins the pictures of a document that are due.
func (d *document) begin(pool *drawpool.Pool) drawing {
	out := drawing{document: d, blocks: d.due()}
	var pictures []trustseam.Picture
	for _, a := range out.blocks {
		pictures = append(pictures, d.good.Picture(a))
	}
	out.pictures = pool.Begin(pictures, d.goodSettings.project.Config().LayoutTimeout, trustseam.Picture.Inline)
	return out
}

// finish waits for pictures and keeps them. Where one cannot be drawn, or is left out, the earlier one stays.
func (d drawing) finish() {
	kept := make(map[string]picture)
	for _, a := range d.document.good.Analyses {
		if p, ok := d.document.pictures[a.Graph.ID]; ok {
			kept[a.Graph.ID] = p
		}
	}
	for i, a := range d.blocks {
		id := a.Graph.ID
		svg, wrong := d.pictures[i].Wait()
		p := picture{key: d.document.pictureKey(a), svg: svg, wrong: wrong}
		if svg == nil {
			p.svg = kept[id].svg
		}
		if d.pictures[i].LeftOut() {
			p.key = memo.Key{} // the next run has time for it
		}
		kept[id] = p
	}
	d.document.pictures = kept
}

// What a page shows in the place of a picture. They hold nothing of an author's.
const (
	beingDrawn = `<p class="note">The picture is being drawn.</p>`
	notDrawn   = `<p class="note">The picture cannot be drawn.</p>`
)

// models are the blocks of a document as they were without an error.
func (d *document) models(proofs stride.CriterionProofs) []site.Model {
	if d.good == nil {
		return nil
	}
	var models []site.Model
	for _, a := range d.good.Analyses {
		m := site.Model{Document: d.shown, Analysis: a, Proofs: proofs, Picture: []byte(beingDrawn)}
		if p, ok := d.pictures[a.Graph.ID]; ok {
			m.Picture = p.svg
			if p.svg == nil {
				m.Picture = []byte(notDrawn)
			}
		}
		models = append(models, m)
	}
	return models
}

// diagnostics are what there is to say about a document now.
func (d *document) diagnostics() []source.Diagnostic {
	if d.result == nil {
		return nil
	}
	all := slices.Clone(d.result.Diagnostics)
	if d.result != d.good {
		return all
	}
	for _, a := range d.good.Analyses {
		all = append(all, d.pictures[a.Graph.ID].wrong...)
	}
	return all
}

// traced is a document for a trace, where its configuration has a word about tests.
func (d *document) traced() proof.Document {
	scope := proof.ScopeOf(d.goodSettings.project.Config(), d.goodSettings.file, filepath.Dir(d.path))
	scope.Unread = !scope.Said
	return proof.Document{File: d.good.Document.File, Analyses: d.good.Analyses, Scope: scope}
}
