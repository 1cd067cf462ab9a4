package diagram

import (
	"encoding/json"
	"errors"
	"fmt"
)

// level is the inside of one boundary, or the canvas, as it was laid out.
type level struct {
	w, h        float64
	corner      point // upper left corner of the boundary in the coordinates of the level
	elements    map[int]point
	boxes       map[int]point
	lines       map[int]curve // by flow, from its start to its end
	rooms       map[int]point
	top, bottom []pin
	spare       float64 // of the upper line, before its first pin
	below       bool    // the title is on the lower line
}

// pin is a crossing of a flow as a distance from the left end of the line.
type pin struct {
	flow int
	x    float64
}

// layLevel lays out one level. The title of a boundary has its room before the
// pins of the upper line. Where the lower line has no pins that room is not kept:
// the title stands there, unless the pins happen to leave enough of the upper line.
func (g *gates) layLevel(at int, h hints) (*level, error) {
	legs := g.legs[g.slot(at)]
	lower := at != canvas && len(pins(legs, atTop)) > 0 && len(pins(legs, atBottom)) == 0
	l, err := g.tryLevel(at, !lower, h)
	if err != nil || !lower {
		return l, err
	}
	l.below = l.spare < titleWidth(g.d.Boundaries[at].Title)+2*corner
	if l.below {
		l.h += 8
	}
	return l, nil
}

// tryLevel lays out one level with the title at one place.
func (g *gates) tryLevel(at int, titleAbove bool, h hints) (*level, error) {
	if at != canvas && len(g.elements[at])+len(g.boxes[at]) == 0 {
		return &level{w: titleWidth(g.d.Boundaries[at].Title) + 28, h: 50}, nil
	}
	a, err := g.ask(g.gateDot(at, titleAbove, h))
	if err != nil {
		return nil, err
	}
	return g.readLevel(at, a)
}

// readLevel checks that the answer has everything and turns it into a level.
func (g *gates) readLevel(at int, a *answer) (*level, error) {
	size, err := numbers(a.BB, 4)
	if err != nil || size[2]-size[0] <= 0 || size[3]-size[1] <= 0 {
		return nil, errors.New("the layout has no size")
	}
	flip := size[3]
	places := make(map[string]point, len(a.Objects))
	for _, o := range a.Objects {
		if xy, err := numbers(o.Pos, 2); err == nil {
			places[o.Name] = point{xy[0], flip - xy[1]}
		}
	}
	l := &level{elements: make(map[int]point), boxes: make(map[int]point), lines: make(map[int]curve), rooms: make(map[int]point)}
	slot := g.slot(at)
	if i, ok := fetch(l.elements, places, "n", g.elements[slot]); !ok {
		return nil, fmt.Errorf("the layout has no place of its own for element `%s`", g.d.Elements[i].ID)
	}
	if i, ok := fetch(l.boxes, places, "b", g.boxes[slot]); !ok {
		return nil, fmt.Errorf("the layout has no place of its own for boundary `%s`", g.d.Boundaries[i].ID)
	}
	if err := g.readLegs(l, at, a, flip); err != nil {
		return nil, err
	}
	if at == canvas {
		l.w, l.h = size[2], flip
		return l, nil
	}
	return l, g.frame(l, at, places, rect{0, 0, size[2], flip})
}

// fetch copies the places of numbered nodes. It returns the first that is lost or stands where another stands.
func fetch(to map[int]point, places map[string]point, prefix string, wanted []int) (lost int, ok bool) {
	seen := make(map[point]bool)
	for _, i := range wanted {
		p, ok := places[fmt.Sprint(prefix, i+1)]
		if !ok || seen[p] {
			return i, false
		}
		to[i], seen[p] = p, true
	}
	return 0, true
}

