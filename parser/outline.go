package parser

import (
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// PartKind is what a part of a line is.
type PartKind int

// The kinds of parts.
const (
	WordPart    PartKind = iota // the first word: a statement's, or one that may become an element's id
	IDPart                      // an id that is declared
	EndPart                     // the id of an element at an end of a flow
	ArrowPart                   // what joins the ends of a flow
	TextPart                    // a name, label, title or reason
	ThreatPart                  // a threat that a decision names
	KeyPart                     // the key of an attribute
	ValuePart                   // a value, or an entry of a list
	BarePart                    // an attribute without `=`
	CommentPart                 // a comment
)

// Part is a piece of a line.
type Part struct {
	Kind PartKind
	// Span is its place in the file; empty where the notation expects the part and nothing is written.
	Span source.Span
	// Text is what is written there.
	Text string
	// Key is the attribute that a value belongs to.
	Key string
}

// Outline is what the parts of a line are, even where it is half written.
type Outline struct {
	Line source.Line
	// Statement is the line's word, "flow" for a flow, or "" as long as nothing tells.
	Statement string
	// On is where its attributes belong, 0 for none.
	On model.Place
	// Indent is the number of blanks before the first part.
	Indent int
	// Attributes is where the attributes begin: the offset after the pipe, or -1.
	Attributes int
	// Parts are in the order of their places.
	Parts []Part
}

// OutlineOf divides a line of a block into its parts. Nothing is looked up or refused: it serves those
// who are still writing the line.
func OutlineOf(f *source.File, line source.Line) Outline {
	n := &notation{file: f}
	text := line.Text
	o := Outline{Line: line, Attributes: -1}
	for o.Indent < len(text) && isBlank(text[o.Indent]) {
		o.Indent++
	}
	end, pipe := n.scan(line, o.Indent)
	head := newPiece(line, o.Indent, end)
	if pipe >= 0 {
		head = newPiece(line, o.Indent, pipe)
		o.Attributes = line.Offset(pipe + 1)
	}
	o.head(n, head)
	if pipe >= 0 {
		o.attributes(newPiece(line, pipe+1, end))
	}
	if comment := newPiece(line, end, len(text)); strings.HasPrefix(comment.text(), "#") {
		o.add(CommentPart, comment)
	}
	return o
}

func (o *Outline) add(kind PartKind, p piece) {
	o.Parts = append(o.Parts, Part{Kind: kind, Span: p.span(), Text: p.text()})
}

// head divides what precedes the pipe.
func (o *Outline) head(n *notation, head piece) {
	if head.empty() {
		return
	}
	word, rest := head.word()
	switch statement := word.text(); {
	case rest.startsArrow():
		o.flow(n, head)
	case statement == "title":
		o.Statement = statement
		o.add(WordPart, word)
		o.label(rest)
	case placeOf(statement) != 0:
		o.Statement, o.On = statement, placeOf(statement)
		o.add(WordPart, word)
		if isVerb(statement) {
			o.threats(rest)
		} else {
			o.declaration(rest)
		}
	case head.hasArrow() || startsWithID(n, head):
		o.flow(n, head)
	default:
		if first, _ := n.cutID(head); !first.empty() {
			o.add(WordPart, first)
		}
	}
}

// placeOf is where the attributes of a statement with a word belong; 0 for none and for any other word.
func placeOf(word string) model.Place {
	switch {
	case word == "data":
		return model.OnData
	case word == "boundary":
		return model.OnBoundary
	case word == "assume":
		return model.OnAssumption
	case isElementType(word):
		return model.ElementType(word).Place()
	}
	return model.Verb(word).Place()
}

// startsWithID reports whether a line begins with the written id of a flow.
func startsWithID(n *notation, head piece) bool {
	id, rest := n.cutID(head)
	return !id.empty() && strings.HasPrefix(rest.text(), ".")
}

// declaration divides `id: text`.
func (o *Outline) declaration(p piece) {
	length := idLength(p.text())
	o.add(IDPart, piece{p.line, p.start, p.start + length})
	o.label(p.from(length))
}

// label adds the text after a colon.
func (o *Outline) label(p piece) {
	if strings.HasPrefix(p.text(), ":") {
		o.add(TextPart, p.from(1))
	}
}

// threats divides `RULE@SUBJECT, …: reason`.
func (o *Outline) threats(p piece) {
	text := p.text()
	colon := strings.IndexByte(text+":", ':')
	for start := 0; start <= colon; {
		end := start + strings.IndexByte(text[start:colon]+",", ',')
		o.add(ThreatPart, newPiece(p.line, p.start+start, p.start+end))
		start = end + 1
	}
	o.label(p.from(colon))
}

// flow divides `id. from -> to: label`.
func (o *Outline) flow(n *notation, head piece) {
	o.Statement, o.On = "flow", model.OnFlow
	first, rest := n.cutID(head)
	if !first.empty() && strings.HasPrefix(rest.text(), ".") {
		o.add(IDPart, first)
		first, rest = n.cutID(rest.from(1))
	}
	o.add(EndPart, first)
	length := arrowLength(rest.text())
	if length == 0 {
		length = len(wrongArrow(rest.text()))
	}
	if length == 0 {
		return
	}
	o.add(ArrowPart, piece{rest.line, rest.start, rest.start + length})
	to, rest := n.cutID(rest.from(length))
	o.add(EndPart, to)
	o.label(rest)
}

// attributes divides what follows the pipe.
func (o *Outline) attributes(p piece) {
	for rest := p; !rest.empty(); {
		var token piece
		token, rest = cutToken(rest)
		key, _, hasValue := strings.Cut(token.text(), "=")
		if !hasValue {
			o.add(BarePart, token)
			continue
		}
		o.add(KeyPart, token.upTo(len(key)))
		o.values(key, piece{token.line, token.start + len(key) + 1, token.end})
	}
}

// values adds the entries of a value, without its quotes.
func (o *Outline) values(key string, p piece) {
	if strings.HasPrefix(p.text(), `"`) {
		p.start++
		if strings.HasSuffix(p.text(), `"`) {
			p.end--
		}
	}
	entries := []string{p.text()}
	if known, _ := model.LookupAttribute(key); known.List {
		entries = strings.Split(p.text(), ",")
	}
	start := p.start
	for _, entry := range entries {
		at := newPiece(p.line, start, start+len(entry))
		o.Parts = append(o.Parts, Part{ValuePart, at.span(), at.text(), key})
		start += len(entry) + 1
	}
}
