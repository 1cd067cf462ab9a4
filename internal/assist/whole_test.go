package assist

import (
	"bytes"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/source"
)

// resultOf is what a document should be.
func resultOf(t *testing.T, s *Snapshot) *trustseam.Result {
	t.Helper()
	r, err := s.Result()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// wholeAction is the action of a kind for the whole document.
func wholeAction(t *testing.T, s *Snapshot, kind ActionKind) Action {
	t.Helper()
	for _, a := range s.Actions(source.Span{}, nil, today) {
		if a.Kind == kind {
			return a
		}
	}
	t.Fatalf("no action to %s", kind)
	return Action{}
}

const untidy = "# D\n\n```dfd id=\"d\"\nactor user:   User\nstore db: DB | was=base holds=card(payment)\nprocess web: Web\nuser -> web: Order | https\nweb -> db: Save | sql\ndismiss I02@base: No\n```\n"

func TestFixAll(t *testing.T) {
	s := New(project(t), "d.md", []byte(untidy))
	got := string(apply(t, s, chosen(t, wholeAction(t, s, FixAll))))
	want := "# D\n\n```dfd id=\"d\"\nactor   user: User\nstore   db:   DB | was=base holds=card(payment)\nprocess web:  Web\nuser -> web: Order | https\nweb  -> db:  Save  | sql\ndismiss I02@db: No\n```\n"
	if got != want {
		t.Error(got)
	}
	again := New(project(t), "d.md", []byte(got))
	if edits := chosen(t, wholeAction(t, again, FixAll)); len(edits) > 0 {
		t.Errorf("a second time: %v", edits)
	}
}

// Writing regions does what the command does, and nothing while the document has an error.
func TestGenerate(t *testing.T) {
	s := New(project(t), "d.md", []byte(untidy))
	got := apply(t, s, chosen(t, wholeAction(t, s, Generate)))
	if !bytes.Equal(got, resultOf(t, s).Text) || !bytes.Contains(got, []byte("trustseam:begin threats d")) {
		t.Errorf("%s", got)
	}
	broken := New(project(t), "d.md", []byte(strings.Replace(untidy, "-> web", "-> wbe", 1)))
	if _, err := wholeAction(t, broken, Generate).Edits(); err == nil || !strings.HasPrefix(err.Error(), "mend this first: d.md:7:9: error: flow: no element `wbe`") {
		t.Errorf("with an error: %v", err)
	}
	if actions := New(project(t), "d.md", []byte("# D\n")).Actions(source.Span{}, nil, today); len(actions) > 0 {
		t.Errorf("without a block: %v", actions)
	}
}
