package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/pytm"
)

func isPytm(src Source, keys []string) bool {
	return pytm.Is(src.Text, keys) || pytm.IsProgram(src.Path, src.Text)
}

func readPytm(src Source) ([]Diagram, error) {
	if pytm.IsProgram(src.Path, src.Text) {
		return nil, fmt.Errorf("%s: %w", src.Path, pytm.ErrProgram)
	}
	d, err := pytm.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	return []Diagram{{Draft: d}}, nil
}
