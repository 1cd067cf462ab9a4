package playground

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/render/site"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Session is one open document. It remembers what was analyzed last, of which the pictures are drawn.
type Session struct {
	project *trustseam.Project
	result  *trustseam.Result
}

// New begins a session with the built-in rules and the default configuration. An error is a defect in trustseam.
func New() (*Session, error) {
	project, err := trustseam.Load()
	if err != nil {
		return nil, err
	}
	return &Session{project: project}, nil
}

// Answer is what there is to show about a document.
type Answer struct {
	// Text is the document as `trustseam generate` writes it: the text that went in while a remark is an error.
	Text string `json:"text"`
	// Failed is true if a remark is an error. Blocks then have no page.
	Failed  bool     `json:"failed"`
	Remarks []Remark `json:"remarks"`
	Blocks  []Block  `json:"blocks"`
}

// Block is one block of a document.
type Block struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// First and Last are the lines of its fences, from 1.
	First int `json:"first"`
	Last  int `json:"last"`
	// Source is the block alone, in a fence of its own, to be shared.
	Source string `json:"source"`
	// Page is HTML: what the page of a site shows, without the picture. It is empty while the document has an error.
	Page string `json:"page"`
	// Name is the file of its picture.
	Name string `json:"name"`
	// TooBig says why a browser does not draw the block and what does, or is empty.
	TooBig string `json:"tooBig"`
}

// Analyze reads a document. path names it in messages and gives blocks their ids, as for the command;
// today is the day against which decisions expire. An error is a defect in trustseam.
func (s *Session) Analyze(path string, text []byte, today time.Time) (Answer, error) {
	r, err := s.project.Process(path, text)
	if err != nil {
		return Answer{}, err
	}
	s.result = r
	out := Answer{Text: string(r.Text), Failed: r.Failed(), Remarks: []Remark{}, Blocks: []Block{}}
	units := newUnits(text)
	for _, d := range s.findings(today) {
		out.Remarks = append(out.Remarks, newRemark(units, d))
	}
	for i := range r.Document.Blocks {
		b, err := s.block(i)
		if err != nil {
			return Answer{}, err
		}
		out.Blocks = append(out.Blocks, b)
	}
	return out, nil
}

// findings are what `trustseam check` reports, without the regions and pictures that are out of date:
// here they always are while somebody types, and the page shows them renewed.
func (s *Session) findings(today time.Time) []source.Diagnostic {
	r := *s.result
	r.Stale = nil
	return r.Findings(s.project.Policy(today))
}

func (s *Session) block(i int) (Block, error) {
	b, f := s.result.Document.Blocks[i], s.result.Document.File
	out := Block{
		ID: b.ID, Title: b.Title, First: f.Position(b.Fence.Open.Start).Line, Last: f.Position(max(b.Fence.After-1, b.Fence.Open.Start)).Line,
		Source: site.BlockSource(f, b),
	}
	if len(s.result.Analyses) == 0 || s.result.Failed() {
		return out, nil
	}
	a := s.result.Analyses[i]
	page, err := site.Content(site.Model{Document: f.Path, Analysis: a})
	if err != nil {
		return Block{}, err
	}
	out.Page, out.Name, out.TooBig = string(page), s.result.Picture(a).Name, tooBig(a)
	return out, nil
}

// tooBig says why a block is not drawn in a browser: nothing there stops a layout that takes minutes.
func tooBig(a *stride.Analysis) string {
	elements, flows := len(a.Graph.Elements), len(a.Graph.Flows)
	if elements <= limit.BrowserElements && flows <= limit.BrowserFlows {
		return ""
	}
	return fmt.Sprintf("A browser draws a block of up to %d elements and %d flows; this one has %d and %d. "+
		"Save the document and run `trustseam generate`, which draws it on your machine.", limit.BrowserElements, limit.BrowserFlows, elements, flows)
}

// Picture is one picture, or what was wrong with it.
type Picture struct {
	// Name is that of its file, relative to the document.
	Name    string   `json:"name"`
	SVG     string   `json:"svg"`
	Remarks []Remark `json:"remarks"`
}

// Draw draws a block of the document that was analyzed last, for a page in which its parts can be picked.
// There must be such a block, and no error in the document.
func (s *Session) Draw(block int, layout trustseam.Layout) Picture {
	picture := s.result.Picture(s.result.Analyses[block])
	svg, wrong := picture.Inline(context.Background(), layout)
	return s.picture(picture.Name, svg, wrong)
}

// Pictures draws the files that `trustseam generate` writes beside the document that was analyzed last.
// There are none while the document has an error.
func (s *Session) Pictures(layout trustseam.Layout) []Picture {
	out := []Picture{}
	for _, p := range s.result.Pictures {
		svg, wrong := p.Draw(context.Background(), layout)
		out = append(out, s.picture(p.Name, svg, wrong))
	}
	return out
}

func (s *Session) picture(name string, svg []byte, wrong []source.Diagnostic) Picture {
	out := Picture{Name: name, SVG: string(svg), Remarks: []Remark{}}
	units := newUnits(s.result.Before)
	for _, d := range wrong {
		out.Remarks = append(out.Remarks, newRemark(units, d))
	}
	return out
}

// List is what `trustseam list --format json` writes of the document that was analyzed last.
func (s *Session) List() (string, error) {
	var b bytes.Buffer
	err := trustseam.List(&b, s.result)
	return b.String(), err
}
