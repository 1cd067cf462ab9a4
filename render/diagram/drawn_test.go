package diagram_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram"
)

// What is here reads a finished picture with nothing of the code that made it:
// neither its geometry nor its idea of where a crossing is.

type xy struct{ x, y float64 }

type box struct{ x0, y0, x1, y1 float64 }

func (b box) overlaps(o box, slack float64) bool {
	return b.x0+slack < o.x1 && o.x0+slack < b.x1 && b.y0+slack < o.y1 && o.y0+slack < b.y1
}

func (b box) has(p xy, slack float64) bool {
	return b.x0+slack < p.x && p.x < b.x1-slack && b.y0+slack < p.y && p.y < b.y1-slack
}

func (b box) center() xy { return xy{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2} }

// outline is the distance of a point from a rectangle with corners of radius 10, negative inside.
func (b box) outline(p xy) float64 {
	const r = 10
	c := b.center()
	dx, dy := math.Abs(p.x-c.x)-(b.x1-b.x0)/2+r, math.Abs(p.y-c.y)-(b.y1-b.y0)/2+r
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - r
}

type mark struct {
	flow, boundary string // boundary is "" for a badge that is not on a crossing
	at             box
	badge          bool
}

type text struct {
	flow string
	at   box
}

// picture is what an SVG file shows.
type picture struct {
	width      float64
	boundaries map[string]box
	elements   map[string]box
	flows      map[string][]xy
	times      map[string]int
	marks      []mark
	labels     []text
}

// read parses a picture by its groups.
func read(t *testing.T, svg []byte) picture {
	t.Helper()
	p := picture{0, map[string]box{}, map[string]box{}, map[string][]xy{}, map[string]int{}, nil, nil}
	dec := xml.NewDecoder(strings.NewReader(string(svg)))
	var groups []map[string]string
	seen := map[string]bool{}
	label := ""
	var labelAt xy
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return p
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			a := map[string]string{}
			for _, v := range e.Attr {
				a[v.Name.Local] = v.Value
			}
			if e.Name.Local == "svg" {
				p.width = number(a["width"])
			}
			if e.Name.Local == "g" {
				groups = append(groups, a)
				if a["class"] == "flow" {
					p.times[a["data-f"]]++
				}
				continue
			}
			if len(groups) > 0 {
				p.shape(t, e.Name.Local, a, groups[len(groups)-1], seen)
				if e.Name.Local == "text" && strings.HasPrefix(a["class"], "F") {
					label, labelAt = groups[len(groups)-1]["data-f"], xy{number(a["x"]), number(a["y"])}
				}
			}
		case xml.CharData:
			if label != "" {
				w := diagram.TextWidth(string(e))
				p.labels = append(p.labels, text{label, box{labelAt.x, labelAt.y - 8, labelAt.x + w, labelAt.y + 2}})
				label = ""
			}
		case xml.EndElement:
			if e.Name.Local == "g" {
				groups = groups[:len(groups)-1]
			}
		}
	}
}

func (p *picture) shape(t *testing.T, kind string, a, g map[string]string, seen map[string]bool) {
	t.Helper()
	switch g["class"] {
	case "boundary":
		if kind == "rect" {
			p.boundaries[g["data-b"]] = rectOf(a)
		}
	case "element":
		if kind == "rect" { // the sheet in front comes last
			p.elements[g["data-e"]] = rectOf(a)
		}
	case "flow":
		if class := a["class"]; (class == "e" || class == "ex") && !seen[g["data-f"]] {
			seen[g["data-f"]] = true
			p.flows[g["data-f"]] = curveOf(t, a["d"])
		}
	case "gate", "badge":
		m := mark{flow: g["data-f"], boundary: g["data-b"], badge: kind != "path" || strings.Contains(a["d"], "h")}
		switch kind {
		case "path":
			m.at = markOf(t, a["d"])
		case "circle":
			x, y, r := number(a["cx"]), number(a["cy"]), number(a["r"])
			m.at = box{x - r, y - r, x + r, y + r}
		case "rect":
			m.at = rectOf(a)
		default:
			return
		}
		p.marks = append(p.marks, m)
	}
}

func number(s string) float64 {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return n
}

func rectOf(a map[string]string) box {
	x, y := number(a["x"]), number(a["y"])
	return box{x, y, x + number(a["width"]), y + number(a["height"])}
}

// markOf encloses a hexagon or a diamond: a start at its left end, then steps to
// the right, and in the middle of them a level one for a hexagon.
func markOf(t *testing.T, d string) box {
	t.Helper()
	var x, y, in, up, level float64
	if _, err := fmt.Sscanf(d, "M%f %fl%f-%fh%f", &x, &y, &in, &up, &level); err != nil {
		level = 0
		if _, err := fmt.Sscanf(d, "M%f %fl%f-%f", &x, &y, &in, &up); err != nil {
			t.Fatalf("mark %q: %v", d, err)
		}
	}
	return box{x, y - up, x + 2*in + level, y + up}
}

// curveOf samples path data made of M, C and c.
func curveOf(t *testing.T, d string) []xy {
	t.Helper()
	var at xy
	var out []xy
	var command byte
	var args []float64
	for i := 0; i < len(d); {
		switch c := d[i]; {
		case c == ' ' || c == ',':
			i++
		case c == 'M' || c == 'C' || c == 'c' || c == 'L':
			command = c
			i++
		default:
			j := i + 1
			for j < len(d) && (d[j] >= '0' && d[j] <= '9' || d[j] == '.' && !strings.Contains(d[i:j], ".")) {
				j++
			}
			args = append(args, number(d[i:j]))
			i = j
		}
		switch {
		case (command == 'M' || command == 'L') && len(args) == 2:
			at = xy{args[0], args[1]}
			out, args = append(out, at), nil
		case (command == 'C' || command == 'c') && len(args) == 6:
			base := xy{}
			if command == 'c' {
				base = at
			}
			p := [4]xy{at}
			for k := range 3 {
				p[k+1] = xy{base.x + args[2*k], base.y + args[2*k+1]}
			}
			for s := 1; s <= 60; s++ {
				u := float64(s) / 60
				v := 1 - u
				out = append(out, xy{
					v*v*v*p[0].x + 3*v*v*u*p[1].x + 3*v*u*u*p[2].x + u*u*u*p[3].x,
					v*v*v*p[0].y + 3*v*v*u*p[1].y + 3*v*u*u*p[2].y + u*u*u*p[3].y,
				})
			}
			at, args = p[3], nil
		}
	}
	if len(args) > 0 || len(out) < 2 {
		t.Fatalf("path data %q", d)
	}
	return out
}

// crossings returns where a curve passes the outline of a boundary.
func crossings(line []xy, b box) []xy {
	var out []xy
	for i := 1; i < len(line); i++ {
		before, after := b.outline(line[i-1]), b.outline(line[i])
		if before < 0 != (after < 0) {
			k := before / (before - after)
			out = append(out, xy{line[i-1].x + k*(line[i].x-line[i-1].x), line[i-1].y + k*(line[i].y-line[i-1].y)})
		}
	}
	return out
}

// markOn finds the mark of a flow on a boundary.
func (p picture) markOn(flow, boundary string) (mark, error) {
	for _, m := range p.marks {
		if m.flow == flow && m.boundary == boundary {
			return m, nil
		}
	}
	return mark{}, fmt.Errorf("flow %s has no mark on boundary %s", flow, boundary)
}
