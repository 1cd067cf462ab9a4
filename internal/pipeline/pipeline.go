// Package pipeline is the whole job on one document: bytes and options in,
// edits, pictures and diagnostics out. It reads and writes no file.
package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
	"github.com/trustseam/trustseam/templates"
)

// Options are what a run goes by. They are the same for every document of one configuration.
type Options struct {
	Catalog   *stride.Catalog
	Templates *templates.Set
	// Layout lays pictures out that are not given another engine; see [Picture.With].
	Layout diagram.Layout
	Limits Limits
	render.Options
	// LinkPrefix stands before a picture's file name in links.
	LinkPrefix string
	// Folder is the directory for pictures, from that of the document and with "/"; "" is the document's own.
	Folder string
	// FullElements and FullFlows are how many elements and flows one picture may
	// hold; a bigger model gets an overview and a picture for each boundary. 0 is the default.
	FullElements, FullFlows int
	// Full makes regions say everything, and not what is read first.
	Full bool
}

// Dialect is the notation of the documents.
func (o Options) Dialect() parser.Dialect {
	return parser.Dialect{Classes: slices.Sorted(maps.Keys(o.Catalog.Words.Own))}
}

// Result is everything there is to do and to say about one document.
type Result struct {
	Document *model.Document
	// Analyses holds one for each block, in document order; none when the document has an error.
	Analyses []*stride.Analysis
	// Before is the text that went in.
	Before []byte
	// Text is the document as it should be; the text that went in when nothing changes or something is wrong.
	Text []byte
	// Pictures are those that the document links to.
	Pictures []Picture
	// Diagnostics say what is wrong and what looks wrong. When one is an error, nothing may be written.
	Diagnostics []source.Diagnostic
	// Stale says what is out of date in Text; writing it mends all of that.
	Stale []source.Diagnostic
	// Adopted says, to whoever writes Text, which block gets the id of its regions there.
	Adopted []source.Diagnostic

	dialect parser.Dialect // in which the document has been read
}

// Analyze reads one document and finds its threats, and leaves its regions alone.
func Analyze(f *source.File, opt Options) (*Result, error) {
	r, _, err := read(f, opt)
	return r, err
}

// read parses and analyzes; what the regions should say comes back beside the result.
func read(f *source.File, opt Options) (*Result, []render.BlockBodies, error) {
	r := &Result{Before: f.Text, Text: f.Text, dialect: opt.Dialect()}
	r.Document, r.Diagnostics = r.dialect.Parse(f)
	if source.HasErrors(r.Diagnostics) {
		return r, nil, nil
	}
	opt.Templates = opt.Templates.ForDocument()
	blocks, err := r.analyze(opt)
	return r, blocks, err
}

// Picture returns the picture of a whole block, whether or not the document links to it.
func (r *Result) Picture(a *stride.Analysis, opt Options) Picture {
	return newAlbum(r.Document, a, opt).full
}

// processResolved is Process for a document without merge conflicts, or with some that nobody but a person can resolve.
func processResolved(f *source.File, opt Options) (*Result, error) {
	r, blocks, err := read(f, opt)
	if err != nil || source.HasErrors(r.Diagnostics) {
		return r, err
	}
	spliced := render.Splice(r.Document, blocks, opt.Options)
	r.Stale = spliced.Stale
	r.Diagnostics = append(r.Diagnostics, spliced.Errors...)
	source.SortDiagnostics(r.Diagnostics)
	if source.HasErrors(r.Diagnostics) {
		return r, nil
	}
	return r, r.apply(append(r.adopt(), spliced.Edits...))
}

// analyze finds the threats of every block and writes what its regions should say.
func (r *Result) analyze(opt Options) ([]render.BlockBodies, error) {
	var blocks []render.BlockBodies
	several := len(r.Document.Blocks) > 1
	for _, b := range r.Document.Blocks {
		a := opt.Catalog.Analyze(graph.New(b, opt.Catalog.Words))
		r.Analyses = append(r.Analyses, a)
		r.Diagnostics = append(r.Diagnostics, remarks(r.Document.File, a)...)
		pictures := newAlbum(r.Document, a, opt)
		bodies, err := render.Bodies(opt.Templates, a, render.Form{Picture: pictures.view(a), Several: several, Full: opt.Full})
		if err != nil {
			return nil, err
		}
		if r.showsPicture(b, opt) {
			r.Pictures = append(r.Pictures, pictures.all()...)
		}
		blocks = append(blocks, render.BlockBodies{Block: b, Bodies: bodies})
	}
	return blocks, nil
}

// showsPicture reports whether the document will have a diagram region for the block.
func (r *Result) showsPicture(b *model.Block, opt Options) bool {
	if r.Document.Region(model.DiagramRegion, b.ID) != nil {
		return true
	}
	for _, region := range r.Document.Regions {
		if region.BlockID == b.ID {
			return false
		}
	}
	return opt.Insert && !b.Fence.Nested
}

// apply makes the edits and checks the outcome twice: byte by byte that nothing
// else has changed, and by reading it again that it still says the same. The second
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
	again, ds := r.dialect.Parse(source.NewFile(r.Document.File.Path, text))
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

// remarks are what decisions have to say: those about threats that do not exist,
// that have grown since, that a control has answered, or that are named by an earlier id.
func remarks(f *source.File, a *stride.Analysis) []source.Diagnostic {
	var ds []source.Diagnostic
	for _, ref := range a.Orphans {
		d := f.Diagnose(ref.Span, source.OrphanDecision, "no threat `%s` in this block; a decision stays an error until a person removes it", ref.ID)
		d.Suggestion = a.Nearest(ref)
		ds = append(ds, d)
	}
	for _, g := range a.Grown {
		if len(g.Threat.Decision.Attrs.Values("covers")) == 0 {
			ds = append(ds, f.Diagnose(g.Ref.Span, source.GrownThreat, "threat `%s` is about several flows or elements, and the decision names none; when it holds for all of them, write `covers=%s`",
				g.Ref.ID, strings.Join(g.Covers, ",")))
			continue
		}
		ds = append(ds, f.Diagnose(g.Ref.Span, source.GrownThreat, "threat `%s` is not decided for `%s`; when the decision holds there too, write `covers=%s`",
			g.Ref.ID, strings.Join(g.Subjects, "`, `"), strings.Join(g.Covers, ",")))
	}
	for _, ref := range a.Unneeded {
		ds = append(ds, f.Diagnose(ref.Span, source.UnneededDecision, "the block states the control that answers `%s`; the decision is no longer needed", ref.ID))
	}
	for _, r := range a.Renamed {
		ds = append(ds, f.Diagnose(r.Ref.Span, source.RenamedThreat, "threat `%s` is now `%s`", r.Ref.ID, r.Threat.ID))
	}
	return ds
}
