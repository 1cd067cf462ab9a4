package trustseam

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestPictureSize(t *testing.T) {
	b := &model.Block{Elements: make([]*model.Element, 3), Flows: make([]*model.Flow, 5)}
	for _, c := range []struct {
		limits Config
		want   string
	}{
		{Config{MaxElements: 3, MaxFlows: 5}, ""},
		{Config{MaxElements: 2, MaxFlows: 5}, "3 elements; the limit is 2, `max-elements`"},
		{Config{MaxElements: 3, MaxFlows: 4}, "5 flows; the limit is 4, `max-flows`"},
	} {
		err := c.limits.checkSize(b)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}
