package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/drawio"
)

func isDrawio(src Source, _ []string) bool { return drawio.Is(src.Text) }

// readDrawio reads a drawing of draw.io, which may have several pages.
func readDrawio(src Source) ([]Diagram, error) {
	drafts, err := drawio.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	return diagrams(drafts), nil
}
