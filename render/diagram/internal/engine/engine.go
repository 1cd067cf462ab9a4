// Package engine writes for Graphviz and reads its answers, whatever is laid out.
package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Layout is the engine: DOT text in, Graphviz json0 out.
type Layout func(dot []byte) ([]byte, error)

// Courier is the width of a Courier character in em, which Graphviz knows exactly
// on every machine: text of a known length in it reserves a room of a known size.
const Courier = 0.6

// LabelSize is the size of the text of labels, in points, as every graph has to say.
const LabelSize = 10

// roomOverlap is how much of a badge, in pixels, may reach out of its room.
const roomOverlap = 5

// FlatRoom is how much longer than its label a flat edge is, in pixels: the badge, and a
// piece of line on both sides.
const FlatRoom = 24

// Room is text as wide and high as a flow's badge with its label, and some more:
// half of the badge is on the other side of the line, where the room of the next flow ends.
func Room(f scene.Flow) string {
	chars := int(math.Ceil((2*scene.BadgeReach(f) - roomOverlap + scene.LabelGap + font.Small.Broadest(f.Lines)) / (Courier * LabelSize)))
	lines := max(2, len(f.Lines))
	return strings.TrimSuffix(strings.Repeat(strings.Repeat("x", chars)+"\\n", lines), "\\n")
}

// pointsPerInch is an inch for Graphviz; a point is one of our pixels.
const pointsPerInch = 72

// Inches writes pixels as inches.
func Inches(px float64) string { return fmt.Sprintf("%.4f", px/pointsPerInch) }
