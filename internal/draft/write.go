package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// writer writes the lines of one block.
type writer struct {
	*Draft
	lines []string
	taken ids
	zones map[*Zone]string
	nodes map[*Node]string
	data  map[*Data]string
	// numbers are the ids of the flows that are in the block.
	numbers map[*Flow]string
	// ours are the ids of zones that have kept theirs.
	ours     map[string]bool
	children map[*Zone][]*Zone
	inside   map[*Zone][]*Node
}

// write returns the lines of the block, not yet laid out, and counts what they keep.
func (d *Draft) write() *writer {
	w := &writer{
		Draft: d, taken: make(ids), zones: make(map[*Zone]string), nodes: make(map[*Node]string), data: make(map[*Data]string),
		numbers: make(map[*Flow]string), ours: make(map[string]bool), children: make(map[*Zone][]*Zone), inside: make(map[*Zone][]*Node),
	}
	for _, z := range d.Zones {
		w.children[z.Parent] = append(w.children[z.Parent], z)
	}
	for _, n := range d.Nodes {
		w.inside[n.Zone] = append(w.inside[n.Zone], n)
	}
	w.keep()
	w.title()
	w.assumptions()
	w.declareData()
	w.loose()
	w.nested(nil, 0)
	w.flows()
	w.open()
	return w
}

func (w *writer) line(depth int, head string, attrs []Attr) {
	w.comment(depth, head, attrs, "")
}

// comment writes a statement with a comment of its own on the line before, where a comment may contain anything.
func (w *writer) comment(depth int, head string, attrs []Attr, comment string) {
	indent := strings.Repeat("  ", depth)
	if text, ok := clean(comment); ok {
		w.lines = append(w.lines, indent+"# "+text)
	}
	var words []string
	for _, a := range attrs {
		if !source.Blank(a.value()) {
			words = append(words, a.String())
		}
	}
	if len(words) > 0 {
		head += " | " + strings.Join(words, " ")
	}
	w.lines = append(w.lines, indent+head)
}

// String writes an attribute as the notation does.
func (a Attr) String() string {
	switch known, _ := model.LookupAttribute(a.Key); {
	case a.Key == "":
		return a.Value
	case known.List && !strings.ContainsAny(a.Value, " \t\"'|\\"): // each item is a word, which needs no quotes
		return a.Key + "=" + a.Value
	}
	return a.Key + "=" + value(a.value())
}

// value is the value without what may not be in a block.
func (a Attr) value() string {
	text, _ := clean(a.Value)
	return text
}

// gap separates groups of statements.
func (w *writer) gap() {
	if n := len(w.lines); n > 0 && w.lines[n-1] != "" {
		w.lines = append(w.lines, "")
	}
}

func (w *writer) title() {
	if text, ok := clean(w.Title); ok {
		w.line(0, "title: "+label(text), nil)
	}
}

func (w *writer) assumptions() {
	names := make(ids)
	for _, a := range w.Assumptions {
		if text, ok := clean(a.Text); ok {
			id := names.choose("assumption", text)
			w.Report.Propose(a.At, "assume "+id+": "+label(text)+" | by= until=", "the source assumes this; say who answers for it, and until when")
		}
	}
}

func (w *writer) declareData() {
	names := make(ids)
	w.gap()
	for _, d := range w.Data {
		text, ok := clean(d.Name)
		if !ok {
			w.Report.Lose(d.At, "data without a name")
			continue
		}
		if names.exact(d.ID) {
			w.data[d] = d.ID
		} else {
			w.data[d] = names.choose("data", d.Hint, text)
		}
		attrs := d.Attrs
		if d.Class != "" {
			attrs = slices.Concat([]Attr{{"class", d.Class}}, attrs)
		}
		w.line(0, "data "+w.data[d]+": "+label(text), attrs)
		w.Report.Kept.Data++
	}
}

// loose writes what is in no zone.
func (w *writer) loose() {
	w.gap()
	for _, n := range w.inside[nil] {
		w.node(n, 0)
	}
}

