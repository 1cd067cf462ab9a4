package diagram

// TextWidth measures the name of a flow, for tests that read pictures from outside.
func TextWidth(text string) float64 { return smallFont.width(text) }
