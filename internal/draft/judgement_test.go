package draft

import (
	"strings"
	"testing"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// shop is a model with a public sender, a process and a store, and what people have said about it.
func shop(judgements func(user, web, db *Node, order, save *Flow) []Judgement) *Draft {
	outside, inside := &Zone{Name: "Internet"}, &Zone{Name: "Data centre"}
	user := &Node{Name: "User", Type: model.Actor, Zone: outside}
	web := &Node{Name: "Web", Type: model.Process, Zone: inside}
	db := &Node{Name: "Customers", Type: model.Store, Zone: inside}
	order := &Flow{From: user, To: web, Label: "Order"}
	save := &Flow{From: web, To: db, Label: "Save"}
	return &Draft{
		Zones: []*Zone{outside, inside}, Nodes: []*Node{user, web, db}, Flows: []*Flow{order, save},
		Judgements: judgements(user, web, db, order, save),
	}
}

// proposed imports a draft and returns what the report proposes, and the block.
func proposed(t *testing.T, d *Draft) (string, *Block) {
	t.Helper()
	catalog, err := stride.Load()
	if err != nil {
		t.Fatal(err)
	}
	b, err := d.Block(catalog.Words, "shop", "")
	if err != nil {
		t.Fatal(err)
	}
	before := b.Text
	b.Propose(catalog, d.Judgements)
	if b.Text != before {
		t.Error("a proposal is in the block")
	}
	var out []string
	for _, r := range b.Report.Remarks {
		if r.Kind == Proposed || r.Kind == Lost {
			out = append(out, string(r.Kind)+" "+string(r.At)+" "+r.Text)
			if r.Line != "" {
				out = append(out, r.Line)
			}
		}
	}
	return strings.Join(out, "\n") + "\n", b
}

func TestPropose(t *testing.T) {
	got, _ := proposed(t, shop(func(user, web, db *Node, order, save *Flow) []Judgement {
		return []Judgement{
			{Node: db, Category: "I", Title: "A stolen `backup` is readable | # \"x\"", Status: Mitigated, Said: "Mitigated", Reason: "Encrypt\nthe disk \"well\" \\", At: "1"},
			{Node: db, Category: "I", Title: "Snapshot is readable at rest", Status: Mitigated, At: "2"},
			{Flow: order, Category: "T", Title: "Changed on the wire", Status: Accepted, Owner: "@ann", Reason: "Old clients", At: "3"},
			{Flow: order, Category: "D", Title: "Flood of requests", Status: Transferred, At: "4"},
			{Node: web, Category: "T", Title: "SQL injection through hostile input", Status: NotApplicable, Said: "N/A", At: "5"},
			{Node: web, Category: "S", Title: "Fake caller", Status: Open, At: "6"},
			{Node: user, Category: "E", Title: "Nothing of ours", Status: Mitigated, At: "7"},
			{Node: db, Title: "Rows read without authorisation", Status: Open, At: "8"},
			{Node: db, Title: "Meteorite", Status: Mitigated, At: "9"},
			{Flow: &Flow{}, Category: "S", Title: "A lost flow", Status: Mitigated, At: "10"},
			{Title: "No place", Status: Open, At: "11"},
		}
	}))
	const want = "proposed 1 threat `A stolen 'backup' is readable | # \"x\"` (information disclosure) of `customers` is `Mitigated` in the source; nearest row: `I01@customers` Readable at rest, in a dump or a lost device (both say `backup`, `readable`)\n" +
		"mitigate I01@customers: A stolen `backup` is readable \\| \\# \"x\" | with=\"Encrypt the disk \\\"well\\\" \\\\\"\n" +
		"proposed 2 threat `Snapshot is readable at rest` (information disclosure) of `customers` is `mitigated` in the source; nearest row: `I01@customers` Readable at rest, in a dump or a lost device (both say `snapshot`, `readable`, `rest`), which has a line above\n" +
		"proposed 3 threat `Changed on the wire` (tampering) of flow `1` is `accepted` in the source; nearest row: `T01@data-centre` Read or changed on the wire (both say `changed`, `wire`)\n" +
		"accept T01@data-centre: Old clients | by=\"@ann\" until=\n" +
		"proposed 4 threat `Flood of requests` (denial of service) of flow `1` is `transferred` in the source; nearest row: `D01@data-centre` Flooded or made to spend (both say `flood`, `requests`)\n" +
		"transfer D01@data-centre: Flood of requests | to=\n" +
		"proposed 5 threat `SQL injection through hostile input` (tampering) of `web` is `N/A` in the source; nearest row: `T02@data-centre` Hostile input reaches the parser or interpreter (both say `injection`, `hostile`, `input`)\n" +
		"dismiss T02@data-centre: SQL injection through hostile input\n" +
		"proposed 6 threat `Fake caller` (spoofing) of `web` is `open` in the source; nearest row: `S01@data-centre` Caller not authenticated at the seam (both say `caller`)\n" +
		"proposed 7 threat `Nothing of ours` (elevation of privilege) of `user` is `mitigated` in the source; no row of ours covers it\n" +
		"proposed 8 threat `Rows read without authorisation` of `customers` is `open` in the source; nearest row: `I02@customers` Store read without going through its service (both say `read`)\n" +
		"proposed 9 threat `Meteorite` of `customers` is `mitigated` in the source; no row of ours covers it\n" +
		"proposed 10 threat `A lost flow` (spoofing) is `mitigated` in the source; no row of ours covers it: the block has nothing that it is about\n" +
		"proposed 11 threat `No place` is `open` in the source; no row of ours covers it: the block has nothing that it is about\n"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// Every line that leaves nothing empty is a decision that the block takes, and no decision that it does not need.
func TestProposedLinesCount(t *testing.T) {
	d := shop(func(user, web, db *Node, order, save *Flow) []Judgement {
		return []Judgement{
			{Node: db, Category: "I", Title: "Readable at rest", Status: Mitigated, Reason: "A \"vault\" \\ | # of ours"},
			{Node: web, Category: "T", Title: "Hostile input", Status: NotApplicable, Reason: "a=b | c # d"},
			{Node: web, Category: "S", Title: "Caller not authenticated", Status: Transferred, Owner: "the bank"},
		}
	})
	_, b := proposed(t, d)
	var lines []string
	for _, r := range b.Report.Remarks {
		if r.Line != "" {
			lines = append(lines, r.Line)
		}
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines, want 3: %v", len(lines), b.Report.Remarks)
	}
	text := strings.Replace(b.Text, "\n```\n", "\n"+strings.Join(lines, "\n")+"\n```\n", 1)
	decided, _, err := parsed(text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if len(decided.Decisions) != 3 {
		t.Errorf("%d decisions in\n%s", len(decided.Decisions), text)
	}
}

func TestProposeIsBounded(t *testing.T) {
	got, _ := proposed(t, shop(func(user, web, db *Node, order, save *Flow) []Judgement {
		return make([]Judgement, 2003)
	}))
	if want := "lost  3 more threats of the source are not matched with rows\n"; !strings.HasSuffix(got, want) {
		t.Errorf("%s", got[len(got)-200:])
	}
}

// Boundaries that are lines are refused with the flows that cross them, and ends that do not exist are named.
func TestRefusals(t *testing.T) {
	d := shop(func(user, web, db *Node, order, save *Flow) []Judgement { return nil })
	d.Lines = []*Line{{Name: "Edge `x`", Crossing: []*Flow{d.Flows[0], {}}, At: "1"}, {At: "2"}}
	d.Flows = append(d.Flows, &Flow{From: d.Nodes[0], ToRef: "gone`", At: "3"}, &Flow{FromRef: "a", ToRef: "b", Label: "L", At: "4"}, &Flow{FromRef: "a", To: d.Nodes[1], At: "5"})
	got, _ := proposed(t, d)
	const want = "lost 3 flow from `user` ends at `gone'`, which is no element of the source\n" +
		"lost 4 flow `L` begins at `a`, which is no element of the source and ends at `b`, which is no element of the source\n" +
		"lost 5 flow to `web` begins at `a`, which is no element of the source\n" +
		"lost 1 boundary `Edge 'x'` is an open line and has no inside; write two boundaries, one for the elements on each side; it is crossed by 1 `user -> web`\n" +
		"lost 2 boundary is an open line and has no inside; no flow is known to cross it; write two boundaries, one for the elements on each side\n"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// A number of the source gives way to a word of a name.
func TestGiveWay(t *testing.T) {
	d := shop(func(user, web, db *Node, order, save *Flow) []Judgement { return nil })
	d.Zones[0].Level, d.Zones[0].LevelFrom, d.Zones[0].Rated = "restricted", "its rating is 90", true
	d.Zones = append(d.Zones, &Zone{Name: "Plant", Level: "edge", LevelFrom: "its rating is 20", Rated: true})
	d.Data = []*Data{{Name: "Card number", Class: "public", ClassFrom: "its rating is 0"}, {Name: "Recipe", Class: "confidential", ClassFrom: "its rating is 60"}}
	_, b := proposed(t, d)
	for _, want := range []string{"boundary internet: Internet | public\n", "boundary plant: Plant | edge\n", "data card-number: Card number\n", "| class=confidential\n"} {
		if !strings.Contains(b.Text, want) {
			t.Errorf("no %q in\n%s", want, b.Text)
		}
	}
}

// A judgement about one flow covers that flow and its ends, one about an element covers all of the row.
func TestCovers(t *testing.T) {
	d := shop(func(user, web, db *Node, order, save *Flow) []Judgement {
		return []Judgement{
			{Flow: order, Category: "T", Title: "Changed on the wire", Status: Mitigated, Reason: "VPN"},
			{Node: web, Category: "D", Title: "Flooded", Status: Mitigated, Reason: "CDN"},
		}
	})
	d.Flows = append(d.Flows, &Flow{From: d.Nodes[0], To: d.Nodes[1], Label: "Pay"})
	_, b := proposed(t, d)
	var lines []string
	for _, r := range b.Report.Remarks {
		if r.Line != "" {
			lines = append(lines, r.Line)
		}
	}
	const want = "mitigate T01@data-centre: Changed on the wire | with=\"VPN\" covers=web,user,1\nmitigate D01@data-centre: Flooded | with=\"CDN\" covers=web,user,1,3"
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
