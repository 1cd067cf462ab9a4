package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sketched reads a model: "zone", "zone>inner" for boundaries, "web@zone" for elements, "1:a-b" for flows.
func sketched(words string) Model {
	var m Model
	for word := range strings.FieldsSeq(words) {
		id, more, _ := strings.Cut(word, ":")
		name, zone, element := strings.Cut(word, "@")
		parent, inner, nested := strings.Cut(word, ">")
		from, to, flow := strings.Cut(more, "-")
		switch {
		case flow:
			m.Flows = append(m.Flows, Flow{ID: id, Number: id, Written: true, From: from, To: to, Label: from + to})
		case element:
			m.Elements = append(m.Elements, Element{ID: name, Name: name, Type: "process", Zone: zone, Trust: "edge"})
		case nested:
			m.Boundaries = append(m.Boundaries, Boundary{ID: inner, Name: inner, Parent: parent, Trust: "edge"})
		default:
			m.Boundaries = append(m.Boundaries, Boundary{ID: word, Name: word, Trust: "edge"})
		}
	}
	return m
}

// shownMerged writes a merged model down: "+" is added, "-" removed, "~" changed.
func shownMerged(m Merged) string {
	sign := map[Kind]string{Added: "+", Removed: "-", Changed: "~"}
	zone := func(i int) string {
		if i < 0 {
			return ""
		}
		return m.Boundaries[i].ID
	}
	var out []string
	for _, b := range m.Boundaries {
		out = append(out, sign[b.Mark.Kind]+strings.TrimPrefix(zone(b.Around)+">"+b.ID, ">"))
	}
	for _, e := range m.Elements {
		out = append(out, sign[e.Mark.Kind]+e.ID+"@"+zone(e.In))
	}
	for _, f := range m.Flows {
		out = append(out, fmt.Sprintf("%s%s:%d-%d", sign[f.Mark.Kind], f.ID, f.Tail, f.Head))
	}
	return strings.Join(out, " ")
}

// What is gone is where it was: in its boundary, after what was before it.
func TestMerged(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", "z a@z b@z 1:a-b", "z a@z b@z 1:a-b", "z a@z b@z 1:0-1"},
		{"an element in the middle goes with its flows", "z a@z b@z c@z 1:a-b 2:b-c 3:a-c", "z a@z c@z 3:a-c", "z a@z -b@z c@z -1:0-1 -2:1-2 3:0-2"},
		{"the first goes", "z a@z b@z", "z b@z", "z -a@z b@z"},
		{"one comes", "z a@z", "z a@z b@z 1:a-b", "z a@z +b@z +1:0-1"},
		{"a boundary goes with what it holds", "z z>i a@z b@i 1:a-b", "z a@z", "z -z>i a@z -b@i -1:0-1"},
		{"a boundary goes and what it holds stays", "z z>i a@z b@i", "z a@z b@z", "z -z>i a@z ~b@z"},
		{"the boundary around what is gone has moved to the end", "o g o>g2 a@g2", "p>o p a@o", "+p ~p>o -g -o>g2 ~a@o"},
		{"a boundary in one that was gone", "o o>i a@i", "i a@i", "-o ~i a@i"},
		{"the id of what is gone is used again", "z a@z b@z 1:a-b 2:b-a", "z a@z c@z 1:a-c", "z a@z -b@z +c@z ~1:0-2 -2:1-0"},
		{"a block is new", "", "z a@z b@z 1:a-b", "+z +a@z +b@z +1:0-1"},
		{"a block is gone", "z a@z b@z 1:a-b", "", "-z -a@z -b@z -1:0-1"},
		{"boundaries around each other, as no document has them", "a@x", "x>y y>x a@x", "+x +x>y a@x"},
		{"a boundary that does not exist", "a@x", "q>y a@x", "+y a@"},
		{"ends that do not exist", "a@x", "a@x 1:a-q", "a@ +1:0--1"},
	} {
		before, after := sketched(c.before), sketched(c.after)
		m := merge(before, after, Between(before, after, "2026-01-01"))
		if got := shownMerged(m); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		marked := slices.ContainsFunc(strings.Fields(c.want), func(word string) bool { return strings.ContainsAny(word[:1], "+-~") })
		if m.Marked() != marked {
			t.Errorf("%s: marked is %v", c.name, m.Marked())
		}
	}
}

