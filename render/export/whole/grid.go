package whole

import (
	"math"

	"github.com/trustseam/trustseam/graph"
)

// Sizes of a grid.
const (
	cellWidth, cellHeight = 160.0, 90.0
	gap                   = 70.0
	margin, heading       = 40.0, 50.0
)

// Grid places a block without a layout: in each boundary first its elements, then the boundaries inside. It takes time in
// proportion to the block.
func Grid(g *graph.Graph) Places {
	w := gridder{
		Places: Places{Boundaries: make(map[string]Box), Elements: make(map[string]Box), Bends: make(map[string][]Point)},
		inner:  make(map[*graph.Boundary][]*graph.Boundary),
	}
	for _, b := range g.Boundaries {
		w.inner[b.Parent] = append(w.inner[b.Parent], b)
	}
	for _, e := range g.Elements {
		if e.Boundary == nil {
			w.loose = append(w.loose, e)
		}
	}
	w.inside(nil, margin, margin)
	return w.Places
}

type gridder struct {
	Places
	inner map[*graph.Boundary][]*graph.Boundary
	loose []*graph.Element
}

// inside places what is directly in a boundary, or in none, below and to the right of a point. It returns how much room
// that takes.
func (w *gridder) inside(b *graph.Boundary, x, y float64) (width, height float64) {
	members := w.loose
	if b != nil {
		members = b.Members
	}
	width, height = w.elements(members, x, y)
	inner := w.inner[b]
	columns := int(math.Ceil(math.Sqrt(float64(len(inner)))))
	for first := 0; first < len(inner); first += columns {
		if height > 0 {
			height += gap
		}
		rowWidth, rowHeight := 0.0, 0.0
		for _, one := range inner[first:min(first+columns, len(inner))] {
			if rowWidth > 0 {
				rowWidth += gap
			}
			bw, bh := w.boundary(one, x+rowWidth, y+height)
			rowWidth, rowHeight = rowWidth+bw, max(rowHeight, bh)
		}
		width, height = max(width, rowWidth), height+rowHeight
	}
	return width, height
}

// boundary places a boundary with its top left corner at a point, and returns its size.
func (w *gridder) boundary(b *graph.Boundary, x, y float64) (width, height float64) {
	width, height = w.inside(b, x+margin, y+heading)
	width, height = max(width, cellWidth)+2*margin, height+heading+margin
	w.Boundaries[b.ID] = Box{x, y, width, height}
	return width, height
}

// elements places elements in rows.
func (w *gridder) elements(all []*graph.Element, x, y float64) (width, height float64) {
	columns := int(math.Ceil(math.Sqrt(float64(len(all)))))
	for i, e := range all {
		column, row := float64(i%columns), float64(i/columns)
		w.Elements[e.ID] = Box{x + column*(cellWidth+gap), y + row*(cellHeight+gap), cellWidth, cellHeight}
		width = max(width, (column+1)*(cellWidth+gap)-gap)
		height = max(height, (row+1)*(cellHeight+gap)-gap)
	}
	return width, height
}
