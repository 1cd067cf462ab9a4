package parser

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// amendment finds the places of additions in a block.
type amendment struct {
	*notation
}

// lineOf is the line of the block that an offset is in.
func (m *amendment) lineOf(at int) source.Line {
	lines := m.block.Fence.Body
	i, found := slices.BinarySearchFunc(lines, at, func(l source.Line, at int) int { return l.Start - at })
	if !found {
		i--
	}
	return lines[i]
}

// lastOf is the line of the last of some places.
func (m *amendment) lastOf(spans []source.Span) (source.Line, bool) {
	if len(spans) == 0 {
		return source.Line{}, false
	}
	last := slices.MaxFunc(spans, func(a, b source.Span) int { return a.Start - b.Start })
	return m.lineOf(last.Start), true
}

// insert adds a statement in its place.
func (m *amendment) insert(st Statement, boundary string) ([]source.Edit, error) {
	var holder *model.Boundary
	if boundary != "" {
		if st.Element == nil && st.Boundary == nil {
			return nil, fmt.Errorf("only an element or a boundary is in a boundary")
		}
		if holder = boundaryOf(m.block, boundary); holder == nil {
			return nil, fmt.Errorf("block `%s` has no boundary `%s`", m.block.ID, boundary)
		}
	}
	switch {
	case st.Flow != nil:
		return m.flow(st)
	case st.Data != nil:
		return m.dataLine(st)
	case st.Boundary != nil:
		return m.declaration(st.Text, holder, m.within(holder))
	}
	var siblings []source.Span
	for _, e := range m.block.Elements {
		if e.Boundary == holder {
			siblings = append(siblings, e.Span)
		}
	}
	return m.declaration(st.Text, holder, siblings)
}

func boundaryOf(b *model.Block, id string) *model.Boundary {
	for _, z := range b.Boundaries {
		if z.ID == id {
			return z
		}
	}
	return nil
}

// within lists what is in a boundary, however deep; in none, all declarations.
func (m *amendment) within(holder *model.Boundary) []source.Span {
	inside := func(z *model.Boundary) bool {
		for ; z != holder; z = z.Parent {
			if z == nil {
				return false
			}
		}
		return true
	}
	var spans []source.Span
	for _, e := range m.block.Elements {
		if inside(e.Boundary) {
			spans = append(spans, e.Span)
		}
	}
	for _, z := range m.block.Boundaries {
		if z != holder && inside(z) {
			spans = append(spans, z.Span)
		}
	}
	return spans
}

// declaration adds the line of an element or a boundary after the last of some others, or as the first in its holder.
func (m *amendment) declaration(text string, holder *model.Boundary, others []source.Span) ([]source.Edit, error) {
	last, ok := m.lastOf(others)
	switch {
	case ok:
		return m.after(last, m.indentIn(holder), text), nil
	case holder != nil:
		return m.after(m.lineOf(holder.Span.Start), m.indentIn(holder), text), nil
	}
	return m.first(text), nil
}

// indentIn is the indentation of what is directly in a boundary.
func (m *amendment) indentIn(holder *model.Boundary) string {
	if holder == nil {
		return ""
	}
	for _, e := range m.block.Elements {
		if e.Boundary == holder {
			return indentOf(m.lineOf(e.Span.Start))
		}
	}
	for _, z := range m.block.Boundaries {
		if z.Parent == holder {
			return indentOf(m.lineOf(z.Span.Start))
		}
	}
	return indentOf(m.lineOf(holder.Span.Start)) + m.step()
}

// step is by how much a line is indented in its boundary.
func (m *amendment) step() string {
	for _, line := range m.block.Fence.Body {
		if strings.HasPrefix(line.Text, "\t") {
			return "\t"
		}
	}
	return "  "
}

func indentOf(line source.Line) string {
	return line.Text[:len(line.Text)-len(strings.TrimLeft(line.Text, " \t"))]
}

// dataLine adds a kind of data.
func (m *amendment) dataLine(st Statement) ([]source.Edit, error) {
	var spans []source.Span
	for _, d := range m.block.Data {
		if d.Implicit {
			return nil, fmt.Errorf("block `%s` uses `%s` without a declaration; once it declares data it must declare all", m.block.ID, d.Name)
		}
		spans = append(spans, d.Span)
	}
	if last, ok := m.lastOf(spans); ok {
		return m.after(last, indentOf(last), st.Text), nil
	}
	return m.first(st.Text), nil
}

