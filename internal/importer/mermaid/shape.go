package mermaid

// A shape is the outline of a node.
type shape string

// Shapes, by what Mermaid's documentation calls them.
const (
	rectangle     shape = "rectangle"
	round         shape = "round"
	stadium       shape = "stadium"
	subroutine    shape = "subroutine"
	cylinder      shape = "cylinder"
	circle        shape = "circle"
	asymmetric    shape = "flag"
	diamond       shape = "diamond"
	hexagon       shape = "hexagon"
	parallelogram shape = "parallelogram"
	trapezoid     shape = "trapezoid"
)

// shapes lists all, for messages.
var shapes = []shape{rectangle, round, stadium, subroutine, cylinder, circle, asymmetric, diamond, hexagon, parallelogram, trapezoid}

// brackets are the ways to write a shape, the longest opening first.
var brackets = []struct {
	open   string
	closes []string
	shape  shape
}{
	{"(((", []string{")))"}, circle},
	{"((", []string{"))"}, circle},
	{"([", []string{"])"}, stadium},
	{"(-", []string{"-)"}, round},
	{"[[", []string{"]]"}, subroutine},
	{"[(", []string{")]"}, cylinder},
	{"[/", []string{"/]", `\]`}, parallelogram},
	{`[\`, []string{`\]`, "/]"}, parallelogram},
	{"{{", []string{"}}"}, hexagon},
	{"[", []string{"]"}, rectangle},
	{"(", []string{")"}, round},
	{"{", []string{"}"}, diamond},
	{">", []string{"]"}, asymmetric},
}

// named are the shapes of `id@{ shape: name }`; any other name is a rectangle.
var named = map[string]shape{
	"cyl": cylinder, "cylinder": cylinder, "database": cylinder, "db": cylinder, "h-cyl": cylinder, "das": cylinder, "horizontal-cylinder": cylinder,
	"lin-cyl": cylinder, "disk": cylinder, "lined-cylinder": cylinder, "datastore": cylinder, "data-store": cylinder,
	"stadium": stadium, "terminal": stadium, "pill": stadium, "circle": circle, "circ": circle, "dbl-circ": circle, "double-circle": circle,
	"rounded": round, "event": round, "ellipse": round, "diam": diamond, "decision": diamond, "diamond": diamond, "question": diamond, "hex": hexagon, "hexagon": hexagon, "prepare": hexagon,
	"fr-rect": subroutine, "subprocess": subroutine, "subproc": subroutine, "subroutine": subroutine, "framed-rectangle": subroutine,
	"lean-r": parallelogram, "lean-right": parallelogram, "in-out": parallelogram, "lean-l": parallelogram, "lean-left": parallelogram, "out-in": parallelogram,
}
