package cputime

import (
	"testing"
	"time"
)

func TestParseStat(t *testing.T) {
	const rest = " S 1 1 1 0 -1 4194304 1 0 0 0 250 7 0 0 20 0 1 0"
	for stat, want := range map[string]time.Duration{
		"1 (a)" + rest:           2570 * time.Millisecond,
		"1 (a) R 9 (b c)" + rest: 2570 * time.Millisecond,
	} {
		if got, ok := parseStat([]byte(stat)); !ok || got != want {
			t.Errorf("%q: %s, %t; want %s", stat, got, ok, want)
		}
	}
	for _, stat := range []string{"", "1 (a)", "1 (a) S 1 1 1 0 -1 4194304 1 0 0 0 x 7 0", "1 (a) S 1 1 1 0 -1 4194304 1 0 0 0 7"} {
		if got, ok := parseStat([]byte(stat)); ok {
			t.Errorf("%q: %s", stat, got)
		}
	}
}
