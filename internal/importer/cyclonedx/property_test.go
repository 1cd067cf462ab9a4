package cyclonedx

import (
	"fmt"
	"testing"

	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Whatever one property states, the block has no error.
func TestPropertiesMakeNoError(t *testing.T) {
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range model.Vocabulary() {
		values := a.Names()
		if a.Values == nil {
			values = []string{"some text", `"|#`}
		}
		for _, value := range values {
			p := fmt.Sprintf(`"properties": [{"name": "%s", "value": %q}]`, foreign.Prefix+a.Key, value)
			text := blueprint(fmt.Sprintf(`"zones": [{"bom-ref": "z", "name": "Z", "type": "trust", %s}],
				"actors": [{"bom-ref": "u", "party": {"person": {"name": "U"}}, %[1]s}, {"bom-ref": "o", "party": {"organization": {"name": "O"}}, %[1]s}],
				"assets": [{"bom-ref": "a", "type": "service", "name": "A", "zone": "z", %[1]s}], "dataStores": [{"bom-ref": "s", "name": "S", "type": "file", %[1]s}],
				"dataSets": [{"bom-ref": "d", "name": "D", %[1]s}],
				"flows": [{"bom-ref": "f", "name": "F", "source": "a", "destination": "s", "dataObjects": [{"name": "D"}], %[1]s}, {"bom-ref": "g", "name": "G", "source": "s", "destination": "a", %[1]s}]`, p))
			all, err := Read([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := all[0].Block(catalog.Words, "x", ""); err != nil {
				t.Errorf("%s=%s: %v", a.Key, value, err)
			}
		}
	}
}
