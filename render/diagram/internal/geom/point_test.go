package geom

import "testing"

func TestUnitOfNothingPointsDown(t *testing.T) {
	if got := (Point{}).Unit(); got != (Point{0, 1}) {
		t.Errorf("unit = %v", got)
	}
}
