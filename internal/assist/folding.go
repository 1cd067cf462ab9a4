package assist

import "github.com/trustseam/trustseam/source"

// Folds are the parts of the document that a reader may fold away: blocks, boundaries in them, and generated regions.
// Each ends on the last line of what is folded.
func (s *Snapshot) Folds() []source.Span {
	var folds []source.Span
	for _, symbol := range s.Symbols() {
		folds = appendFolds(folds, symbol)
	}
	for _, r := range s.Document().Regions {
		folds = append(folds, source.Span{Start: r.Begin.Start, End: r.End.Start})
	}
	return folds
}

func appendFolds(folds []source.Span, symbol Symbol) []source.Span {
	if len(symbol.Within) > 0 {
		folds = append(folds, symbol.Span)
	}
	for _, one := range symbol.Within {
		folds = appendFolds(folds, one)
	}
	return folds
}
