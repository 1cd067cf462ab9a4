package diagram

import "github.com/trustseam/trustseam/render/diagram/internal/font"

// Version is the version of drawing.
const Version = version

// Update reports whether goldens are to be written anew.
func Update() bool { return *update }

// TextWidth measures the name of a flow, for tests that read pictures from outside.
func TextWidth(text string) float64 { return font.Small.Width(text) }
