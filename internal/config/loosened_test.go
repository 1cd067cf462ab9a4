package config

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
)

func TestLoosened(t *testing.T) {
	const rule = "[[rule]]\nid = \"ACME1\"\n"
	with := func(lines string) string {
		return rule + "on = \"process\"\nwhen = [\"entry\"]\ncontrol = \"audit\"\nbase = 2\ncriterion = \"C\"\n" + lines
	}
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
		{"[inventory]\npaths = [\"a.yaml\", \"b/\"]\n", "[inventory]\npaths = [\"b/\", \"!b/c/\"]\nbaseline = \"x\"\n", []string{"`inventory.paths` no longer names `a.yaml`", "`inventory.paths` leaves out `b/c/`, too", "`inventory.baseline` is `x` and was `none`"}},
		{"", "[inventory]\npaths = [\"a\", \"!b\"]\nbaseline = \"x\"\n", nil},
		{"", "exclude = [\"a\", \"b/\"]\n", []string{"`exclude` leaves out `a`, too", "`exclude` leaves out `b/`, too"}},
		{"exclude = [\"a\", \"b/\"]\n", "exclude = [\"b/\"]\n", nil},
		{rule, "", []string{"rule `ACME1` is gone"}},
		{"", rule, nil},
		{"", "[rules.off]\nS01 = \"why\"\n", []string{"rule `S01` is switched off"}},
		{"[rules.off]\nS01 = \"why\"\n", "[rules.off]\nS01 = \"still\"\n", nil},
		{"[classes]\nc3 = \"payment\"\n", "[classes]\nc3 = \"internal\"\n", []string{"class `c3` is `internal` and was `payment`"}},
		{"[classes]\nc3 = \"internal\"\n", "[classes]\nc3 = \"payment\"\n", nil},

		// A rule that changes: in the strict direction nothing, in the lax one what it is.
		{with("met = [\"central\"]"), with("met = [\"central\"]\ntitle = \"Other\"\nwhy = \"W\""), nil},
		{with("enough = \"central\""), with("enough = \"immutable\""), nil},
		{with("enough = \"central\""), with("enough = \"local\""), []string{"rule `ACME1` is laxer: `local` also answers it"}},
		{with("met = [\"central\"]"), with("met = [\"central\", \"local\"]"), []string{"rule `ACME1` is laxer: `local` also answers it"}},
		{with("met = [\"central\"]\nopen = [\"none\", \"local\"]"), with("met = [\"central\"]\nopen = [\"none\"]"), []string{"rule `ACME1` is laxer: `local` no longer leaves it open"}},
		{with("met = [\"central\"]\nopen = [\"none\"]"), with("met = [\"central\"]"), nil},
		{with("any = [\"a\", \"b\"]\nhears = [\"h\"]"), with("any = [\"a\"]"), []string{"rule `ACME1` is laxer: `any` no longer takes `b`; `hears` no longer has `h`"}},
		{with("any = [\"a\"]"), with("any = [\"a\", \"b\"]"), nil},
		{with("any = [\"a\"]"), with(""), nil},
		{with(""), with("any = [\"a\"]"), []string{"rule `ACME1` is laxer: `any` asks for `a`"}},
		{with(""), with("instead = [\"i\"]\nor = [\"auth=mtls\"]"), []string{"rule `ACME1` is laxer: `instead` also answers it with `i`; `or` also answers it with `auth=mtls`"}},
		{with(""), strings.ReplaceAll(with(""), "base = 2", "base = 1"), []string{"rule `ACME1` is laxer: `base` is 1 and was 2"}},
		{with(""), strings.ReplaceAll(with(""), "base = 2", "base = 3"), nil},
		{with(""), strings.ReplaceAll(with(""), "\"entry\"", "\"entry\", \"crown\""), []string{"rule `ACME1` is laxer: `when` also asks for `crown`"}},
		{with(""), strings.ReplaceAll(with(""), "= \"C\"", "= \"D\"\ntest = \"T\""), []string{"rule `ACME1` is laxer: nobody can tell whether the new `criterion`, `test` asks for as much"}},
		{with(""), strings.ReplaceAll(with(""), "audit", "least") + "[[rule.wording]]\nwhen = [\"w\"]\n", []string{"rule `ACME1` is laxer: nobody can tell whether the new `control`, `wording` asks for as much"}},
		// A new rule may take the place of others.
		{"", with("yields = [\"S01\", \"S02\"]"), []string{"rule `ACME1` is laxer: it silences `S01`, `S02` where it fires"}},
		{with("yields = [\"S01\"]"), with("yields = [\"S01\"]"), nil},
		{with("yields = [\"S01\"]"), with(""), nil},

		{"", "[numbers]\nretries = \"9\"\n", []string{"number `retries` is `9` and was that of the catalog"}},
		{"[numbers]\nretries = \"9\"\nreplay-window = \"1 minute\"\n", "[numbers]\nretries = \"9\"\n", []string{"number `replay-window` is that of the catalog and was `1 minute`"}},
		{"", "[[words.class]]\nvalue = \"public\"\nwords = [\"card\"]\n", []string{"`words.class` differs, and with it what names mean"}},
		{"[[words.kind]]\nvalue = \"api\"\nwords = [\"a\"]\n", "[[words.kind]]\nvalue = \"api\"\nwords = [\"a\"]\nserves = \"x\"\n", nil},

		{"", "[decisions]\nowners = [\"@ada\"]\nwarn-within = \"30d\"\n", nil},
		{"[decisions]\nowners = [\"@ada\", \"@acme/*\"]\n", "[decisions]\nowners = [\"@ADA\", \"@acme/security\", \"@acme/s*\"]\n", nil},
		{"[decisions]\nowners = [\"@ada\"]\n", "[decisions]\nowners = [\"@ada\", \"@eve\", \"*\"]\n", []string{"`@eve` may accept, too", "`*` may accept, too"}},
		{"[decisions]\nowners = [\"@ada\"]\n", "", []string{"`owners` is gone, so everyone may accept"}},
		{"[decisions]\nwarn-within = \"30d\"\n", "[decisions]\nwarn-within = \"2w\"\n", []string{"`warn-within` is `14d` and was `30d`"}},
		{"[decisions]\nwarn-within = \"30d\"\n", "", []string{"`warn-within` is `never` and was `30d`"}},
		{"[decisions]\nwarn-within = \"30d\"\n", "[decisions]\nwarn-within = \"6w\"\n", nil},
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
