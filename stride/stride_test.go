package stride

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// graph reads the body of a block that has no error.
func parsed(t testing.TB, c *Catalog, body string) *graph.Graph {
	t.Helper()
	dialect := parser.Dialect{Classes: slices.Sorted(maps.Keys(c.Words.Own))}
	doc, ds := dialect.Parse(source.NewFile("d.md", []byte("```dfd\n"+body+"\n```\n")))
	if source.HasErrors(ds) {
		t.Fatalf("in\n%s\n%v", body, ds)
	}
	return graph.New(doc.Blocks[0], c.Words)
}

func analyze(t testing.TB, body string) *Analysis {
	t.Helper()
	c := load(t)
	return c.Analyze(parsed(t, c, body))
}

// find returns the threat with an id, or nil.
func (a *Analysis) find(id string) *Threat {
	for _, t := range a.Threats {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// statuses lists `ID status` of all threats.
func (a *Analysis) statuses() []string {
	var out []string
	for _, t := range a.Threats {
		out = append(out, t.ID+" "+t.Status.String())
	}
	return out
}

// shop is a small system with an edge, a service, a queue and a crown jewel.
const shop = `
data card: Card token | class=payment crown
actor    shopper: Shopper
external stripe:  Stripe
boundary edge: Edge | edge
  process gateway: API gateway
  process hook:    Webhook receiver | path="/hooks/pay"
boundary app: App | internal
  process orders: Orders service
  process worker: Settlement worker
  store   events: Payment events | kind=queue
boundary cde: Cardholder zone | restricted
  store vault: Token vault | holds=card
1. shopper -> gateway: Pay             | https
2. gateway -> orders:  Forward payment | http auth=none identity=service data=card
3. orders  -> vault:   Look up         | tls auth=iam data=card
4. stripe  -> hook:    Payment event   | https header=Stripe-Signature async
5. hook    -> events:  Enqueue         | amqp async
6. events  -> worker:  Deliver         | amqp async
7. worker  -> vault:   Mark paid       | sql auth=password data=card
`

// Each rule has a block on which it fires and one close to it on which it does not.
func TestRuleExamples(t *testing.T) {
	c := load(t)
	for _, r := range c.Rules {
		fires := func(body string) bool {
			return slices.ContainsFunc(firingsOf(c, parsed(t, c, body)), func(f Firing) bool { return f.Rule == r })
		}
		if !fires(r.Fires) {
			t.Errorf("%s does not fire on\n%s", r.ID, r.Fires)
		}
		if fires(r.Silent) {
			t.Errorf("%s fires on\n%s", r.ID, r.Silent)
		}
	}
}

func TestAnalyze(t *testing.T) {
	got := analyze(t, shop).statuses()
	want := []string{
		"S01@edge ask", "S01@app open", "S02@hook ask", "S03@app ask", "S03@edge ask", "S04@people ask", "S05@app ask", "S07@model ask",
		"S08@gateway open", "S10@events ask", "S12@cde open", "T01@edge met", "T01@app open", "T01@cde ask", "T02@edge ask",
		"T02@app ask", "T05@app ask", "T06@vault ask", "R01@app ask", "I01@events ask", "I01@vault ask",
		"I02@events ask", "I02@vault ask", "I05@app ask", "I12@app ask", "D01@edge ask", "D01@app ask", "D02@worker ask", "D03@model ask",
		"D04@vault ask", "D05@model ask", "E02@app ask",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A diagram without a single attribute must already give a table worth reading, all of it questions.
func TestBareDiagram(t *testing.T) {
	a := analyze(t, "actor user: User\nboundary site: Site\n  process web: Web app\n  store db: Customer database\nexternal mail: Mail provider\nuser -> web: Sign up\nweb -> db: Save customer\nweb -> mail: Send welcome")
	if n := len(a.Rows); n < 8 || n > 20 {
		t.Errorf("%d rows, want 8 to 20", n)
	}
	for _, threat := range a.Threats {
		if threat.Status != Ask {
			t.Errorf("%s is %s: silence is neither a control nor its absence", threat.ID, threat.Status)
		}
	}
	asked := make(map[string]bool)
	for _, q := range a.Questions {
		for _, threat := range q.Threats {
			asked[threat.ID] = true
		}
	}
	for _, row := range a.Rows {
		for _, threat := range row.Threats {
			if !asked[threat.ID] {
				t.Errorf("no question answers %s", threat.ID)
			}
		}
	}
}