// nested writes the zones below one, each with its elements first.
func (w *writer) nested(parent *Zone, depth int) {
	for _, z := range w.children[parent] {
		if depth == 0 {
			w.gap()
		}
		w.zone(z, depth)
		for _, n := range w.inside[z] {
			w.node(n, depth+1)
		}
		w.nested(z, depth+1)
	}
}

func (w *writer) zone(z *Zone, depth int) {
	text, ok := clean(z.Name)
	if !ok {
		text = "Boundary"
		w.Report.Infer(z.At, "a boundary without a name is called `%s`", text)
	}
	if w.zones[z] == "" {
		w.zones[z] = w.taken.choose("zone", z.Hint, text)
	}
	attrs := z.Attrs
	if z.Level != "" {
		attrs = slices.Concat([]Attr{{Value: z.Level}}, attrs)
	}
	w.line(depth, "boundary "+w.zones[z]+": "+label(text), attrs)
	w.Report.Kept.Boundaries++
}

func (w *writer) node(n *Node, depth int) {
	text, ok := clean(n.Name)
	if !ok {
		text = strings.ToUpper(string(n.Type[:1])) + string(n.Type[1:])
		w.Report.Infer(n.At, "%s %s without a name is called `%s`", article(string(n.Type)), n.Type, text)
	}
	if w.nodes[n] == "" {
		w.nodes[n] = w.taken.choose(string(n.Type), n.Hint, text)
	}
	attrs := n.Attrs
	if list := w.refs(n.Holds); list != "" {
		attrs = slices.Concat([]Attr{{"holds", list}}, attrs)
	}
	w.comment(depth, string(n.Type)+" "+w.nodes[n]+": "+label(text), attrs, n.Comment)
	w.Report.Kept.Elements++
}

// flows numbers all flows, so that two with the same ends can be told apart and a later import finds them again.
func (w *writer) flows() {
	w.gap()
	bare := w.unnumbered()
	for _, f := range w.Flows {
		if w.refused(f) {
			delete(w.numbers, f)
			continue
		}
		w.Report.Kept.Flows++
		arrow := "->"
		if f.Both {
			arrow = "<->"
		}
		w.number(f)
		head := fmt.Sprintf("%s %s %s: %s", w.nodes[f.From], arrow, w.nodes[f.To], label(w.said(f)))
		if !bare {
			head = w.numbers[f] + ". " + head
		}
		attrs := slices.Clone(f.Attrs)
		if list := w.refs(f.Data); list != "" {
			attrs = append(attrs, Attr{"data", list})
		}
		if list := w.refs(f.Returns); list != "" {
			attrs = append(attrs, Attr{"returns", list})
		}
		w.comment(0, head, attrs, f.Comment)
	}
}

// said is the label of a flow. The notation wants one, so a flow without gets what its ends suggest.
func (w *writer) said(f *Flow) string {
	text, ok := clean(f.Label)
	if ok {
		return text
	}
	switch {
	case f.To.Type == model.Store:
		text = "Read and write"
	case f.From.Type == model.Store:
		text = "Read"
	default:
		text = "Call"
	}
	w.Report.Infer(f.At, "the flow from `%s` to `%s` has no label; it is called `%s`", w.nodes[f.From], w.nodes[f.To], text)
	return text
}

// refs lists data by the ids that the block gives them.
func (w *writer) refs(data []*Data) string {
	var list []string
	seen := make(map[string]bool)
	for _, d := range data {
		if id := w.data[d]; id != "" && !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	return strings.Join(list, ",")
}

// label writes a text where the notation wants one: a word that looks like an attribute is taken apart.
func label(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = apart(word)
	}
	return escape(strings.Join(words, " "))
}

// apart takes a word apart that looks like an attribute, and its value if that looks like one, too.
func apart(word string) string {
	key, value, ok := strings.Cut(word, "=")
	if _, known := model.LookupAttribute(key); ok && known && value != "" {
		return key + ": " + apart(value)
	}
	return word
}

// article is "an" before a vowel, else "a".
func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an"
	}
	return "a"
}
