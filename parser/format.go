package parser

import (
	"slices"
	"strconv"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// widestCell is the greatest width at which a cell still pushes its neighbours'
// columns: one long name must not move everything out of sight.
const widestCell = 60

// row is one statement split into columns.
type row struct {
	line source.Line
	// indent is the index at which the statement begins in the line.
	indent int
	// kind separates rows that do not share columns; it is empty for a line
	// without a statement.
	kind string
	// cells are the words in columns, the free text last.
	cells []string
	// attrs and comment follow the cells; both may be empty.
	attrs, comment string
}

// formatter lays out one block.
type formatter struct {
	*notation
	rows []row
	// flow counts the flows read so far.
	flow int
	// numbers are the ids for flows without one, in order; renamed are the ids that they had.
	numbers []string
	renamed map[string]string
}

// Format returns the edits that lay a block out: one blank between words, and aligned
// columns for neighbouring lines of one kind. Comments, blank lines, indentation and
// every name stay unchanged. With number, the flows of a block without numbers get
// them, and decisions about those flows are updated. The block must have been read
// without errors.
func Format(f *source.File, b *model.Block, number bool) []source.Edit {
	fm := &formatter{notation: &notation{file: f, block: &model.Block{}}}
	if number {
		fm.plan(b)
	}
	for _, line := range b.Fence.Body {
		fm.rows = append(fm.rows, fm.row(line))
	}
	var edits []source.Edit
	for start := 0; start < len(fm.rows); {
		end := start + 1
		for end < len(fm.rows) && fm.rows[start].sharesColumns(fm.rows[end]) {
			end++
		}
		edits = append(edits, layout(f, fm.rows[start:end])...)
		start = end
	}
	return edits
}

// plan chooses the numbers of flows. If a block has any number already, numbering is left to its author.
func (fm *formatter) plan(b *model.Block) {
	taken := make(map[string]bool)
	take := func(id string, attrs model.Attrs) {
		taken[id] = true
		for _, earlier := range attrs.Values("was") {
			taken[earlier] = true
		}
	}
	for _, e := range b.Elements {
		take(e.ID, e.Attrs)
	}
	for _, z := range b.Boundaries {
		take(z.ID, z.Attrs)
	}
	for _, f := range b.Flows {
		if _, err := strconv.Atoi(f.ID); err == nil && f.Written {
			return
		}
		take(f.ID, f.Attrs)
	}
	fm.renamed = make(map[string]string)
	next := 0
	for _, f := range b.Flows {
		next++
		for taken[strconv.Itoa(next)] {
			next++
		}
		fm.numbers = append(fm.numbers, strconv.Itoa(next))
		if !f.Written {
			fm.renamed[f.ID] = strconv.Itoa(next)
		}
	}
}

// row splits a line.
func (fm *formatter) row(line source.Line) row {
	indent := len(line.Text) - len(strings.TrimLeft(line.Text, " \t"))
	end, pipe := fm.scan(line, indent)
	r := row{line: line, indent: indent, comment: strings.TrimRight(line.Text[end:], " \t")}
	head := newPiece(line, indent, end)
	if pipe >= 0 {
		head = newPiece(line, indent, pipe)
		r.attrs = tokens(newPiece(line, pipe+1, end))
	}
	if head.empty() {
		return r
	}
	word, rest := head.word()
	switch {
	case rest.startsArrow():
		fm.flowRow(&r, head)
	case word.text() == "title":
		r.kind, r.cells = "title", []string{"title:", rest.from(1).text()}
	case word.text() == "data", word.text() == "boundary", word.text() == "assume", isElementType(word.text()):
		r.kind = word.text()
		if isElementType(r.kind) {
			r.kind = "element"
		}
		id, name, _ := strings.Cut(rest.text(), ":")
		r.cells = []string{word.text(), trimBlanks(id) + ":", trimBlanks(name)}
	case isVerb(word.text()):
		threats, reason, _ := strings.Cut(rest.text(), ":")
		r.kind, r.cells = "decision", []string{word.text(), fm.threats(threats) + ":", trimBlanks(reason)}
	default:
		fm.flowRow(&r, head)
	}
	return r
}

// flowRow fills the row of a flow. Rows with an id and rows without one do not
// share columns, because a blank in place of an id would look like indentation.
func (fm *formatter) flowRow(r *row, head piece) {
	ends, ok := fm.ends(head)
	if !ok {
		return // impossible in a block without errors
	}
	id := ends.id.text()
	if id == "" && fm.flow < len(fm.numbers) {
		id = fm.numbers[fm.flow]
	}
	fm.flow++
	arrow := "->"
	if ends.both {
		arrow = "<->"
	}
	r.kind, r.cells = "flow", []string{ends.from.text(), arrow, ends.to.text() + ":", ends.label.text()}
	if id != "" {
		r.kind, r.cells = "named flow", append([]string{id + "."}, r.cells...)
	}
}

// threats lays out a list of threats and updates the ids of flows that have been numbered.
func (fm *formatter) threats(list string) string {
	refs := strings.Split(list, ",")
	for i, ref := range refs {
		rule, subject, _ := strings.Cut(trimBlanks(ref), "@")
		if number, ok := fm.renamed[subject]; ok {
			subject = number
		}
		refs[i] = rule + "@" + subject
	}
	return strings.Join(refs, ", ")
}

// tokens returns attributes with one blank between them.
func tokens(attrs piece) string {
	var all []string
	for rest := attrs; !rest.empty(); {
		var token piece
		token, rest = cutToken(rest)
		all = append(all, token.text())
	}
	return strings.Join(all, " ")
}

// sharesColumns reports whether the next row continues a run of rows.
func (r row) sharesColumns(next row) bool {
	return r.kind != "" && r.kind == next.kind && r.line.Text[:r.indent] == next.line.Text[:next.indent]
}

// layout writes a run of rows in columns.
func layout(f *source.File, rows []row) []source.Edit {
	if rows[0].kind == "" {
		return nil
	}
	widths := columnWidths(rows)
	texts := make([]string, len(rows))
	commentAt := 0
	for i, r := range rows {
		texts[i] = r.text(widths)
		if w := source.Width(texts[i]); r.comment != "" && w <= 2*widestCell {
			commentAt = max(commentAt, w)
		}
	}
	var edits []source.Edit
	for i, r := range rows {
		if r.comment != "" {
			texts[i] = pad(texts[i], commentAt) + "  " + r.comment
		}
		if span := r.line.Span(r.indent, len(r.line.Text)); string(f.Slice(span)) != texts[i] {
			edits = append(edits, source.Edit{Span: span, New: texts[i]})
		}
	}
	return edits
}

// columnWidths measures the columns of a run. Free text makes a column only if something follows it.
func columnWidths(rows []row) []int {
	widths := make([]int, len(rows[0].cells))
	for _, r := range rows {
		for i, cell := range r.cells {
			if w := source.Width(cell); w <= widestCell && (i < len(r.cells)-1 || r.attrs != "") {
				widths[i] = max(widths[i], w)
			}
		}
	}
	return widths
}

// text returns a row without its comment.
func (r row) text(widths []int) string {
	last := len(r.cells) - 1
	cells := slices.Clone(r.cells)
	for i := range cells[:last] {
		if strings.HasSuffix(cells[i], "->") {
			cells[i] = strings.Repeat(" ", widths[i]-len(cells[i])) + cells[i]
		}
		cells[i] = pad(cells[i], widths[i])
	}
	if r.attrs == "" {
		return strings.Join(cells, " ")
	}
	cells[last] = pad(cells[last], widths[last])
	return strings.Join(cells, " ") + " | " + r.attrs
}

// pad fills a text with blanks up to a width.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-source.Width(text)))
}