// flow adds a flow after the last one, with the next number where flows have one.
func (m *amendment) flow(st Statement) ([]source.Edit, error) {
	text := st.Text
	var spans []source.Span
	highest, numbered := 0, false
	for _, f := range m.block.Flows {
		spans = append(spans, f.Span)
		if n, err := strconv.Atoi(f.ID); err == nil && f.Written {
			highest, numbered = max(highest, n), true
		}
		for _, was := range f.Attrs.Values("was") {
			if n, err := strconv.Atoi(was); err == nil {
				highest = max(highest, n)
			}
		}
	}
	if numbered && !st.Flow.Written {
		text = fmt.Sprintf("%d. %s", m.freeNumber(highest), text)
	}
	if last, ok := m.lastOf(spans); ok {
		return m.after(last, indentOf(last), text), nil
	}
	last, _ := m.lastOf(m.within(nil))
	edits := m.after(last, "", text)
	edits[0].New = m.prefix(last, true) + m.lineEnd(last) + edits[0].New
	return edits, nil
}

// freeNumber is the next number that no element or boundary has as its id.
func (m *amendment) freeNumber(highest int) int {
	taken := make(map[string]bool)
	for _, e := range m.block.Elements {
		taken[e.ID] = true
	}
	for _, z := range m.block.Boundaries {
		taken[z.ID] = true
	}
	for highest++; taken[strconv.Itoa(highest)]; highest++ {
	}
	return highest
}

// after adds a line below another one.
func (m *amendment) after(line source.Line, indent, text string) []source.Edit {
	end := m.file.LineSpan(line.Start).End
	return []source.Edit{{Span: source.Span{Start: end, End: end}, New: m.prefix(line, false) + indent + text + m.lineEnd(line)}}
}

// first adds a line after the title, or as the first one.
func (m *amendment) first(text string) []source.Edit {
	lines := m.block.Fence.Body
	for _, line := range lines {
		if word, _ := newPiece(line, 0, len(line.Text)).word(); word.text() == "title" {
			return m.after(line, "", text)
		}
	}
	start := m.file.LineSpan(lines[0].Start).Start
	return []source.Edit{{Span: source.Span{Start: start, End: start}, New: m.prefix(lines[0], false) + text + m.lineEnd(lines[0])}}
}

// prefix is what a quote or a list has before a line, for a blank line without blanks at its end.
func (m *amendment) prefix(line source.Line, blank bool) string {
	prefix := string(m.file.Text[m.file.LineSpan(line.Start).Start:line.Start])
	if blank {
		return strings.TrimRight(prefix, " \t")
	}
	return prefix
}

func (m *amendment) lineEnd(line source.Line) string {
	text := m.file.Slice(m.file.LineSpan(line.Start))
	return string(text[len(bytes.TrimRight(text, "\r\n")):])
}

// attributes adds attributes to the line of an element, a boundary or a flow.
func (m *amendment) attributes(a Addition) ([]source.Edit, error) {
	span, attrs, on, where := m.find(a.ID)
	if on == 0 {
		return nil, fmt.Errorf("block `%s` has no element, flow or boundary `%s`", m.block.ID, a.ID)
	}
	text := source.Line{Text: a.Attributes}
	parsed, ds := m.dialect.Attributes(source.NewFile("", []byte(a.Attributes)), text, on, where)
	if len(ds) > 0 {
		return nil, fmt.Errorf("%s", ds[0].Message)
	}
	line := m.lineOf(span.Start)
	var words []string
	var edits []source.Edit
	for _, attr := range parsed {
		there, found := attrs.Find(attr.Key)
		known, _ := m.dialect.attribute(attr.Key)
		switch {
		case !found:
			words = append(words, text.Text[attr.Span.Start:attr.Span.End])
		case !known.List:
			return nil, fmt.Errorf("it has `%s` already", m.file.Slice(there.Span))
		default:
			edits = append(edits, m.longer(there, attr)...)
		}
	}
	if len(words) > 0 {
		end, pipe := m.scan(line, len(indentOf(line)))
		before := " "
		if pipe < 0 {
			before = " | "
		}
		end = newPiece(line, 0, end).end
		edits = append(edits, source.Edit{Span: line.Span(end, end), New: before + strings.Join(words, " ")})
	}
	return edits, nil
}

// longer adds to a list the values that it lacks.
func (m *amendment) longer(there, more model.Attr) []source.Edit {
	var values []string
	for _, v := range more.Values {
		if !slices.Contains(there.Values, v) {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return nil
	}
	end := there.Span.End
	if m.file.Text[end-1] == '"' {
		end--
	}
	return []source.Edit{{Span: source.Span{Start: end, End: end}, New: "," + strings.Join(values, ",")}}
}

// find returns what has an id in the block, with the kind of statement that it is; 0 for none.
func (m *amendment) find(id string) (source.Span, model.Attrs, model.Place, string) {
	for _, e := range m.block.Elements {
		if e.ID == id {
			return e.Span, e.Attrs, e.Type.Place(), article(string(e.Type))
		}
	}
	for _, f := range m.block.Flows {
		if f.ID == id {
			return f.Span, f.Attrs, model.OnFlow, "a flow"
		}
	}
	if z := boundaryOf(m.block, id); z != nil {
		return z.Span, z.Attrs, model.OnBoundary, "a boundary"
	}
	return source.Span{}, nil, 0, ""
}
