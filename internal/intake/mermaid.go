package intake

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/mermaid"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

func isMermaid(src Source, _ []string) bool {
	if walk.IsDocument(src.Path) {
		return bytes.Contains(src.Text, []byte("mermaid"))
	}
	return mermaid.IsFlowchart(string(src.Text))
}

// readMermaid reads the flowcharts in the fences of a markdown document, or a file that is one.
func readMermaid(src Source) ([]Diagram, error) {
	if !walk.IsDocument(src.Path) {
		d, err := mermaid.Read(string(src.Text), 1, src.Shapes)
		if err != nil {
			return nil, fmt.Errorf("%s:%w", src.Path, err)
		}
		return []Diagram{{Draft: d}}, nil
	}
	var out []Diagram
	var wrong error
	f := source.NewFile(src.Path, src.Text)
	for _, fence := range parser.Fenced(f, "mermaid") {
		d, err := readFence(f, fence, src.Shapes)
		if err != nil {
			wrong = fmt.Errorf("%s:%w", src.Path, err)
			continue
		}
		out = append(out, Diagram{Draft: d, Fence: &fence})
	}
	if len(out) > 0 {
		nameDiagrams(out, f)
		return out, nil
	}
	if wrong == nil {
		wrong = fmt.Errorf("%s: no ```mermaid block", src.Path)
	}
	return nil, wrong
}

// nameDiagrams gives each diagram of a document a name of its own: its title, or the heading above it.
func nameDiagrams(all []Diagram, f *source.File) {
	headings := parser.Headings(f)
	taken := make(map[string]bool)
	for i, d := range all {
		if line := f.Position(d.Fence.Open.Start).Line; d.Name == "" {
			for _, h := range headings {
				if h.Line < line {
					d.Name = h.Text
				}
			}
		}
		if d.Name == "" || taken[d.Name] {
			d.Name = strings.TrimSpace(fmt.Sprintf("%s diagram %d", d.Name, i+1))
		}
		taken[d.Name] = true
	}
}

func readFence(f *source.File, fence model.Fence, shapes mermaid.Shapes) (*draft.Draft, error) {
	var lines []string
	for _, line := range fence.Body {
		lines = append(lines, line.Text)
	}
	first := f.Position(fence.Open.Start).Line + 1
	return mermaid.Read(strings.Join(lines, "\n"), first, shapes)
}
