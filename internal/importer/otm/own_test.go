package otm

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/importer/importertest"
)

// ownModel is what an export writes, as far as it matters here, with what people have added.
const ownModel = `{"otmVersion": "0.2.0", "project": {"name": "shop", "id": "shop", "attributes": {"trustseam:document": "shop.md", "trustseam:title": ""}},
"assets": [{"id": "card", "name": "Card", "risk": {"confidentiality": 100, "integrity": 90, "availability": 90}, "attributes": {"trustseam:id": "card", "trustseam:class": "payment"}}],
"trustZones": [{"id": "core", "name": "Core", "risk": {"trustRating": 90}, "attributes": {"trustseam:id": "core", "team": "red"}},
 {"id": "edge", "name": "Edge", "risk": {"trustRating": 10}, "parent": {"trustZone": "outside"}, "attributes": {"trustseam:id": "edge", "trustseam:zone": "partner"}},
 {"id": "outside", "name": "Outside", "risk": {"trustRating": 10}, "attributes": {"trustseam:undeclared": "yes"}}],
"components": [
 {"id": "bank", "name": "Bank", "type": "external-system", "parent": {"trustZone": "outside"}, "attributes": {"trustseam:id": "bank"}},
 {"id": "hook", "name": "Browser hook", "type": "service", "parent": {"trustZone": "edge"}, "attributes": {"trustseam:id": "hook", "trustseam:auth": "mtls"},
  "threats": [{"threat": "S01@edge", "state": "exposed"}, {"threat": "D01@edge", "state": "transferred"}]},
 {"id": "db", "name": "Ledger", "type": "database", "parent": {"trustZone": "core"}, "assets": {"stored": ["card"]}, "attributes": {"trustseam:id": "db", "trustseam:rest": "hsm"},
  "threats": [{"threat": "D01@edge", "state": "transferred"}]}],
"dataflows": [{"id": "flow/1", "name": "HTTPS: event", "source": "bank", "destination": "hook", "assets": ["card"],
 "attributes": {"trustseam:id": "1", "trustseam:returns": "card", "trustseam:sign": "hmac"}}],
"threats": [{"id": "S01@edge", "name": "Caller not authenticated", "risk": {"impact": 50}, "attributes": {"trustseam:id": "S01@edge", "trustseam:status": "open"}},
 {"id": "D01@edge", "name": "Flooded", "risk": {"impact": 50}, "attributes": {"trustseam:id": "D01@edge", "trustseam:status": "decided", "trustseam:decision": "transfer", "trustseam:reason": "In the contract", "trustseam:to": "Bank"}}]}`

// What an export has kept comes back, and nothing is guessed.
func TestOwn(t *testing.T) {
	d, err := Read([]byte(ownModel))
	if err != nil {
		t.Fatal(err)
	}
	const want = `zone Core
zone Edge
data Card 
external Bank
process Browser hook in Edge
store Ledger in Core +Card [rest=hsm]
Bank -> Browser hook: HTTPS: event +Card [sign=hmac]
`
	if got := importertest.Told(d); !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if d.Title != "" || d.Zones[0].ID != "core" || d.Nodes[1].ID != "hook" || d.Flows[0].ID != "1" || len(d.Flows[0].Returns) != 1 {
		t.Errorf("title %q, ids %q %q %q, returns %v", d.Title, d.Zones[0].ID, d.Nodes[1].ID, d.Flows[0].ID, d.Flows[0].Returns)
	}
	if len(d.Judgements) != 1 || d.Judgements[0].Threat != "D01@edge" || d.Judgements[0].Owner != "Bank" {
		t.Errorf("judgements %+v", d.Judgements)
	}
	const report = "x:trustZones[0].attributes: lost: zone `Core` has attributes, for which the block has no place: `team: red`\n" +
		"x:components[1]: lost: `auth=mtls`, which an export has kept, is not taken into the block"
	if got := strings.Join(d.Report.Lines("x")[1:], "\n"); got != report {
		t.Errorf("%s\nwant\n%s", got, report)
	}
}
