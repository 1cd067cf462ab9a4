package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/structurizr"
)

func isStructurizr(src Source, keys []string) bool {
	return structurizr.Is(keys) || structurizr.IsSource(src.Path, src.Text)
}

// readStructurizr reads the views of a workspace, and its whole model at each level.
func readStructurizr(src Source) ([]Diagram, error) {
	if structurizr.IsSource(src.Path, src.Text) {
		return nil, fmt.Errorf("%s: %w", src.Path, structurizr.ErrSource)
	}
	w, err := structurizr.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	var out []Diagram
	for _, v := range w.Views {
		out = append(out, Diagram{Draft: v.Draft, Preferred: v == w.Preferred, Finish: func(chosen bool) { v.Finish(chosen, len(w.Views)-1) }})
	}
	return out, nil
}
