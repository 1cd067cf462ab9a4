package brief_test

import (
	"testing"

	"github.com/trustseam/trustseam/brief"
)

// A legend that explains what a grid does not contain makes a reader look for it.
func TestLegend(t *testing.T) {
	const shop = "actor user: User\nboundary site: Site | edge\n  process web: Web app\n"
	for _, c := range []struct{ name, block, want string }{
		{"one place", shop + "user -> web: Order | https auth=none", "! open, ? unanswered, ✓ met; bold: high or critical. Ids are rule@place (`model`: several places)"},
		{"several places", shop + "external bank: Bank\nuser -> web: Order | https auth=password\nweb -> bank: Pay | https", "! open, ? unanswered, ✓ met; bold: high or critical. Ids are rule@place (`model`, `people`, `outside`: several places)"},
		{"unanswered only", "boundary a: A | internal\n  process web: Web app\n  store logs: Logs\nweb -> logs: Write", "? unanswered. Ids are rule@place"},
	} {
		got := block(t, c.block, brief.Options{}).Grid.Legend()
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
