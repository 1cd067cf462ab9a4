package nest

// gaps are distances that the engine is told to keep, in pixels.
var gaps = struct {
	named   float64 // between neighbours in a row, where names of flows are between them
	plain   float64 // where they are not
	rows    float64 // between rows
	leg     float64 // more between rows, for each flow from box to box but the first few
	free    int     // how many those are
	mostLeg float64 // at most so much more between rows
}{
	named:   20,
	plain:   14,
	rows:    33,
	leg:     2,
	free:    3,
	mostLeg: 50,
}

// Frames are the distances of a boundary's line from what it holds, in pixels.
var Frames = struct {
	Margin float64 // left, right, and where no flow crosses the line
	Title  float64 // more above, where the title is
	Below  float64 // more below, where the title is on the lower line
	Corner float64 // what the title is away from both corners, together
	Empty  float64 // the height of a boundary that holds nothing
}{Margin: 16, Title: 10, Below: 8, Corner: 28, Empty: 50}

// further is the width of a crossing that bears no badge, and where its flow passes, in pixels.
var further = struct{ width, middle float64 }{width: 12, middle: 6}

// nameRoom is what a name beside a badge needs besides its width, in pixels.
const nameRoom = 8

// fill is the width of the filler character in records: Courier at 5 points. A port is
// portChars of them.
const (
	fill      = 3.0
	portChars = 4
)

// turns say how a line turns upright at a crossing: how far away its control point is, as a part of
// the height of the piece, and within which bounds in pixels.
var turns = struct{ part, least, most float64 }{part: 0.45, least: 8, most: 26}

// loopSizes are the sizes of flows from an element to itself, in pixels.
var loopSizes = struct {
	reach   float64 // how far the first loop of a side comes out
	half    float64 // half the height at which it starts and ends
	bulge   float64 // how much higher it is half way out
	tip     float64 // and at the tip
	between float64 // between the name of a loop and the next
	beyond  float64 // what the badge of the last reaches out of the room
	corner  float64 // from the corners of an element, for lines that would end in the room of loops
}{reach: 26, half: 9, bulge: 6, tip: 4, between: 14, beyond: 6, corner: 8}

// apart is the price of two in the outermost row that exchange data and are not neighbours, for
// each flow, in pairs that are not in order of declaration.
const apart = 4
