package model

import "testing"

// Every spelling of every value finds the same value by key as in its attribute.
func TestLookupValue(t *testing.T) {
	for _, a := range Vocabulary() {
		for _, v := range a.Values {
			for _, spelling := range append([]string{v.Name}, v.Synonyms...) {
				want, _ := a.Lookup(spelling)
				if got := LookupValue(a.Key, spelling); got.Name != want.Name || got.Strength != want.Strength {
					t.Errorf("%s=%s: %+v, want %+v", a.Key, spelling, got, want)
				}
			}
		}
		if got := LookupValue(a.Key, "no such word"); got.Name != "" {
			t.Errorf("%s: %+v, want none", a.Key, got)
		}
	}
	if got := LookupValue("no such key", "tls"); got.Name != "" {
		t.Errorf("%+v, want none", got)
	}
}
