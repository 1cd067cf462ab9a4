package scene

import (
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestZone(t *testing.T) {
	for trust, want := range map[int]int{OutsideTrust: 0, int(model.Public): 1, int(model.Restricted): 5, 99: 5, -9: 0} {
		if got := Zone(trust); got != want {
			t.Errorf("zone(%d) = %d, want %d", trust, got, want)
		}
	}
}
