package diagram

import (
	"bytes"

	"github.com/trustseam/trustseam/render/diagram/internal/paint"
)

// Scheme returns a picture of [Draw] that is dark, or light, whatever the reader's system prefers: for programs whose
// own colours do not follow the system's. It is for showing only, because its hash no longer fits.
func Scheme(svg []byte, dark bool) []byte {
	media := "@media not all"
	if dark {
		media = "@media all"
	}
	return bytes.Replace(svg, []byte(paint.DarkMedia), []byte(media), 1)
}
