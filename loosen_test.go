package trustseam

import (
	"slices"
	"testing"
)

// What a configuration lets pass is said in phrases; the gate only where it decides.
func TestLoosens(t *testing.T) {
	for text, want := range map[string][]string{
		"":                             nil,
		"detail = \"full\"\n":          nil,
		"[gate]\nfail-on = \"open\"\n": {"`fail-on` is open:low"},
		"link = \"/x/\"\n[rules.off]\nS07 = \"no\"\nS01 = \"no\"\n":           {"rules off: S01, S07", "pictures are linked at /x/"},
		"[classes]\nc3 = \"pii\"\n[numbers]\nreplay-window = \"2 minutes\"\n": {"classes of its own", "numbers of its own"},
	} {
		config, err := ParseConfig(text)
		if err != nil {
			t.Fatal(err)
		}
		project, err := load(t).With(config)
		if err != nil {
			t.Fatal(err)
		}
		if got := project.Loosens(true); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if got := project.Loosens(false); len(want) == 1 && len(got) > 0 {
			t.Errorf("%q without a gate: %q", text, got)
		}
	}
}
