package drawpool

import (
	"testing"
	"time"

	"github.com/trustseam/trustseam/internal/limit"
)

// What a pull request sets for its pictures counts up to a point where pictures of
// strangers are laid out; who runs the program may say more.
func TestLimitOfStrangers(t *testing.T) {
	for _, c := range []struct {
		asked, configured, want time.Duration
		bound                   bool
	}{
		{0, time.Hour, time.Hour, false},
		{0, time.Hour, limit.OthersLayout, true},
		{0, time.Second, time.Second, true},
		{2 * time.Hour, time.Second, 2 * time.Hour, true},
		{2 * time.Hour, time.Second, 2 * time.Hour, false},
	} {
		p := New(Options{Timeout: c.asked, Strangers: c.bound})
		if got := p.limitFor(c.configured); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
		p.Close()
	}
}
