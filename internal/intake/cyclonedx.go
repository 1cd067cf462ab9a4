package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/cyclonedx"
)

func isCycloneDX(_ Source, keys []string) bool { return cyclonedx.Is(keys) }

// readCycloneDX reads the blueprints of a CycloneDX file, each of which is a diagram.
func readCycloneDX(src Source) ([]Diagram, error) {
	drafts, err := cyclonedx.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	var out []Diagram
	for _, d := range drafts {
		out = append(out, Diagram{Draft: d})
	}
	return out, nil
}