func (g *gates) readLegs(l *level, at int, a *answer, flip float64) error {
	for _, e := range a.Edges {
		i, ok := index(e.ID, "f", len(g.d.Flows))
		if !ok {
			continue
		}
		line, err := readLine(e.Pos, flip)
		if err != nil {
			return fmt.Errorf("the layout has no line for flow `%s`: %w", g.d.Flows[i].ID, err)
		}
		if l.lines[i] != nil {
			return fmt.Errorf("the layout has flow `%s` twice", g.d.Flows[i].ID)
		}
		l.lines[i] = line
		if lp, err := numbers(e.LP, 2); err == nil {
			l.rooms[i] = point{lp[0], flip - lp[1]}
		}
	}
	g.addLoops(l, at)
	for _, p := range g.legs[g.slot(at)] {
		line, ok := l.lines[p.flow]
		if !ok {
			return fmt.Errorf("the layout has lost flow `%s`", g.d.Flows[p.flow].ID)
		}
		// Which end comes first is decided by where it is, not by how it was asked for.
		start, end := p.upper, p.lower
		if p.upward {
			start, end = end, start
		}
		if g.flat(p) && line.runsFrom(l.elements[end.index], l.elements[start.index]) || !g.flat(p) && p.upward {
			l.lines[p.flow] = line.reversed()
		}
		g.tuckEnds(l, p)
	}
	return nil
}

// tuckEnds lets a leg end at elements that have loops, and not in the room of these.
func (g *gates) tuckEnds(l *level, p leg) {
	for _, j := range [2]joint{p.upper, p.lower} {
		if j.kind != atElement || len(g.loops[j.index]) == 0 {
			continue
		}
		e := g.d.Elements[j.index]
		box := around(l.elements[j.index], e.W, e.H)
		line := l.lines[p.flow]
		if atEnd := (j == p.lower) != p.upward; atEnd {
			line.tuck(box)
			continue
		}
		back := line.reversed()
		back.tuck(box)
		l.lines[p.flow] = back.reversed()
	}
}

// frame sets the line of a boundary: through its pins, and at a margin where it has none.
func (g *gates) frame(l *level, at int, places map[string]point, bb rect) error {
	legs := g.legs[g.slot(at)]
	r := rect{bb.X0 - gateMargin, bb.Y0 - gateMargin - 10, bb.X1 + gateMargin, bb.Y1 + gateMargin}
	if missing := titleWidth(g.d.Boundaries[at].Title) + 28 - r.w(); missing > 0 {
		r.X0, r.X1 = r.X0-missing/2, r.X1+missing/2
	}
	for _, line := range [2]jointKind{atTop, atBottom} {
		for _, f := range pins(legs, line) {
			p, ok := places[pinName(line, f)]
			if !ok {
				return fmt.Errorf("the layout has lost a crossing of flow `%s`", g.d.Flows[f].ID)
			}
			w, gate := g.d.pinSize(f, at)
			x := p.X - w/2 + gate
			if line == atTop {
				if r.Y0 = p.Y; len(l.top) == 0 || p.X-w/2-r.X0 < l.spare {
					l.spare = p.X - w/2 - r.X0
				}
				l.top = append(l.top, pin{f, x - r.X0})
			} else {
				r.Y1 = p.Y
				l.bottom = append(l.bottom, pin{f, x - r.X0})
			}
		}
	}
	sortPins(l.top)
	sortPins(l.bottom)
	l.corner, l.w, l.h = point{r.X0, r.Y0}, r.w(), r.h()
	return nil
}

// ask gets a layout, from memory when the same has been asked before.
func (g *gates) ask(dot []byte) (*answer, error) {
	if a, ok := g.memory[string(dot)]; ok {
		return a, nil
	}
	if g.runs >= g.budget {
		return nil, errBudget
	}
	g.runs++
	json0, err := g.layout(dot)
	if err != nil {
		return nil, err
	}
	a := &answer{}
	if err := json.Unmarshal(json0, a); err != nil {
		return nil, fmt.Errorf("the layout is not JSON: %w", err)
	}
	g.memory[string(dot)] = a
	return a, nil
}

// errBudget ends a search that has asked the engine as often as it may.
var errBudget = errors.New("the layout takes too many runs")
