package clusters

// base is the layout that is tried first, with distances in pixels that leave room for a badge
// between two lines.
var base = variant{rooms: true, outside: true, nodeGap: 40, rankGap: 56, boundary: 22}

// roomy are distances for a layout with more room, where lines would be crowded.
var roomy = struct{ nodeGap, rankGap float64 }{nodeGap: 60, rankGap: 84}

// With more flows or elements than many, fewer layouts are tried, and with tooMany only one: a
// layout takes some milliseconds for a dozen elements and seconds for hundreds.
const (
	many    = 40
	tooMany = 100
)
