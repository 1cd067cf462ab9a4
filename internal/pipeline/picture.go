package pipeline

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
	"golang.org/x/text/unicode/norm"
)

// Picture is the SVG file that belongs to a block. It is drawn only when it is asked for.
type Picture struct {
	// Name is the file's path from the document's directory, with "/".
	Name  string
	Block *model.Block

	link   string
	file   *source.File
	input  diagram.Input
	hash   string
	layout diagram.Layout
	limits Limits
}

func newPicture(doc *model.Document, a *stride.Analysis, opt Options, name string, input diagram.Input) Picture {
	return Picture{
		Name:   path.Join(opt.Folder, name),
		Block:  a.Graph.Block,
		link:   opt.link(name),
		file:   doc.File,
		input:  input,
		hash:   diagram.InputHash(input),
		layout: opt.Layout,
		limits: opt.Limits,
	}
}

// link is what the document says to show a picture. A prefix names the place of
// the file itself, so the folder is part of the link only without one.
func (o Options) link(name string) string {
	if o.LinkPrefix != "" || o.Folder == "" {
		return o.LinkPrefix + url.PathEscape(name)
	}
	var parts []string
	for part := range strings.SplitSeq(o.Folder, "/") {
		parts = append(parts, url.PathEscape(part))
	}
	return strings.Join(append(parts, url.PathEscape(name)), "/")
}

// album is all pictures of one block.
type album struct {
	full Picture
	// overview and parts are there only when the full picture is too big for a page.
	overview *Picture
	parts    []Picture
	names    []string // of the boundaries that the parts show
}

// newAlbum decides which pictures a block needs.
func newAlbum(doc *model.Document, a *stride.Analysis, opt Options) album {
	input := diagram.Input{Graph: a.Graph, Standing: a.Standing(), Threats: a.Count(stride.Open)}.Prepare()
	al := album{full: newPicture(doc, a, opt, pictureName(doc.File.Path, a.Graph.ID), input)}
	zones := input.Zones()
	if !opt.tooBig(a.Graph) || len(zones) == 0 || opt.Limits.check(a.Graph.Block) != nil {
		return al
	}
	stem := stem(doc.File.Path) + "." + a.Graph.ID
	input.View = diagram.View{Overview: true}
	overview := newPicture(doc, a, opt, stem+".overview.svg", input)
	al.overview = &overview
	taken := map[string]bool{"overview": true}
	for _, id := range zones {
		input.View = diagram.View{Boundary: id}
		al.parts = append(al.parts, newPicture(doc, a, opt, stem+"."+fileID(id, taken)+".svg", input))
		al.names = append(al.names, boundaryName(a.Graph, id))
	}
	return al
}

func boundaryName(g *graph.Graph, id string) string {
	for _, b := range g.Boundaries {
		if b.ID == id && b.Name != "" {
			return b.Name
		}
	}
	return id
}

// fileID makes of a boundary's id a part of a file name that is safe everywhere
// and not taken, not even by one that differs only in case.
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

// all lists the pictures in the order in which the document shows them.
func (al album) all() []Picture {
	if al.overview == nil {
		return []Picture{al.full}
	}
	return append(append([]Picture{*al.overview}, al.parts...), al.full)
}

// view is what the diagram region says about the pictures.
func (al album) view(a *stride.Analysis) render.Picture {
	p := render.Picture{Link: al.full.link, Summary: diagram.Alternative(al.full.input)}
	if al.overview == nil {
		return p
	}
	p.Overview = al.overview.link
	for i, part := range al.parts {
		p.Parts = append(p.Parts, render.PicturePart{Name: al.names[i], Link: part.link})
	}
	return p
}

// The default limits above which a picture is divided.
const (
	DefaultFullElements = 24
	DefaultFullFlows    = 40
)

