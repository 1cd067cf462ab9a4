package stride

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// ownRules reads rules as a project writes them.
func ownRules(t *testing.T, text string) []*Rule {
	t.Helper()
	var file struct {
		Rule []*Rule `toml:"rule"`
	}
	if _, err := toml.Decode(text, &file); err != nil {
		t.Fatal(err)
	}
	return file.Rule
}

func TestExtend(t *testing.T) {
	c := load(t)
	extended, err := c.Extend(Extension{
		Rules:   ownRules(t, goodRule),
		Off:     map[string]string{"D03": "everything runs in one process"},
		Numbers: map[string]string{"retries": "3"},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := extended.Analyze(parsed(t, extended, shop))
	if a.find("S99@app") == nil {
		t.Error("the project's own rule does not fire")
	}
	if a.find("D03@model") != nil {
		t.Error("a rule that is switched off fires")
	}
	if got := a.Sentence(a.find("D02@worker"), "{retries}"); got != "3" {
		t.Errorf("retries is %q", got)
	}
	if a := analyze(t, shop); a.find("S99@app") != nil || a.find("D03@model") == nil {
		t.Error("extending a catalog changed the one that it extends")
	}
}

func TestExtendErrors(t *testing.T) {
	c := load(t)
	for _, tt := range []struct {
		extension Extension
		want      string
	}{
		{Extension{Numbers: map[string]string{"retires": "3"}}, "numbers: no number `retires`; allowed are account-guesses, "},
		{Extension{Numbers: map[string]string{"retries": " "}}, "numbers: ` ` is not a value for `retries`"},
		{Extension{Off: map[string]string{"S77": "x"}}, "rules off: no rule `S77`"},
		{Extension{Off: map[string]string{"S01": ""}}, "rules off: `S01` needs a reason"},
		{Extension{Rules: ownRules(t, strings.Replace(goodRule, `["up"]`, `["upp"]`, 1))}, "rule S99: no predicate `upp` for a rule on flow"},
		{Extension{Rules: ownRules(t, strings.Replace(goodRule, `"S99"`, `"S01"`, 1))}, "rule S01: the id is used twice"},
	} {
		if _, err := c.Extend(tt.extension); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
}
