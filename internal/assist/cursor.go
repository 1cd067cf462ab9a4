package assist

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Kind is what is at a place of a document.
type Kind int

// The kinds of places.
const (
	Prose       Kind = iota // outside every block
	Fence                   // the line of a fence, with the id of its block
	Blank                   // a place in a block where nothing is expected, such as between two parts
	Statement               // the first word of a line, also one that may become an id; where nothing is written, an empty line
	Declaration             // an id that the line declares
	Element                 // the id of an element at an end of a flow
	Arrow                   // what joins the ends of a flow
	Text                    // a name, label, title or reason
	Threat                  // RULE@SUBJECT in a decision, complete or not
	Mention                 // RULE@SUBJECT of a threat that exists, in prose or in a region
	Key                     // the key of an attribute, or where an attribute may begin
	Word                    // an attribute without `=`
	Value                   // the value of an attribute that refers to nothing
	Data                    // the name of data in the value of an attribute
	Assumption              // the id of an assumption in the value of an attribute
	Subject                 // the id of an element or flow in the value of an attribute
	EarlierID               // an id in was=
	Comment
)

// Cursor is what is at a place of a document.
type Cursor struct {
	Kind   Kind
	Offset int
	// Span is what is there, and what a completion replaces; empty where nothing is written yet.
	Span source.Span
	// Text is what is written there.
	Text string
	// Block is the block whose fence or line it is, or whose threat is mentioned; nil elsewhere.
	Block *Block
	// Line is the line of the block; nil outside its lines.
	Line *parser.Outline
	// Key is the attribute that a value belongs to.
	Key string
	// Region is the generated region around the place, or nil.
	Region *model.Region
}

// At says what is at an offset. A place right after a part belongs to that part.
func (s *Snapshot) At(offset int) Cursor {
	c := Cursor{Offset: offset, Span: source.Span{Start: offset, End: offset}}
	for i := range s.Blocks() {
		b := &s.Blocks()[i]
		if line := b.line(offset); line != nil {
			c.Block, c.Line = b, line
			c.inLine()
			return c
		}
		if within(b.Fence.Open, offset) || b.Fence.Closed() && within(b.Fence.Close, offset) {
			c.Kind, c.Block = Fence, b
			return c
		}
	}
	for _, r := range s.Document().Regions {
		if within(r.Body, offset) {
			c.Region = r
		}
	}
	s.mention(&c)
	return c
}

// within reports whether an offset is in a span, and not only at its end.
func within(span source.Span, offset int) bool { return span.Start <= offset && offset < span.End }

// inLine says what is at the cursor in its line.
func (c *Cursor) inLine() {
	c.Kind = Blank
	for _, p := range c.Line.Parts {
		if p.Span.Start <= c.Offset && c.Offset <= p.Span.End {
			c.Kind, c.Span, c.Text, c.Key = kindOf(p), p.Span, p.Text, p.Key
			if p.Kind != parser.ArrowPart { // right after an arrow, an element begins
				return
			}
		}
	}
	if c.Kind == Blank {
		c.between()
	}
}

// between says what is expected at a cursor that touches no part.
func (c *Cursor) between() {
	after := -1 // the last part before the cursor
	for i, p := range c.Line.Parts {
		if p.Span.End < c.Offset {
			after = i
		}
	}
	switch parts := c.Line.Parts; {
	case c.Line.Attributes >= 0 && c.Offset >= c.Line.Attributes:
		c.Kind = Key
	case len(parts) == 0 && strings.TrimSpace(c.Line.Line.Text) == "":
		c.Kind = Statement
	case after < 0:
	case parts[after].Span.Len() == 0: // blanks follow the place at which it is expected
		c.Kind, c.Key = kindOf(parts[after]), parts[after].Key
	case after+1 < len(parts) && parts[after+1].Span.Len() == 0:
		c.Kind, c.Key = kindOf(parts[after+1]), parts[after+1].Key
	case parts[after].Kind == parser.EndPart, parts[after].Kind == parser.WordPart && c.Line.Statement == "":
		c.Kind = Arrow
	}
}

// kinds maps what a part is to what is at its place.
var kinds = map[parser.PartKind]Kind{
	parser.WordPart: Statement, parser.IDPart: Declaration, parser.EndPart: Element, parser.ArrowPart: Arrow, parser.TextPart: Text,
	parser.ThreatPart: Threat, parser.KeyPart: Key, parser.BarePart: Word, parser.CommentPart: Comment,
}

// references maps the attributes that name something in the block to what they name.
var references = map[string]Kind{
	"data": Data, "returns": Data, "holds": Data, "assumes": Assumption, "covers": Subject, "forwards": Subject, "part-of": Subject, "was": EarlierID,
}

// kindOf is what is at the place of a part.
func kindOf(p parser.Part) Kind {
	if p.Kind != parser.ValuePart {
		return kinds[p.Kind]
	}
	if kind, ok := references[p.Key]; ok {
		return kind
	}
	return Value
}
