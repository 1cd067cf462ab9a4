package engine

import (
	"testing"

	"github.com/trustseam/trustseam/render/diagram/internal/geom"
)

func TestReadLine(t *testing.T) {
	line, err := Line("s,1,1 e,9,9 0,10 0,8 0,6 0,4", 10)
	if err != nil || len(line) != 4 || line[0] != (geom.Pt(0, 0)) || line[3] != (geom.Pt(0, 6)) {
		t.Errorf("line = %v, %v", line, err)
	}
	for _, bad := range []string{"", "0,0", "0,0 1,1 2,2 3,3 4,4", "a,b 1,1 2,2 3,3", "0,0,0 1,1 2,2 3,3"} {
		if line, err := Line(bad, 0); err == nil {
			t.Errorf("readLine(%q) = %v", bad, line)
		}
	}
}
