package scene

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
)

func TestSummary(t *testing.T) {
	_, in := newsletter()
	if got, want := Summary(in.Graph), "4 elements · 5 flows · 3 cross a trust boundary"; got != want {
		t.Errorf("summary = %q, want %q", got, want)
	}
	b := &diagramtest.Builder{}
	b.Flow(b.Element(model.Actor, "a", "A", nil, ""), b.Element(model.Process, "p", "P", nil, ""), "Ask", "")
	if got, want := Summary(b.Graph()), "2 elements · 1 flow · 1 crosses a trust boundary"; got != want {
		t.Errorf("summary = %q, want %q", got, want)
	}
	if got := Summary(nil); got != "" {
		t.Errorf("summary of nothing = %q", got)
	}
}

func TestDescribeListsEveryCrossing(t *testing.T) {
	_, in := newsletter()
	d, err := Show(in)
	if err != nil {
		t.Fatal(err)
	}
	text := d.Describe()
	for _, want := range []string{
		"Flow 1 from Visitor browser and back, to Sign-up form: Sign-up form, entering Our VPS, threats open.",
		"Flow 2 from Sign-up form to Subscribers: Save subscriber, entering Data zone, question of high severity unanswered.",
		"Flow 3 from Sign-up form to Mail provider: Send welcome, leaving Our VPS.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
	if strings.Contains(text, "Flow 4") || strings.Contains(text, "Flow 5") {
		t.Error("a flow inside one zone is described as a crossing")
	}
}

func TestAlternative(t *testing.T) {
	_, in := newsletter()
	if got, want := Alternative(in), "4 elements · 5 flows · 3 cross a trust boundary · 1 with open threats · 1 with a question of high severity"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	in.Standing = nil
	if got := Alternative(in); got != Summary(in.Graph) {
		t.Errorf("nothing open or asked is %q", got)
	}
	if got := Alternative(Input{}); got != "" {
		t.Errorf("nothing is %q", got)
	}
}
