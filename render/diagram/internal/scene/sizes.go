package scene

import (
	"math"

	"github.com/trustseam/trustseam/render/diagram/internal/font"
)

// Corner is the radius of a boundary's corners, in pixels.
const Corner = 10

// TechHeight is the distance of the lines below an element's name, in pixels.
const TechHeight = 14.0

// BarsWidth is how wide the trust bars before a title are, the gap included, in pixels.
const BarsWidth = 24.0

// titleMargin is what a title needs beside its text and bars, in pixels.
const titleMargin = 8

// TitleWidth is the room that a boundary's title needs on its line, in pixels.
func TitleWidth(title string) float64 {
	return math.Ceil(font.Boundary.Width(title)) + BarsWidth + titleMargin
}

// levels is how many levels of trust there are, and the colours for them.
const levels = 5

// Zone returns the number of a trust level's colour: 0 outside, 1 to 5 for the levels.
func Zone(trust int) int { return min(max(trust+1, 0), levels) }

// widths are those at which texts break into lines, or are cut, in pixels. Narrow boxes let
// more of them stand in a row; names of flows are narrow because they are beside lines.
var widths = struct {
	element  float64 // of an element's texts
	dense    float64 // of the same in a big picture
	zone     float64 // of the box of a boundary in an overview
	stub     float64 // of a neighbour
	label    float64 // of the name of a flow
	number   float64 // of its number, which an author may have made long
	boundary float64 // of the title of a boundary
}{
	element:  138,
	dense:    118,
	zone:     190,
	stub:     112,
	label:    72,
	number:   70,
	boundary: 360,
}

// most is how many lines a text may take.
var most = struct{ name, tech, zone, members, stub, label int }{name: 4, tech: 2, zone: 3, members: 5, stub: 3, label: 3}

// mostMembers is how many names the box of a boundary lists.
const mostMembers = 7

// sizes are those of boxes around their texts, in pixels. A margin is what a box is wider than
// its text where the reader has the font that we measure for; in the widest font at least
// leastMargin is left.
var sizes = struct {
	leastMargin float64
	element     boxSize
	zone        boxSize
	stub        boxSize
	dense       float64 // how much narrower margins are in a big picture
	round       float64 // the radius of the corners of a process
}{
	leastMargin: 8,
	element:     boxSize{margin: 28, above: 20, width: 84, height: 42},
	zone:        boxSize{margin: 32, above: 26},
	stub:        boxSize{margin: 18, above: 14, width: 72},
	dense:       4,
	round:       18,
}

// boxSize is what a box has around its text, and how small it may be.
type boxSize struct {
	margin float64 // left and right of the text together
	above  float64 // above and below it together
	width  float64 // at least
	height float64 // at least
}
