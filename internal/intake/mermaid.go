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
		return out, nil
	}
	if wrong == nil {
		wrong = fmt.Errorf("%s: no ```mermaid block", src.Path)
	}
	return nil, wrong
}

func readFence(f *source.File, fence model.Fence, shapes mermaid.Shapes) (*draft.Draft, error) {
	var lines []string
	for _, line := range fence.Body {
		lines = append(lines, line.Text)
	}
	first := f.Position(fence.Open.Start).Line + 1
	return mermaid.Read(strings.Join(lines, "\n"), first, shapes)
}
