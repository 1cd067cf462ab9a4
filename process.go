package trustseam

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Process does the whole job on one document: it reads the blocks, finds the threats,
// and works out what the regions should say. Merge conflicts inside regions are resolved by writing
// those anew. path is how messages and links name the document, with "/"; no file is opened.
//
// What is wrong with the document is in the result. An error is a defect in trustseam, or in a
// template of the project; it names the template.
func (p *Project) Process(path string, text []byte) (*Result, error) {
	f := source.NewFile(path, text)
	merge := parser.Resolve(f)
	if merge == nil {
		return p.processResolved(f, nil)
	}
	r, err := p.processResolved(merge.File, merge.Regions)
	if err != nil {
		return nil, err
	}
	r.Before = f.Text
	r.Diagnostics = merge.Original(r.Diagnostics)
	r.Stale = append(merge.Remarks, merge.Original(r.Stale)...)
	r.Adopted = merge.Original(r.Adopted)
	source.SortDiagnostics(r.Stale)
	r.withhold()
	return r, nil
}

// Analyze reads one document and finds its threats, and leaves its regions alone: Text is
// the text that went in, and there is nothing stale. The errors are those of [Project.Process].
func (p *Project) Analyze(path string, text []byte) (*Result, error) {
	r, _, err := p.read(source.NewFile(path, text))
	return r, err
}

// Parse reads one document and analyzes nothing: the result has what it says and what is wrong with it.
func (p *Project) Parse(path string, text []byte) *Result { return p.parse(source.NewFile(path, text)) }

// AnalyzeDraft finds the threats of a document that was only read, for a text that is being written, in less than
// half the time of [Project.Analyze]: the analyses have no questions, and there are no pictures. Templates are
// not used, so there is no error in them either. It returns a new result.
func (r *Result) AnalyzeDraft() *Result {
	draft := *r
	draft.Diagnostics = slices.Clone(r.Diagnostics)
	if draft.Failed() {
		return &draft
	}
	catalog := r.project.catalog
	for _, b := range r.Document.Blocks {
		draft.add(catalog.Threats(graph.New(b, catalog.Words)))
	}
	source.SortDiagnostics(draft.Diagnostics)
	return &draft
}

// parse reads a document.
func (p *Project) parse(f *source.File) *Result {
	r := &Result{Before: f.Text, Text: f.Text, project: p}
	r.Document, r.Diagnostics = p.dialect().Parse(f)
	return r
}

// add takes up the analysis of a block, and says what looks wrong in it.
func (r *Result) add(a *stride.Analysis) {
	r.Analyses = append(r.Analyses, a)
	r.Diagnostics = append(r.Diagnostics, remarks(r.Document.File, a)...)
}

// read parses and analyzes; it also returns what the regions should say.
func (p *Project) read(f *source.File) (*Result, []render.BlockBodies, error) {
	r := p.parse(f)
	if r.Failed() {
		return r, nil, nil
	}
	blocks, err := r.analyze()
	r.withhold()
	return r, blocks, err
}

// processResolved is Process for a document without merge conflicts, or with some that
// only a person can resolve. merged are the regions of which two bodies were mixed.
func (p *Project) processResolved(f *source.File, merged map[string]bool) (*Result, error) {
	r, blocks, err := p.read(f)
	if err != nil || r.Failed() {
		return r, err
	}
	spliced := render.Splice(r.Document, blocks, p.splicing(merged))
	r.Stale = spliced.Stale
	r.Diagnostics = append(r.Diagnostics, spliced.Errors...)
	source.SortDiagnostics(r.Diagnostics)
	if !r.Failed() {
		err = r.apply(append(r.adopt(), spliced.Edits...))
	}
	r.withhold()
	return r, err
}

// analyze finds the threats of every block and writes what its regions should say.
func (r *Result) analyze() ([]render.BlockBodies, error) {
	var blocks []render.BlockBodies
	p, several := r.project, len(r.Document.Blocks) > 1
	set := p.templates.ForDocument()
	for _, b := range r.Document.Blocks {
		a := p.catalog.Analyze(graph.New(b, p.catalog.Words))
		r.add(a)
		pictures := r.newPictureSet(a)
		bodies, err := render.Bodies(set, a, render.Form{Picture: pictures.view(a), Several: several, Full: p.full()})
		if err != nil {
			return nil, err
		}
		if r.showsPicture(b) {
			r.Pictures = append(r.Pictures, pictures.all()...)
		}
		blocks = append(blocks, render.BlockBodies{Block: b, Bodies: bodies})
	}
	return blocks, nil
}

// showsPicture reports whether the document will have a diagram region for the block.
func (r *Result) showsPicture(b *model.Block) bool {
	if r.Document.Region(model.DiagramRegion, b.ID) != nil {
		return true
	}
	for _, region := range r.Document.Regions {
		if region.BlockID == b.ID {
			return false
		}
	}
	return r.project.splicing(nil).Insert && !b.Fence.Nested
}

// apply makes the edits and checks the outcome twice: byte by byte, that nothing else
// has changed, and by reading it again, that it still says the same. The second check
// catches what no splice can see, such as a container that a marker would close.
func (r *Result) apply(edits []source.Edit) error {
	if len(edits) == 0 {
		return nil
	}
	text, err := source.Apply(r.Document.File.Text, edits)
	if err == nil {
		err = render.Verify(r.Document, text, edits)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", r.Document.File.Path, err)
	}
	if len(text) > limit.Document {
		r.Diagnostics = append(r.Diagnostics, r.Document.File.Diagnose(r.Document.Blocks[0].Fence.Info, source.TooLarge,
			"document would be larger than %d MiB with its regions; divide the block", limit.Document>>20))
		return nil
	}
	if reason := r.readsDifferently(text); reason != "" {
		r.Diagnostics = append(r.Diagnostics, r.Document.File.Diagnose(r.Document.Blocks[0].Fence.Info, source.UnsafeRewrite,
			"document cannot be rewritten safely: %s; move the block or the markers out of the list or quote that they stand in", reason))
		return nil
	}
	r.Text = text
	return nil
}

// readsDifferently says what the rewritten text would no longer say, or "".
func (r *Result) readsDifferently(text []byte) string {
	again, ds := r.project.dialect().Parse(source.NewFile(r.Document.File.Path, text))
	if source.HasErrors(ds) {
		return "it would not be read without an error again"
	}
	if len(again.Blocks) != len(r.Document.Blocks) {
		return "it would have another number of blocks"
	}
	for i, b := range r.Document.Blocks {
		other := again.Blocks[i]
		if b.ID != other.ID || !sameLines(b.Fence.Body, other.Fence.Body) {
			return "block `" + b.ID + "` would change"
		}
	}
	for _, region := range r.Document.Regions {
		if again.Region(region.Kind, region.BlockID) == nil {
			return "region `" + string(region.Kind) + " " + region.BlockID + "` would not be found again"
		}
	}
	return ""
}

func sameLines(a, b []source.Line) bool {
	return slices.EqualFunc(a, b, func(x, y source.Line) bool { return x.Text == y.Text })
}
