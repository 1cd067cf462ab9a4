package site

import (
	"slices"
	"testing"
)

func TestPieces(t *testing.T) {
	for text, want := range map[string][]piece{
		"":                     nil,
		"plain":                {{"plain", false}},
		"The `/a` endpoint of": {{"The ", false}, {"/a", true}, {" endpoint of", false}},
		"`code`":               {{"code", true}},
	} {
		if got := pieces(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestNameOf(t *testing.T) {
	if got := nameOf(categories(), "D"); got != "Denial of service" {
		t.Error(got)
	}
	if got := nameOf(verbs(), "unknown"); got != "unknown" {
		t.Error(got)
	}
}
