package foreign

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

func TestAttribute(t *testing.T) {
	for _, c := range []struct {
		key, value string
		on         model.Place
		want       string // key=value, or "" if it is refused
	}{
		{"auth", "mtls", model.OnFlow, "auth=mtls"},
		{"auth", "nonsense", model.OnFlow, ""},
		{"auth", "mtls", model.OnStore, ""},
		{"protocol", "https", model.OnFlow, "=https"},
		{"protocol", "MQTT 5", model.OnFlow, "protocol=MQTT 5"},
		{"zone", "edge", model.OnBoundary, "=edge"},
		{"crown", "yes", model.OnStore, "=crown"},
		{"crown", "no", model.OnStore, "crown=no"},
		{"mode", "async", model.OnFlow, "=async"},
		{"replay", "idempotent", model.OnFlow, "replay=idempotency"},
		{"has", "session,least", model.OnFlow, "has=session,least"},
		{"has", "session,,least", model.OnFlow, ""},
		{"tech", "C #1 | x", model.OnProcess, "tech=C #1 | x"},
		{"tech", strings.Repeat("x", 501), model.OnProcess, ""},
		{"tech", "", model.OnProcess, ""},
		{"data", "card", model.OnFlow, ""},
		{"was", "old", model.OnStore, ""},
		{"assumes", "a", model.OnStore, ""},
		{"id", "web", model.OnStore, ""},
	} {
		key, value, ok := Attribute(Property{c.key, c.value}, c.on)
		got := key + "=" + value
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s=%s is %q, want %q", c.key, c.value, got, c.want)
		}
	}
}

// Whatever an attribute of the vocabulary says comes back, unless it names something else.
func TestAttributesComeBack(t *testing.T) {
	for _, a := range model.Vocabulary() {
		value := "some text"
		if a.Values != nil {
			value = a.Values[0].Name
		}
		attrs := model.Attrs{{Key: a.Key, Values: []string{value}}}
		all := Of("web", attrs)
		if len(all) != 2 || all[0] != (Property{ID, "web"}) {
			t.Fatalf("%v", all)
		}
		_, got, ok := Attribute(all[1], a.On)
		if named := strings.Contains(" data returns holds assumes covers was forwards part-of ", " "+a.Key+" "); ok == named || ok && got != value {
			t.Errorf("%s=%s is %q, %v", a.Key, value, got, ok)
		}
	}
}
