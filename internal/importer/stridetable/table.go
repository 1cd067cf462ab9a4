package stridetable

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/source"
)

// Table is a table of threats.
type Table struct {
	// At is where its first row is.
	At      source.Span
	Threats []Threat
	// Marks counts cells that hold a mark, a rating or nothing where a threat would be.
	Marks int
	// Left counts threats beyond the limit.
	Left int
}

// Threat is a threat as a person has written it down.
type Threat struct {
	// At is its row, or its cell in a table with a column for each category.
	At source.Span
	// Element is what it is about in the author's words, or "". FromHeading is true if only the heading above the table
	// says so.
	Element     string
	FromHeading bool
	// Flow is true if the column of Element is one of flows.
	Flow bool
	// Category has the letters of STRIDE, in that order; none if nothing says them.
	Category string
	// Text is the threat, Mitigation what is or should be done, and Owner who does it, as plain text; all may be empty.
	Text, Mitigation, Owner string
	// Said is the status in the author's words, and Status what it means: [draft.Open] if it says nothing known.
	Said   string
	Status draft.Status
}

// reader reads the tables of one document.
type reader struct {
	file *source.File
	base int
	text []byte
	// headings are the texts of the headings above, by their level less one.
	headings [6]string
	skip     []source.Span
	tables   []*Table
	read     int
}

// Read returns the tables of threats in a document whose markdown begins at an offset, without those that begin in one
// of the spans.
func Read(f *source.File, start int, skip []source.Span) []*Table {
	r := &reader{file: f, base: start, text: f.Text[start:], skip: skip}
	root := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(r.text))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Heading:
			if entering {
				r.heading(n)
			}
			return ast.WalkSkipChildren, nil
		case *extast.Table:
			if entering {
				r.table(n)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return r.tables
}

// heading notes a heading, below which those of the same level and deeper ones are over.
func (r *reader) heading(n *ast.Heading) {
	r.headings[n.Level-1] = r.plain(n)
	for level := n.Level; level < len(r.headings); level++ {
		r.headings[level] = ""
	}
}

// cell is one cell of a table.
type cell struct {
	text string
	at   source.Span
}

// row returns the cells of a row, and its place: all of them, or nothing if the row is empty.
func (r *reader) row(n ast.Node) (cells []cell, at source.Span) {
	at.Start = -1
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		var one cell
		if lines := c.Lines(); lines.Len() > 0 {
			one.at = source.Span{Start: r.base + lines.At(0).Start, End: r.base + lines.At(lines.Len()-1).Stop}
			if at.Start < 0 {
				at.Start = one.at.Start
			}
			at.End = one.at.End
		}
		one.text = r.plain(c)
		cells = append(cells, one)
	}
	if at.Start < 0 {
		return nil, source.Span{}
	}
	return cells, at
}

// table reads a table, if it is one of threats.
func (r *reader) table(n *extast.Table) {
	var header []string
	var rows [][]cell
	var places []source.Span
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cells, at := r.row(c)
		switch {
		case cells == nil:
		case c.Kind() == extast.KindTableHeader:
			for _, one := range cells {
				header = append(header, one.text)
			}
		default:
			rows, places = append(rows, cells), append(places, at)
		}
	}
	if len(rows) == 0 || slices.ContainsFunc(r.skip, func(s source.Span) bool { return s.Start <= places[0].Start && places[0].Start < s.End }) {
		return
	}
	cols := columnsOf(header, rows)
	category, element := r.above()
	if !cols.threats(category != "") {
		return
	}
	t := &Table{At: places[0]}
	for i, cells := range rows {
		for _, one := range cols.read(cells, places[i]) {
			if one.Category == "" {
				one.Category = category
			}
			if one.Element == "" && element != "" {
				one.Element, one.FromHeading = element, true
			}
			r.add(t, one)
		}
	}
	if len(t.Threats)+t.Marks+t.Left > 0 {
		r.tables = append(r.tables, t)
	}
}

// add adds a threat to a table, or counts it.
func (r *reader) add(t *Table, one Threat) {
	switch {
	case saysNothing(one.Text) && saysNothing(one.Mitigation):
		t.Marks++
	case r.read == limit.ImportDecisions:
		t.Left++
	default:
		r.read++
		t.Threats = append(t.Threats, one)
	}
}

// above says what the nearest heading tells of the table: the category, or else what it may be about.
func (r *reader) above() (category, element string) {
	for _, h := range slices.Backward(r.headings[:]) {
		if h == "" {
			continue
		}
		if letter := importer.Category(headingName(h)); letter != "" {
			return letter, ""
		}
		return "", headingName(h)
	}
	return "", ""
}

// headingName is a heading without its number: "3.2 Tampering (T)" is "Tampering (T)".
func headingName(h string) string {
	return strings.TrimLeft(h, "0123456789.():-– \t")
}
