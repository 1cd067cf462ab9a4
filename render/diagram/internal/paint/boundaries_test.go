package paint

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

func TestSolid(t *testing.T) {
	cases := []struct {
		gaps, want []gap
	}{
		{nil, []gap{{0, 100}}},
		{[]gap{{20, 30}}, []gap{{0, 20}, {30, 100}}},
		{[]gap{{50, 60}, {10, 20}}, []gap{{0, 10}, {20, 50}, {60, 100}}},
		{[]gap{{10, 40}, {20, 30}}, []gap{{0, 10}, {40, 100}}},
		{[]gap{{-10, 5}, {95, 120}}, []gap{{5, 95}}},
		{[]gap{{-10, 120}}, nil},
		{[]gap{{110, 120}}, []gap{{0, 100}}},
	}
	for _, c := range cases {
		if got := solid(0, 100, slices.Clone(c.gaps)); !slices.Equal(got, c.want) {
			t.Errorf("solid(%v) = %v, want %v", c.gaps, got, c.want)
		}
	}
}

func TestDashesOpensForText(t *testing.T) {
	r := geom.Rect(0, 0, 100, 100)
	whole, open := string(dashes(r, nil)), string(dashes(r, []geom.Rectangle{geom.Rect(30, -5, 60, 5), geom.Rect(40, 40, 50, 50)}))
	if !strings.Contains(whole, "M10 0H90") {
		t.Errorf("whole line: %s", whole)
	}
	if !strings.Contains(open, "M10 0H27M63 0H90") || !strings.Contains(open, "M90 100H10") {
		t.Errorf("open line: %s", open)
	}
}
