package brief_test

import (
	"testing"

	"github.com/trustseam/trustseam/brief"
)

func TestState(t *testing.T) {
	const shop = "actor user: User\nboundary site: Site | edge\n  process web: Web app\n"
	for _, c := range []struct{ name, block, state, next string }{
		{"nothing", "process web: Web app", "Nothing is known to be missing, 1 question.", "answer the questions, from the top"},
		{"a question", shop + "user -> web: Order | https auth=session", "", "answer the questions, from the top"},
		{"open", shop + "user -> web: Order | https auth=none", "", "close what is open"},
		{"out of scope", "external vault: Vault | crown\nexternal bank: Bank | scope=out reason=x\nassume a: All is well | by=ops until=2031-01-01", "Nothing is known to be missing, nothing is unanswered, 1 assumed, 1 element out of scope.", ""},
	} {
		b := block(t, c.block, brief.Options{})
		if got := b.State(); c.state != "" && got != c.state {
			t.Errorf("%s: state %q, want %q", c.name, got, c.state)
		}
		if got := b.Next(); got != c.next {
			t.Errorf("%s: next %q, want %q", c.name, got, c.next)
		}
	}
}
