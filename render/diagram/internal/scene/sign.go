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

// badgeSize is how wide a badge is at least, and around its text: its margin where the reader has
// the font that we measure for, and with the widest font, in pixels.
type badgeSize struct{ width, margin, least float64 }

// A badge is a hexagon where its flow crosses a boundary, which needs room for its points, and
// a circle, made wider by long numbers, where it does not.
var (
	hexagon = badgeSize{width: 24, margin: 15, least: 8}
	circle  = badgeSize{width: 18, margin: 8, least: 4}
)

// outline is how far the outline of a badge reaches out, in pixels.
const outline = 1

// BadgeReach is half the width of a flow's badge, its outline included.
func BadgeReach(f Flow) float64 {
	text := []string{f.SignText()}
	if f.Crosses {
		return math.Ceil(max(hexagon.width, font.Badge.Room(text, hexagon.margin, hexagon.least)))/2 + outline
	}
	return math.Ceil(max(circle.width, font.Badge.Room(text, circle.margin, circle.least)))/2 + outline
}

// BadgeBox is what the badge of a flow covers at a place.
func BadgeBox(f Flow, at geom.Point) geom.Rectangle {
	return geom.Around(at, 2*BadgeReach(f), BadgeHeight)
}
