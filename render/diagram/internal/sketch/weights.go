package sketch

// weights are what the parts of the cost of a sketch weigh, in the unit of [plan.Cost]. What the
// plan or the search weighs too has the same weight there.
var weights = struct {
	intersection int // for each point at which two lines cross
	detour       int // for a line between members of the outermost row that are not neighbours: it leads around others
	outOfPlace   int // for a pair in another order than declared
	outOfOrder   int // for two flows that cross a line in another order than declared
}{intersection: 22, detour: 60, outOfPlace: 20, outOfOrder: 8}

// orderly is how many flows a drawing may have for the order in which they cross lines to have a
// price. Among more flows there is no order that a reader could follow.
const orderly = 24

// pixels are how many pixels weigh 1, where what counts is a length. The weights of long runs are
// what such runs cost on average when the engine has drawn them.
var pixels = struct {
	width     int // of the picture: a page is narrow
	height    int // of the picture: a page scrolls
	tooWide   int // beyond [plan.PageWidth], where a reader has to scroll sideways
	tooHigh   int // beyond what is [tallest]
	line      int // of all lines: a short one is easier to follow
	onLine    int // of a long run that ends on the line of a boundary
	closeRows int // of a long run between rows that are close
}{width: 6, height: 16, tooWide: 2, tooHigh: 8, line: 60, onLine: 5, closeRows: 10}

// tallest is how many times higher than wide a picture may be to fit on a page, in tenths.
const tallest = 13

// slant says when two members that are not in one row are out of order: shifted by at least so many
// pixels; and how much, in tenths of a pair in one row.
var slant = struct{ least, tenths int }{least: 40, tenths: 3}

// run says when a line leads far aside, in pixels: the engine draws such a line along other lines or
// along boundaries.
var run = struct {
	free  int // how far it may lead aside between two rows at no price
	close int // knots that leave less height than this between them leave no room for more
}{free: 60, close: 80}

// heights are the heights of parts of a sketch.
var heights = struct {
	crossing  int     // of a crossing, in pixels
	line      float64 // of a line of a name beside its flow, in pixels
	nameLines int     // of a name, at least, in lines
}{crossing: 2, line: 12, nameLines: 2}
