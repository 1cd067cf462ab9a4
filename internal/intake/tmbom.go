package intake

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/importer/tmbom"
)

func isTMBOM(_ Source, keys []string) bool { return tmbom.Is(keys) }

// readTMBOM reads a model of OWASP's threat model library, which has one diagram.
func readTMBOM(src Source) ([]Diagram, error) {
	d, err := tmbom.Read(src.Text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", src.Path, err)
	}
	return []Diagram{{Draft: d}}, nil
}
