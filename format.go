package trustseam

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Formatted is a document whose blocks are laid out as `trustseam fmt` does.
type Formatted struct {
	// Before is the input text.
	Before *source.File
	// Text is the document as it should be; the text that went in when nothing changes.
	Text []byte
	// Diagnostics are the errors of the blocks that were left alone.
	Diagnostics []source.Diagnostic
}

// Changed reports whether Text differs from the text that went in.
func (f *Formatted) Changed() bool { return !bytes.Equal(f.Text, f.Before.Text) }

// Format lays out the blocks of a document that have no error: their columns are aligned, and nothing
// that a block says is changed. With number the flows of blocks without numbers get some, and
// decisions about them follow. An error is a defect in trustseam; the document stays as it was.
func (p *Project) Format(path string, text []byte, number bool) (*Formatted, error) {
	out := &Formatted{Before: source.NewFile(path, text), Text: text}
	dialect := p.dialect()
	before, wrong := dialect.Parse(out.Before)
	mended, err := mend(dialect, before, wrong)
	if err != nil {
		return nil, err
	}
	f := source.NewFile(path, mended)
	doc, ds := dialect.Parse(f)
	var edits []source.Edit
	var good []*model.Block
	for i, b := range doc.Blocks {
		if len(errorsIn(b, ds)) > 0 {
			out.Diagnostics = append(out.Diagnostics, errorsIn(before.Blocks[i], wrong)...)
		} else {
			good = append(good, b)
			edits = append(edits, parser.Format(f, b, number)...)
		}
	}
	if unreadable := aboutDocument(ds); len(unreadable) > 0 {
		out.Diagnostics = unreadable
		return out, nil
	}
	formatted, err := source.Apply(mended, edits)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if after, ds := dialect.Parse(source.NewFile(path, formatted)); !readsAlike(doc, after, ds, good, number) {
		return nil, fmt.Errorf("%s: formatting would change what a block says; nothing is written, please report it", path)
	}
	out.Text = formatted
	return out, nil
}

// mend returns a document with the comments of its blocks mended, if nothing else is
// wrong with a block and it says the same as before.
func mend(dialect parser.Dialect, doc *model.Document, ds []source.Diagnostic) ([]byte, error) {
	f := doc.File
	var edits []source.Edit
	for i, b := range doc.Blocks {
		own := dialect.Mend(f, b)
		if len(own) == 0 || len(errorsIn(b, ds)) == 0 {
			continue
		}
		mended, err := source.Apply(f.Text, own)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		after, more := dialect.Parse(source.NewFile(f.Path, mended))
		if len(after.Blocks) == len(doc.Blocks) && len(errorsIn(after.Blocks[i], more)) == 0 && parser.Same(b, after.Blocks[i]) {
			edits = append(edits, own...)
		}
	}
	return source.Apply(f.Text, edits)
}

// errorsIn returns the errors about a block or inside it.
func errorsIn(b *model.Block, ds []source.Diagnostic) []source.Diagnostic {
	whole := source.Span{Start: b.Fence.Open.Start, End: max(b.Fence.Open.End, b.Fence.Close.End)}
	var wrong []source.Diagnostic
	for _, d := range ds {
		if d.Severity == source.Error && whole.Contains(d.Span) {
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// aboutDocument returns the errors that keep the whole document from being read.
func aboutDocument(ds []source.Diagnostic) []source.Diagnostic {
	var wrong []source.Diagnostic
	for _, d := range ds {
		switch d.Code {
		case source.NotUTF8, source.BareCR, source.MergeConflict, source.TooLarge, source.InvolvedMarkdown:
			wrong = append(wrong, d)
		}
	}
	return wrong
}

// readsAlike compares a document with the formatted one, read again, and its errors: every formatted
// block must be there and say the same, except for ids of flows if they were numbered.
func readsAlike(before, after *model.Document, ds []source.Diagnostic, good []*model.Block, number bool) bool {
	if len(after.Blocks) != len(before.Blocks) || len(after.Regions) != len(before.Regions) {
		return false
	}
	for i, b := range before.Blocks {
		other := after.Blocks[i]
		switch {
		case !slices.Contains(good, b):
		case len(errorsIn(other, ds)) > 0:
			return false
		case !number && !parser.Same(b, other):
			return false
		}
	}
	return true
}
