package cyclonedx

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
	all, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	importertest.Golden(t, all[0], *update)
}

// told is the error of a file, or what its first blueprint loses, a line each.
func told(text string) string {
	all, err := Read([]byte(text))
	if err != nil {
		return err.Error()
	}
	var lines []string
	for _, r := range all[0].Report.Remarks {
		if r.Kind == draft.Lost {
			lines = append(lines, fmt.Sprintf("%s: %s", r.At, r.Text))
		}
	}
	return strings.Join(lines, "\n")
}

// blueprint is a file with some lists of one blueprint.
func blueprint(lists string) string {
	return `{"specFormat": "CycloneDX", "specVersion": "2.0", "blueprints": [{"name": "B", "modelTypes": ["data-flow"], ` + lists + `}]}`
}

const ab = `"assets": [{"bom-ref": "a", "type": "service", "name": "A"}, {"bom-ref": "b", "type": "service", "name": "B"}]`

// flow is a list with a flow from one to the other, with some more keys.
func flow(keys string) string {
	return ab + `, "flows": [{"bom-ref": "f", "name": "F", "type": "data", "source": "a", "destination": "b"` + keys + `}]`
}

func TestMalformed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the file is empty"},
		{"{", "1:2: the JSON ends too early"},
		{`{"specFormat": "CycloneDX", "specFormat": "x"}`, "1:29: key `specFormat` is there already, on line 1"},
		{"[]", "1:1: a CycloneDX file is a map with `specFormat` and `blueprints`"},
		{`{"bomFormat": "CycloneDX"}`, "specVersion: a CycloneDX file says its version here, and has its diagrams in `blueprints`; this one has neither"},
		{`{"bomFormat": "CycloneDX", "specVersion": "1.5", "components": []}`, "specVersion: CycloneDX 1.5 lists components and has no blueprint, so it does not say what sends data where; blueprints begin with version 2.0"},
		{`{"specFormat": "CycloneDX", "specVersion": "2.0", "threats": {}}`, "specVersion: this file of CycloneDX 2.0 has no `blueprints`, so it does not say what sends data where"},
		{`{"specVersion": "2.0", "blueprints": {}}`, "blueprints: `blueprints` is a list"},
		{`{"specVersion": "2.0", "blueprints": ["x"]}`, "blueprints: there is no blueprint in the list, so there are no elements and no flows to import"},
		{`{"specVersion": "2.0", "blueprints": null}`, "specVersion: this file of CycloneDX 2.0 has no `blueprints`, so it does not say what sends data where"},
		{"{\"blueprints\": [\"\xff\"]}", "1:18: the text is not UTF-8"},
		{`{"blueprints": ` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "}", "1:80: the values are nested deeper than 64"},
		{blueprint(`"assets": {"a": 1}`), "blueprints[0].assets: a list is expected here, not a map"},
		{blueprint(`"assets": ["a"]`), "blueprints[0].assets[0]: a map is expected here"},
		{blueprint(`"assets": [{"type": "service", "name": "A"}]`), "blueprints[0].assets[0]: `A` has no `bom-ref`, so nothing can refer to it"},
		{blueprint(`"assets": [{"bom-ref": "a", "type": "service", "name": "A"}], "zones": [{"bom-ref": "a", "name": "Z", "type": "trust"}]`), "blueprints[0].assets[0]: `bom-ref` `a` is there twice; references go to the first"},
		{blueprint(`"assets": [{"bom-ref": "a", "componentRef": "c"}]`), "blueprints[0].assets[0].componentRef: there is no component `c` that says what the asset is called"},
		{blueprint(`"assets": [{"bom-ref": "a", "type": "service", "name": "A", "zone": "z"}]`), "blueprints[0].assets[0].zone: there is no zone `z` for `A` to be in"},
		{blueprint(`"assets": [{"bom-ref": "a", "type": "service", "name": "A", "classification": {"classification": "eyes only"}}]`), "blueprints[0].assets[0].classification.classification: `eyes only` is no classification that import knows; it is left out"},
		{blueprint(`"zones": [{"bom-ref": "z", "name": "Z", "type": "trust", "parent": "y"}]`), "blueprints[0].zones[0].parent: there is no zone `y` for `Z` to be in"},
		{blueprint(`"zones": [{"bom-ref": "z", "name": "Z", "type": "trust"}], "boundaries": [{"bom-ref": "b", "name": "B", "zones": ["z"]}]`), "blueprints[0].boundaries[0]: boundary `B` is left out: it is not between two zones, or a few, that the blueprint has"},
		{blueprint(`"dataStores": [{"bom-ref": "s", "name": "S", "type": "shelf"}]`), "blueprints[0].dataStores[0].type: `shelf` is no type of a data store that import knows; it is left out"},
		{blueprint(`"dataSets": [{"bom-ref": "d", "name": "D", "placements": [{"dataStore": "s"}]}]`), "blueprints[0].dataSets[0].placements[0]: data `D` is placed in data store `s`, which there is not"},
		{blueprint(flow(`, "bidirectional": "both"`)), "blueprints[0].flows[0].bidirectional: true or false is expected here, not a text"},
		{blueprint(flow(`, "authentication": ["wink"]`)), "blueprints[0].flows[0].authentication: authentication of flow `F` is `wink`, for which the notation has no word"},
		{blueprint(flow(`, "protocols": ["https"], "encrypted": false`)), "blueprints[0].flows[0].encrypted: `encrypted` of flow `F` is `false`, and its protocol `https` says the opposite; the protocol counts"},
		{blueprint(flow(`, "protocols": ["https", "quic"]`)), "blueprints[0].flows[0].protocols: flow `F` has several protocols; the block has the first and not `quic`"},
		{blueprint(flow(`, "dataObjects": ["card"]`)), "blueprints[0].flows[0].dataObjects[0]: there is no data `card`"},
		{blueprint(flow(`, "properties": [{"name": "trustseam:auth", "value": "magic"}]`)), "blueprints[0].flows[0].properties[0]: property `trustseam:auth` says `magic`, which no import writes of a flow"},
		{blueprint(flow(`, "properties": [{"name": "trustseam:auth", "value": "sso"}, {"name": "trustseam:auth", "value": "token"}]`)), "blueprints[0].flows[0].properties[1]: property `trustseam:auth` is there twice; the first counts"},
		{blueprint(flow(`, "volume": "much"`)), "blueprints[0].flows[0].volume: `volume` of a flow is not in the block"},
	} {
		if got := told(c.text); got != c.want {
			t.Errorf("%.300s:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// Threats go to the blueprint that has what they are about; one about nothing goes to the first.
func TestBlueprints(t *testing.T) {
	one := `{"name": "One", ` + ab + `}`
	two := `{"name": "Two", "assets": [{"bom-ref": "c", "type": "service", "name": "C"}]}`
	all, err := Read([]byte(`{"specVersion": "2.0", "blueprints": [` + one + "," + two + `], "threats": {"threats": [
		{"bom-ref": "t", "name": "T", "affectedAssets": ["a", "c"]}, {"bom-ref": "u", "name": "U"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range all {
		for _, j := range d.Judgements {
			about := ""
			if j.Node != nil {
				about = j.Node.Name
			}
			got = append(got, fmt.Sprintf("%s: %s of %q", d.Name, j.Title, about))
		}
	}
	if want := "One: T of \"A\"\nOne: U of \"\"\nTwo: T of \"C\""; strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		`{"bomFormat": "CycloneDX"}`: true, `{"specFormat": "CycloneDX"}`: true, `{"blueprints": []}`: true, `{"components": []}`: false,
	} {
		if got := Is(tree.Keys([]byte(text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Whatever a file says, reading it ends, and the block of each blueprint is one.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/shop.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(blueprint(flow(`, "properties": [{"name": "trustseam:mode", "value": "response"}, {"name": "trustseam:protocol", "value": "mtls"}]`)))
	f.Add(blueprint(`"zones": [{"bom-ref": "z", "name": "Z", "parent": "y"}, {"bom-ref": "y", "name": "Y", "parent": "z"}], "actors": [{"bom-ref": "p", "party": {"persona": {"archetype": {"name": "x"}}}, "zone": "z", "properties": [{"name": "trustseam:reason", "value": "x"}]}]`))
	importertest.Fuzz(f, func(text []byte) ([]*draft.Draft, error) {
		all, err := Read(text)
		return all[:min(len(all), 3)], err
	})
}
