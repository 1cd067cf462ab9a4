package tmbom

import (
	"flag"
	"fmt"
	"os"
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

// told is the error of a model, or what its draft loses, a line each.
func told(text string) string {
	d, err := Read([]byte(text))
	if err != nil {
		return err.Error()
	}
	var lines []string
	for _, r := range d.Report.Remarks {
		if r.Kind == draft.Lost {
			lines = append(lines, fmt.Sprintf("%s: %s", r.At, r.Text))
		}
	}
	return strings.Join(lines, "\n")
}

const ab = `"components": [{"symbolic_name": "a", "title": "A", "trust_zone": "z"}, {"symbolic_name": "b", "title": "B", "trust_zone": "y"}]`

// ends are those of a flow from one component to the other.
const ends = `"source": {"type": "component", "object": "a"}, "destination": {"type": "component", "object": "b"}`

func TestMalformed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the file is empty"},
		{"{", "1:2: the JSON ends too early"},
		{`{"trust_zones": [{]}`, "1:19: not JSON: invalid character ']'"},
		{`{"components": [], "components": []}`, "1:20: key `components` is there already, on line 1"},
		{"[]", "1:1: a TM-BOM is a map with `trust_zones`, `components` and `data_flows`"},
		{"{}", "1:1: a TM-BOM has `trust_zones`, `components` and `data_flows`; this file has none of them"},
		{`{"scope": {"title": "x"}, "threats": []}`, "1:1: a TM-BOM has `trust_zones`, `components` and `data_flows`; this file has none of them"},
		{"{\"components\": [\"\xff\"]}", "1:18: the text is not UTF-8"},
		{`{"components": ` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "}", "1:80: the values are nested deeper than 64"},
		{`{"components": {"a": 1}}`, "components: a list is expected here, not a map"},
		{`{"components": ["a"]}`, "components[0]: a map is expected here"},
		{`{"components": [{"title": "A"}]}`, "components[0]: `A` has no `symbolic_name`, so nothing can refer to it"},
		{`{"components": [{"symbolic_name": "a"}], "actors": [{"symbolic_name": "a", "type": "user"}]}`, "components[0]: `a` is there twice; references go to the first"},
		{`{"components": [{"symbolic_name": "a", "title": ["A"]}]}`, "components[0].title: a text is expected here, not a list"},
		{`{"components": [{"symbolic_name": "a", "parent_component": "a"}]}`, ""},
		{`{"components": [{"symbolic_name": "a", "parent_component": "p", "trust_zone": "z"}, {"symbolic_name": "p"}], "trust_zones": [{"symbolic_name": "z"}]}`, "components[0].parent_component: `a` is inside `p` and in another trust zone, `z`; it is written into that"},
		{`{"trust_zones": [{"symbolic_name": "z"}, {"symbolic_name": "z"}]}`, "trust_zones[1]: `z` is there twice; references go to the first"},
		{`{` + ab + `, "data_flows": [{"symbolic_name": "f", "title": "F", ` + ends + `, "encrypted": "maybe"}]}`, "data_flows[0].encrypted: true or false is expected here, not a text"},
		{`{` + ab + `, "data_flows": [{"symbolic_name": "f", "title": "F", ` + ends + `, "data_sets": ["d"]}]}`, "data_flows[0].data_sets[0]: flow `F` carries data set `d`, which there is not"},
		{`{` + ab + `, "trust_boundaries": [{"trust_zone_a": "z", "trust_zone_b": "x"}]}`, "trust_boundaries[0]: the boundary between `z` and `x` is left out: there is no zone `x` with anything inside, so no flow crosses it"},
		{`{` + ab + `, "trust_boundaries": [{"trust_zone_a": "z", "trust_zone_b": "y", "authentication_methods": ["wink"]}]}`, "trust_boundaries[0].authentication_methods: `authentication_methods` of the boundary is `wink`, for which the notation has no word\n" +
			"trust_boundaries[0]: no flow crosses the boundary between `z` and `y`, so nothing in the block says what it is"},
		{`{` + ab + `, "trust_boundaries": [{"trust_zone_a": "z"}]}`, "trust_boundaries[0]: the boundary between `z` and `` is left out: there is no zone `` with anything inside, so no flow crosses it"},
		{`{` + ab + `, "data_sets": [{"symbolic_name": "d", "title": "D", "placements": [{"data_store": "a"}]}]}`, "data_sets[0].placements[0]: data `D` is placed in data store `a`, which there is not"},
		{`{` + ab + `, "threats": [{"symbolic_name": "t", "title": "T", "components_affected": ["x"]}]}`, "threats[0].components_affected[0]: threat `T` is to `x`, which there is not"},
		{`{` + ab + `, "controls": [{"symbolic_name": "c", "title": "C", "threats": ["t"], "status": "active"}]}`, "controls[0].threats[0]: control `C` answers threat `t`, which there is not"},
		{`{` + ab + `, "colour": "red"}`, "colour: `colour` of a model is not in the block"},
	} {
		if got := told(c.text); got != c.want {
			t.Errorf("%.200s:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		`{"trust_zones": [], "data_flows": []}`: true, `{"scope": {}, "trust_zones": []}`: true, `{"data_flows": [], "components": []}`: false, `{"trust_zones": []}`: false,
		`{"otmVersion": "0.2.0", "trustZones": []}`: false,
	} {
		if got := Is(tree.Keys([]byte(text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Whatever a model says, reading it ends, and its block is one.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(`{"components": [{"symbolic_name": "a", "parent_component": "b"}, {"symbolic_name": "b", "parent_component": "a"}, {"symbolic_name": "c", "parent_component": "c", "trust_zone": "c"}]}`)
	f.Add(`{` + ab + `, "data_flows": [{"title": "MTLS: x", ` + ends + `, "encrypted": false}], "trust_boundaries": [{"trust_zone_a": "z", "trust_zone_b": "y", "authentication_methods": ["none", "otp"]}]}`)
	importertest.Fuzz(f, importertest.One(Read))
}
