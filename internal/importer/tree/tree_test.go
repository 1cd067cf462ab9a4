package tree

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// written is a value on one line.
func written(v *Value) string {
	switch v.Kind {
	case List, Map:
		var parts []string
		for _, m := range v.Members {
			parts = append(parts, strings.TrimPrefix(m.Name()+"="+written(m.Value), "="))
		}
		return "(" + strings.Join(parts, " ") + ")"
	case Null:
		return "null"
	}
	return v.Text
}

// outcome is a value or an error, on one line.
func outcome(v *Value, err error) string {
	if err != nil {
		return "error " + err.Error()
	}
	return written(v)
}

func TestJSON(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1, "b": [true, null, "x\ny"]}`: "(a=1 b=(true null x\ny))",
		"\ufeff \n {}":                        "()",
		`"only a text"`:                       "only a text",
		"":                                    "error 1:1: the JSON ends too early",
		"{\"a\":\n  [1, 2":                    "error 2:8: the JSON ends too early",
		"{\"a\": 1,\n \"a\": 2}":              "error 2:2: key `a` is there already, on line 1",
		"{\"a\": 1}\n{}":                      "error 2:1: there is something after the end of the JSON",
		"{\n \"a\": NaN}":                     "error 2:7: not JSON: invalid character 'N' looking for beginning of value",
		"{'a': 1}":                            "error 1:2: not JSON: invalid character '\\''",
		"{\"a\" 1}":                           "error 1:6: not JSON: invalid character '1' after object key",
		"{\n\"a\": \"\xff\"}":                 "error 2:7: the text is not UTF-8",
		"[1 2]":                               "error 1:4: not JSON: invalid character '2' after array element",
		"// no\n{}":                           "error 1:1: not JSON: invalid character '/' looking for beginning of value",
		strings.Repeat("[", 100):              "error 1:66: the values are nested deeper than 64",
	} {
		if got := outcome(JSON([]byte(text))); got != want {
			t.Errorf("%.60q: %s; want %s", text, got, want)
		}
	}
}

func TestYAML(t *testing.T) {
	for text, want := range map[string]string{
		"a: 1\nb: [yes, ~, 'x']":                    "(a=1 b=(yes null x))",
		"a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3":  "(a=(k=1 l=2) b=(l=3 k=1))",
		"a: &x {k: 1}\nb: {<<: [*x, {k: 2, m: 3}]}": "(a=(k=1) b=(k=1 m=3))",
		"a: &x [1, 2]\nb: [*x, *x]":                 "(a=(1 2) b=((1 2) (1 2)))",
		"date: 2020-07-01\nn: 0x10\nt: \"true\"":    "(date=2020-07-01 n=0x10 t=true)",
		"'<<': 1":                                   "(<<=1)",
		"":                                          "error 1:1: the file is empty",
		"# only a comment":                          "error 1:1: the file is empty",
		"a: 1\n---\nb: 2":                           "error 2:1: a second YAML document begins; only one in a file is read",
		"a: 1\na: 2":                                "error 2:1: key `a` is there already, on line 1",
		"a: &x [*x]":                                "error 1:8: alias `x` is inside what it stands for",
		"a: *x":                                     "error 1:4: not YAML: unknown anchor 'x' referenced",
		"a:\n\t- b":                                 "error 2: not YAML: found character that cannot start any token",
		"a: b: c":                                   "error 1: not YAML: mapping values are not allowed in this context",
		"a: [1\nb: 2\n":                             "error 2: not YAML: did not find expected ',' or ']'",
		"a: b\nc: \x00":                             "error 2:4: not YAML: control characters are not allowed",
		"a: b\nc: \xc3(":                            "error 2:4: not YAML: invalid trailing UTF-8 octet",
		"? [1, 2]\n: x":                             "error 1:3: a key is a list; it must be a text",
		"a: {<<: 3}":                                "error 1:4: `<<` merges a text; it must be a map",
		"a: {<<: [3]}":                              "error 1:10: `<<` merges a text; it must be a map",
		"a: [1, 2":                                  "error 1: not YAML: did not find expected ',' or ']'",
		strings.Repeat("[", 100):                    "error 1: not YAML: did not find expected node content",
		strings.Repeat("[", 70) + strings.Repeat("]", 70): "error 1:66: the values are nested deeper than 64",
		strings.Repeat("x", 1<<20+1):                      "error 1:1: larger than the limit of 1 MiB for YAML",
	} {
		if got := outcome(YAML([]byte(text), "")); got != want {
			t.Errorf("%.60q: %s; want %s", text, got, want)
		}
	}
}

// A few lines of aliases or merge keys mean a number of values that no memory holds.
func TestYAMLBombs(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 20; i++ {
		fmt.Fprintf(&laughs, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	var wide strings.Builder
	wide.WriteString("a: &a\n")
	for i := range 3000 {
		fmt.Fprintf(&wide, "  k%d: 1\n", i)
	}
	wide.WriteString("b: {<<: [" + strings.TrimSuffix(strings.Repeat("*a, ", 3000), ", ") + "]}\n")
	for text, want := range map[string]string{
		laughs.String(): "6:5: the file has more than 2000000 values if its aliases are written out",
		wide.String():   "merge keys repeat more than 2000000 values",
	} {
		_, err := YAML([]byte(text), "")
		if err == nil || !strings.Contains(err.Error(), want) && !strings.Contains(err.Error(), "aliases are written out") {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestMerge(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"t: x\nm: {a: 1}\nl: [1]", "m: {b: 2}\nl: [2]\nn: 3", "(t=x m=(a=1 b=2) l=(1 2) n=3)"},
		{"t: x\nm:\n", "t: x\nm: {b: 2}", "(t=x m=(b=2))"},
		{"m: {b: 2}", "m:\n", "(m=(b=2))"},
		{"t: x", "t: y", "error part.yaml:1:1: `t` is `y` here and `x` at 1:4"},
		{"m: {a: 1}", "m: {a: 1}", "error part.yaml:1:5: `a` of `m` is there already, at 1:5"},
		{"m: {a: 1}", "m: [1]", "error part.yaml:1:1: `m` is a list here and a map at 1:4"},
	} {
		a, err := YAML([]byte(c.a), "")
		if err != nil {
			t.Fatal(err)
		}
		b, err := YAML([]byte(c.b), "part.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if got := outcome(Merge(a, b)); got != c.want {
			t.Errorf("%q and %q: %s; want %s", c.a, c.b, got, c.want)
		}
	}
}

func TestFields(t *testing.T) {
	v, err := YAML([]byte("t: x\nb: Yes\nn: ~\nl: [a, ~, 1]\nm: {k: {}, e: ~}\nd: [{}, ~]\nw: {k: 3}"), "")
	if err != nil {
		t.Fatal(err)
	}
	var f Fields
	if !f.True(v, "b") || f.True(v, "n") || f.Text(v, "t") != "x" || f.Text(v, "none") != "" || len(f.Texts(v, "l")) != 2 || len(f.Entries(v, "m")) != 2 || len(f.Maps(v, "d")) != 1 || f.Err != nil {
		t.Errorf("read otherwise: %v", f.Err)
	}
	for want, read := range map[string]func(*Fields){
		"4:4: `l` is a list; it must be a text":                                func(f *Fields) { f.Text(v, "l") },
		"1:4: `t` is a text; it must be true or false":                         func(f *Fields) { f.True(v, "t") },
		"1:4: `t` is a text; it must be a list":                                func(f *Fields) { f.List(v, "t") },
		"5:4: `m` is a map; it must be a list":                                 func(f *Fields) { f.Texts(v, "m") },
		"6:5: `d` is a map; it must be a list of texts, and this item is none": func(f *Fields) { f.Texts(v, "d") },
		"4:5: `l` is a text; it must be a list of maps, and this item is none": func(f *Fields) { f.Maps(v, "l"); f.Maps(v, "t") },
		"4:4: `l` is a list; it must be a map":                                 func(f *Fields) { f.Entries(v, "l") },
		"7:8: `k` is a text; it must be a map":                                 func(f *Fields) { f.Entries(v, "w") },
	} {
		f := &Fields{}
		read(f)
		if f.Err == nil || f.Err.Error() != want {
			t.Errorf("%v, want %s", f.Err, want)
		}
	}
}

func TestQuoted(t *testing.T) {
	if got := Quoted("a `b`\n\x1b c"); got != "a 'b' c" {
		t.Error(got)
	}
	if got := Quoted(strings.Repeat("é", 100)); !utf8.ValidString(got) || len(got) > mostQuoted+len("…") {
		t.Error(got)
	}
}

// Whatever a text is, reading it ends with values or with an error of one line that has a place.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{"a": [1, true, null, "x"]}`, "a: &x {k: 1}\nb: {<<: *x}\nc: [*x]", "a: &x [*x]", "[[[[", "? a\n: b\n--- !!set {a}", "\xff\xfe", "<<: {<<: {}}", "{\"a\":1,\"a\":2}", "a: !!binary x\n\"\\u0000\": |\n  x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, read := range []func() (*Value, error){
			func() (*Value, error) { return JSON([]byte(text)) },
			func() (*Value, error) { return YAML([]byte(text), "part.yaml") },
		} {
			_, err := read()
			if err == nil {
				continue
			}
			if wrong, ok := err.(*Error); !ok || wrong.At == "" || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q", err)
			}
		}
	})
}
