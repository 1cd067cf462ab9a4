package pytm

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/importertest"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

var update = flag.Bool("update", false, "write the golden files")

func TestModel(t *testing.T) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	importertest.Golden(t, d, *update)
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		`{"elements": [{"__class__": "Actor"}]}`:                    true,
		`{"elements": [], "flows": [{"source": "a", "sink": "b"}]}`: true,
		`{"summary": {}, "detail": {"diagrams": []}}`:               false,
		`{"elements": [], "relationships": []}`:                     false,
		`elements: "elements" "flows" "sink"`:                       false,
	} {
		if got := Is([]byte(text), tree.Keys([]byte(text))); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
	if !IsProgram("tm.py", []byte("from pytm import TM")) || IsProgram("tm.json", []byte("pytm")) || IsProgram("x.py", []byte("import os")) {
		t.Error("programs are told apart otherwise")
	}
}

func TestJudgements(t *testing.T) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, j := range d.Judgements {
		about := ""
		if j.Node != nil {
			about = j.Node.Name
		} else if j.Flow != nil {
			about = "flow " + j.Flow.Label
		}
		got = append(got, fmt.Sprintf("%s|%s|%d|%s", j.Title, about, j.Status, j.Reason))
	}
	want := []string{
		fmt.Sprintf("AC01 Privilege abuse|Rental database|%d|accepted: the team knows all of its users", draft.Accepted),
		fmt.Sprintf("DE01 Interception|flow Rent|%d|Mitigated by TLS", draft.Mitigated),
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// with is a model of two elements and a flow, with members added to each.
func with(model, element, flow string) string {
	return `{"name": "m"` + model + ",\n" + `"elements": [{"__class__": "Server", "name": "a"` + element + "}, {\"__class__\": \"Datastore\", \"name\": \"b\"}],\n" + `"flows": [{"name": "f", "source": "a", "sink": "b"` + flow + "}]}"
}

func TestFlows(t *testing.T) {
	for members, want := range map[string]string{
		`"protocol": "https"`:  "[https]",
		`"protocol": "HTTP/S"`: "[protocol=HTTP/S]",
		`"protocol": "my own"`: `[protocol="my own"]`,
		`"protocol": "HTTPS", "tlsVersion": "TLSVersion.TLSv13"`:   "[https]",
		`"tlsVersion": "TLSVersion.NONE"`:                          "[]",
		`"tlsVersion": "TLSv12"`:                                   "[encryption=tls]",
		`"controls": {"isEncrypted": false}`:                       "[]",
		`"isEncrypted": true`:                                      "[encryption=tls]",
		`"controls": {"authenticationScheme": "OAuth2"}`:           "[auth=oauth]",
		`"controls": {"authenticationScheme": "secret handshake"}`: "[auth=yes]",
		`"controls": {"implementsPOLP": true, "usesMFA": true}`:    "[has=least,second-factor]",
	} {
		d, err := Read([]byte(with("", "", ", "+members)))
		if err != nil {
			t.Errorf("%s: %v", members, err)
			continue
		}
		if got := fmt.Sprint(d.Flows[0].Attrs); got != want {
			t.Errorf("%s: %s, want %s", members, got, want)
		}
	}
}

// What is wrong in one place is reported there, and the rest is imported.
func TestRemarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{with("", `, "inBoundary": "gone"`, ""), "2:65: `a` is in boundary `gone`, which there is not; it is written outside"},
		{with("", "", `, "data": ["gone"]`), "3:62: `f` names data `gone`, which there is not"},
		{with("", "", `, "data": "gone"`), "3:61: `f` names data `gone`, which there is not"},
		{with("", "", `, "responseTo": "gone"`), "3:11: flow `f` answers no flow before it between the same elements; it is written as a request"},
		{with("", "", `, "usesVPN": true`), "3:64: `usesVPN` of a flow is not in the block"},
		{with("", `, "controls": {"isHardened": true}`, ""), "2:78: `isHardened` of an element is not in the block"},
		{with("", `}, {"name": "a", "__class__": "Actor"`, ""), "2:52: two elements are called `a`, the first at 2:14; what names it means the first"},
		{with("", "}, {\"__class__\": \"Server\"", ""), "2:52: an element without a `name`, so nothing can refer to it"},
		{with(`, "boundaries": [{"name": "z"}, {"name": "z"}]`, "", ""), "1:45: two boundaries are called `z`, the first at 1:30; what names it means the first"},
		{with(`, "boundaries": [{"name": "z", "inBoundary": "y"}]`, "", ""), "1:58: `z` is in boundary `y`, which there is not; it is written outside"},
		{with(`, "data": [{"name": "d", "classification": "HUGE"}]`, "", ""), "1:56: `HUGE` is no classification of pytm; it is left out"},
		{with(`, "findings": [{"threat_id": "X"}, {"threat_id": "Y"}]`, "", ""), "1:27: `findings` has 2 threats that pytm generated; the block gets its own"},
		{with(`, "findings": [{"threat_id": "X", "description": "d", "target": "gone", "response": "accepted"}]`, "", ""), "1:28: finding `X d` is about `gone`, which there is not"},
		{with("", "", `, "colour": "red"`), "3:63: `colour` of a flow is not in the block"},
		{with("", `, "port": 443`, ""), "2:59: `port` of an element is not in the block"},
		{with("", `, "data": ["d"]`, ""), "2:59: `data` of an element that is no store is not in the block"},
		{with("", "", `}, {"name": "g", "source": "gone", "sink": "a"`), "3:78: flow `g` is left out: its source is `gone`, which no element is called"},
	} {
		d, err := Read([]byte(c.text))
		if err != nil {
			t.Errorf("%v, want %s", err, c.want)
			continue
		}
		found := slices.ContainsFunc(d.Report.Remarks, func(r draft.Remark) bool {
			return r.Kind == draft.Lost && fmt.Sprintf("%s: %s", r.At, r.Text) == c.want
		})
		if !found {
			t.Errorf("%v, want %s", d.Report.Remarks, c.want)
		}
	}
}

