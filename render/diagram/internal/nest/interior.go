package nest

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// interior is the inside of one boundary, or the canvas, as it was laid out.
type interior struct {
	w, h        float64
	corner      geom.Point // upper left corner of the boundary in the coordinates of the interior
	elements    map[int]geom.Point
	boxes       map[int]geom.Point
	lines       map[int]geom.Curve // by flow, from its start to its end
	rooms       map[int]geom.Point
	top, bottom []crossing
	spare       float64 // of the upper line, before its first crossing
	below       bool    // the title is on the lower line
}

// crossing is where a flow crosses the line: a distance from its left end.
type crossing struct {
	flow int
	x    float64
}

// layInterior lays out one interior. The title of a boundary has its room before the crossings of
// the upper line. If the lower line has no crossings, that room is not kept: the title goes there,
// unless the crossings happen to leave enough of the upper line.
func (n *Nest) layInterior(at int, h Hints) (*interior, error) {
	legs := n.Legs[n.Slot(at)]
	lower := at != Canvas && len(CrossingsOn(legs, AtTop)) > 0 && len(CrossingsOn(legs, AtBottom)) == 0
	l, err := n.tryInterior(at, !lower, h)
	if err != nil || !lower {
		return l, err
	}
	l.below = l.spare < scene.TitleWidth(n.Drawing.Boundaries[at].Title)+2*scene.Corner
	if l.below {
		l.h += Frames.Below
	}
	return l, nil
}

// tryInterior lays out one interior with the title at one place.
func (n *Nest) tryInterior(at int, titleAbove bool, h Hints) (*interior, error) {
	if at != Canvas && len(n.Elements[at])+len(n.Boxes[at]) == 0 {
		return &interior{w: scene.TitleWidth(n.Drawing.Boundaries[at].Title) + Frames.Corner, h: Frames.Empty}, nil
	}
	a, err := n.ask(n.dot(at, titleAbove, h))
	if err != nil {
		return nil, err
	}
	return n.readInterior(at, a)
}

// readInterior checks that the answer has everything and turns it into an interior.
func (n *Nest) readInterior(at int, a *engine.Answer) (*interior, error) {
	size, err := a.Size()
	if err != nil {
		return nil, err
	}
	flip := size.Y1
	places := make(map[string]geom.Point, len(a.Objects))
	for _, o := range a.Objects {
		if xy, err := engine.Numbers(o.Pos, 2); err == nil {
			places[o.Name] = geom.Pt(xy[0], flip-xy[1])
		}
	}
	l := &interior{elements: make(map[int]geom.Point), boxes: make(map[int]geom.Point), lines: make(map[int]geom.Curve), rooms: make(map[int]geom.Point)}
	slot := n.Slot(at)
	if i, ok := fetch(l.elements, places, "n", n.Elements[slot]); !ok {
		return nil, fmt.Errorf("the layout has no place of its own for element `%s`", n.Drawing.Elements[i].ID)
	}
	if i, ok := fetch(l.boxes, places, "b", n.Boxes[slot]); !ok {
		return nil, fmt.Errorf("the layout has no place of its own for boundary `%s`", n.Drawing.Boundaries[i].ID)
	}
	if err := n.readLegs(l, at, a, flip); err != nil {
		return nil, err
	}
	if at == Canvas {
		l.w, l.h = size.X1, flip
		return l, nil
	}
	return l, n.frame(l, at, places, geom.Rect(0, 0, size.X1, flip))
}

// fetch copies the places of numbered nodes. It returns the first that is missing or in the place of another.
func fetch(to map[int]geom.Point, places map[string]geom.Point, prefix string, wanted []int) (lost int, ok bool) {
	seen := make(map[geom.Point]bool)
	for _, i := range wanted {
		p, ok := places[fmt.Sprint(prefix, i+1)]
		if !ok || seen[p] {
			return i, false
		}
		to[i], seen[p] = p, true
	}
	return 0, true
}

