package diagram

import "github.com/trustseam/trustseam/render/diagram/internal/font"

// TextWidth measures the name of a flow, for tests that read pictures from outside.
func TextWidth(text string) float64 { return font.Small.Width(text) }
