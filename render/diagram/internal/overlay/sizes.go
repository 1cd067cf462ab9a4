package overlay

// paces are steps in pixels, within which nothing is distinguished.
var paces = struct {
	tried  float64 // places for a badge, and points that text must not cover
	ground float64 // points of lines under a badge
	title  float64 // places for a title
	order  float64 // lengths of lines: the flow with the shortest gets its badge first
}{tried: 3, ground: 4, title: 6, order: 40}

// reach is how far a badge may move along its line, in pixels.
const reach = 160

// endPaces is how many places of a line nearest to its start, and to its arrow head, bear no badge.
var endPaces = struct{ start, head int }{start: 4, head: 6}

// margins are how far things stay from each other, or may reach into each other, in pixels.
var margins = struct {
	element float64 // between a badge and an element
	line    float64 // of a badge that a line may run under: its corners are cut
	mark    float64 // of a badge that a mark may reach into
	title   float64 // around a title
	badge   float64 // around the badge of another flow, where a name would seem to belong to that
	label   float64 // between a name and the badge above or below it
}{element: 3, line: 3, mark: 2, title: 2, badge: 6, label: 2}

// marks are how big the diamonds of crossings are, in pixels: for badges, which may cover their
// points, and for text.
var marks = struct{ forBadges, forText float64 }{forBadges: 8, forText: 13}

// coversCrossing is how far a badge may be from a crossing and still cover it, as a part of its
// height: a diamond there would show from under it.
const coversCrossing = 0.6

// rowFirst is how much more a pixel above or below the room of a badge counts than one beside it.
const rowFirst = 10

// titleHeight is how high a boundary's title is, in pixels.
const titleHeight = 18.0

// labelLifts are how much higher or lower than its badge a name beside it may be, in pixels, the
// best first.
var labelLifts = [...]float64{0, 6, -6, 12, -12, 18, -18}
