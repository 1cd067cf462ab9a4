package paint

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

// A pattern is a picture that has been painted without knowing where everything is: what depends on
// the layout alone is a hole in it. A file matches when it is the same byte for byte, and has in
// each hole what may be there.

// The holes. No text of an author holds such a character; see [scene.Clean].
const (
	NumberHole  = "\x01"
	CurveHole   = "\x02" // the path of a flow
	OutlineHole = "\x03" // the path of a boundary's line
	ZoneHole    = "\x04" // the digit of a zone's colour
)

// AnyZone is the trust of a zone that is not known.
const AnyZone = math.MinInt

// Nowhere is a point that is not known, and Unknown a box.
var (
	Nowhere = geom.Pt(math.NaN(), math.NaN())
	Unknown = geom.Rect(math.NaN(), math.NaN(), math.NaN(), math.NaN())
)

// isHole reports whether a box is not known.
func isHole(r geom.Rectangle) bool { return math.IsNaN(r.X0) }
