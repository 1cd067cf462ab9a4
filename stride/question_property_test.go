package stride

import (
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// lineOfPlace is the index of the line that declares a flow, an element or a boundary.
func (d design) lineOf(a *Analysis, s Subject) int {
	if s.Flow != nil {
		return lineOf(a.Graph, s.Flow.Span)
	}
	return lineOf(a.Graph, s.Element.Span)
}

// answer writes an option at every place of a question.
func (d design) answer(a *Analysis, q Question, o Option) design {
	out := d
	for _, s := range q.places() {
		line := d.lineOf(a, s)
		text := o.Text
		if control, ok := strings.CutPrefix(text, "has="); ok {
			text = "has=" + strings.Join(appendNew(slices.Clone(s.statements()[0].Values("has")), control), ",")
		}
		out = out.with(line, text)
	}
	for _, b := range q.Boundaries {
		out = out.with(lineOf(a.Graph, b.Span), o.Text)
	}
	return out
}

// Property: every value that a question offers may be written where it is asked, and
// settles it there: one that answers leaves nothing open or asked on account of the
// question, one that does not opens a threat. Each question has one that answers it, and no
// place is asked for what it states, or twice for one thing.
func TestEveryQuestionHasAnAnswer(t *testing.T) {
	c := load(t)
	tried := 0
	for _, d := range designs(t) {
		a := d.analyze(t, c)
		asked := make(map[string]bool)
		for i, q := range a.Questions {
			if !slices.ContainsFunc(q.Options, func(o Option) bool { return o.Answers }) {
				t.Errorf("%s: nothing answers %q", d.name, q.Text)
			}
			for _, s := range q.places() {
				if key := q.Name() + " on " + s.ID(); asked[key] {
					t.Errorf("%s: %s is asked twice", d.name, key)
				} else {
					asked[key] = true
				}
				if q.Control == "" && s.Flow != nil && s.Flow.Value(q.Attribute) != "" && !model.LookupValue(q.Attribute, s.Flow.Value(q.Attribute)).Vague && !onlyInTime(s.Flow, s.Flow.Value(q.Attribute)) && !countsNobody(s.Flow, s.Flow.Value(q.Attribute)) {
					t.Errorf("%s: flow %s states `%s=%s` and is asked for it", d.name, s.ID(), q.Attribute, s.Flow.Value(q.Attribute))
				}
			}
			for j, o := range q.Options {
				if sampled(i + j) {
					tried++
					d.check(t, c, a, q, o)
				}
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d answers tried", tried)
	}
}

// check writes one option and looks at what became of the question's threats.
func (d design) check(t *testing.T, c *Catalog, before *Analysis, q Question, o Option) {
	t.Helper()
	after := d.answer(before, q, o).analyze(t, c)
	attribute := q.Attribute
	if q.Control != "" {
		attribute = q.Control
	}
	open := false
	for _, s := range q.places() {
		for _, threat := range after.Threats {
			if threat.Rule.attribute() != attribute {
				continue
			}
			for _, p := range threat.places() {
				if p.ID() != s.ID() {
					continue
				}
				open = open || p.Status == Open
				if p.Status == Ask || o.Answers && p.Status == Open && threat.Rule.ID != o.Opens {
					t.Errorf("%s: %s=%s on %s leaves %s %s", d.name, attribute, o.Text, s.ID(), threat.ID, p.Status)
				}
			}
		}
	}
	if !o.Answers && !open {
		t.Errorf("%s: %s opens nothing", d.name, o.Text)
	}
}

// places are those of all firings.
func (t *Threat) places() []Place {
	var out []Place
	for _, f := range t.Firings {
		out = append(out, f.Places...)
	}
	return out
}

// Where two controls of has= are asked on one flow, the question shows how to write both.
func TestTogether(t *testing.T) {
	a := analyze(t, "boundary s: Site | internal\n  actor adm: Administrator\n  process panel: Admin console\n  store db: Accounts | crown\nadm -> panel: Delete account | https\npanel -> db: Delete")
	found := ""
	for _, q := range a.Questions {
		for _, together := range q.Together {
			if together.Place.Flow != nil {
				found = together.Text
			}
		}
	}
	if found != "has=four-eyes,second-factor" {
		t.Errorf("together: %q", found)
	}
}

// Property: whichever way an exchange is drawn, the same is found.
func TestSpellingsAreTheSame(t *testing.T) {
	base := "data fw: Package list | class=code\ndata ask: Question | class=pii\nactor a: User\nexternal x: Vendor\nboundary e: Edge | edge\n  process web: Web app\nboundary i: Inside | internal\n  process app: App\n  process hub: Hub | kind=registry\n  store db: Records | crown\na -> web: Use | https\nweb -> app: Forward | https\n"
	for name, spellings := range map[string][]string{
		"a pull":  {"app <-> hub: Pull list | https data=fw", "app -> hub: Ask | https returns=fw", "app -> hub: Ask | https\nhub -> app: List | https mode=response data=fw", "hub -> app: List | https mode=pull data=fw", "app -> hub: Pull list | https data=fw"},
		"a query": {"app <-> x: Ask | https data=ask returns=fw", "app -> x: Ask | https data=ask returns=fw", "app -> x: Ask | https data=ask\nx -> app: Answer | https mode=response data=fw"},
		"a read":  {"app <-> db: Read records | sql data=ask", "app -> db: Read records | sql data=ask", "db -> app: Records | sql data=ask", "app -> db: Ask | sql returns=ask", "db -> app: Records | sql mode=pull data=ask"},
	} {
		var first []string
		for _, s := range spellings {
			got := analyze(t, base+s).statuses()
			if first == nil {
				first = got
			} else if !slices.Equal(got, first) {
				t.Errorf("%s, %q:\n got %s\nwant %s", name, s, strings.Join(got, " "), strings.Join(first, " "))
			}
		}
	}
}

// Property: other words in labels change no open threat.
func TestLabelsOpenNothing(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		d := d.weakened()
		before := d.analyze(t, c).open()
		for _, label := range []string{"Message", "Payment order event", "Configuration update", "Upload file"} {
			if after := d.relabelled(label).analyze(t, c).open(); !slices.Equal(before, after) {
				t.Errorf("%s, all labels %q:\n got %v\nwant %v", d.name, label, after, before)
			}
		}
	}
}

// weakened states the direction and a few weaknesses on every flow, so that nothing is left to words.
func (d design) weakened() design {
	out := design{d.name, slices.Clone(d.lines)}
	for i, line := range out.lines {
		if strings.Contains(line, "->") && !strings.Contains(line, "mode=response") {
			for _, attribute := range []string{"auth=none", "authz=none", "validate=none", "replay=none", "limit=none", "sign=none", "content=json"} {
				out.lines[i] = addTo(out.lines[i], attribute)
			}
			out.lines[i] = strings.Replace(out.lines[i], "<->", "->", 1)
		}
	}
	return out
}

// relabelled gives all flows another label.
func (d design) relabelled(label string) design {
	out := design{d.name, slices.Clone(d.lines)}
	for i, line := range out.lines {
		if !strings.Contains(line, "->") {
			continue
		}
		head, attrs, _ := strings.Cut(line, " | ")
		ends, _, _ := strings.Cut(head, ":")
		out.lines[i] = ends + ": " + label + " | " + attrs
	}
	return out
}

// open lists the open threats with the places that are open, sorted.
func (a *Analysis) open() []string {
	var out unique[string]
	for _, t := range a.Threats {
		for _, p := range t.places() {
			if p.Status == Open {
				out.add(t.Rule.attribute() + " " + p.ID())
			}
		}
	}
	slices.Sort(out.list)
	return out.list
}

// Property: a new flow, sender or receiver is never decided by a decision that was taken before.
func TestDecisionsDoNotGrow(t *testing.T) {
	testenv.NeedsTime(t, "decides every threat of every model")
	c := load(t)
	tried := 0
	for _, d := range designs(t) {
		a := d.analyze(t, c)
		var decided design
		decided.name, decided.lines = d.name, slices.Clone(d.lines)
		for _, threat := range a.Threats {
			if threat.Status == Open || threat.Status == Ask {
				decided.lines = append(decided.lines, "dismiss "+threat.ID+": Not here | covers="+strings.Join(threat.seen(), ","))
			}
		}
		for _, threat := range decided.analyze(t, c).Threats {
			if threat.Status == Open || threat.Status == Ask {
				t.Fatalf("%s: %s is still %s", d.name, threat.ID, threat.Status)
			}
		}
		numbered := slices.ContainsFunc(a.Graph.Flows, func(f *graph.Flow) bool { return f.Written })
		for _, e := range a.Graph.Elements {
			if e.Type == model.Store {
				continue
			}
			id := "90001. "
			if !numbered {
				id = "new. "
			}
			grown := design{d.name, append([]string{"process intruder: Intruder", id + "intruder -> " + e.ID + ": Ask | http"}, decided.lines...)}
			tried++
			after := grown.analyze(t, c)
			for _, row := range after.Matrix.Flows {
				if !strings.HasPrefix(row.Flow.From.ID, "intruder") {
					continue
				}
				for _, cell := range row.Cells {
					if cell.Threat != nil && cell.Status == Decided {
						t.Errorf("%s: the new flow to %s is decided by %s", d.name, e.ID, cell.Threat.ID)
					}
				}
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d flows added", tried)
	}
}