func (n *Nest) readLegs(l *interior, at int, a *engine.Answer, flip float64) error {
	for _, e := range a.Edges {
		i, ok := engine.Index(e.ID, "f", len(n.Drawing.Flows))
		if !ok {
			continue
		}
		line, err := engine.Line(e.Pos, flip)
		if err != nil {
			return fmt.Errorf("the layout has no line for flow `%s`: %w", n.Drawing.Flows[i].ID, err)
		}
		if l.lines[i] != nil {
			return fmt.Errorf("the layout has flow `%s` twice", n.Drawing.Flows[i].ID)
		}
		l.lines[i] = line
		if lp, err := engine.Numbers(e.LP, 2); err == nil {
			l.rooms[i] = geom.Pt(lp[0], flip-lp[1])
		}
	}
	n.addLoops(l, at)
	for _, p := range n.Legs[n.Slot(at)] {
		line, ok := l.lines[p.Flow]
		if !ok {
			return fmt.Errorf("the layout has lost flow `%s`", n.Drawing.Flows[p.Flow].ID)
		}
		// Which end comes first is decided by where it is, not by how it was asked for.
		start, end := p.Upper, p.Lower
		if p.upward {
			start, end = end, start
		}
		if n.Flat(p) && line.RunsFrom(l.elements[end.Index], l.elements[start.Index]) || !n.Flat(p) && p.upward {
			l.lines[p.Flow] = line.Reversed()
		}
		n.tuckEnds(l, p)
	}
	return nil
}

// tuckEnds lets a leg end at elements that have loops, and not in their room.
func (n *Nest) tuckEnds(l *interior, p Leg) {
	for _, j := range [2]Joint{p.Upper, p.Lower} {
		if j.Kind != AtElement || len(n.loops[j.Index]) == 0 {
			continue
		}
		e := n.Drawing.Elements[j.Index]
		box := geom.Around(l.elements[j.Index], e.W, e.H)
		line := l.lines[p.Flow]
		if atEnd := (j == p.Lower) != p.upward; atEnd {
			tuck(line, box)
			continue
		}
		back := line.Reversed()
		tuck(back, box)
		l.lines[p.Flow] = back.Reversed()
	}
}

// frame sets the line of a boundary: through its crossings, and at a margin where it has none.
func (n *Nest) frame(l *interior, at int, places map[string]geom.Point, bb geom.Rectangle) error {
	legs := n.Legs[n.Slot(at)]
	r := geom.Rect(bb.X0-Frames.Margin, bb.Y0-Frames.Margin-Frames.Title, bb.X1+Frames.Margin, bb.Y1+Frames.Margin)
	if missing := scene.TitleWidth(n.Drawing.Boundaries[at].Title) + Frames.Corner - r.W(); missing > 0 {
		r.X0, r.X1 = r.X0-missing/2, r.X1+missing/2
	}
	for _, line := range [2]JointKind{AtTop, AtBottom} {
		for _, f := range CrossingsOn(legs, line) {
			p, ok := places[crossingName(line, f)]
			if !ok {
				return fmt.Errorf("the layout has lost a crossing of flow `%s`", n.Drawing.Flows[f].ID)
			}
			w, offset := CrossingSize(n.Drawing, f, at)
			x := p.X - w/2 + offset
			if line == AtTop {
				if r.Y0 = p.Y; len(l.top) == 0 || p.X-w/2-r.X0 < l.spare {
					l.spare = p.X - w/2 - r.X0
				}
				l.top = append(l.top, crossing{f, x - r.X0})
			} else {
				r.Y1 = p.Y
				l.bottom = append(l.bottom, crossing{f, x - r.X0})
			}
		}
	}
	sortCrossings(l.top)
	sortCrossings(l.bottom)
	l.corner, l.w, l.h = geom.Pt(r.X0, r.Y0), r.W(), r.H()
	return nil
}

// ask gets a layout, from memory when the same has been asked before.
func (n *Nest) ask(dot []byte) (*engine.Answer, error) {
	if a, ok := n.memory[string(dot)]; ok {
		return a, nil
	}
	if n.Runs >= n.Budget {
		return nil, ErrBudget
	}
	n.Runs++
	json0, err := n.layout(dot)
	if err != nil {
		return nil, err
	}
	a := &engine.Answer{}
	if err := json.Unmarshal(json0, a); err != nil {
		return nil, fmt.Errorf("the layout is not JSON: %w", err)
	}
	n.memory[string(dot)] = a
	return a, nil
}

// ErrBudget ends a search that has asked the engine as often as it may.
var ErrBudget = errors.New("the layout takes too many runs")
