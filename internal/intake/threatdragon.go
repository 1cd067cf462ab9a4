package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/threatdragon"
)

func isThreatDragon(_ Source, keys []string) bool { return threatdragon.Is(keys) }

// readThreatDragon reads a model of Threat Dragon, which may have several diagrams.
func readThreatDragon(src Source) ([]Diagram, error) {
	drafts, err := threatdragon.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	var out []Diagram
	for _, d := range drafts {
		out = append(out, Diagram{Draft: d})
	}
	return out, nil
}
