package stride

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// design is a block that properties are tried on.
type design struct {
	name  string
	lines []string
}

// designs are the published models, the examples and random blocks.
func designs(t testing.TB) []design {
	t.Helper()
	var out []design
	for _, pattern := range []string{"testdata/models/*.md", "testdata/systems/*.md", "../examples/*/*.md", "../docs/threat-model.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, _ := parser.Parse(source.NewFile(path, text))
			for _, b := range doc.Blocks {
				d := design{name: path}
				for _, line := range b.Fence.Body {
					if !decides(line.Text) {
						d.lines = append(d.lines, strings.TrimRight(line.Text, "\n"))
					}
				}
				out = append(out, d)
			}
		}
	}
	if len(out) < 12 {
		t.Fatalf("only %d designs found", len(out))
	}
	out = append(out, design{"shop", strings.Split(strings.TrimSpace(shop), "\n")})
	count := 12
	if testing.Short() {
		count = 4
	}
	for seed := range count {
		out = append(out, randomDesign(uint64(seed)))
	}
	return out
}

// sampled picks one in a few of many combinations, all of them where
// TRUSTSEAM_ALL is set. Which ones does not change from run to run.
func sampled(i int) bool {
	switch {
	case os.Getenv("TRUSTSEAM_ALL") != "":
		return true
	case testing.Short():
		return i%37 == 0
	}
	return i%sampleEvery == 0
}

// decides holds for the line of a decision.
func decides(line string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	return slices.Contains([]string{"accept", "transfer", "dismiss", "mitigate"}, word)
}

func (d design) body() string { return strings.Join(d.lines, "\n") + "\n" }

// analyze is the analysis of a block that must have no error.
func (d design) analyze(t testing.TB, c *Catalog) *Analysis {
	t.Helper()
	return c.Analyze(d.parse(t, c))
}

func (d design) parse(t testing.TB, c *Catalog) *graph.Graph {
	t.Helper()
	return parsed(t, c, d.body())
}

// with returns the design with another line, attributes added to it.
func (d design) with(line int, attribute string) design {
	lines := slices.Clone(d.lines)
	lines[line] = addTo(lines[line], attribute)
	return design{d.name, lines}
}

// addTo adds an attribute to a line in place of one with its key.
func addTo(line, attribute string) string {
	key, _, _ := strings.Cut(attribute, "=")
	head, attrs, has := strings.Cut(line, " | ")
	if !has {
		return strings.TrimRight(line, " ") + " | " + attribute
	}
	var kept []string
	for _, a := range strings.Fields(attrs) {
		if k, _, ok := strings.Cut(a, "="); !ok || k != key {
			kept = append(kept, a)
		}
	}
	return head + " | " + strings.Join(append(kept, attribute), " ")
}

// place says what a line declares and the id of it; the place is 0 where it takes no controls.
func (d design) place(line int, g *graph.Graph) (model.Place, string) {
	text := strings.TrimSpace(d.lines[line])
	word, rest, _ := strings.Cut(text, " ")
	if strings.Contains(text, "->") && !strings.HasPrefix(text, "#") {
		for _, f := range g.Flows {
			if lineOf(g, f.Span) == line {
				return model.OnFlow, f.ID
			}
		}
		return 0, ""
	}
	id, _, _ := strings.Cut(strings.TrimSpace(rest), ":")
	if on := model.ElementType(word).Place(); on != 0 {
		return on, strings.TrimSpace(id)
	}
	return 0, ""
}

// lineOf is the index of the body's line that a span is on, for blocks that parsed() reads.
func lineOf(g *graph.Graph, span source.Span) int {
	for i, l := range g.Fence.Body {
		if s := l.Span(0, len(l.Text)); span.Start >= s.Start && span.Start <= s.End {
			return i
		}
	}
	return -1
}

// randomDesign makes a block of up to a dozen elements with random kinds, zones, flows and attributes.
func randomDesign(seed uint64) design {
	r := rand.New(rand.NewPCG(seed, 4))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	d := design{name: fmt.Sprintf("random %d", seed)}
	add := func(format string, args ...any) { d.lines = append(d.lines, fmt.Sprintf(format, args...)) }
	add("data card: Card token | class=payment")
	add("data note: Note | class=internal")
	add("data fw: Firmware | class=code")
	var ids []string
	element := func(indent, typ string) {
		id := fmt.Sprintf("e%d", len(ids))
		names := map[string][]string{
			"actor": {"User", "Administrator", "Mobile app"}, "external": {"Bank", "Mail provider", "Update server", "Identity provider"},
			"process": {"API gateway", "Orders service", "Webhook receiver", "Worker", "CI runner", "AI agent", "Web app", "Admin console"},
			"store":   {"Customer database", "Job queue", "Audit log", "Secrets manager", "Configuration", "Image registry", "Cache"},
		}
		add("%s%s %s: %s %s", indent, typ, id, pick(names[typ]...), id)
		ids = append(ids, typ+" "+id)
	}
	element("", "actor")
	element("", "external")
	for zone := range 2 + r.IntN(3) {
		add("boundary z%d: Zone %d | %s", zone, zone, pick("public", "partner", "edge", "internal", "restricted"))
		for range 2 + r.IntN(3) {
			element("  ", pick("process", "process", "store", "process", "actor"))
		}
	}
	add("process last: Last service")
	add("store vault: Token vault | crown holds=card")
	ids = append(ids, "process last", "store vault")
	for flow := range 4 + r.IntN(10) {
		from, to := strings.Fields(ids[r.IntN(len(ids))]), strings.Fields(ids[r.IntN(len(ids))])
		if from[0] == "store" && to[0] == "store" {
			continue
		}
		add("%d. %s %s %s: %s %d | %s%s", flow+1, from[1], pick("->", "->", "->", "<->"), to[1],
			pick("Send order", "Pull image", "Payment event", "Read record", "Upload file", "Ask", "Change configuration"), flow,
			pick("https", "http", "ipc", "sql", "tls", "file", "mtls"), pick("", "", " data=card", " data=fw", " async", " data=note"))
	}
	return d
}
