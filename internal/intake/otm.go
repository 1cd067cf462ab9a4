package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/otm"
)

func isOTM(_ Source, keys []string) bool { return otm.Is(keys) }

// readOTM reads an Open Threat Model, which has one diagram.
func readOTM(src Source) ([]Diagram, error) {
	d, err := otm.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	return []Diagram{{Draft: d}}, nil
}
