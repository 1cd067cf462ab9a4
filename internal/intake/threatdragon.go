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
	return diagrams(drafts), nil
}
