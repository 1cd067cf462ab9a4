package diagramtest

import "github.com/trustseam/trustseam/render/diagram/internal/geom"

// Straight is a curve along a straight line.
func Straight(a, b geom.Point) geom.Curve { return geom.Curve{a, a.Mix(b, 1.0/3), a.Mix(b, 2.0/3), b} }
