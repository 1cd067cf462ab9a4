package drawio

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/importer/xmltree"
	"github.com/trustseam/trustseam/internal/limit"
)

// ErrPicture says what to do with a picture in PNG.
var ErrPicture = errors.New("a picture in PNG is not read; open it in draw.io and save it as `.drawio`, or export it as SVG with a copy of the diagram")

// start is how much of a file tells its format.
const start = 4096

// IsPicture reports whether a file is a picture in PNG.
func IsPicture(text []byte) bool { return bytes.HasPrefix(text, []byte("\x89PNG\r\n")) }

// Is reports whether a file looks like a drawing of draw.io, or a picture that carries one.
func Is(text []byte) bool {
	head := text[:min(len(text), start)]
	for _, word := range []string{"<mxfile", "<mxGraphModel", "<mxlibrary"} {
		if bytes.Contains(head, []byte(word)) {
			return true
		}
	}
	carries := bytes.Contains(head, []byte("mxfile")) || bytes.Contains(head, []byte("mxGraphModel"))
	return carries && (IsPicture(text) || bytes.Contains(head, []byte("<svg")))
}

// file is a file while it is read.
type file struct {
	xml xmltree.Reader
	// left is how many bytes diagrams may still have when they are unpacked.
	left int
	// hidden is true if lines and columns are not those of the file.
	hidden bool
}

// Read reads the pages of a file. The error is one line and begins with the place.
func Read(text []byte) ([]*draft.Draft, error) {
	if IsPicture(text) {
		return nil, fmt.Errorf("1:1: %w", ErrPicture)
	}
	f := &file{left: limit.Import}
	root, err := f.root(text)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages(root)
	if err != nil {
		return nil, err
	}
	var out []*draft.Draft
	for i, p := range pages {
		d, err := f.draft(p, i, len(pages) > 1)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// root is the element of the drawing: the root of the file, or what a picture carries.
func (f *file) root(text []byte) (*xmltree.Element, error) {
	root, err := f.xml.Read(text)
	if err != nil || root.Name != "svg" {
		return root, err
	}
	content := root.Attr("content")
	if content == "" {
		return nil, fmt.Errorf("%s: the picture carries no diagram; export it from draw.io with a copy of the diagram, or save the drawing as `.drawio`", root.At())
	}
	f.hidden = true
	inner, err := f.xml.Read([]byte(unescaped(content)))
	if err != nil {
		return nil, fmt.Errorf("%s: the diagram that the picture carries: %w", root.At(), err)
	}
	return inner, nil
}

// pages returns the elements of the diagrams of a file.
func (f *file) pages(root *xmltree.Element) ([]*xmltree.Element, error) {
	switch root.Name {
	case "mxGraphModel":
		return []*xmltree.Element{root}, nil
	case "mxfile":
		if list := root.All("diagram"); len(list) > 0 {
			return list, nil
		}
		return nil, fmt.Errorf("%s: `<mxfile>` has no `<diagram>`", root.At())
	case "mxlibrary":
		return nil, fmt.Errorf("%s: the file is a library of shapes, not a drawing", root.At())
	}
	return nil, fmt.Errorf("%s: a drawing of draw.io begins with `<mxfile>` or `<mxGraphModel>`, not with `<%s>`", root.At(), tree.Quoted(root.Name))
}

// draft reads one page.
func (f *file) draft(page *xmltree.Element, number int, several bool) (*draft.Draft, error) {
	model, hidden, err := f.model(page)
	if err != nil {
		return nil, err
	}
	r := newReader(number, f.hidden || hidden)
	r.Name = strings.TrimSpace(page.Attr("name"))
	if r.Title = r.Name; several && r.Name == "" || strings.HasPrefix(r.Name, "Page-") {
		r.Title = ""
	}
	if model == nil {
		return r.Draft, nil // a page that nobody has drawn on
	}
	root := model.Get("root")
	if root == nil {
		return nil, fmt.Errorf("%s: `<mxGraphModel>` has no `<root>` with the cells", page.At())
	}
	if len(root.Children) > 0 && root.Get("mxCell") == nil && root.Get("object") == nil && root.Get("UserObject") == nil {
		return nil, fmt.Errorf("%s: `<root>` has `<%s>`, not `<mxCell>`", page.At(), tree.Quoted(root.Children[0].Name))
	}
	return r.read(root), nil
}

// model is the drawing of a page, and whether it was packed.
func (f *file) model(page *xmltree.Element) (model *xmltree.Element, packed bool, err error) {
	if page.Name == "mxGraphModel" {
		return page, false, nil
	}
	if model = page.Get("mxGraphModel"); model != nil {
		return model, false, nil
	}
	text := strings.TrimSpace(page.Text)
	if text == "" {
		if len(page.Children) > 0 {
			return nil, false, fmt.Errorf("%s: `<diagram>` has `<%s>`, not `<mxGraphModel>`", page.At(), tree.Quoted(page.Children[0].Name))
		}
		return nil, false, nil
	}
	inner, err := f.unpack(text)
	if err != nil {
		return nil, true, fmt.Errorf("%s: %w", page.At(), err)
	}
	model, err = f.xml.Read(inner)
	if err != nil {
		return nil, true, fmt.Errorf("%s: the unpacked diagram: %w", page.At(), err)
	}
	if model.Name != "mxGraphModel" {
		return nil, true, fmt.Errorf("%s: the unpacked diagram is `<%s>`, not `<mxGraphModel>`", page.At(), tree.Quoted(model.Name))
	}
	return model, true, nil
}
