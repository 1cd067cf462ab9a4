package parser

import (
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// parseNotation reads the body of a dfd block into b and returns every error in it.
func parseNotation(f *source.File, b *model.Block) []source.Diagnostic {
	return nil
}
