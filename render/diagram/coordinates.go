package diagram

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// answer is the part of json0 that is used. Numbers come as text.
type answer struct {
	BB      string `json:"bb"`
	Objects []struct {
		Name string `json:"name"`
		BB   string `json:"bb"`
		Pos  string `json:"pos"`
	} `json:"objects"`
	Edges []struct {
		ID  string `json:"id"`
		Pos string `json:"pos"`
		LP  string `json:"lp"`
	} `json:"edges"`
}

// read turns Graphviz's answer into a plan. Graphviz swallows its own errors and
// answers with whatever it has, so everything that was asked for must be there,
// with finite numbers, and no two elements in one place.
func (d drawing) read(json0 []byte) (plan, error) {
	var a answer
	if err := json.Unmarshal(json0, &a); err != nil {
		return plan{}, fmt.Errorf("the layout is not JSON: %w", err)
	}
	p := plan{
		Elements:   make([]rect, len(d.Elements)),
		Boundaries: make([]rect, len(d.Boundaries)),
		Routes:     make([]route, len(d.Flows)),
	}
	size, err := numbers(a.BB, 4)
	if err != nil || size[2]-size[0] <= 0 || size[3]-size[1] <= 0 {
		return p, errors.New("the layout has no size")
	}
	top := size[3]
	p.Size = rect{size[0], 0, size[2], top - size[1]}
	if err := d.readObjects(&p, a, top); err != nil {
		return p, err
	}
	if err := d.readEdges(&p, a, top); err != nil {
		return p, err
	}
	return p, d.check(p)
}

func (d drawing) readObjects(p *plan, a answer, top float64) error {
	for _, o := range a.Objects {
		if i, ok := index(o.Name, "n", len(d.Elements)); ok {
			at, err := numbers(o.Pos, 2)
			if err != nil {
				return fmt.Errorf("the layout has no place for element `%s`", d.Elements[i].ID)
			}
			p.Elements[i] = around(point{at[0], top - at[1]}, d.Elements[i].W, d.Elements[i].H)
		}
		if i, ok := index(o.Name, "cluster", len(d.Boundaries)); ok {
			bb, err := numbers(o.BB, 4)
			if err != nil {
				return fmt.Errorf("the layout has no place for boundary `%s`", d.Boundaries[i].ID)
			}
			p.Boundaries[i] = rect{bb[0], top - bb[3], bb[2], top - bb[1]}
		}
	}
	return nil
}

func (d drawing) readEdges(p *plan, a answer, top float64) error {
	for _, e := range a.Edges {
		i, ok := index(e.ID, "f", len(d.Flows))
		if !ok {
			continue
		}
		if p.Routes[i].Line != nil {
			return fmt.Errorf("the layout has flow `%s` twice", d.Flows[i].ID)
		}
		line, err := readLine(e.Pos, top)
		if err != nil {
			return fmt.Errorf("the layout has no line for flow `%s`: %w", d.Flows[i].ID, err)
		}
		p.Routes[i].Line = line
		if at, err := numbers(e.LP, 2); err == nil {
			p.Routes[i].Room = &point{at[0], top - at[1]}
		}
	}
	return nil
}

// check reports the first part of the drawing that the layout has lost.
func (d drawing) check(p plan) error {
	seen := make(map[point]int)
	for i, r := range p.Elements {
		if r.w() <= 0 {
			return fmt.Errorf("the layout has lost element `%s`", d.Elements[i].ID)
		}
		if other, ok := seen[r.center()]; ok {
			return fmt.Errorf("the layout has elements `%s` and `%s` in one place", d.Elements[other].ID, d.Elements[i].ID)
		}
		seen[r.center()] = i
		if b := d.Elements[i].Boundary; b >= 0 && !p.Boundaries[b].grow(1).contains(r) {
			return fmt.Errorf("the layout has element `%s` outside its boundary `%s`", d.Elements[i].ID, d.Boundaries[b].ID)
		}
	}
	for i, r := range p.Boundaries {
		if r.w() <= 0 || r.h() <= 0 {
			return fmt.Errorf("the layout has lost boundary `%s`", d.Boundaries[i].ID)
		}
		if b := d.Boundaries[i].Parent; b >= 0 && !p.Boundaries[b].grow(1).contains(r) {
			return fmt.Errorf("the layout has boundary `%s` outside the boundary `%s`", d.Boundaries[i].ID, d.Boundaries[b].ID)
		}
	}
	for i, r := range p.Routes {
		if r.Line == nil {
			return fmt.Errorf("the layout has lost flow `%s`", d.Flows[i].ID)
		}
	}
	return nil
}

// index reads the number behind a prefix: "n3" is the third, index 2.
func index(name, prefix string, count int) (int, bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n - 1, err == nil && n >= 1 && n <= count
}

// numbers reads exactly count finite numbers between commas.
func numbers(text string, count int) ([]float64, error) {
	fields := strings.Split(text, ",")
	if len(fields) != count {
		return nil, fmt.Errorf("%d numbers where %d are needed", len(fields), count)
	}
	out := make([]float64, count)
	for i, field := range fields {
		n, err := strconv.ParseFloat(strings.TrimSpace(field), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return nil, errors.New("a coordinate that is not a number")
		}
		out[i] = n
	}
	return out, nil
}

// readLine reads a spline: optional end points marked "s," and "e,", then 3n+1 points.
func readLine(text string, top float64) (curve, error) {
	text, _, _ = strings.Cut(text, ";")
	var line curve
	for _, field := range strings.Fields(text) {
		if strings.HasPrefix(field, "s,") || strings.HasPrefix(field, "e,") {
			continue // the tip of an arrow that we have not asked for
		}
		at, err := numbers(field, 2)
		if err != nil {
			return nil, err
		}
		line = append(line, point{at[0], top - at[1]})
	}
	if len(line) < 4 || len(line)%3 != 1 {
		return nil, fmt.Errorf("%d points are no curve", len(line))
	}
	return line, nil
}
