// Package annotation compares what anchors in source code say with the blocks of documents: ids
// that no block has, values that contradict one, lines that one lacks, controls that it states and
// no code backs. It opens no file, and changes none: what a block is to have, it hands on as
// additions.
package annotation

import (
	"cmp"
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Model is what anchors can name: the blocks of all documents.
type Model struct {
	blocks []*block
}

// block is one with its parts by id.
type block struct {
	file     *source.File
	analysis *stride.Analysis
	dialect  parser.Dialect
	parts    []*part
	byID     map[string]*part
	earlier  map[string]*part // by an id that `was=` keeps
	ids      []string         // of the parts
	proposed map[string]*proposal
	declared map[string]bool // ids that proposals declare
	used     bool            // an anchor names a part of it

	stated map[*stride.Threat][]stride.Stated // the controls that answer a threat, once asked
}

func (b *block) id() string { return b.analysis.Graph.ID }

// part is an element, a flow or a boundary.
type part struct {
	block *block
	id    string
	noun  string // process, flow, boundary
	on    model.Place
	span  source.Span
	attrs model.Attrs
	// flow and element are set for one.
	flow    *graph.Flow
	element *graph.Element
	// within is the id of the boundary around an element or a boundary.
	within string
	places []Place
}

// name is the part's id with that of its block.
func (p *part) name() string { return p.block.id() + "/" + p.id }

// Add adds the parts of a block.
func (m *Model) Add(f *source.File, a *stride.Analysis) {
	b := &block{
		file: f, analysis: a, byID: make(map[string]*part), earlier: make(map[string]*part),
		proposed: make(map[string]*proposal), declared: make(map[string]bool),
		dialect: parser.DialectOf(a.Catalog.Words),
	}
	for _, z := range a.Graph.Boundaries {
		b.add(&part{id: z.ID, noun: "boundary", on: model.OnBoundary, span: z.Span, attrs: z.Attrs, within: boundaryID(z.Boundary.Parent)})
	}
	for _, e := range a.Graph.Elements {
		b.add(&part{id: e.ID, noun: string(e.Type), on: e.Type.Place(), span: e.Span, attrs: e.Attrs, element: e, within: boundaryID(e.Element.Boundary)})
	}
	for _, f := range a.Graph.Flows {
		b.add(&part{id: f.ID, noun: "flow", on: model.OnFlow, span: f.Span, attrs: f.Attrs, flow: f})
	}
	slices.SortStableFunc(b.parts, func(p, q *part) int { return cmp.Compare(p.span.Start, q.span.Start) })
	m.blocks = append(m.blocks, b)
}

func boundaryID(b *model.Boundary) string {
	if b == nil {
		return ""
	}
	return b.ID
}

func (b *block) add(p *part) {
	p.block = b
	b.parts = append(b.parts, p)
	b.ids = append(b.ids, p.id)
	b.byID[p.id] = p
	for _, was := range p.attrs.Values("was") {
		b.earlier[was] = p
	}
}

// named lists the blocks with an id.
func (m *Model) named(id string) []*block {
	var all []*block
	for _, b := range m.blocks {
		if b.id() == id {
			all = append(all, b)
		}
	}
	return all
}

// value is what is known of an attribute of the part, with what follows from a protocol.
func (p *part) value(key string) string {
	if p.flow != nil {
		return p.flow.Value(key)
	}
	return p.attrs.Value(key)
}
