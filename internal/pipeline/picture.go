package pipeline

import (
	"net/url"
	"path"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Picture is the SVG file that belongs to a block. It is drawn only when it is asked for.
type Picture struct {
	// Name is the file's name; it stands beside the document.
	Name  string
	Block *model.Block

	link   string
	file   *source.File
	input  diagram.Input
	hash   string
	layout diagram.Layout
	limits Limits
}

func newPicture(doc *model.Document, a *stride.Analysis, opt Options) Picture {
	name := pictureName(doc.File.Path, a.Graph.ID)
	input := diagram.Input{Graph: a.Graph, Open: a.OpenBySubject(), Threats: a.Count(stride.Open)}
	return Picture{
		Name:   name,
		Block:  a.Graph.Block,
		link:   opt.LinkPrefix + url.PathEscape(name),
		file:   doc.File,
		input:  input,
		hash:   diagram.InputHash(input),
		layout: opt.Layout,
		limits: opt.Limits,
	}
}

// pictureName is the document's stem and the block's id, or the stem alone where they are the same.
func pictureName(docPath, id string) string {
	base := path.Base(docPath)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if stem == id {
		return stem + ".svg"
	}
	return stem + "." + id + ".svg"
}

// Judge compares the file that is there with what the picture should show. It
// needs no layout: a picture says what it was drawn from. It returns what is
// stale, which drawing mends, and what is wrong, which force overrides. A nil
// existing means that there is no file.
func (p Picture) Judge(existing []byte, force bool) (stale, wrong []source.Diagnostic) {
	report := func(code source.Code, format string, args ...any) []source.Diagnostic {
		return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, code, format, args...)}
	}
	if existing == nil {
		return report(source.MissingPicture, "picture `%s` of block `%s` does not exist; `trustseam generate` draws it", p.Name, p.Block.ID), nil
	}
	input, body, ours := diagram.Hashes(existing)
	edited := ours && body != diagram.BodyHash(existing)
	switch {
	case force && (!ours || edited || input != p.hash):
		return report(source.StalePicture, "picture `%s` of block `%s` is replaced", p.Name, p.Block.ID), nil
	case !ours:
		return nil, report(source.ForeignPicture, "`%s` is not a picture that trustseam drew; rename it, or use `--force` to replace it", p.Name)
	case edited:
		return nil, report(source.EditedPicture, "picture `%s` was edited by hand; change the block instead, or use `--force` to replace it", p.Name)
	case input != p.hash:
		return report(source.StalePicture, "picture `%s` does not show what block `%s` says", p.Name, p.Block.ID), nil
	}
	return nil, nil
}

// With returns the picture with another layout engine, such as one that counts
// the time of this picture alone.
func (p Picture) With(layout diagram.Layout) Picture {
	p.layout = layout
	return p
}

// Draw lays the picture out and draws it.
func (p Picture) Draw() ([]byte, []source.Diagnostic) {
	return p.make(diagram.Draw)
}

// Coordinates lays the picture out and writes where everything stands, as JSON.
func (p Picture) Coordinates() ([]byte, []source.Diagnostic) {
	return p.make(diagram.Coordinates)
}

func (p Picture) make(draw func(diagram.Input, diagram.Layout) ([]byte, error)) ([]byte, []source.Diagnostic) {
	err := p.limits.check(p.Block)
	var out []byte
	if err == nil {
		out, err = draw(p.input, p.layout)
	}
	if err != nil {
		return nil, p.Failed(err)
	}
	return out, nil
}

// Failed says at the block why its picture cannot be drawn.
func (p Picture) Failed(err error) []source.Diagnostic {
	return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, source.FailedPicture, "picture of block `%s` cannot be drawn: %v", p.Block.ID, err)}
}
