package xmltree

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/limit"
)

// Reader reads one text of XML, or several that share the bound for the number of values. Its zero value is ready.
type Reader struct{ values int }

// open is an element whose end has not been read yet, with its text so far.
type open struct {
	*Element
	text []byte
}

// parse reads one text.
type parse struct {
	*Reader
	decoder *xml.Decoder
	root    *Element
	inside  []open
	// line and column are where the token begins that is read.
	line, column int
}

// Read returns the root of a text in UTF-8, or in UTF-16 with a byte order mark. The error is one line and begins with the
// place.
func (r *Reader) Read(text []byte) (*Element, error) {
	text, err := utf8Text(text)
	if err != nil {
		return nil, err
	}
	p := &parse{Reader: r, decoder: xml.NewDecoder(bytes.NewReader(text))}
	p.decoder.CharsetReader = charset
	for {
		p.line, p.column = p.decoder.InputPos()
		token, err := p.decoder.RawToken()
		if err == io.EOF {
			return p.end()
		}
		if err == nil {
			err = p.token(token)
		} else {
			err = p.syntax(err)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (p *parse) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return p.start(t)
	case xml.EndElement:
		return p.close(t.Name.Local)
	case xml.CharData:
		return p.data(t)
	case xml.Directive:
		if bytes.ContainsAny(t, "[<") {
			return p.errorf("the XML declares a document type of its own, with entities or elements; only plain XML is read")
		}
	}
	return nil
}

func (p *parse) start(t xml.StartElement) error {
	switch {
	case len(p.inside) >= limit.ImportDepth:
		return p.errorf("the elements are nested deeper than %d", limit.ImportDepth)
	case len(p.inside) == 0 && p.root != nil:
		return p.errorf("there is something after the end of the XML")
	}
	if p.values += 1 + len(t.Attr); p.values > limit.ImportValues {
		return p.errorf("the file has more than %d values", limit.ImportValues)
	}
	e := &Element{Name: t.Name.Local, line: int32(p.line), column: int32(p.column)}
	for _, a := range t.Attr {
		e.Attrs = append(e.Attrs, Attr{a.Name.Local, a.Value})
	}
	if len(p.inside) == 0 {
		p.root = e
	} else {
		parent := p.inside[len(p.inside)-1]
		parent.Children = append(parent.Children, e)
	}
	p.inside = append(p.inside, open{Element: e})
	return nil
}

func (p *parse) close(name string) error {
	if len(p.inside) == 0 {
		return p.errorf("`</%s>` ends no element", quoted(name))
	}
	last := p.inside[len(p.inside)-1]
	if last.Name != name {
		return p.errorf("`<%s>` of %s is ended by `</%s>`", quoted(last.Name), last.At(), quoted(name))
	}
	last.Text = string(last.text)
	p.inside = p.inside[:len(p.inside)-1]
	return nil
}

func (p *parse) data(text xml.CharData) error {
	if len(p.inside) > 0 {
		last := &p.inside[len(p.inside)-1]
		last.text = append(last.text, text...)
		return nil
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil
	}
	if p.root != nil {
		return p.errorf("there is something after the end of the XML")
	}
	return p.errorf("the file is not XML: it does not begin with `<`")
}

// end returns the root once all of the text has been read.
func (p *parse) end() (*Element, error) {
	switch {
	case p.root == nil:
		return nil, p.errorf("the file is empty")
	case len(p.inside) > 0:
		last := p.inside[len(p.inside)-1]
		return nil, p.errorf("the XML ends too early: `<%s>` of %s is not ended", quoted(last.Name), last.At())
	}
	return p.root, nil
}

// syntax says what is wrong with a text, and where.
func (p *parse) syntax(err error) error {
	var syntax *xml.SyntaxError
	text := err.Error()
	var encoding encodingError
	if errors.As(err, &encoding) {
		return p.errorf("%s", encoding)
	}
	if errors.As(err, &syntax) {
		text = syntax.Msg
		line, column := p.decoder.InputPos()
		p.line, p.column = line, column
	}
	if strings.HasPrefix(text, "unexpected EOF") {
		return p.errorf("the XML ends too early")
	}
	return p.errorf("not XML: %s", quoted(strings.TrimPrefix(text, "xml: ")))
}

func (p *parse) errorf(format string, args ...any) error {
	return fmt.Errorf("%d:%d: %s", p.line, p.column, fmt.Sprintf(format, args...))
}

// mostQuoted is how many bytes of the source a message quotes.
const mostQuoted = 80

func quoted(text string) string {
	if text = draft.Quoted(text); len(text) > mostQuoted {
		text = strings.ToValidUTF8(text[:mostQuoted], "") + "…"
	}
	return text
}
