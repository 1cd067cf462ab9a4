package plan

// PageWidth is how wide a picture may be, in pixels, for its text to be readable on a page.
const PageWidth = 960

// tallest is how many times higher than wide a picture may be to fit on a page.
const tallest = 1.3

// weights are what the parts of [Cost] weigh. Only their ratios count: how many intersections of
// two lines a reader would take instead.
var weights = struct {
	falseCrossing float64 // for each time that a line passes a boundary which its flow does not cross: a lie
	overElement   float64 // for each element under a line that has nothing to do with it: nearly one
	overNumber    float64 // for each number under the line of another flow: it is hard to tell whose it is
	intersection  float64 // for each point at which two lines cross
	hugging       float64 // for each pixel that a line runs along a boundary: which side it is on is hard to see
	bend          float64 // for a line between neighbours in a row that is not straight
}{
	falseCrossing: 400,
	overElement:   250,
	overNumber:    80,
	intersection:  22,
	hugging:       1.2,
	bend:          30,
}

// pixels are how many pixels weigh 1, where what counts is a length.
var pixels = struct {
	width   float64 // of the picture: a page is narrow
	height  float64 // of the picture: a page scrolls
	tooWide float64 // beyond [PageWidth], where a reader has to scroll sideways
	tooHigh float64 // beyond what is [tallest]
	line    float64 // of all lines: a short one is easier to follow
	detour  float64 // of a bent line, beyond the straight one
}{
	width:   6,
	height:  16,
	tooWide: 2,
	tooHigh: 8,
	line:    60,
	detour:  4,
}

// hug says when a line runs along a boundary, in pixels: nearer than near to it, for more than
// free, which is what it takes to cut across at a slant.
var hug = struct{ near, free float64 }{near: 7, free: 26}

// leastGain is by how much a cost must be lower to count: processors differ in the last bits.
const leastGain = 1e-6

// Cheaper reports whether a cost is lower than another by more than what processors differ in.
func Cheaper(cost, than float64) bool { return cost < than-leastGain }
