package diagram

import (
	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/render/diagram/internal/engine"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

// Input is everything that a picture is drawn from.
type Input = scene.Input

// View picks what of a graph a picture shows. The zero value is all of it.
type View = scene.View

// Layout is the engine: DOT text in, Graphviz json0 out.
type Layout = engine.Layout

// Zones lists the ids of the boundaries that an overview shows as boxes and that
// hold an element: each of them deserves a picture of its own.
func Zones(g *graph.Graph) []string { return Input{Graph: g}.Zones() }

// Summary says in one line how big a graph is: "14 elements · 20 flows · 16 cross
// a trust boundary". It is empty for no graph.
func Summary(g *graph.Graph) string { return scene.Summary(g) }

// Alternative is the summary with what the signs of crossings show, for those who
// do not see the picture: "… · 2 with open threats · 1 with a question of high severity".
func Alternative(in Input) string { return scene.Alternative(in) }
