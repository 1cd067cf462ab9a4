package sketch

import "testing"

func TestOutOfOrder(t *testing.T) {
	for _, c := range []struct {
		flows []int
		want  int
	}{{nil, 0}, {[]int{4}, 0}, {[]int{1, 3, 8}, 0}, {[]int{3, 1, 8}, 1}, {[]int{8, 3, 1}, 3}} {
		var line []crossing
		for x, f := range c.flows {
			line = append(line, crossing{flow: f, x: x})
		}
		if got := outOfOrder(line); got != c.want {
			t.Errorf("%v: %d pairs, want %d", c.flows, got, c.want)
		}
	}
}
