package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/tm7"
)

func isTM7(src Source, _ []string) bool { return tm7.Is(src.Text) }

// readTM7 reads a model of the Microsoft Threat Modeling Tool, which may have several diagrams.
func readTM7(src Source) ([]Diagram, error) {
	drafts, err := tm7.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	return diagrams(drafts), nil
}
