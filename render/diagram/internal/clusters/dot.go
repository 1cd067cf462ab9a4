package clusters

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// variant is one way to ask Graphviz for a layout.
type variant struct {
	rooms    bool // reserve room for the labels of flows that stay in one zone
	wide     bool // with outside: reserve room for the labels of flows that come from outside, too
	outside  bool // keep everything outside in the top row
	lines    bool // straight lines instead of curves
	quick    bool // less effort, for big graphs
	nodeGap  float64
	rankGap  float64
	boundary float64 // distance of a boundary from what it holds
}

// titleFontSize is so small that the room for a title widens a boundary without making it taller.
const titleFontSize = 1

// dot writes a drawing as DOT. It holds no text of the author: elements are n1,
// n2 …, boundaries cluster1 …, flows f1 …, in the order of the drawing, with sizes
// measured by us. Distances of a variant are pixels, which are points to Graphviz.
func dot(d scene.Drawing, v variant) []byte {
	var b bytes.Buffer
	splines := "spline"
	if v.lines {
		splines = "line"
	}
	fmt.Fprintf(&b, "digraph g {\ngraph [rankdir=TB splines=%s remincross=true nodesep=%s ranksep=%s]\n",
		splines, engine.Inches(v.nodeGap), engine.Inches(v.rankGap))
	if v.quick {
		b.WriteString("graph [mclimit=0.1 nslimit=1 nslimit1=1]\n")
	}
	b.WriteString("node [shape=box fixedsize=true label=\"\"]\n")
	fmt.Fprintf(&b, "edge [dir=none fontname=Courier fontsize=10 label=\"\"]\n")
	dotInside(d, &b, v, -1)
	if v.outside {
		dotOutside(d, &b)
	}
	for i := range d.Flows {
		dotFlow(d, &b, v, i)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// dotInside writes the elements and boundaries directly inside a boundary, or at the top for -1.
func dotInside(d scene.Drawing, b *bytes.Buffer, v variant, parent int) {
	empty := true
	for i, e := range d.Elements {
		if e.Boundary == parent {
			empty = false
			fmt.Fprintf(b, "n%d [width=%s height=%s]\n", i+1, engine.Inches(e.W), engine.Inches(e.H))
		}
	}
	for i, inner := range d.Boundaries {
		if inner.Parent != parent {
			continue
		}
		empty = false
		chars := int(math.Ceil(scene.TitleWidth(inner.Title) / (engine.Courier * titleFontSize)))
		fmt.Fprintf(b, "subgraph cluster%d {\ngraph [margin=%v fontname=Courier fontsize=%d label=\"%s\"]\n",
			i+1, v.boundary, titleFontSize, strings.Repeat("x", chars))
		dotInside(d, b, v, i)
		b.WriteString("}\n")
	}
	if empty && parent >= 0 {
		// Graphviz drops a cluster without nodes.
		fmt.Fprintf(b, "e%d [style=invis width=1 height=0.3]\n", parent+1)
	}
}

// dotOutside puts what is outside every boundary and not ours in the top row.
func dotOutside(d scene.Drawing, b *bytes.Buffer) {
	b.WriteString("{ graph [rank=source]\n")
	for i, e := range d.Elements {
		if e.Outside {
			fmt.Fprintf(b, "n%d\n", i+1)
		}
	}
	b.WriteString("}\n")
}

// dotFlow writes a flow from its upper end. Only flows that stay in one zone, or start in the top
// row, get room for their label: edges between clusters can end up level, and flat edges with
// labels make Graphviz write to memory that is not its own.
func dotFlow(d scene.Drawing, b *bytes.Buffer, v variant, i int) {
	f := d.Flows[i]
	upper, lower := f.From, f.To
	if f.Upper == f.To {
		upper, lower = f.To, f.From
	}
	fmt.Fprintf(b, "n%d -> n%d [id=f%d", upper+1, lower+1, i+1)
	from, to := d.Elements[f.From], d.Elements[f.To]
	flat := v.outside && from.Outside && to.Outside && f.From != f.To
	switch {
	case flat:
		// A flat edge keeps this many gaps between its ends: room for the label on the line.
		fmt.Fprintf(b, " minlen=%d", int(math.Ceil((font.Small.Broadest(f.Lines)+engine.FlatRoom)/v.nodeGap)))
	case v.rooms && from.Boundary == to.Boundary, v.wide && from.Outside != to.Outside:
		b.WriteString(" label=\"" + engine.Room(f) + "\"")
	}
	b.WriteString("]\n")
}
