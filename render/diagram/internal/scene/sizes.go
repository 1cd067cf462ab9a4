package scene

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
)

// Corner is the radius of a boundary's corners.
const Corner = 10

// BarsWidth is how wide the trust bars before a title are, the gap included.
const BarsWidth = 24.0

// TitleWidth is the room that a boundary's title needs on its line.
func TitleWidth(title string) float64 { return math.Ceil(font.Boundary.Width(title)) + BarsWidth + 8 }

// Zone returns the number of a trust level's colour: 0 outside, 1 to 5 for the levels.
func Zone(trust int) int { return min(max(trust+1, 0), 5) }

// TechHeight is the distance of the lines below an element's name.
const TechHeight = 14.0
