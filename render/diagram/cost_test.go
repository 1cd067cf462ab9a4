package diagram

import "testing"

func TestIntersections(t *testing.T) {
	down := straight(point{50, 0}, point{50, 100}).sample()
	cases := map[string]struct {
		line curve
		want int
	}{
		"across":   {straight(point{0, 51}, point{100, 53}), 1},
		"parallel": {straight(point{60, 0}, point{60, 100}), 0},
		"short":    {straight(point{0, 51}, point{40, 51}), 0},
		"twice":    {curve{{0, 20}, {130, 20}, {130, 81}, {0, 81}}, 2},
	}
	for name, c := range cases {
		if got := intersections(down, c.line.sample()); got != c.want {
			t.Errorf("%s: %d crossings, want %d", name, got, c.want)
		}
	}
}

func TestCostPunishesFalseStatements(t *testing.T) {
	d := drawing{Elements: []element{{}, {}, {}}, Flows: []flow{{From: 0, To: 1}}}
	p := plan{
		Size:     rect{0, 0, 100, 100},
		Elements: []rect{{0, 0, 10, 10}, {90, 0, 100, 10}, {40, 40, 50, 50}},
		Routes:   []route{{Line: straight(point{10, 5}, point{90, 5})}},
	}
	good := d.cost(p)
	p.Elements[2] = rect{40, 0, 50, 10}
	over := d.cost(p)
	p.Routes[0].False = 2
	if stray := d.cost(p); over < good+200 || stray < over+700 {
		t.Errorf("costs %v, %v, %v", good, over, stray)
	}
}
