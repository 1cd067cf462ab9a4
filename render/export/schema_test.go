package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are those that the formats publish, by format. That of CycloneDX is cut to what we write.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	all := make(map[string]*jsonschema.Schema)
	for format, name := range map[string]string{"otm": "otm-0.2.0", "threat-dragon": "threat-dragon-v2", "cyclonedx": "cyclonedx-2.0"} {
		f, err := os.Open(filepath.Join("testdata", "schema", name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		text, err := jsonschema.UnmarshalJSON(f)
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		if err := c.AddResource(name, text); err != nil {
			t.Fatal(err)
		}
		if all[format], err = c.Compile(name); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// valid reports why an export is not what its format says.
func valid(t *testing.T, s *jsonschema.Schema, name, text string) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := s.Validate(value); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return value
}

// Every export of every document is valid, whatever is written in it.
func TestModelsAreValid(t *testing.T) {
	testenv.NeedsTime(t, "exports every model")
	documents := hostileDocuments(t)
	for path, text := range corpus(t) {
		documents = append(documents, read(t, path, text))
	}
	for format, s := range schemas(t) {
		for _, d := range documents {
			for _, a := range d.Analyses {
				one, err := Only([]Document{d}, a.Graph.ID)
				if err != nil {
					t.Fatal(err)
				}
				valid(t, s, format+" of "+d.Path, written(t, format, one...))
			}
		}
	}
}

// A schema that accepts anything would prove nothing.
func TestSchemasRefuse(t *testing.T) {
	d := read(t, "a.md", "```dfd\nprocess p: P\nprocess q: Q\n\np -> q: Call\n```\n")
	for format, wrong := range map[string][2]string{
		"otm":           {`"trustRating": 70`, `"trustRating": "high"`},
		"threat-dragon": {`"hasOpenThreats": false,`, ``},
		"cyclonedx":     {`"specFormat": "CycloneDX"`, `"specFormat": "SPDX"`},
	} {
		text := strings.ReplaceAll(written(t, format, d), wrong[0], wrong[1])
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if schemas(t)[format].Validate(value) == nil {
			t.Errorf("%s takes %s", format, wrong[1])
		}
	}
}

// Every reference of a CycloneDX document is to something in it, and nothing is there twice.
func TestReferencesAreFound(t *testing.T) {
	var documents []Document
	for path, text := range corpus(t) {
		documents = append(documents, read(t, path, text))
	}
	for _, d := range documents {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, "cyclonedx", d)))
		if err != nil {
			t.Fatal(err)
		}
		declared := make(map[string]bool)
		eachText(value, "", func(key, text string) {
			if key == "bom-ref" {
				if declared[text] {
					t.Errorf("%s: %s is there twice", d.Path, text)
				}
				declared[text] = true
			}
		})
		eachText(value, "", func(key, text string) {
			switch key {
			case "parent", "zone", "zones", "source", "destination", "dataStore", "dataSets", "affectedAssets", "affects", "threats", "relatedThreats",
				"relatedRisks", "relatedAssets", "mitigations", "requirements", "controls", "addresses":
				if !declared[text] {
					t.Errorf("%s: %s names %s, which there is not", d.Path, key, text)
				}
			}
		})
	}
}

// eachText calls a function for every text of a value that has a key, or is in a list that has one.
func eachText(value any, key string, f func(key, text string)) {
	switch v := value.(type) {
	case string:
		f(key, v)
	case []any:
		for _, item := range v {
			eachText(item, key, f)
		}
	case map[string]any:
		for k, item := range v {
			eachText(item, k, f)
		}
	}
}
