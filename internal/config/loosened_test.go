package config

import (
	"slices"
	"testing"

	"github.com/trustseam/trustseam"
)

func TestLoosened(t *testing.T) {
	const rule = "[[rule]]\nid = \"ACME1\"\n"
	for _, c := range []struct {
		before, after string
		want          []string
	}{
		{"", "", nil},
		{"", "[gate]\nfail-on = \"never\"\n", []string{"`fail-on` is `never` and was `open:high`"}},
		{"", "[gate]\nfail-on = \"open\"\n", nil},
		{"[gate]\nfail-on = \"open:high,ask:critical\"\n", "[gate]\nfail-on = \"open\"\n", []string{"`fail-on` is `open:low` and was `open:high,ask:critical`"}},
		{"[trace]\nfail-on = \"failing,lost\"\n", "[trace]\nfail-on = \"failing,lost:high\"\n", []string{"`trace.fail-on` is `failing:low,lost:high` and was `failing:low,lost:low`"}},
		{"[trace]\nfail-on = \"failing\"\n", "", []string{"`trace.fail-on` is `never` and was `failing:low`"}},
		{"", "[trace]\nfail-on = \"failing\"\n", nil},
		{"[trace]\nfail-on = \"failing\"\nresults = [\"r.json\", \"r.xml\"]\n", "[trace]\nfail-on = \"failing\"\nresults = [\"r.xml\"]\n", []string{"`trace.results` no longer names `r.json`"}},
		{"[trace]\nresults = [\"r.json\"]\n", "", nil},
		{"", "exclude = [\"a\", \"b/\"]\n", []string{"`exclude` leaves out `a`, too", "`exclude` leaves out `b/`, too"}},
		{"exclude = [\"a\", \"b/\"]\n", "exclude = [\"b/\"]\n", nil},
		{rule, "", []string{"rule `ACME1` is gone"}},
		{"", rule, nil},
		{"", "[rules.off]\nS01 = \"why\"\n", []string{"rule `S01` is switched off"}},
		{"[rules.off]\nS01 = \"why\"\n", "[rules.off]\nS01 = \"still\"\n", nil},
		{"[classes]\nc3 = \"payment\"\n", "[classes]\nc3 = \"internal\"\n", []string{"class `c3` is `internal` and was `payment`"}},
		{"[classes]\nc3 = \"internal\"\n", "[classes]\nc3 = \"payment\"\n", nil},
	} {
		before, err := trustseam.ParseConfig(c.before)
		if err != nil {
			t.Fatal(err)
		}
		after, err := trustseam.ParseConfig(c.after)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range Loosened(before, after) {
			got = append(got, l.Message)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, then %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}
