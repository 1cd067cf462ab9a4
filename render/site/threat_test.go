package site

import (
	"testing"

	"github.com/trustseam/trustseam/stride"
)

// A value that leaves a threat open is not offered as an answer.
func TestOptions(t *testing.T) {
	quota, none, role := stride.Option{Text: "limit=quota", Answers: true}, stride.Option{Text: "limit=none"}, stride.Option{Text: "limit=role"}
	for want, q := range map[string]stride.Question{
		"quota":                                 {Attribute: "limit", Options: []stride.Option{quota}},
		"quota or another; none leaves it open": {Attribute: "limit", Options: []stride.Option{quota, none}, More: true},
		"quota; role, none leave it open":       {Attribute: "limit", Options: []stride.Option{quota, role, none}},
		"":                                      {Control: "least", Options: []stride.Option{{Text: "has=least", Answers: true}}},
	} {
		if got := options(q); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
