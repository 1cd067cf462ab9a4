package placed

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// shownValue writes a value as one line, for comparison.
func shownValue(v *Value) string {
	switch v.kind {
	case list:
		var parts []string
		for _, item := range v.items {
			parts = append(parts, shownValue(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case object:
		var parts []string
		for i, key := range v.keys {
			parts = append(parts, key+"="+shownValue(v.items[i]))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case boolean:
		return fmt.Sprint(v.on)
	case null:
		return "null"
	}
	return v.text
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{"a": [1, 2.5e3, "x"], "b": {"c": null, "d": true}}`, "{a=[1 2.5e3 x] b={c=null d=true}}"},
		{"\ufeff [1]\n", "[1]"},
		{"a: [1, x]\nb:\n  c: ~\n  d: yes\n  e: true\n", "{a=[1 x] b={c=null d=yes e=true}}"},
		{"\ufeffa: 1\n", "{a=1}"},
		{"x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\nz: *x\n", "{x={a=1 b=2} y={b=3 a=1} z={a=1 b=2}}"},
		{"x: &x {a: 1}\ny: &y {a: 2, c: 3}\nz: {<<: [*x, *y]}\n", "{x={a=1} y={a=2 c=3} z={a=1 c=3}}"},
		{"---\na: 'null'\nb: \"1\"\n", "{a=null b=1}"},
		{"text", "text"},
	} {
		v, err := Read([]byte(c.text))
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
		} else if got := shownValue(v); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'h'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat("*"+string(c-1)+", ", 10), ", "))
	}
	for _, c := range []struct{ text, want string }{
		{"{", "1:2: the file ends in the middle of a value"},
		{"{\n  \"a\": [1,\n", "3:1: the file ends in the middle of a value"},
		{"{\"a\": \"x", "1:9: the file ends in the middle of a value"},
		{"{\"a\": 1,}", "1:9: no JSON: invalid character '}' looking for beginning of object key string"},
		{"{'a': 1}", "1:2: no JSON: invalid character '\\'' looking for beginning of object key string"},
		{"{\"a\" 1}", "1:6: no JSON: invalid character '1' after object key"},
		{"[1 2]", "1:4: no JSON: invalid character '2' after array element"},
		{"{\"a\": 1}\n{}", "2:2: there is more after the end of the value"},
		{"{\"a\": 1} x", "1:10: there is more after the end of the value"},
		{"{\"a\": 01}", "1:8: no JSON: invalid character '1' after object key:value pair"},
		{"{\"a\": NaN}", "1:7: no JSON: invalid character 'N' looking for beginning of value"},
		{"{\"a\": 1,\n \"a\": 2}", "2:5: key `a` is there twice"},
		{"{1: 2}", "1:2: no JSON: invalid character '1' looking for beginning of object key string"},
		{"{\"a\": \"\x01\"}", "1:8: no JSON: invalid character '\\x01' in string literal"},
		{"{\"a\": \"\xff\"}", "1:8: not UTF-8"},
		{strings.Repeat("[", 200), "1:67: more than 64 values within each other"},
		{strings.Repeat("{\"a\":", 200), "1:327: more than 64 values within each other"},
		{"[" + strings.Repeat("1,", 2_000_000) + "1]", "1:4000001: more than 2000000 values"},
		{"[/* x */]", "1:2: no JSON: invalid character '/' looking for beginning of value"},
		{"", "1:1: the file is empty"},
		{" \n", "1:1: the file is empty"},
		{"# only a comment\n", "1:1: the file is empty"},
		{"a: 1\n---\nb: 2\n", "2:1: a second document begins here; only a file with one is read"},
		{"a: 1\na: 2\n", "2:1: key `a` is there twice"},
		{"a: [1\nb: 2\n", "2: no YAML: did not find expected ',' or ']'"},
		{"a:\n\t- b\n", "2: no YAML: found character that cannot start any token"},
		{"a: *b\n", "1:4: no anchor `b`"},
		{"a: &a [*a]\n", "1:8: alias `a` is inside what it stands for"},
		{"a: &a {b: {<<: *a}}\n", "1:16: alias `a` is inside what it stands for"},
		{"a: {<<: 1}\n", "1:9: `<<` merges objects, not a number"},
		{"? [a]\n: b\n", "1:3: a key is a text"},
		{"a: \xff\n", "1:4: not UTF-8"},
		{"a: b\nc: \x00", "2:4: no YAML: control characters are not allowed"},
		{strings.Repeat("[", 150) + strings.Repeat("]", 150), "1:67: more than 64 values within each other"},
		{"x: " + strings.Repeat("[", 150) + strings.Repeat("]", 150), "1:68: more than 64 values within each other"},
		{"a: \"x\n", "2: no YAML: found unexpected end of stream"},
		{bomb, "1:11: more than 2000000 values, counting what aliases stand for"},
		{strings.Repeat("# ", 9<<20), "1:1: larger than the limit of 4 MiB for YAML"},
	} {
		v, err := Read([]byte(c.text))
		if err == nil {
			t.Errorf("%.60q: %s, want %s", c.text, shownValue(v), c.want)
		} else if err.Error() != c.want {
			t.Errorf("%.60q: %s, want %s", c.text, err, c.want)
		}
	}
}

func TestValue(t *testing.T) {
	v, err := JSON([]byte(`{"a": {"n": 1.5, "t": "x", "b": true, "s": "TRUE", "l": [{}, 1], "e": 1e999, "z": null}}`))
	if err != nil {
		t.Fatal(err)
	}
	a := v.Get("a")
	if n, ok := a.Get("n").Number(); n != 1.5 || !ok {
		t.Error(n, ok)
	}
	if a.Get("n").Text() != "1.5" || a.Get("t").Text() != "x" || !a.Get("b").Bool() || !a.Get("s").Bool() || a.Get("z").Has() || len(a.Get("l").Objects()) != 1 {
		t.Error("a value is not what it is")
	}
	if v.Get("a", "none", "x").Text() != "" || v.Get("none").Items() != nil || len(v.Mistakes()) != 0 {
		t.Error("what is missing is no mistake")
	}
	a.Get("t").Items()
	a.Get("t").Items()
	a.Get("e").Number()
	a.Get("t", "x")
	a.Get("l").Text()
	a.Get("n").Bool()
	const want = "[{a.t a list is expected here, not a text} {a.e the number is out of range} {a.l a text is expected here, not a list} {a.n true or false is expected here, not a number}]"
	if got := fmt.Sprint(v.Mistakes()); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestPlaces(t *testing.T) {
	v, err := JSON([]byte(`{"a": [{"b": 1}], "` + strings.Repeat("k", 300) + `": {"c": 1}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Get("a").Items()[0].Get("b").At; got != "a[0].b" {
		t.Error(got)
	}
	if long := v.Get(v.Keys()[1], "c").At; len(long) > mostPath || !utf8.ValidString(string(long)) {
		t.Error(long)
	}
	v, err = YAML([]byte("a:\n  - b: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Get("a").Items()[0].Get("b").At; got != "2:8" {
		t.Error(got)
	}
}

func TestKeys(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": {"x": [1, {"y": 2}]}, "b": [1], "c": "d", "e": 1`: "[a b c e]",
		`[{"a": 1}]`: "[]", `{`: "[]", "": "[]",
		"a: 1\n'b':\n  c: 1\n\"d\": x\na: 2\nurl:x\n": "[a b d]",
	} {
		if got := fmt.Sprint(Keys([]byte(text))); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Whatever a file says, reading it ends, with one line if it is refused.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{"a": [1, "x", null, true]}`, "a: &a [1]\nb: *a\nc: {<<: {d: 1}}", "{", "- - - -", "a: !!binary x", "? a\n: b", "%YAML 1.1\n---\na"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Keys(data)
		v, err := Read(data)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("more than a line: %q", err)
			}
			return
		}
		shownValue(v)
	})
}
