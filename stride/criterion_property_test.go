package stride

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/graph"
)

// withWeakness yields a design as it is and with sampled weak statements, so that what
// rules hear is seen too: there a criterion is about an element that its rule was not made for.
func withWeakness(t *testing.T, c *Catalog, yield func(design)) {
	t.Helper()
	for _, d := range designs(t) {
		yield(d)
		g := d.parse(t, c)
		for line := range d.lines {
			on, _ := d.place(line, g)
			for i, attribute := range weakValues(on) {
				_, value, _ := strings.Cut(attribute, "=")
				if (line+i)%(19*sampleEvery) == 0 && !strings.Contains(d.lines[line], value) {
					yield(d.with(line, attribute))
				}
			}
		}
	}
}

// parts are the threats about which the sentences of a criterion are, by who has to see to them.
func (t *Threat) parts() (own, others []*Threat) {
	for _, alike := range t.focus().worded(t.Rule.criterionFor) {
		mine, theirs := alike.byOwner()
		own, others = append(own, mine...), append(others, theirs...)
	}
	return own, others
}

// placeholders are what a sentence says when a slot has nothing to name.
var placeholders = regexp.MustCompile(`\bany other element\b|\bthe system\b|\bits own service\b|\bwhoever maintains it\b|\bany stored data\b|\bwhat it holds\b|\bthe callee\b|\bthe sender\b|any zone|  | ,|\{|\[`)

// faults lists what is wrong with a criterion, whatever the design.
func (a *Analysis) faults(c Criterion) []string {
	var out []string
	own, others := c.Threat.parts()
	if len(others) > 0 && !strings.Contains(strings.ToLower(c.Text), "a test or an agreement must show") {
		out = append(out, "requires something of what is not ours")
	}
	for _, part := range slices.Concat(own, others) {
		text := part.choose(part.text)
		for _, slot := range slotNames(text) {
			if elements, ok := part.named(slot); ok && len(elements) == 0 {
				out = append(out, "{"+slot+"} names nothing")
			}
		}
		if part.entangled() && (part.self == nil || !part.asksItself()) {
			out = append(out, "somebody has to act and is acted on")
		}
	}
	if len(c.Threat.Flows()) > 0 && strings.Contains(c.Text, "any request") && !strings.Contains(c.Threat.Rule.Criterion, "any request") {
		out = append(out, "names no flow")
	}
	if found := placeholders.FindString(c.Text); found != "" {
		out = append(out, "says "+found)
	}
	speaks := slices.ContainsFunc(c.Threat.Flows(), speaksHTTP)
	for _, text := range []string{c.Text, c.Test} {
		if found := status.FindString(address.ReplaceAllString(text, "")); found != "" && !speaks {
			out = append(out, "speaks no HTTP and is asked for "+found)
		}
	}
	return out
}

var (
	status  = regexp.MustCompile(`\b[2-5]\d\d\b`)
	address = regexp.MustCompile(`\b\d+\.\d+\.\d+\.\d+\b`)
)

// asksItself holds for a flow whose ends are one element, or an element that nothing touches.
func (t *Threat) asksItself() bool {
	return slices.ContainsFunc(t.Firings, func(f Firing) bool {
		return len(f.Flows) == 0 || slices.ContainsFunc(f.Flows, func(flow *graph.Flow) bool { return flow.From == flow.To })
	})
}

// Property: a criterion requires nothing of what is not ours, has nobody act on
// itself, names what the model names, and asks for a status only where HTTP is spoken.
func TestCriteriaFit(t *testing.T) {
	c := load(t)
	tried := 0
	reported := make(map[string]bool)
	withWeakness(t, c, func(d design) {
		a := d.analyze(t, c)
		for _, criterion := range a.Criteria() {
			tried++
			for _, fault := range a.faults(criterion) {
				if key := criterion.Threat.Rule.ID + fault; reported[key] {
					continue
				} else {
					reported[key] = true
				}
				t.Errorf("%s: %s %s: %s", d.name, criterion.Threat.ID, fault, criterion.Text)
			}
		}
	})
	if tried < 1000 {
		t.Errorf("only %d criteria tried", tried)
	}
}

// rewritten is the catalog with another criterion for one rule.
func rewritten(t *testing.T, id, criterion string) *Catalog {
	t.Helper()
	c, err := load(t).Extend(Extension{}) // a copy: all tests share the built-in one
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Rules {
		if r.ID == id {
			r.Criterion, r.Wordings = criterion, nil
		}
	}
	c.byID = make(map[string]*Rule)
	if err := c.compile(); err != nil {
		t.Fatal(err)
	}
	return c
}

// What the property is to find, it finds: a criterion that is wrong by design is reported.
func TestFaultsAreFound(t *testing.T) {
	for _, wrong := range []struct{ rule, criterion, body, want string }{
		{"D01", "{target} must refuse further requests over {boundary} without touching {neighbours} and {target} with 429.", "actor a: A\nboundary b: B | edge\n  process p: P\na -> p: Ask | ldap", "speaks no HTTP and is asked for 429"},
		{"E05", "{to} must only accept {target} in {zone}.", "boundary b: B | edge\n  process p: P\n  process q: Q\n  process r: R\np -> q: Ask\nq -> r: Ask", "somebody has to act and is acted on"},
		{"E03", "{target} must refuse {neighbours} in {zone}.", "boundary b: B | edge\n  process p: P | runs-as=root", "{neighbours} names nothing"},
		{"T02", "{target} must refuse over {boundary} what the system forbids.", "actor a: A\nboundary b: B | edge\n  process p: P\na -> p: Ask", "says the system"},
	} {
		a := design{wrong.rule, strings.Split(wrong.body, "\n")}.analyze(t, rewritten(t, wrong.rule, wrong.criterion))
		var found []string
		for _, criterion := range a.Criteria() {
			if criterion.Threat.Rule.ID == wrong.rule {
				found = append(found, a.faults(criterion)...)
			}
		}
		if !slices.Contains(found, wrong.want) {
			t.Errorf("%s, %q: found %v, want %q", wrong.rule, wrong.criterion, found, wrong.want)
		}
	}
}

