package pipeline

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestLimits(t *testing.T) {
	b := &model.Block{Elements: make([]*model.Element, 3), Flows: make([]*model.Flow, 5)}
	for _, c := range []struct {
		limits Limits
		want   string
	}{
		{Limits{}, ""},
		{Limits{3, 5}, ""},
		{Limits{2, 5}, "3 elements; the limit is 2, `max-elements`"},
		{Limits{3, 4}, "5 flows; the limit is 4, `max-flows`"},
	} {
		err := c.limits.check(b)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.limits, err, c.want)
		}
	}
}
