package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gherkin "github.com/cucumber/gherkin/go/v26"
	messages "github.com/cucumber/messages/go/v21"

	"github.com/trustseam/trustseam/internal/marker"
)

// feature is what Cucumber's own parser reads.
func feature(t *testing.T, text string) *messages.Feature {
	t.Helper()
	n := 0
	doc, err := gherkin.ParseGherkinDocument(strings.NewReader(text), func() string { n++; return fmt.Sprint(n) })
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return doc.Feature
}

// checkFeature holds a feature against the items that it was made from: a scenario for each, with one tag, two steps and
// nothing else, and for `trace` one claim each.
func checkFeature(t *testing.T, name, text string, items []Item) {
	t.Helper()
	f := feature(t, text)
	if len(f.Children) != len(items) || f.Description != "" || len(f.Tags) > 0 {
		t.Fatalf("%s: %d children of %d items, description %q", name, len(f.Children), len(items), f.Description)
	}
	var claimed []string
	for _, m := range marker.Find("x.feature", []byte(text)) {
		claimed = append(claimed, m.Name.String())
	}
	var want []string
	for i, child := range f.Children {
		s := child.Scenario
		if s == nil || len(s.Tags) != 1 || s.Tags[0].Name != "@"+items[i].Name.Dotted() || len(s.Steps) != 2 || len(s.Examples) > 0 || s.Description != "" {
			t.Fatalf("%s: %s is %+v", name, items[i].Name, s)
		}
		for _, step := range s.Steps {
			if step.DocString != nil || step.DataTable != nil {
				t.Errorf("%s: %s has an argument", name, items[i].Name)
			}
		}
		want = append(want, items[i].Name.String())
	}
	if !slices.Equal(claimed, want) {
		t.Errorf("%s: trace finds %d markers of %d criteria", name, len(claimed), len(want))
	}
}

// Every example and every model of experts is a feature that Cucumber reads.
func TestGherkinOfTheCorpus(t *testing.T) {
	for path, text := range corpus(t) {
		d := read(t, path, text)
		checkFeature(t, path, written(t, "gherkin", d), Items([]Document{d}))
	}
}

// No name makes a keyword, a tag, a table, a comment, or a claim.
func TestGherkinOfStrangers(t *testing.T) {
	for _, d := range hostileDocuments(t) {
		checkFeature(t, d.Analyses[0].Graph.Title, written(t, "gherkin", d), Items([]Document{d}))
	}
	documents := hostileDocuments(t)
	checkFeature(t, "all", written(t, "gherkin", documents...), Items(documents))
}

// The id of a block may have letters of any script, and dots; its tags are markers all the same.
func TestGherkinOfForeignIDs(t *testing.T) {
	for _, id := range []string{"öl-2", "設計.v2", "2024", "a_b.c", "हिन्दी"} {
		d := read(t, "a.md", "```dfd id="+id+"\nactor user: User\nboundary b: B | edge\n  process p-1_x: P\nuser -> p-1_x: Ask | https\n```\n")
		checkFeature(t, id, written(t, "gherkin", d), Items([]Document{d}))
	}
}

func TestGherkinWithoutCriteria(t *testing.T) {
	if f := feature(t, written(t, "gherkin")); f.Name != "Acceptance criteria" || len(f.Children) > 0 {
		t.Errorf("got %+v", f)
	}
}

func TestUnmarked(t *testing.T) {
	for text, want := range map[string]string{
		"see pay/S02@hook and pay/S02.hook.": "see pay/ S02@hook and pay/ S02.hook.",
		"the `/hooks/pay` endpoint":          "the `/hooks/pay` endpoint",
		"a/S01@b/S01@b":                      "a/ S01@b/ S01@b",
	} {
		if got := unmarked(text); got != want || len(marker.Names(got)) > 0 {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
