package stride

import (
	"slices"
	"testing"
)

// Every rule is as lax as itself, and every step of it is laxer in one direction only.
func TestLaxer(t *testing.T) {
	catalog, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	type step struct {
		name  string
		laxer bool
		take  func(r *Rule)
	}
	drop := func(list *[]string) {
		if len(*list) > 1 {
			*list = slices.Clone(*list)[1:]
		}
	}
	steps := []step{
		{"base down", true, func(r *Rule) { r.Base-- }}, {"base up", false, func(r *Rule) { r.Base++ }},
		{"a further condition", true, func(r *Rule) { r.When = append(slices.Clip(r.When), "x") }}, {"one condition less", false, func(r *Rule) { drop(&r.When) }},
		{"a further alternative", false, func(r *Rule) {
			if len(r.Any) > 0 {
				r.Any = append(slices.Clip(r.Any), "x")
			}
		}},
		{"a further substitute", true, func(r *Rule) { r.Instead = append(slices.Clip(r.Instead), "x") }}, {"one substitute less", false, func(r *Rule) { drop(&r.Instead) }},
		{"a further answer", true, func(r *Rule) { r.Or = append(slices.Clip(r.Or), "x") }}, {"one answer less", false, func(r *Rule) { drop(&r.Or) }},
		{"a further contrary value", false, func(r *Rule) { r.Against = append(slices.Clip(r.Against), "x") }},
		{"a further value", true, func(r *Rule) { r.Enough, r.Met = "", append(slices.Clip(r.Met), "x") }},
		{"silence", true, func(r *Rule) { r.Yields = append(slices.Clip(r.Yields), "x") }}, {"no silence", false, func(r *Rule) { r.Yields = nil }},
		{"hears more", false, func(r *Rule) { r.Hears = append(slices.Clip(r.Hears), "x") }},
		{"another criterion", true, func(r *Rule) { r.Criterion += "x" }}, {"another test", true, func(r *Rule) { r.Test += "x" }}, {"another control", true, func(r *Rule) { r.Control += "x" }},
		{"another place", true, func(r *Rule) { r.Merge += "x" }}, {"another wording", true, func(r *Rule) { r.Wordings = append(slices.Clip(r.Wordings), Wording{Test: "x"}) }},
		{"another title", false, func(r *Rule) { r.Title, r.Why, r.References = "x", "y", []string{"z"} }},
		{"nothing", false, func(r *Rule) {}},
	}
	for _, was := range catalog.Rules {
		for _, s := range steps {
			is := *was
			s.take(&is)
			if said := is.Laxer(was); (len(said) > 0) != s.laxer {
				t.Errorf("%s, %s: %q", was.ID, s.name, said)
			}
		}
		if said := was.Laxer(nil); (len(said) > 0) != (len(was.Yields) > 0) {
			t.Errorf("%s, new: %q", was.ID, said)
		}
	}
}

// A rule that asks a block at one place only lets the others pass.
func TestOnceIsLaxer(t *testing.T) {
	everywhere, once := &Rule{ID: "X01"}, &Rule{ID: "X01", Once: true}
	if said := once.Laxer(everywhere); len(said) != 1 {
		t.Errorf("asked once: %q", said)
	}
	if said := everywhere.Laxer(once); len(said) != 0 {
		t.Errorf("asked everywhere: %q", said)
	}
}
