package trustseam

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Layout places the nodes and edges of a graph: text in DOT goes in, the json0 of Graphviz
// comes back. The function of that name in render/graphviz is one.
type Layout func(dot []byte) (json0 []byte, err error)

// Picture is the SVG file of a block. It is drawn only on request.
type Picture struct {
	// Name is the file's path relative to the document's directory, with "/".
	Name  string
	Block *model.Block

	link    string
	file    *source.File
	input   diagram.Input
	hash    string
	project *Project
}

// newPicture makes the picture of a file name; what it shows is in the input.
func (r *Result) newPicture(a *stride.Analysis, name string, input diagram.Input) Picture {
	return Picture{
		Name:    path.Join(r.project.config.Pictures, name),
		Block:   a.Graph.Block,
		link:    r.project.config.link(name),
		file:    r.Document.File,
		input:   input,
		hash:    diagram.InputHash(input),
		project: r.project,
	}
}

// link returns what the document writes to show a picture. A prefix gives the
// location of the file itself, so the folder is part of the link only without one.
func (c Config) link(name string) string {
	if c.Link != "" || c.Pictures == "" {
		return c.Link + url.PathEscape(name)
	}
	var parts []string
	for part := range strings.SplitSeq(c.Pictures, "/") {
		parts = append(parts, url.PathEscape(part))
	}
	return strings.Join(append(parts, url.PathEscape(name)), "/")
}

// checkSize names the first limit of a picture that a block exceeds, and the key that raises it.
func (c Config) checkSize(b *model.Block) error {
	switch {
	case len(b.Elements) > c.MaxElements:
		return fmt.Errorf("it has %d elements; the limit is %d, `max-elements` in trustseam.toml", len(b.Elements), c.MaxElements)
	case len(b.Flows) > c.MaxFlows:
		return fmt.Errorf("it has %d flows; the limit is %d, `max-flows` in trustseam.toml", len(b.Flows), c.MaxFlows)
	}
	return nil
}

// Judge compares the existing file with what the picture should show. It needs no layout: a picture says
// what it was drawn from, and is read to check that. It returns what is stale, which drawing mends, and
// what is wrong, which [Project.Force] overrides: with that every picture is stale. A nil existing means
// that there is no file.
func (p Picture) Judge(existing []byte) (stale, wrong []source.Diagnostic) {
	report := func(code source.Code, format string, args ...any) []source.Diagnostic {
		return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, code, format, args...)}
	}
	if err := p.project.config.checkSize(p.Block); err != nil {
		return nil, p.Failure(err)
	}
	if existing == nil {
		return report(source.MissingPicture, "picture `%s` of block `%s` does not exist; `trustseam generate` draws it", p.Name, p.Block.ID), nil
	}
	input, body, ours := diagram.Hashes(existing)
	edited := ours && body != diagram.BodyHash(existing)
	switch {
	case p.project.Force:
		return report(source.StalePicture, "picture `%s` of block `%s` is replaced", p.Name, p.Block.ID), nil
	case !ours:
		return nil, report(source.ForeignPicture, "`%s` is not a picture that trustseam drew; rename it, or use `--force` to replace it", p.Name)
	case edited:
		return nil, report(source.EditedPicture, "picture `%s` was edited by hand; change the block instead, or use `--force` to replace it", p.Name)
	case input != p.hash:
		return report(source.StalePicture, "picture `%s` does not show what block `%s` says", p.Name, p.Block.ID), nil
	}
	if err := diagram.Inspect(p.input, existing); err != nil {
		return p.forged(err.Error()), nil
	}
	return nil, nil
}

// Compare compares an existing file with a newly drawn one.
func (p Picture) Compare(existing, drawn []byte) []source.Diagnostic {
	if diagram.Same(existing, drawn) {
		return nil
	}
	return p.forged("drawn anew, it has other bytes")
}

// forged reports a picture that claims to be ours but is not.
func (p Picture) forged(how string) []source.Diagnostic {
	return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, source.ForgedPicture,
		"picture `%s` is not what trustseam draws of block `%s`: %s", p.Name, p.Block.ID, how)}
}

// Draw lays the picture out and draws it: a complete SVG file. The same block gives the same bytes.
// The diagnostics say why it cannot be drawn; there is no text then. When ctx ends, the picture
// fails after the current layout: an engine cannot be interrupted.
func (p Picture) Draw(ctx context.Context, layout Layout) ([]byte, []source.Diagnostic) {
	return p.write(ctx, layout, diagram.Draw)
}

// Inline is [Picture.Draw] for a picture inside an HTML page, in which its parts can be picked.
func (p Picture) Inline(ctx context.Context, layout Layout) ([]byte, []source.Diagnostic) {
	return p.write(ctx, layout, diagram.Inline)
}

// Coordinates is [Picture.Draw] for programs: where everything is, in the JSON of docs/render.md.
func (p Picture) Coordinates(ctx context.Context, layout Layout) ([]byte, []source.Diagnostic) {
	return p.write(ctx, layout, diagram.Coordinates)
}

// write makes one rendition of the picture.
func (p Picture) write(ctx context.Context, layout Layout, rendition func(diagram.Input, diagram.Layout) ([]byte, error)) ([]byte, []source.Diagnostic) {
	if err := p.project.config.checkSize(p.Block); err != nil {
		return nil, p.Failure(err)
	}
	if layout == nil {
		return nil, p.Failure(errors.New("no layout function was given"))
	}
	out, err := rendition(p.input, func(dot []byte) ([]byte, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return layout(dot)
	})
	// Without one layout a plainer picture may have come out, which must not depend on the time.
	if ended := ctx.Err(); ended != nil {
		err = ended
	}
	if err != nil {
		return nil, p.Failure(err)
	}
	return out, nil
}

// Failure says at the block why its picture cannot be drawn, for those who draw it in their own way.
func (p Picture) Failure(err error) []source.Diagnostic {
	return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, source.FailedPicture, "picture of block `%s` cannot be drawn: %v", p.Block.ID, err)}
}
