package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// block is one with processes whose ids and names are words.
func block(document, id string, named bool, words string) Block {
	b := Block{Document: document, ID: id, Model: Model{Named: named}}
	for _, word := range strings.Fields(words) {
		b.Model.Elements = append(b.Model.Elements, Element{ID: word, Name: word, Type: "process"})
	}
	return b
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after []Block
		want          []string
	}{
		{"the same", []Block{block("a", "x", false, "p q")}, []Block{block("a", "x", false, "r s")}, []string{"a:x > a:x"}},
		{"a file with another name", []Block{block("a", "a", false, "p q r")}, []Block{block("b", "b", false, "p q")}, []string{"a:a > b:b"}},
		{"another model in another file", []Block{block("a", "a", false, "p q r")}, []Block{block("b", "b", false, "p s t")}, []string{" > b:b", "a:a > "}},
		{"a block with an id in another file", []Block{block("a", "x", true, "p q")}, []Block{block("b", "x", true, "r s")}, []string{"a:x > b:x"}},
		{"a block that gets an id", []Block{block("a", "a", false, "p q")}, []Block{block("a", "x", true, "p q")}, []string{"a:a > a:x"}},
		{"two that are one", []Block{block("a", "x", true, "p q"), block("a", "y", true, "r s")}, []Block{block("a", "x", true, "p q r s")}, []string{"a:x a:y > a:x"}},
		{"one that is two", []Block{block("a", "x", true, "p q r s")}, []Block{block("a", "x", true, "p q"), block("b", "b", false, "r s")}, []string{"a:x > a:x b:b"}},
		{"one that is gone, with what another has always had", []Block{block("a", "x", true, "p q"), block("a", "y", true, "p q")}, []Block{block("a", "x", true, "p q r")}, []string{"a:x > a:x", "a:y > "}},
		{"nothing in it", []Block{block("a", "a", false, "")}, []Block{block("b", "b", false, "")}, []string{" > b:b", "a:a > "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, g := range groups(c.before, c.after) {
				name := func(blocks []Block) string {
					var all []string
					for _, b := range blocks {
						all = append(all, b.Document+":"+b.ID)
					}
					return strings.Join(all, " ")
				}
				got = append(got, fmt.Sprintf("%s > %s", name(g.before), name(g.after)))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Every attribute with a value that states a weakness is a control, and so is what has an order and is asked for.
func TestIsControl(t *testing.T) {
	for key, want := range map[string]bool{"auth": true, "rest": true, "has": true, "identity": true, "class": false, "crown": false, "kind": false, "protocol": false, "was": false, "none": false} {
		if got := IsControl(key); got != want {
			t.Errorf("%s: %v", key, got)
		}
	}
}
