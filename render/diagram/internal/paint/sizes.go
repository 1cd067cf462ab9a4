package paint

// card are the sizes of the page around a drawing, in pixels.
var card = struct {
	margin     float64 // around everything that is drawn
	least      float64 // no page is narrower
	head       float64 // title on one line, subtitle and the caption of the outside
	headMargin float64 // on the right of the head, for readers with a wide font
	title      float64 // the baseline of the first line of the title
	subtitle   float64 // the baseline of the subtitle, and caption that of what follows, under one line of title
	caption    float64
}{
	margin:     28,
	least:      420,
	head:       100,
	headMargin: 12,
	title:      34,
	subtitle:   53,
	caption:    84,
}

// titles are the sizes of the title of a page.
var titles = struct {
	lines  int     // at most
	widest float64 // in pixels: no title makes a page wider than this
	line   float64 // the distance of two lines, in pixels
	slack  float64 // in pixels, against the last bits of a sum
}{lines: 3, widest: 640, line: 21, slack: 0.01}

// canvas are the sizes of the dotted ground around a drawing, in pixels.
var canvas = struct {
	edge   float64 // from the sides of the page
	top    float64 // from the top of the page, under one line of title
	beside float64 // how far it goes beyond a drawing that has the legend beside it
	below  float64 // how far it goes below one that has the legend below it
	bottom float64 // from the bottom of the page, where the legend is beside it
}{edge: 8, top: 66, beside: 16, below: 14, bottom: 10}

// legends are the sizes of the legend, in pixels.
var legends = struct {
	row    float64 // the distance of two rows
	gap    float64 // between a symbol and its text
	step   float64 // between two entries of a row
	least  float64 // of that, where the text takes more in a wide font
	beside float64 // between a drawing and the legend beside it
	top    float64 // the middle of the first entry, below the head of the page
	below  float64 // between the dotted ground and the first entry below it
	bars   float64 // from the origin of a symbol down to the feet of trust bars
	narrow float64 // a drawing that is narrower than this and higher than high has the legend beside it
	high   float64
}{row: 24, gap: 8, step: 22, least: 10, beside: 36, top: 12, below: 26, bars: 5, narrow: 560, high: 250}

// How far below the middle of what bears it the baseline of a text is, in pixels.
const (
	BadgeBaseline = 3.8 // of a number, from the middle of its badge
	TitleBaseline = 4.2 // of the title of a boundary, from its line
)

// baselines are those of other texts, from the top of the box, in pixels.
var baselines = struct {
	name    float64 // of the name of an element, and of all lines in the box of a boundary
	tech    float64 // of the lines below a name
	stub    float64 // of the lines of a neighbour
	label   float64 // of the name of a flow
	title   float64 // of the title of a boundary; see [TitleBaseline]
	diamond float64 // of a question mark, from the middle of the diamond
}{name: 12, tech: 10.5, stub: 10, label: 10, title: 13.2, diamond: 3}

// spare is how many pixels more than its text a box has, which a wide font may take.
var spare = struct{ title, name, label float64 }{title: 4, name: 6, label: 5}

// bar are the sizes of the trust bars, in pixels.
var bar = struct {
	count int
	first int     // the height of the lowest
	rise  int     // how much higher each is than the one before
	step  float64 // from one to the next
	drop  float64 // from the baseline of a title down to their feet
	below float64 // from the baseline of the name in a boundary's box down to their feet
	inset float64 // from the left end of a title
}{count: 5, first: 3, rise: 2, step: 4, drop: 0.8, below: 0.5, inset: 4}

// openings are how far the line of a boundary stays away from text over it, in pixels: along a
// level line, where letters end, and along an upright one.
var openings = struct{ level, upright float64 }{level: 3, upright: 1}

// The sizes of arrow heads, in pixels.
const (
	// HeadLength is how long an arrow head is, in pixels.
	HeadLength = 8.5
	headWidth  = 7.8
)

// badges are the sizes of badges, in pixels, as the markup in flows.go has them.
var badges = struct {
	points float64 // of both points of a hexagon together
	radius float64 // of a circle, and of the ends of a longer badge
}{points: 10, radius: 9}

// diamonds are half the widths of marks of crossings, in pixels, by what they say: one with a
// question mark needs room for it.
var diamonds = struct{ fine, asked, open float64 }{fine: 4.6, asked: 7.5, open: 6}

// stubTop is the distance of the first line of a neighbour from its upper side, in pixels.
const stubTop = 7

// mostCounted is the highest number of open threats that has room at an element.
const mostCounted = 99
