package tm7

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/importer/xmltree"
)

// start is how much of a file tells its format.
const start = 4096

// Is reports whether a file looks like a model of the tool, in UTF-8 or UTF-16.
func Is(text []byte) bool {
	head := bytes.ReplaceAll(text[:min(len(text), start)], []byte{0}, nil)
	return bytes.Contains(head, []byte("ThreatModeling.Model")) || bytes.Contains(head, []byte("<DrawingSurfaceList"))
}

// Read reads the drawing surfaces of a model. The error is one line and begins with the place.
func Read(text []byte) ([]*draft.Draft, error) {
	if bytes.HasPrefix(text, []byte("PK\x03\x04")) {
		return nil, fmt.Errorf("1:1: the file is a ZIP archive; a model of the tool is XML")
	}
	var xml xmltree.Reader
	root, err := xml.Read(text)
	switch {
	case err != nil:
		return nil, err
	case root.Name == "KnowledgeBase":
		return nil, fmt.Errorf("%s: the file is a template of the tool, which has no drawing", root.At())
	case root.Name != "ThreatModel":
		return nil, fmt.Errorf("%s: a model of the tool begins with `<ThreatModel>`, not with `<%s>`", root.At(), tree.Quoted(root.Name))
	}
	list := root.Get("DrawingSurfaceList")
	if list == nil {
		return nil, fmt.Errorf("%s: the model has no `<DrawingSurfaceList>`", root.At())
	}
	surfaces := list.All("DrawingSurfaceModel")
	var out []*draft.Draft
	f := newFile(root, len(surfaces) > 1)
	for _, surface := range surfaces {
		out = append(out, newReader(f, surface).read())
	}
	return out, nil
}

// file is what all surfaces of a model share.
type file struct {
	// several is true if the model has more than one surface.
	several bool
	info    *xmltree.Element
	notes   []*xmltree.Element
	// threats are those of each surface, by its id in lower case, in the order of the source.
	threats map[string][]*xmltree.Element
}

func newFile(root *xmltree.Element, several bool) *file {
	f := &file{several: several, info: root.Get("MetaInformation"), notes: root.Get("Notes").All("Note"), threats: make(map[string][]*xmltree.Element)}
	for _, pair := range root.Get("ThreatInstances").Inside() {
		if t := pair.Get("Value"); t != nil {
			surface := guid(t, "DrawingSurfaceGuid")
			f.threats[surface] = append(f.threats[surface], t)
		}
	}
	return f
}

// title names a surface: after the model if that has only one, else after both.
func title(model, own string, several bool) string {
	switch {
	case model == "" || several && own == model:
		return own
	case several && own != "":
		return model + ": " + own
	}
	return model
}

// text is the text of an element without blanks around it.
func text(e *xmltree.Element) string { return strings.TrimSpace(e.String()) }
