package diagram

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/diagram/internal/diagramtest"
	"github.com/trustseam/trustseam/stride"
)

func TestInputHashIsStable(t *testing.T) {
	_, a := newsletter()
	_, b := newsletter()
	if got := InputHash(a); got != InputHash(b) || !regexp.MustCompile(`^[0-9a-f]{16}$`).MatchString(got) {
		t.Errorf("hashes %q and %q", got, InputHash(b))
	}
	if got := InputHash(Input{}); got != "" {
		t.Errorf("hash of nothing = %q", got)
	}
}

func TestInputHashFollowsWhatIsShown(t *testing.T) {
	_, base := newsletter()
	want := InputHash(base)
	changes := map[string]func(in *Input){
		"title":         func(in *Input) { in.Graph.Title = "Other" },
		"name":          func(in *Input) { in.Graph.Elements[0].Name = "Other" },
		"label":         func(in *Input) { in.Graph.Flows[0].Label = "Other" },
		"direction":     func(in *Input) { in.Graph.Flows[0].Both = false },
		"trust":         func(in *Input) { in.Graph.Boundaries[0].Trust.Value = model.Edge },
		"tech":          func(in *Input) { in.Graph.Elements[2].Attrs = diagramtest.Attrs("tech=Rust tenants=multi") },
		"open":          func(in *Input) { in.Standing["subs"] = stride.Standing{Open: 3} },
		"open flow":     func(in *Input) { in.Standing["3"] = stride.Standing{Open: 1} },
		"asked flow":    func(in *Input) { in.Standing["3"] = stride.Standing{Asked: 1} },
		"answered flow": func(in *Input) { delete(in.Standing, "2") },
		"order of flow": func(in *Input) { f := in.Graph.Flows; f[0], f[1] = f[1], f[0] },
	}
	for name, change := range changes {
		_, in := newsletter()
		change(&in)
		if InputHash(in) == want {
			t.Errorf("%s: the hash is the same", name)
		}
	}
}

func TestInputHashIgnoresWhatIsNotShown(t *testing.T) {
	_, base := newsletter()
	want := InputHash(base)
	changes := map[string]func(in *Input){
		"auth": func(in *Input) {
			f := in.Graph.Flows[0]
			f.Attrs = append(f.Attrs, diagramtest.Attrs("auth=token")...)
		},
		"span":            func(in *Input) { in.Graph.Flows[0].Span.Start = 99 },
		"unknown threats": func(in *Input) { in.Standing["nobody"] = stride.Standing{Open: 4} },
		"no threats":      func(in *Input) { in.Standing["web"] = stride.Standing{} },
		"more questions":  func(in *Input) { in.Standing["2"] = stride.Standing{Asked: 7} },
		"block id":        func(in *Input) { in.Graph.ID = "other" },
		"blanks":          func(in *Input) { in.Graph.Elements[0].Name += " \u200b" },
	}
	for name, change := range changes {
		_, in := newsletter()
		change(&in)
		if InputHash(in) != want {
			t.Errorf("%s: the hash changed", name)
		}
	}
}

func TestHashes(t *testing.T) {
	_, in := newsletter()
	svg := []byte(draw(t, in))
	input, body, ok := Hashes(svg)
	if !ok || input != InputHash(in) || body != BodyHash(svg) {
		t.Fatalf("hashes = %q %q %v", input, body, ok)
	}
	windows := bytes.ReplaceAll(svg, []byte("\n"), []byte("\r\n"))
	if _, body, ok := Hashes(windows); !ok || body != BodyHash(windows) {
		t.Error("other line ends look like an edit")
	}
	edited := bytes.Replace(svg, []byte("Newsletter"), []byte("Pamphlet"), 1)
	if _, body, _ := Hashes(edited); body == BodyHash(edited) {
		t.Error("an edit is not noticed")
	}
	for _, foreign := range []string{"", "<svg></svg>", "<!-- trustseam:svg x y -->", strings.Repeat(string(svg), 2)} {
		if _, _, ok := Hashes([]byte(foreign)); ok {
			t.Errorf("%.60q is taken for a picture of ours", foreign)
		}
	}
}
