package parser

import (
	"slices"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// pendingData is a list of data names not yet looked up.
type pendingData struct {
	names model.Attr
	set   func([]*model.Data)
}

// resolve looks up every name after all lines have been read.
func (n *notation) resolve() {
	declaresData := len(n.data) > 0
	elements := make(map[string]*model.Element)
	for _, e := range n.block.Elements {
		elements[e.ID] = e
	}
	n.resolveFlows(elements)
	n.resolveForwards()
	n.resolveParts(elements)
	for _, p := range n.pendingHolds {
		p.set(n.lookupData(p.names, declaresData))
	}
	for _, f := range n.block.Flows {
		if names, ok := f.Attrs.Find("data"); ok {
			f.Data = n.lookupData(names, declaresData)
		}
		if names, ok := f.Attrs.Find("returns"); ok {
			f.Returns = n.lookupData(names, declaresData)
		}
	}
	n.checkEarlierIDs()
	n.resolveAssumptions()
	n.warn()
}

// resolveFlows looks up the ends of each flow and determines its id and number.
func (n *notation) resolveFlows(elements map[string]*model.Element) {
	numbered := n.firstNumbered()
	byID := make(map[string]*model.Flow)
	for i, p := range n.pendingFlows {
		f := p.flow
		var fromOK, toOK bool
		f.From, fromOK = n.lookupElement(elements, p.from, flowName(p))
		f.To, toOK = n.lookupElement(elements, p.to, flowName(p))
		f.Number = strconv.Itoa(i + 1)
		switch {
		case f.Written:
			f.Number = f.ID
			if !n.declare(p.id, "flow") {
				continue
			}
		case numbered != nil:
			n.reportWithNote(f.Span, source.UnnumberedFlow, n.file.Note(numbered.Span.Start, "flow `%s` is numbered here", numbered.ID),
				"flow has no number; a block numbers all its flows or none")
			continue
		default:
			f.ID = p.from.text() + "-" + p.to.text()
			if !n.uniqueEnds(byID, f) {
				continue
			}
		}
		if !fromOK || !toOK {
			continue
		}
		if f.From.Type == model.Store && f.To.Type == model.Store {
			n.report(f.Span, source.StoreToStore, "flow `%s` joins two stores; data moves only through a process", f.ID)
		}
		n.block.Flows = append(n.block.Flows, f)
	}
}

// uniqueEnds checks that a flow without a written id can be distinguished from all others.
func (n *notation) uniqueEnds(byID map[string]*model.Flow, f *model.Flow) bool {
	if first, ok := byID[f.ID]; ok {
		n.reportWithNote(f.Span, source.AmbiguousFlow, n.file.Note(first.Span.Start, "the other flow `%s`", f.ID),
			"flow `%s` is already on line %d; give each an id of its own, as in `pay. %s`", f.ID, n.file.Position(first.Span.Start).Line, strings.Replace(f.ID, "-", " -> ", 1))
		return false
	}
	if other, ok := n.ids[f.ID]; ok {
		n.reportWithNote(f.Span, source.AmbiguousFlow, n.file.Note(other.span.Start, "%s `%s` was declared here", other.noun, f.ID),
			"flow `%s` has the id of a %s; give it one of its own, as in `pay. a -> b`", f.ID, other.noun)
		return false
	}
	byID[f.ID] = f
	return true
}

// firstNumbered returns the first flow whose written id is a number.
func (n *notation) firstNumbered() *model.Flow {
	for _, p := range n.pendingFlows {
		if _, err := strconv.Atoi(p.flow.ID); err == nil && p.flow.Written {
			return p.flow
		}
	}
	return nil
}

func flowName(p pendingFlow) string {
	if p.flow.Written {
		return "flow `" + p.id.text() + "`"
	}
	return "flow"
}

func (n *notation) lookupElement(elements map[string]*model.Element, id piece, where string) (*model.Element, bool) {
	if e, ok := elements[id.text()]; ok {
		return e, true
	}
	if other, ok := n.ids[id.text()]; ok && other.noun == "boundary" {
		n.reportWithNote(id.span(), source.UnknownReference, n.file.Note(other.span.Start, "boundary `%s` was declared here", id.text()),
			"%s: `%s` is a boundary; a flow joins elements", where, id.text())
		return nil, false
	}
	n.reportUnknown(id.span(), source.UnknownReference, id.text(), n.elementIDs(), "%s: no element `%s`", where, shorten(id.text()))
	return nil, false
}

func (n *notation) elementIDs() []string {
	ids := make([]string, len(n.block.Elements))
	for i, e := range n.block.Elements {
		ids[i] = e.ID
	}
	return ids
}

// lookupData finds data by id. A block that declares none may use free words,
// with a class in brackets: `card number(payment)` in quotes, or `card(payment)`.
func (n *notation) lookupData(names model.Attr, declared bool) []*model.Data {
	var found []*model.Data
	for i, name := range names.Values {
		d, ok := n.data[name]
		if !ok && declared {
			n.reportUnknown(names.ValueSpans[i], source.UnknownReference, name, n.dataIDs(), "data `%s` is not declared; this block declares its data", shorten(name))
			continue
		}
		if !ok {
			if d, ok = n.freeData(name, names.ValueSpans[i]); !ok {
				continue
			}
		}
		found = append(found, d)
	}
	return found
}

// freeData turns a free word into a kind of data.
func (n *notation) freeData(word string, span source.Span) (*model.Data, bool) {
	name, class, hasClass := strings.Cut(strings.TrimSuffix(word, ")"), "(")
	d := &model.Data{ID: name, Name: name, Implicit: true, Span: span}
	if hasClass {
		known, _ := n.dialect.attribute("class")
		values, ok := n.classValue(known, class, span)
		if !ok {
			return nil, false
		}
		d.Attrs = model.Attrs{{Key: "class", Values: values, Span: span}}
	}
	if name == "" {
		n.report(span, source.MalformedAttribute, "`%s` names no data", shorten(word))
		return nil, false
	}
	if first, ok := n.data[name]; ok { // the same free word again
		return first, true
	}
	n.data[name] = d
	n.block.Data = append(n.block.Data, d)
	return d, true
}

func (n *notation) classValue(known model.Attribute, class string, span source.Span) ([]string, bool) {
	if v, ok := known.Lookup(class); ok {
		return []string{v.Name}, true
	}
	n.reportUnknown(span, source.UnknownValue, class, known.Names(), "a class is %s; not `%s`", strings.Join(known.Names(), ", "), shorten(class))
	return nil, false
}

func (n *notation) dataIDs() []string {
	ids := make([]string, len(n.block.Data))
	for i, d := range n.block.Data {
		ids[i] = d.ID
	}
	return ids
}

// warn reports declarations without effect.
func (n *notation) warn() {
	if source.HasErrors(n.diags) {
		return // what looks unused may be used on a line that could not be read
	}
	holds := make(map[*model.Boundary]bool)
	for _, b := range n.block.Boundaries {
		holds[b.Parent] = true
	}
	used := make(map[*model.Data]bool)
	for _, e := range n.block.Elements {
		holds[e.Boundary] = true
		for _, d := range e.Holds {
			used[d] = true
		}
	}
	for _, f := range n.block.Flows {
		for _, d := range slices.Concat(f.Data, f.Returns) {
			used[d] = true
		}
	}
	n.warnIdle()
	for _, b := range n.block.Boundaries {
		if !holds[b] {
			n.report(b.Span, source.EmptyBoundary, "boundary `%s` holds nothing; what it holds is indented below it", b.ID)
		}
	}
	for _, d := range n.block.Data {
		if !used[d] {
			n.report(d.Span, source.UnusedData, "data `%s` is carried by no flow and held by no store", d.ID)
		}
	}
	n.warnOfAssumptions()
}
