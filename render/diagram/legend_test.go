package diagram

import "testing"

func TestLegendRows(t *testing.T) {
	e := entry{width: 20, text: "Process"}
	step := e.entryWidth() + legendStep
	at, height := legendRows([]entry{e, e, e}, step*2)
	if at[0] != (point{}) || at[1] != (point{step, 0}) || at[2] != (point{0, legendRow}) || height != 2*legendRow {
		t.Errorf("rows at %v, height %v", at, height)
	}
	if _, height := legendRows(nil, 100); height != legendRow {
		t.Errorf("height of nothing = %v", height)
	}
}

func TestLegendListsOnlyWhatIsUsed(t *testing.T) {
	d := drawing{Elements: []element{{Type: "process"}}}
	entries := d.legend(layer{})
	if len(entries) != 1 || entries[0].text != "Process" {
		t.Errorf("legend = %v", entries)
	}
}
