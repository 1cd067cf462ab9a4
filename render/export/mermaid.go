package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Mermaid returns the graph as a flowchart for Mermaid, with the author's names.
// It ends in a newline.
func Mermaid(g *graph.Graph) []byte {
	w := &mermaidWriter{children: childrenOf(g)}
	w.line(0, "flowchart TB")
	w.line(1, "accTitle: %s", entities(label(g.Title, g.ID)))
	w.inside(nil, 1)
	for _, f := range g.Flows {
		w.line(1, "%s %s|%s| %s", elementID(f.From.ID), arrow(f), text("("+f.Number+") "+label(f.Label, "")), elementID(f.To.ID))
	}
	if slices.ContainsFunc(g.Elements, outOfScope) {
		w.line(1, "classDef %s fill:#f3f5f7,stroke:#646c75,stroke-dasharray:3 3,color:#434d58", outClass)
	}
	return []byte(w.out.String())
}

// outClass is the class of elements out of scope. Our ids have a prefix, so none is equal to it.
const outClass = "outOfScope"

func outOfScope(e *graph.Element) bool { return e.OutOfScope() }

type mermaidWriter struct {
	out      strings.Builder
	children map[*graph.Boundary]content
}

func (w *mermaidWriter) line(depth int, format string, args ...any) {
	w.out.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&w.out, format, args...)
	w.out.WriteByte('\n')
}

// inside writes what is directly in a boundary, or at the top for nil.
func (w *mermaidWriter) inside(b *graph.Boundary, depth int) {
	c := w.children[b]
	for _, e := range c.elements {
		class := ""
		if e.OutOfScope() {
			class = ":::" + outClass
		}
		w.line(depth, "%s%s%s", elementID(e.ID), node(e), class)
	}
	for _, inner := range c.boundaries {
		w.line(depth, "subgraph b_%s[%s]", name(inner.ID), text(label(inner.Name, inner.ID)))
		w.inside(inner, depth+1)
		w.line(depth, "end")
	}
}

// node returns the shape of an element with its name in it.
func node(e *graph.Element) string {
	label := text(label(e.Name, e.ID))
	switch e.Type {
	case model.Process:
		return "(" + label + ")"
	case model.Store:
		return "[(" + label + ")]"
	}
	return "[" + label + "]"
}

func arrow(f *graph.Flow) string {
	switch {
	case f.Both && async(f):
		return "<-.->"
	case f.Both:
		return "<-->"
	case async(f):
		return "-.->"
	}
	return "-->"
}

// elementID adds a prefix, because words such as "end" have a meaning in Mermaid.
func elementID(id string) string { return "e_" + name(id) }

// name spells an id with letters, digits and underscores, differently for different ids.
func name(id string) string {
	var b strings.Builder
	for _, r := range id {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case r == '_':
			b.WriteString("__")
		default:
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}

// text makes a quoted string. Mermaid reads markdown in it and refuses to show
// text that begins like a list.
func text(s string) string {
	s = clean(s)
	first, rest, _ := strings.Cut(s, " ")
	if strings.Trim(first, "0123456789.)+-") != "" {
		return `"` + entities(s) + `"`
	}
	var b strings.Builder
	for _, r := range first {
		fmt.Fprintf(&b, "#%d;", r)
	}
	return `"` + strings.TrimSpace(b.String()+" "+entities(rest)) + `"`
}

// entities replaces every character that could mean something to Mermaid or to
// HTML by its number. Mermaid also looks for its directives in quoted text.
func entities(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" .,-_/+()", r) {
			fmt.Fprintf(&b, "#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
