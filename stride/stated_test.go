package stride

import (
	"fmt"
	"strings"
	"testing"
)

// Which controls answer threats, as whose attribute they are written, and how grave the threats were without them.
func TestStated(t *testing.T) {
	a := analyze(t, `actor user: User
external bank: Bank
boundary app: App | internal
  process api: API | audit=central has=least
  store db: Orders | access=per-service rest=none
1. user -> api: Order | mtls validate=schema
2. api -> db: Keep | tls auth=public
`)
	var all []string
	for _, s := range a.Stated() {
		if len(s.Threats) == 0 {
			t.Errorf("%s=%s answers nothing", s.Key, s.Value)
		}
		all = append(all, fmt.Sprintf("%s %s=%s %s", s.Subject.ID(), s.Key, s.Value, s.Severity))
	}
	got := strings.Join(all, "; ")
	for _, want := range []string{"1 protocol=mtls ", "1 validate=schema ", "db access=per-service ", "api audit=central "} {
		if !strings.Contains(got, want) {
			t.Errorf("no %sin %s", want, got)
		}
	}
	for _, not := range []string{"rest=none", "auth=public", "bank", "user "} {
		if strings.Contains(got, not) {
			t.Errorf("%s in %s", not, got)
		}
	}
}
