package compare

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// odd are models that no block can have, but that a listing written by hand can.
var odd = []string{
	`{}`,
	`{"threats": [{"id": "", "rule": "", "status": "", "places": [{"id": "x"}, {"id": "x"}]}, {"id": "S01@"}]}`,
	`{"flows": [{"id": "1", "from": "nobody", "to": "nobody", "crosses": true}, {"id": "1", "was": ["1"]}, {"was": ["", "1"]}]}`,
	`{"elements": [{"id": "a", "was": ["a", "b"]}, {"id": "b", "was": ["a"]}, {"id": "a", "controls": {"has=": {"value": "has"}, "": {}}}]}`,
	`{"ways": [{"jewel": "a", "from": "b"}, {"flows": ["1", "2"], "strength": -1}], "decisions": [{"threat": "x"}, {"threat": "@"}], "assumptions": [{}, {}]}`,
}

// A listing may hold anything: comparing it with anything ends, and always says the same.
func TestOddModels(t *testing.T) {
	var models []Model
	for _, text := range odd {
		var m Model
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			t.Fatal(err)
		}
		models = append(models, m)
	}
	for i, before := range models {
		for k, after := range models {
			all := func() string {
				b := Blocks([]Block{{ID: "x", Model: before}, {ID: "y", Model: after}}, []Block{{ID: "x", Model: after}}, "2026-01-01")
				text, err := json.Marshal(b)
				if err != nil {
					t.Fatal(err)
				}
				return string(text)
			}
			if one, other := all(), all(); one != other {
				t.Errorf("%d, %d:\n%s\n%s", i, k, one, other)
			}
		}
	}
}

// Nothing that a listing of the examples may be turned into makes a comparison fail.
func TestTurnedModels(t *testing.T) {
	text, err := os.ReadFile("testdata/model.json")
	if err != nil {
		t.Fatal(err)
	}
	var whole Model
	if err := json.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	words := regexp.MustCompile(`"[a-z0-9-]+"`).FindAllString(string(text), -1)
	slices.Sort(words)
	words = slices.Compact(words)
	random := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 120 {
		turned := string(text)
		for range 20 {
			turned = strings.Replace(turned, ": "+words[random.IntN(len(words))], ": "+words[random.IntN(len(words))], 1+random.IntN(3))
		}
		var m Model
		if json.Unmarshal([]byte(turned), &m) != nil {
			continue
		}
		read++
		for _, c := range []Change{Between(whole, m, "2026-01-01"), Between(m, whole, "2026-01-01")} {
			checkMerged(t, merge(whole, m, c))
			checkMerged(t, merge(m, whole, c))
		}
		union([]Block{{ID: "a", Model: whole}, {ID: "b", Model: m}})
	}
	if read < 80 {
		t.Errorf("only %d models could be read", read)
	}
}

// checkMerged fails the test where a merged model refers to what it does not have, or what comes later.
func checkMerged(t *testing.T, m Merged) {
	t.Helper()
	for i, b := range m.Boundaries {
		if b.Around < -1 || b.Around >= i {
			t.Errorf("boundary %d is inside %d", i, b.Around)
		}
	}
	for i, e := range m.Elements {
		if e.In < -1 || e.In >= len(m.Boundaries) {
			t.Errorf("element %d is in %d", i, e.In)
		}
	}
	for i, f := range m.Flows {
		if max(f.Tail, f.Head) >= len(m.Elements) {
			t.Errorf("flow %d leads from %d to %d", i, f.Tail, f.Head)
		}
	}
}
