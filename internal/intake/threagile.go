package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/threagile"
)

func isThreagile(_ Source, keys []string) bool { return threagile.Is(keys) }

func readThreagile(src Source) ([]Diagram, error) {
	d, err := threagile.Read(src.Text, src.Beside)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	return []Diagram{{Draft: d}}, nil
}
