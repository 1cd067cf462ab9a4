package tree

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// What is missing is no mistake; what is of another kind is one, and is noted once.
func TestLoose(t *testing.T) {
	v, err := Read([]byte(`{"a": {"n": 1.5, "t": "x", "b": true, "s": "TRUE", "l": [{}, 1], "e": 1e999, "z": null}}`))
	if err != nil {
		t.Fatal(err)
	}
	a := v.Get("a")
	if n, ok := a.Get("n").Number(); n != 1.5 || !ok {
		t.Error(n, ok)
	}
	if a.Get("n").Text() != "1.5" || a.Get("t").Text() != "x" || !a.Get("b").True() || !a.Get("s").True() || a.Get("z").Has() || len(a.Get("l").Maps()) != 1 {
		t.Error("a value is not what it is")
	}
	if v.Get("a", "none", "x").Text() != "" || v.Get("none").Items() != nil || v.Get("none").Keys() != nil || len(v.Mistakes()) != 0 {
		t.Error("what is missing is noted")
	}
	a.Get("t").Items()
	a.Get("t").Items()
	a.Get("e").Number()
	a.Get("t", "x")
	a.Get("l").Text()
	a.Get("n").True()
	a.Get("b").Number()
	var got []string
	for _, m := range v.Mistakes() {
		got = append(got, m.Error())
	}
	const want = "a.t: a list is expected here, not a text\na.e: a number is expected here, not `1e999`\na.l: a text is expected here, not a list\n" +
		"a.n: true or false is expected here, not a text\na.b: a text is expected here, not true or false"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestLoosePlaces(t *testing.T) {
	v, err := Read([]byte(`{"a": [{"b": 1}], "` + strings.Repeat("é", 150) + `": {"` + strings.Repeat("é", 150) + `": {"c": {"d": 1}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Get("a").Items()[0].Get("b").At; got != "a[0].b" {
		t.Error(got)
	}
	key := v.Keys()[1]
	if long := v.Get(key, key, "c", "d").At; len(long) > mostPath || !utf8.ValidString(string(long)) {
		t.Error(long)
	}
	v, err = Read([]byte("a:\n  - b: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(v.Get("a").Items()[0].Get("b").At); got != "2:8" {
		t.Error(got)
	}
}
