package plan

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestCostPunishesFalseStatements(t *testing.T) {
	d := scene.Drawing{Elements: []scene.Element{{}, {}, {}}, Flows: []scene.Flow{{From: 0, To: 1}}}
	p := Plan{
		Size:     geom.Rect(0, 0, 100, 100),
		Elements: []geom.Rectangle{geom.Rect(0, 0, 10, 10), geom.Rect(90, 0, 100, 10), geom.Rect(40, 40, 50, 50)},
		Routes:   []Route{{Line: diagramtest.Straight(geom.Pt(10, 5), geom.Pt(90, 5))}},
	}
	good := Cost(d, p)
	p.Elements[2] = geom.Rect(40, 0, 50, 10)
	over := Cost(d, p)
	p.Routes[0].False = 2
	if stray := Cost(d, p); over < good+200 || stray < over+700 {
		t.Errorf("costs %v, %v, %v", good, over, stray)
	}
}
