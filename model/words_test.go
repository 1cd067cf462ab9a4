package model

import "testing"

func TestHasWord(t *testing.T) {
	for _, c := range []struct {
		name, word string
		want       bool
	}{
		{"API gateway", "gateway", true},
		{"API-Gateway (v2)", "api gateway", true},
		{"Gateways", "gateway", true},
		{"Megagateway", "gateway", false},
		{"gate way", "gateway", false},
		{"", "gateway", false},
		{"e-mail address", "e mail", true},
		{"日本 gateway", "gateway", true},
	} {
		if got := HasWord(c.name, c.word); got != c.want {
			t.Errorf("HasWord(%q, %q) = %v", c.name, c.word, got)
		}
	}
}