// tooBig reports whether one picture of everything would be too big for a page.
func (o Options) tooBig(g *graph.Graph) bool {
	elements, flows := o.FullElements, o.FullFlows
	if elements == 0 {
		elements = DefaultFullElements
	}
	if flows == 0 {
		flows = DefaultFullFlows
	}
	return len(g.Elements) > elements || len(g.Flows) > flows
}

// pictureName is the document's stem and the block's id, or the stem alone where they are the same.
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

// Judge compares the file that is there with what the picture should show. It
// needs no layout: a picture says what it was drawn from, and is read to see whether that
// is so. It returns what is stale, which drawing mends, and what is wrong, which force
// overrides. With force every picture is stale. A nil existing means that there is no file.
func (p Picture) Judge(existing []byte, force bool) (stale, wrong []source.Diagnostic) {
	report := func(code source.Code, format string, args ...any) []source.Diagnostic {
		return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, code, format, args...)}
	}
	if err := p.limits.check(p.Block); err != nil {
		return nil, p.Failed(err)
	}
	if existing == nil {
		return report(source.MissingPicture, "picture `%s` of block `%s` does not exist; `trustseam generate` draws it", p.Name, p.Block.ID), nil
	}
	input, body, ours := diagram.Hashes(existing)
	edited := ours && body != diagram.BodyHash(existing)
	switch {
	case force:
		return report(source.StalePicture, "picture `%s` of block `%s` is replaced", p.Name, p.Block.ID), nil
	case !ours:
		return nil, report(source.ForeignPicture, "`%s` is not a picture that trustseam drew; rename it, or use `--force` to replace it", p.Name)
	case edited:
		return nil, report(source.EditedPicture, "picture `%s` was edited by hand; change the block instead, or use `--force` to replace it", p.Name)
	case input != p.hash:
		return report(source.StalePicture, "picture `%s` does not show what block `%s` says", p.Name, p.Block.ID), nil
	}
	if err := diagram.Inspect(p.input, existing); err != nil {
		return p.forged(err.Error()), nil
	}
	return nil, nil
}

// Compare compares the file that is there with one that was drawn anew.
func (p Picture) Compare(existing, drawn []byte) []source.Diagnostic {
	if diagram.Same(existing, drawn) {
		return nil
	}
	return p.forged("drawn anew, it has other bytes")
}

// forged reports a picture that says it is of ours and is not.
func (p Picture) forged(how string) []source.Diagnostic {
	return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, source.ForgedPicture,
		"picture `%s` is not what trustseam draws of block `%s`: %s", p.Name, p.Block.ID, how)}
}

// With returns the picture with another layout engine, such as one that counts
// the time of this picture alone.
func (p Picture) With(layout diagram.Layout) Picture {
	p.layout = layout
	return p
}

// Draw lays the picture out and draws it.
func (p Picture) Draw() ([]byte, []source.Diagnostic) {
	return p.make(diagram.Draw)
}

// Inline lays the picture out and draws it to stand within an HTML page; see [diagram.Inline].
func (p Picture) Inline() ([]byte, []source.Diagnostic) {
	return p.make(diagram.Inline)
}

// Coordinates lays the picture out and writes where everything stands, as JSON.
func (p Picture) Coordinates() ([]byte, []source.Diagnostic) {
	return p.make(diagram.Coordinates)
}

func (p Picture) make(draw func(diagram.Input, diagram.Layout) ([]byte, error)) ([]byte, []source.Diagnostic) {
	err := p.limits.check(p.Block)
	var out []byte
	if err == nil {
		out, err = draw(p.input, p.layout)
	}
	if err != nil {
		return nil, p.Failed(err)
	}
	return out, nil
}

// Failed says at the block why its picture cannot be drawn.
func (p Picture) Failed(err error) []source.Diagnostic {
	return []source.Diagnostic{p.file.Diagnose(p.Block.Fence.Info, source.FailedPicture, "picture of block `%s` cannot be drawn: %v", p.Block.ID, err)}
}
