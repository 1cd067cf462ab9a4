package config

import (
	"reflect"
	"strings"
	"testing"

	"github.com/trustseam/trustseam"
)

const everything = `insert = "never"
markers = "link"
link = "/docs/"
layout-timeout = "3s"
max-elements = 7
full-flows = 9
templates = "own"
exclude = ["a/", "b \\# = c"]

[gate]
fail-on = "never"

[trace]
tests = ["*_test.go"]
results = ["out/*.xml"]
fail-on = "never"

[source]
roots = ["/src/"]

[rules.off]
S07 = "a reason = with # signs\nand lines"

[numbers]
retries = "3"

[classes]
c3 = "pii"

[[words.kind]]
value = "gateway"
on = ["process"]
words = ["front door", "apim"]

[[words.zone]]
value = "restricted"
words = ["ward"]

[[rule]]
id = "ACME1"
when = ["entry"]
base = 2
`

func TestPrintReadsBack(t *testing.T) {
	for _, text := range []string{"", everything, "[gate]\nfail-on = [\"ask\", \"open:critical\"]"} {
		c, err := trustseam.ParseConfig(text)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := Print(&out, c, nil); err != nil {
			t.Fatal(err)
		}
		again, err := trustseam.ParseConfig(out.String())
		if err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		c.Set, again.Set = nil, nil
		if !reflect.DeepEqual(c, again) {
			t.Errorf("printed:\n%s\nread back: %+v\nwas: %+v", out.String(), again, c)
		}
	}
}

func TestPrintSaysWhereValuesComeFrom(t *testing.T) {
	c, err := trustseam.ParseConfig(everything)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Print(&out, c, map[string]string{"insert": "trustseam.toml", "gate.fail-on": "--fail-on"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"insert = \"never\" +# trustseam.toml", "fail-on = \"never\" +# --fail-on", "max-flows = 2000 +# default"} {
		key, from, _ := strings.Cut(want, " +")
		if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), key+" "+from) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
