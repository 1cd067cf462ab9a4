package parser

import (
	"errors"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Statement is one line of the notation outside any block, such as one that a comment in source
// code proposes. What it names is not looked up.
type Statement struct {
	// Text is the line as written, without blanks around it and without a comment.
	Text string
	// One of these is set.
	Data     *model.Data
	Boundary *model.Boundary
	Element  *model.Element
	Flow     *model.Flow // without its ends
	// From and To are the ids of the ends of a flow.
	From, To string
}

// Statement reads a line that declares data, a boundary, an element or a flow. Diagnostics are at its
// place in the file; with an error, the statement is zero.
func (d Dialect) Statement(f *source.File, line source.Line) (Statement, []source.Diagnostic) {
	n := &notation{
		dialect: d, file: f, block: &model.Block{}, ids: make(map[string]declaredID), data: make(map[string]*model.Data),
		decided: make(map[string]source.Span), assumptions: make(map[string]*model.Assumption),
	}
	n.line(line)
	if len(n.diags) > 0 {
		return Statement{}, n.diags
	}
	end, _ := n.scan(line, 0)
	s := Statement{Text: newPiece(line, 0, end).text()}
	switch b := n.block; {
	case len(n.pendingFlows) > 0:
		p := n.pendingFlows[0]
		s.Flow, s.From, s.To = p.flow, p.from.text(), p.to.text()
	case len(b.Elements) > 0:
		s.Element = b.Elements[0]
	case len(b.Boundaries) > 0:
		s.Boundary = b.Boundaries[0]
	case len(b.Data) > 0:
		s.Data = b.Data[0]
	default:
		n.report(line.Span(0, len(line.Text)), source.UnknownStatement, "not a line that can be added: data, a boundary, an element or a flow; decisions are made in the block")
		return Statement{}, n.diags
	}
	return s, nil
}

// ID is the id that the statement declares, "" for a flow that states none.
func (s Statement) ID() string {
	switch {
	case s.Flow != nil:
		return s.Flow.ID
	case s.Element != nil:
		return s.Element.ID
	case s.Boundary != nil:
		return s.Boundary.ID
	}
	return s.Data.ID
}

// Attributes reads attributes for a kind of statement; where names it, with an article.
func (d Dialect) Attributes(f *source.File, line source.Line, on model.Place, where string) (model.Attrs, []source.Diagnostic) {
	n := &notation{dialect: d, file: f, block: &model.Block{}}
	if !n.checkCharacters(line) {
		return nil, n.diags
	}
	attrs := n.attributes(newPiece(line, 0, len(line.Text)), on, where)
	if len(attrs) == 0 && len(n.diags) == 0 {
		n.report(line.Span(0, len(line.Text)), source.MalformedAttribute, "no attribute")
	}
	return attrs, n.diags
}

// Addition is a line that a block is to have, or attributes of one.
type Addition struct {
	// Boundary is the id of the boundary that a new element or boundary goes into, "" for none.
	Boundary string
	// Statement is the line, or "" for attributes.
	Statement string
	// ID is what gets attributes: an element, a boundary or a flow.
	ID string
	// Attributes are those that it gets, as written after a pipe.
	Attributes string
}

// String is the addition as a person reads it.
func (a Addition) String() string {
	switch {
	case a.Statement == "":
		return a.ID + " | " + a.Attributes
	case a.Boundary != "":
		return a.Statement + " in " + a.Boundary
	}
	return a.Statement
}

// Amend returns the edits that add one line, or attributes, to a block that was read without an error:
// a line goes after the last of its kind in its place, and a flow gets the next number where flows have one. Nothing that
// the block says changes. The error says why there is no place for it, in the words of a diagnostic.
func (d Dialect) Amend(f *source.File, b *model.Block, a Addition) ([]source.Edit, error) {
	m := &amendment{notation: &notation{dialect: d, file: f, block: b}}
	if strings.ContainsAny(a.Statement+a.Attributes, "\r\n") {
		return nil, errors.New("an addition is one line")
	}
	if a.Statement == "" {
		return m.attributes(a)
	}
	line := source.Line{Text: a.Statement}
	st, ds := d.Statement(source.NewFile("", []byte(a.Statement)), line)
	if len(ds) > 0 {
		return nil, fmt.Errorf("%s", ds[0].Message)
	}
	return m.insert(st, a.Boundary)
}
