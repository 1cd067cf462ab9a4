package trustseam

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/stride"
)

// pictureSet is all pictures of one block.
type pictureSet struct {
	full Picture
	// overview and parts exist only if the full picture is too big for a page.
	overview *Picture
	parts    []Picture
	names    []string // of the boundaries in the parts
}

// newPictureSet decides which pictures a block needs.
func (r *Result) newPictureSet(a *stride.Analysis) pictureSet {
	input := diagram.Input{Graph: a.Graph, Standing: a.Standing(), Threats: a.Count(stride.Open)}.Prepare()
	document, config := r.Document.File.Path, r.project.config
	set := pictureSet{full: r.newPicture(a, pictureName(document, a.Graph.ID), input)}
	zones := input.Zones()
	if !config.tooBig(a.Graph) || len(zones) == 0 || config.checkSize(a.Graph.Block) != nil {
		return set
	}
	stem := stem(document) + "." + a.Graph.ID
	input.View = diagram.View{Overview: true}
	overview := r.newPicture(a, stem+".overview.svg", input)
	set.overview = &overview
	taken := map[string]bool{"overview": true}
	for _, id := range zones {
		input.View = diagram.View{Boundary: id}
		set.parts = append(set.parts, r.newPicture(a, stem+"."+fileID(id, taken)+".svg", input))
		set.names = append(set.names, boundaryName(a.Graph, id))
	}
	return set
}

func boundaryName(g *graph.Graph, id string) string {
	for _, b := range g.Boundaries {
		if b.ID == id && b.Name != "" {
			return b.Name
		}
	}
	return id
}

// fileID turns a boundary's id into a part of a file name that is safe
// everywhere and not taken, not even by one that differs only in case.
func fileID(id string, taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_') {
			return unicode.ToLower(r)
		}
		return '_'
	}, id)
	if len(name) > longestFileID {
		name = name[:longestFileID]
	}
	base := name
	for n := 2; taken[name]; n++ {
		name = fmt.Sprintf("%s.%d", base, n)
	}
	taken[name] = true
	return name
}

const longestFileID = 64

// all lists the pictures in document order.
func (s pictureSet) all() []Picture {
	if s.overview == nil {
		return []Picture{s.full}
	}
	return append(append([]Picture{*s.overview}, s.parts...), s.full)
}

// view returns what the diagram region says about the pictures.
func (s pictureSet) view(a *stride.Analysis) render.Picture {
	p := render.Picture{Link: s.full.link, Summary: diagram.Alternative(s.full.input)}
	if s.overview == nil {
		return p
	}
	p.Overview = s.overview.link
	for i, part := range s.parts {
		p.Parts = append(p.Parts, render.PicturePart{Name: s.names[i], Link: part.link})
	}
	return p
}

// The default limits above which a picture is split.
const (
	fullElements = 24
	fullFlows    = 40
)

// Divides returns how many elements and flows one picture may hold before it is divided.
func (c Config) Divides() (elements, flows int) {
	return cmp.Or(c.FullElements, fullElements), cmp.Or(c.FullFlows, fullFlows)
}

// tooBig reports whether one picture of everything would be too big for a page.
func (c Config) tooBig(g *graph.Graph) bool {
	elements, flows := c.Divides()
	return len(g.Elements) > elements || len(g.Flows) > flows
}

// pictureName returns the document's stem and the block's id, or only the stem if they are the same.
func pictureName(docPath, id string) string {
	stem := stem(docPath)
	if norm.NFC.String(stem) == id {
		return stem + ".svg"
	}
	return stem + "." + id + ".svg"
}

func stem(docPath string) string {
	base := path.Base(docPath)
	return strings.TrimSuffix(base, path.Ext(base))
}
