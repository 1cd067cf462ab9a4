package scene

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

// BadgeHeight is the height of a badge, its outline included, and LabelGap the distance of its
// label, in pixels.
const (
	BadgeHeight = 21.0
	LabelGap    = 3.0
)

// BadgeReach is half the width of a flow's badge, its outline included.
func BadgeReach(f Flow) float64 {
	text := []string{f.SignText()}
	if f.Crosses {
		return math.Ceil(max(24, font.Badge.Room(text, 15, 8)))/2 + 1
	}
	return math.Ceil(max(18, font.Badge.Room(text, 8, 4)))/2 + 1
}

// BadgeBox is what the badge of a flow covers at a place.
func BadgeBox(f Flow, at geom.Point) geom.Rectangle {
	return geom.Around(at, 2*BadgeReach(f), BadgeHeight)
}
