package lsp

import (
	"errors"
	"fmt"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

type previewParams struct {
	URI string `json:"uri"`
	// Block is the id of a block, "" for the first one.
	Block string `json:"block"`
	// View is "" for all of the block, "overview", or the id of a boundary.
	View string `json:"view"`
	// Dark is whether the picture is dark; without it, it follows the reader's system.
	Dark *bool `json:"dark"`
}

type previewResult struct {
	// SVG is the picture; "" as long as none could be drawn.
	SVG string `json:"svg"`
	// Error says why the picture is not that of the present text, "" if it is.
	Error string `json:"error"`
	// Stale is true if the picture is the last one that could be drawn.
	Stale bool `json:"stale"`
	// Version is that of the text.
	Version int `json:"version"`
	// Blocks are those of the document, for a client that lets its reader choose.
	Blocks []previewBlock `json:"blocks"`
}

type previewBlock struct {
	ID    string   `json:"id"`
	Views []string `json:"views"`
}

var previewFeature = feature{"trustseam/preview", "", nil, answered(preview)}

func preview(r *request, p previewParams) (*previewResult, error) {
	out := &previewResult{Blocks: []previewBlock{}}
	s := r.snapshot(p.URI)
	if s == nil {
		out.Error = "there is no `dfd` block in the document"
		return out, nil
	}
	out.Version = r.documents[p.URI].version
	result, err := s.Result()
	if err != nil {
		return nil, err
	}
	for _, a := range result.Analyses {
		out.Blocks = append(out.Blocks, previewBlock{a.Graph.ID, append([]string{}, result.Views(a)...)})
	}
	picture, err := chosen(result, p)
	if err != nil {
		out.Error = err.Error()
	}
	svg, err := r.server.previews.draw(r.context, previewKey{p.URI, p.Block, p.View}, out.Version, picture, s.Project.Config().LayoutTimeout)
	switch {
	case r.context.Err() != nil:
		return nil, r.context.Err()
	case err == errLater:
		return nil, err
	case err != nil:
		out.Error = err.Error()
	}
	out.Stale = out.Error != "" && svg != nil
	if p.Dark != nil {
		svg = diagram.Scheme(svg, *p.Dark)
	}
	out.SVG = string(svg)
	return out, nil
}

// chosen is the picture that is asked for, or why there is none in the present text.
func chosen(result *trustseam.Result, p previewParams) (*trustseam.Picture, error) {
	a := analysisOf(result.Analyses, p.Block)
	switch {
	case a == nil && result.Failed():
		for _, d := range result.Diagnostics {
			if d.Severity == source.Error {
				return nil, errors.New(d.String())
			}
		}
	case a == nil && p.Block != "":
		return nil, fmt.Errorf("there is no block `%s`", p.Block)
	case a == nil:
		return nil, errors.New("there is no `dfd` block in the document")
	}
	picture, ok := result.View(a, p.View)
	if !ok {
		return nil, fmt.Errorf("block `%s` has no view `%s`; it has the boundaries that are drawn in its overview, and `overview`", a.Graph.ID, p.View)
	}
	return &picture, nil
}

// analysisOf is that of the block with an id, or of the first block.
func analysisOf(all []*stride.Analysis, block string) *stride.Analysis {
	for _, a := range all {
		if block == "" || a.Graph.ID == block {
			return a
		}
	}
	return nil
}
