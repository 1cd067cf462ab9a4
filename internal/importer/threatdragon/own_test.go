package threatdragon

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/draft"
)

// ownModel is what an export writes, as far as it matters here, after people have worked on it in Threat Dragon.
const ownModel = `{"summary": {"title": "Shop"}, "detail": {"diagrams": [{"title": "shop", "description": "From shop.md",
"trustseam": {"document": "shop.md", "block": "shop", "title": "", "data": [{"id": "card", "name": "Card", "class": "payment", "crown": "yes"}]},
"cells": [
 {"id": "z1", "shape": "trust-boundary-box", "position": {"x": 0, "y": 0}, "size": {"width": 500, "height": 300},
  "data": {"type": "tm.BoundaryBox", "name": "Core", "description": "Trust level: internal", "trustseam": {"id": "core", "zone": "restricted", "was": "heart"}}},
 {"id": "b1", "shape": "actor", "position": {"x": 600, "y": 0}, "size": {"width": 80, "height": 40},
  "data": {"type": "tm.Actor", "name": "Bank", "trustseam": {"id": "bank", "type": "external"}}},
 {"id": "p1", "shape": "process", "position": {"x": 100, "y": 100}, "size": {"width": 80, "height": 40},
  "data": {"type": "tm.Process", "name": "Renamed hook", "trustseam": {"id": "hook", "type": "process", "audit": "central", "runs-as": "nobody"}}},
 {"id": "s1", "shape": "store", "position": {"x": 300, "y": 100}, "size": {"width": 80, "height": 40},
  "data": {"type": "tm.Store", "name": "Ledger", "isALog": true, "isEncrypted": true, "trustseam": {"id": "ledger", "type": "store", "rest": "app", "holds": "card,gone"}}},
 {"id": "n1", "shape": "process", "position": {"x": 200, "y": 200}, "size": {"width": 80, "height": 40}, "data": {"type": "tm.Process", "name": "Drawn later"}},
 {"id": "f1", "shape": "flow", "source": {"cell": "b1"}, "target": {"cell": "p1"},
  "data": {"type": "tm.Flow", "name": "HTTPS: event", "protocol": "https", "isEncrypted": true, "isPublicNetwork": true,
   "trustseam": {"id": "1", "protocol": "https", "auth": "mtls", "data": "card", "returns": "card"},
   "threats": [{"title": "Caller not authenticated", "type": "Spoofing", "status": "Mitigated", "trustseam": {"id": "S01@core", "status": "met"}},
    {"title": "Flooded", "type": "Denial of service", "status": "Accepted", "trustseam": {"id": "D01@core", "status": "decided", "decision": "accept", "reason": "Old clients", "by": "@ann"}}]}},
 {"id": "f2", "shape": "flow", "source": {"cell": "p1"}, "target": {"cell": "s1"},
  "data": {"type": "tm.Flow", "name": "Book", "protocol": "MQTT", "isEncrypted": true, "trustseam": {"id": "2", "protocol": "sql"}}},
 {"id": "f3", "shape": "flow", "source": {"cell": "p1"}, "target": {"cell": "n1"}, "data": {"type": "tm.Flow", "name": "HTTP: new", "isEncrypted": false}}
]}]}}`

// What an export has kept comes back, and what people have changed since counts.
func TestOwn(t *testing.T) {
	drafts, err := Read([]byte(ownModel))
	if err != nil {
		t.Fatal(err)
	}
	d := drafts[0]
	var got strings.Builder
	for _, n := range d.Nodes {
		got.WriteString(strings.Join([]string{n.ID, n.Name, string(n.Type), attrs(n.Attrs)}, " ") + "\n")
	}
	for _, f := range d.Flows {
		got.WriteString(strings.Join([]string{f.ID, f.Label, attrs(f.Attrs)}, " ") + "\n")
	}
	const want = `bank Bank external 
hook Renamed hook process audit=central
ledger Ledger store rest=app kind=log
 Drawn later process 
1 HTTPS: event https auth=mtls
2 Book mqtt encryption=tls
 new http
`
	if got.String() != want {
		t.Errorf("%s\nwant\n%s", got.String(), want)
	}
	if d.Title != "" || len(d.Data) != 1 || d.Data[0].ID != "card" || attrs(d.Data[0].Attrs) != "crown class=payment" {
		t.Errorf("title %q, data %v", d.Title, d.Data)
	}
	if z := d.Zones[0]; z.ID != "core" || attrs(z.Attrs) != "restricted" || d.Nodes[3].Zone != z {
		t.Errorf("zone %+v", z)
	}
	if len(d.Nodes[2].Holds) != 1 || len(d.Flows[0].Data) != 1 || len(d.Flows[0].Returns) != 1 {
		t.Error("data is not where it was")
	}
	if len(d.Judgements) != 1 || d.Judgements[0].Threat != "D01@core" || d.Judgements[0].Owner != "@ann" || d.Judgements[0].Reason != "Old clients" {
		t.Errorf("judgements %+v", d.Judgements)
	}
	const report = "inferred: flow `Book` is over `MQTT`: the source has changed that\n" +
		"inferred: flow `Book` has `encryption=tls`: the source ticks `isEncrypted`\n" +
		"lost: `was=heart`, which an export has kept, is not taken into the block\n" +
		"lost: `runs-as=nobody`, which an export has kept, is not taken into the block\n"
	var said strings.Builder
	for _, line := range d.Report.Lines("x")[1:] {
		for _, kind := range []string{"inferred: ", "lost: "} {
			if at := strings.Index(line, kind); at >= 0 && (strings.Contains(line, "Book") || strings.Contains(line, "kept")) {
				said.WriteString(line[at:] + "\n")
			}
		}
	}
	for _, line := range strings.SplitAfter(report, "\n") {
		if !strings.Contains(said.String(), line) {
			t.Errorf("no %q in\n%s", line, said.String())
		}
	}
}

func attrs(all []draft.Attr) string {
	var words []string
	for _, a := range all {
		words = append(words, a.String())
	}
	return strings.Join(words, " ")
}
