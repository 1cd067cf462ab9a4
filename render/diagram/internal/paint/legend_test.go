package paint

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
	"github.com/trustseam/trustseam/render/diagram/internal/overlay"
	"github.com/trustseam/trustseam/render/diagram/internal/scene"
)

func TestLegendRows(t *testing.T) {
	e := Entry{width: 20, text: "Process"}
	step := e.room() + legends.step
	at, height := legendRows([]Entry{e, e, e}, step*2)
	if at[0] != (geom.Point{}) || at[1] != (geom.Pt(step, 0)) || at[2] != (geom.Pt(0, legends.row)) || height != 2*legends.row {
		t.Errorf("rows at %v, height %v", at, height)
	}
	if _, height := legendRows(nil, 100); height != legends.row {
		t.Errorf("height of nothing = %v", height)
	}
}

func TestLegendListsOnlyWhatIsUsed(t *testing.T) {
	d := scene.Drawing{Elements: []scene.Element{{Type: "process"}}}
	entries := Legend(d, overlay.Layer{})
	if len(entries) != 1 || entries[0].text != "Process" {
		t.Errorf("legend = %v", entries)
	}
}
