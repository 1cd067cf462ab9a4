package stride

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
)

const ward = `
data chart: Bed chart
boundary ward: Ward network
  process front: Front door
  store   notes: Notes | class=c3
nurse -> front: Open chart | https data=chart
front -> notes: Read       | tls
actor nurse: Nurse
`

func TestOwnWords(t *testing.T) {
	c := load(t)
	own, err := c.Extend(Extension{
		Classes: map[string]string{"c3": "pii", "patient": "health"},
		Words: WordLists{
			Kind:  []model.WordList{{Value: "gateway", On: []string{"process"}, Words: []string{"Front-Door"}}},
			Class: []model.WordList{{Value: "patient", Words: []string{"chart"}}},
			Zone:  []model.WordList{{Value: "restricted", Words: []string{"ward"}}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	g := parsed(t, own, ward)
	for what, got := range map[string]string{
		"health": g.Data[0].Class.Value, "gateway": g.Elements[0].Kind.Value, "restricted": g.Boundaries[0].Trust.Value.String(), "pii": g.Elements[1].Class.Value,
	} {
		if got != what {
			t.Errorf("%s is %s", what, got)
		}
	}
	if reason := g.Elements[1].Class.Reason; reason != "`class=c3`, which is `pii` here" {
		t.Errorf("the reason is %s", reason)
	}
	if len(c.Words.Own) > 0 || len(c.Words.Kinds) >= len(own.Words.Kinds) {
		t.Error("extending a catalog changed the one that it extends")
	}
}

func TestOwnWordsErrors(t *testing.T) {
	c := load(t)
	list := func(value string, on, words []string) []model.WordList {
		return []model.WordList{{Value: value, On: on, Words: words}}
	}
	for _, tt := range []struct {
		extension Extension
		want      string
	}{
		{Extension{Classes: map[string]string{"c 3": "pii"}}, "classes: `c 3` is not a name; letters,"},
		{Extension{Classes: map[string]string{"pii": "log"}}, "classes: `pii` is a class already"},
		{Extension{Classes: map[string]string{"c3": "pi"}}, "classes: `c3` stands for one of public, internal, "},
		{Extension{Words: WordLists{Kind: list("gate", nil, []string{"x"})}}, "words.kind: `value` is one of human, "},
		{Extension{Words: WordLists{Kind: list("api", []string{"thing"}, []string{"x"})}}, "words.kind: `on` holds actor, external, process, store; not `thing`"},
		{Extension{Words: WordLists{Zone: list("edge", []string{"process"}, []string{"x"})}}, "words.zone: `on` is for lists of kinds"},
		{Extension{Words: WordLists{Class: list("pii", nil, nil)}}, "words.class: `pii` has no `words`"},
		{Extension{Words: WordLists{Class: list("pii", nil, []string{"--"})}}, "words.class: `--` of `pii` has no letter and no digit"},
	} {
		if _, err := c.Extend(tt.extension); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
}