// An element in no boundary is in none, whatever ids boundaries have.
func TestMergedFree(t *testing.T) {
	m := sketched("system a@system b@system")
	m.Elements[1].Free = true
	if got, want := shownMerged(merge(m, m, Between(m, m, ""))), "system a@system b@"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A mark says what differs, as an author writes it.
func TestMarksSay(t *testing.T) {
	element := func(zone string, controls Controls, facts map[string]string) Element {
		return Element{ID: "a", Name: "A", Type: "process", Zone: zone, Trust: "edge", Controls: controls, Facts: facts}
	}
	other := Element{ID: "b", Name: "B", Type: "actor", Zone: "outside", Trust: "public"}
	flow := func(id string, crosses bool) Flow {
		return Flow{ID: id, Number: id, Written: true, From: "b", To: "a", Label: "Read", Crosses: crosses}
	}
	zones := []Boundary{{ID: "z", Name: "Z", Trust: "edge"}, {ID: "y", Name: "Y", Trust: "internal"}}
	for _, c := range []struct {
		name          string
		before, after Model
		want          string
	}{
		{"a control", Model{Elements: []Element{element("z", Controls{"rest": {Value: "app"}}, nil)}}, Model{Elements: []Element{element("z", nil, nil)}}, "a: rest|app|"},
		{"a control without an attribute", Model{Elements: []Element{element("z", Controls{"has=backup": {Value: "has"}}, nil)}},
			Model{Elements: []Element{element("z", Controls{"has=backup": {Value: "lacks"}}, nil)}}, "a: |has=backup|lacks=backup"},
		{"two attributes", Model{Elements: []Element{element("z", nil, map[string]string{"tech": "Go"})}}, Model{Elements: []Element{element("z", nil, map[string]string{"tech": "C", "tenants": "multi"})}},
			"a: tech|Go|C tenants||multi"},
		{"a seam of a renumbered flow that is now another", Model{Boundaries: zones, Elements: []Element{other, element("z", nil, nil)}, Flows: []Flow{flow("1", true)}},
			Model{Boundaries: zones, Elements: []Element{other, element("y", nil, nil)}, Flows: []Flow{flow("2", true)}}, "a: zone|z|y; 2: seam|public to edge|public to edge between other zones"},
		{"a seam that is closed", Model{Boundaries: zones, Elements: []Element{other, element("z", nil, nil)}, Flows: []Flow{flow("1", true)}},
			Model{Boundaries: zones, Elements: []Element{other, element("z", nil, nil)}, Flows: []Flow{flow("1", false)}}, "1: seam|public to edge|"},
		{"another id alone", Model{Elements: []Element{other, element("z", nil, nil)}, Flows: []Flow{flow("1", true)}}, Model{Elements: []Element{other, element("z", nil, nil)}, Flows: []Flow{flow("2", true)}}, ""},
	} {
		m := merge(c.before, c.after, Between(c.before, c.after, "2026-01-01"))
		var got []string
		say := func(id string, mark Mark) {
			var all []string
			for _, d := range mark.Differences {
				all = append(all, d.What+"|"+d.Before+"|"+d.After)
			}
			if len(all) > 0 {
				got = append(got, id+": "+strings.Join(all, " "))
			}
		}
		for _, e := range m.Elements {
			say(e.ID, e.Mark)
		}
		for _, f := range m.Flows {
			say(f.ID, f.Mark)
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%s: %s, want %s", c.name, text, c.want)
		}
		if i := slices.IndexFunc(m.Renames, func(r Rename) bool { return r.Before == "1" && r.After == "2" }); (i >= 0) != strings.Contains(c.name, "another") {
			t.Errorf("%s: renames are %v", c.name, m.Renames)
		}
	}
}