// What cannot be a model gets one line with its place.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the JSON ends too early"},
		{"[]", "1:1: the file is a list; a pytm model is an object with `elements` and `flows`"},
		{"null", "1:1: the file is empty; a pytm model is an object with `elements` and `flows`"},
		{`{"name": "x"}`, "1:1: no pytm model: there are neither `elements` nor `flows`"},
		{"{\"name\": \"x\",\n\"elements\": {}}", "2:13: `elements` is a map; it must be a list"},
		{`{"elements": ["a"]}`, "1:15: `elements` is a text; it must be a list of maps, and this item is none"},
		{`{"elements": [{"name": ["a"]}]}`, "1:24: `name` is a list; it must be a text"},
		{`{"elements": [{"name": "a", "inBoundary": {"name": "z"}}]}`, "1:43: `inBoundary` is a map; it must be a text"},
		{`{"elements": [{"name": "a", "inScope": "sometimes"}]}`, "1:40: `inScope` is a text; it must be true or false"},
		{`{"elements": [], "flows": "none"}`, "1:27: `flows` is a text; it must be a list"},
		{`{"elements": [], "flows": [{"name": "f", "source": {}}]}`, "1:52: `source` is a map; it must be a text"},
		{`{"elements": [], "flows": [{"name": "f", "data": {"name": "d"}}]}`, "1:50: `data` is a map; it must be a list"},
		{`{"elements": [], "flows": [{"name": "f", "data": [{"name": "d"}]}]}`, "1:51: `data` is a map; it must be a list of texts, and this item is none"},
		{`{"elements": [], "boundaries": [1]}`, "1:33: `boundaries` is a text; it must be a list of maps, and this item is none"},
		{"{\"elements\": [],\n\"elements\": []}", "2:1: key `elements` is there already, on line 1"},
		{`{"elements": [}`, "1:15: not JSON: invalid character '}' looking for beginning of value"},
		{`{"elements": [`, "1:15: the JSON ends too early"},
		{`{"elements": []} {}`, "1:18: there is something after the end of the JSON"},
		{`{"elements": [{"name": NaN}]}`, "1:24: not JSON: invalid character 'N' looking for beginning of value"},
		{`{"elements": ` + strings.Repeat("[", 80), "1:78: the values are nested deeper than 64"},
	} {
		_, err := Read([]byte(c.text))
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

// Whatever a model says, reading it ends, and its block has no error.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(with(`, "boundaries": [{"name": "z", "inBoundary": "z"}]`, `, "inBoundary": "z"`, `, "responseTo": "f"`))
	f.Add(with("", `, "controls": {"usesMFA": true}`, `}, {"name": "g", "source": "b", "sink": "a", "isResponse": true, "controls": {"implementsNonce": true}`))
	importertest.Fuzz(f, importertest.One(Read))
}