// A sentence that requires something of others is found, too.
func TestDemandsOnOthersAreFound(t *testing.T) {
	c := rewritten(t, "S01", "{to} must refuse {flow} over {boundary}.")
	a := c.Analyze(parsed(t, c, "external x: X\nboundary b: B | edge\n  process p: P\np -> x: Ask | http auth=none"))
	found := false
	for _, criterion := range a.Criteria() {
		criterion.Text = a.Sentence(criterion.Threat, criterion.Threat.Rule.Criterion)
		found = found || slices.Contains(a.faults(criterion), "requires something of what is not ours")
	}
	if !found {
		t.Error("a criterion that asks X to refuse callers is not found to be wrong")
	}
}

// Of what others run nothing is required, whatever a criterion says.
func TestOthersAreChecked(t *testing.T) {
	for body, want := range map[string]string{
		"external x: X\nboundary b: B | edge\n  process p: P\np -> x: Ask | http auth=none":    "P must call X with",
		"actor a: A\nexternal x: X\na -> x: Ask | http":                                        "We cannot change A and X; a test or an agreement must show that this holds: Between machines in",
		"actor a: A\nboundary b: B | edge\n  process p: P\na -> p: Ask | http":                 "P must refuse plaintext",
		"external i: Identity provider\nboundary b: B | edge\n  process p: P\np -> i: Sign in": "Each service that trusts Identity provider for sign-in must reject",
	} {
		found := ""
		for _, criterion := range analyze(t, body).Criteria() {
			found += criterion.Text + "\n"
		}
		if !strings.Contains(found, want) {
			t.Errorf("want %q in\n%s", want, found)
		}
	}
}

// access is a way in which a process uses a store, and whether it writes there.
type access struct {
	flow   string
	writes bool
}

// accesses spell reading and writing as authors do. P is the process, S the store.
var accesses = []access{
	{"P -> s: Save record | sql", true},
	{"P -> s: Read record | sql", false},
	{"s -> P: Record | sql", false},
	{"s -> P: Record | sql mode=pull", false},
	{"P <-> s: Query | sql", false},
	{"P <-> s: Save | sql data=note", true},
	{"P -> s: Ask | sql returns=note", false},
	{"P -> s: Change | sql data=note returns=note", true},
}

// allowed are the elements that a criterion lets do something alone, by the slot that names them there.
func (t *Threat) allowed(pattern *regexp.Regexp) ([]string, bool) {
	own, others := t.parts()
	for _, part := range slices.Concat(own, others) {
		m := pattern.FindStringSubmatch(part.choose(part.text))
		if m == nil {
			continue
		}
		elements, _ := part.named(m[1])
		var ids []string
		for _, e := range elements {
			ids = append(ids, e.ID)
		}
		slices.Sort(ids)
		return ids, true
	}
	return nil, false
}

var (
	onlyWriters = regexp.MustCompile(`Only \{(\w+)\} may write`)
	onlyCallers = regexp.MustCompile(`Only \{(\w+)\} may use`)
)

// lockedOut lists what the criteria about a store say wrongly of who may use it.
func lockedOut(t *testing.T, c *Catalog, used []access) []string {
	t.Helper()
	body := "data note: Note | class=internal\nboundary b: B | internal\n"
	var flows, writers, callers []string
	for i, use := range used {
		id := fmt.Sprintf("p%d", i)
		body += "  process " + id + ": Service " + id + "\n"
		flows = append(flows, fmt.Sprintf("%d. %s", i+1, strings.Replace(use.flow, "P", id, 1)))
		callers = append(callers, id)
		if use.writes {
			writers = append(writers, id)
		}
	}
	body += "  store s: Ledger | crown holds=note\n" + strings.Join(flows, "\n")
	var wrong []string
	for _, threat := range c.Analyze(parsed(t, c, body)).Threats {
		if got, ok := threat.allowed(onlyWriters); ok && !slices.Equal(got, writers) {
			wrong = append(wrong, fmt.Sprintf("%s lets %v write, want %v in\n%s", threat.ID, got, writers, body))
		}
		if got, ok := threat.allowed(onlyCallers); ok && !slices.Equal(got, callers) {
			wrong = append(wrong, fmt.Sprintf("%s lets %v connect, want %v in\n%s", threat.ID, got, callers, body))
		}
	}
	return wrong
}

// Property: whoever only reads is no writer, and nobody who writes or asks is locked out.
func TestNobodyIsLockedOut(t *testing.T) {
	c := load(t)
	for i, first := range accesses {
		for j, second := range accesses[i:] {
			for k, third := range accesses {
				if sampled(i + j + k) {
					for _, wrong := range lockedOut(t, c, []access{first, second, third}) {
						t.Error(wrong)
					}
				}
			}
		}
	}
}

// What the property is to find, it finds: whoever reads is taken for a writer, and only writers may connect.
func TestLockedOutIsFound(t *testing.T) {
	for rule, criterion := range map[string]string{
		"T06": "Only {readers} may write {target} in {zone}; others must be refused.",
		"I02": "Only {writers} may use {target} in {zone}: others must be refused.",
	} {
		if len(lockedOut(t, rewritten(t, rule, criterion), accesses[:2])) == 0 {
			t.Errorf("%s: %q is not found to be wrong", rule, criterion)
		}
	}
}
