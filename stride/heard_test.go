package stride

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
)

// weakValues are all statements of a weakness that a place takes, as an author writes them.
func weakValues(on model.Place) []string {
	var out []string
	for _, a := range model.Vocabulary() {
		if a.On&on == 0 {
			continue
		}
		for _, v := range a.Values {
			if v.Weak {
				out = append(out, a.Key+"="+v.Name)
			}
		}
		if a.Key == "lacks" {
			for _, c := range model.Controls() {
				out = append(out, "lacks="+c.Name)
			}
		}
	}
	return out
}

// openAt reports whether a row says that a control is missing or weak on a flow or
// element, and what a rule that reads the control says there.
func openAt(a *Analysis, key, id string) bool {
	for _, rows := range [][]*Row{a.Rows} {
		for _, row := range rows {
			for _, t := range row.Threats {
				against := slices.ContainsFunc(t.Rule.Against, func(text string) bool { return strings.HasPrefix(text, key+"=") })
				if t.Rule.attribute() != key && !against {
					continue
				}
				for _, f := range t.Firings {
					for _, p := range f.Places {
						if p.Status == Open && p.ID() == id {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// Property: whatever an author states to be missing or weak, wherever the
// notation takes it, gives an open row there. A response is the exception for
// what only a caller has; the parser says so. So is a caller of whom nothing is missing without a credential. A copy that is made again
// is the exception for backups.
func TestEveryWeakStatementIsHeard(t *testing.T) {
	testenv.NeedsTime(t, "writes every weak value into every model")
	c := load(t)
	tried := 0
	for _, d := range designs(t) {
		g := d.parse(t, c)
		for line := range d.lines {
			on, id := d.place(line, g)
			for i, attribute := range weakValues(on) {
				key, value, _ := strings.Cut(attribute, "=")
				if !sampled(line+i) || key == "lacks" && strings.Contains(d.lines[line], value) {
					continue
				}
				if f := g.Flow(id); f != nil && f.Local() && key == "encryption" {
					continue // there is no wire
				}
				if f := g.Flow(id); f != nil && f.InProgram() && !slices.Contains(withinToo, key) {
					continue // there is no caller either
				}
				if f := g.Flow(id); f != nil && f.IsResponse() && ofCaller(key) {
					continue
				}
				if e := g.Element(id); e != nil && key == "backup" && derivedCopy(e) {
					continue
				}
				if f := g.Flow(id); f != nil && key == "auth" && unidentified(f) {
					continue
				}
				control := key
				if key == "lacks" {
					control = cmp.Or(model.WholeOf(value), value)
				}
				tried++
				if changed := d.with(line, attribute); !openAt(changed.analyze(t, c), control, id) {
					t.Errorf("%s: `%s` on %s is reported by no open row:\n%s", d.name, attribute, id, changed.lines[line])
				}
			}
		}
	}
	if tried < 150 {
		t.Errorf("only %d statements tried", tried)
	}
}

// What an element states of its sign-in is about the calls of people, not about events that come to it too.
func TestSignInIsHeardWherePeopleCall(t *testing.T) {
	a := analyze(t, "actor u: User\nexternal x: Source server\nboundary s: Site | internal\n  process p: Deployer | kind=api lacks=second-factor\nin. u -> p: Deploy | https auth=client-id\nevent. x -> p: Tell of a commit | https auth=none")
	threat := a.find("S04@s")
	if threat == nil || threat.Status != Open {
		t.Fatalf("S04@s is %v", threat)
	}
	for _, f := range threat.Flows() {
		if f.ID == "event" {
			t.Error("an event signs nobody in")
		}
	}
}

// Every fact about a value is stated, and something reads it.
func TestVocabularyIsComplete(t *testing.T) {
	c := load(t)
	read := make(map[string]bool)
	for _, r := range c.Rules {
		for _, v := range slices.Concat(r.Met, r.Open) {
			read[r.attribute()+"="+v] = true
		}
	}
	heard := make(map[string]bool)
	for control := range c.hearers {
		heard[control] = true
	}
	unordered := []string{"zone", "class", "crown", "kind", "tenants", "mode", "content", "scope", "has", "lacks"}
	for _, a := range model.Vocabulary() {
		strongest := 0
		for _, v := range a.Values {
			strongest = max(strongest, v.Strength)
			if v.Phrase == "" {
				t.Errorf("%s=%s has no phrase", a.Key, v.Name)
			}
			if !slices.Contains(unordered, a.Key) && !v.Vague && !read[a.Key+"="+v.Name] {
				t.Errorf("no rule has `%s` as its control and `%s` in `met`, `enough` or `open`", a.Key, v.Name)
			}
			if v.Weak && !heard[a.Key] {
				t.Errorf("no rule hears %s=%s", a.Key, v.Name)
			}
		}
		if len(a.Values) > 0 && strongest == 0 && !slices.Contains(unordered, a.Key) {
			t.Errorf("the values of %s have no order", a.Key)
		}
	}
	for _, control := range model.Controls() {
		if !heard[cmp.Or(model.WholeOf(control.Name), control.Name)] || control.Phrase == "" {
			t.Errorf("no rule hears lacks=%s, or it has no phrase", control.Name)
		}
	}
	for _, class := range values("class") {
		if model.Sensitivity(class) < 0 {
			t.Errorf("class %s has no sensitivity", class)
		}
	}
}

// Property: a control that is stated adds no open or asked threat and makes none graver.
func TestStatingAControlNeverAddsARow(t *testing.T) {
	testenv.NeedsTime(t, "tries every answer")
	c := load(t)
	tried := 0
	for _, d := range designs(t) {
		g := d.parse(t, c)
		before := d.analyze(t, c).unmetScores()
		for line := range d.lines {
			on, id := d.place(line, g)
			for i, attribute := range fullControls(c, on) {
				key, _, _ := strings.Cut(attribute, "=")
				f := g.Flow(id)
				if value, ok := strings.CutPrefix(attribute, "auth="); ok && slices.Contains(slices.Concat(linkProofs, userTokens), value) {
					continue // that it is a link or a token does not say that it ends
				}
				if !sampled(line+i) || strings.Contains(d.lines[line], key+"=") || key == "mode" || f != nil && f.Value(key) != "" {
					continue
				}
				tried++
				changed := d.with(line, attribute)
				for id, score := range changed.analyze(t, c).unmetScores() {
					if was, ok := before[id]; !ok {
						t.Errorf("%s: `%s` adds %s: %s", d.name, attribute, id, changed.lines[line])
					} else if score > was {
						t.Errorf("%s: `%s` raises %s from %.1f to %.1f: %s", d.name, attribute, id, was, score, changed.lines[line])
					}
				}
			}
		}
	}
	if tried < 150 {
		t.Errorf("only %d controls tried", tried)
	}
}

func (a *Analysis) unmetScores() map[string]float64 {
	scores := make(map[string]float64)
	for _, t := range a.Threats {
		if t.Status == Open || t.Status == Ask {
			scores[t.ID] = t.Score
		}
	}
	return scores
}

// fullControls are the statements that something is in place, and that leave no rule that reads them unmet.
func fullControls(c *Catalog, on model.Place) []string {
	var out []string
	for _, a := range model.Vocabulary() {
		if a.On&on == 0 {
			continue
		}
		if a.Key == "has" {
			for _, control := range model.Controls() {
				out = append(out, "has="+control.Name)
			}
			continue
		}
		for _, v := range a.Values {
			readers, full := 0, true
			for _, r := range c.Rules {
				if r.attribute() == a.Key {
					readers++
					full = full && slices.Contains(r.Met, v.Name)
				}
			}
			if a.Key == "auth" && v.Name == "token" {
				continue // that it is a token does not say that it ends
			}
			if readers > 0 && full && !v.Weak && !v.ByDesign {
				out = append(out, a.Key+"="+v.Name)
			}
		}
	}
	return out
}

// Property: severity never rises down the table.
func TestSeverityFallsDownTheTable(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		rows := d.analyze(t, c).Rows
		if row := rises(rows); row != nil {
			t.Errorf("%s: %s is %s below a row that is less", d.name, row.Lead().ID, row.Lead().Severity)
		}
		slices.Reverse(rows)
		if len(rows) > 0 && rows[0].Lead().Severity < rows[len(rows)-1].Lead().Severity && rises(rows) == nil {
			t.Errorf("%s: a table that is upside down is not found to be wrong", d.name)
		}
	}
}

// rises is the first row that is graver than the one above it, nil where there is none.
func rises(rows []*Row) *Row {
	for i, row := range rows {
		if i > 0 && row.Lead().Severity > rows[i-1].Lead().Severity {
			return row
		}
	}
	return nil
}

// Property: a score is the sum of its parts.
func TestScoreIsASum(t *testing.T) {
	c := load(t)
	for _, d := range designs(t) {
		for _, threat := range d.analyze(t, c).Threats {
			sum := 0.0
			for _, p := range threat.ScoreParts {
				sum += p.Value
			}
			if sum != threat.Score {
				t.Errorf("%s: the parts of %s add up to %.1f, its score is %.1f", d.name, threat.ID, sum, threat.Score)
			}
		}
	}
}

// What states no credential and needs none is not reported for that.
func TestNeedsNoCredential(t *testing.T) {
	for name, body := range map[string]string{
		"a supplier hands over code":       "data c: Library | class=code\nexternal hub: Package hub\nboundary s: Site | internal\n  process b: Builder\nhub -> b: Packages | https auth=none data=c",
		"a signature proves the sender":    "data e: Event\nexternal pay: Payments\nboundary s: Site | internal\n  process p: Shop\npay -> p: Webhook | https auth=none sign=hmac data=e",
		"anybody may look at public sites": "data q: Query\nboundary w: Web | public\n  external site: Site\nboundary s: Site | internal\n  process p: Crawler\np -> site: Ask | https auth=none data=q",
	} {
		a := analyze(t, body)
		for _, id := range a.statuses() {
			if strings.HasPrefix(id, "S01@") && strings.Contains(id, "open") {
				t.Errorf("%s, and it is reported: %s", name, strings.Join(a.statuses(), ", "))
			}
		}
	}
}

// An event without a credential is reported once, whether or not a signature is stated to be missing.
func TestEventReportedOnce(t *testing.T) {
	a := analyze(t, "external pay: Payments\nboundary s: Site | edge\n  process p: Shop | kind=api\npay -> p: Webhook | https auth=none")
	if a.find("S01@s") == nil || a.find("S02@p") != nil {
		t.Errorf("got %s", strings.Join(a.statuses(), ", "))
	}
}

// A signed address tells no name: what serves it has nobody to record.
func TestSignedAddressLeavesNoName(t *testing.T) {
	const files = "data f: Files | class=health\nactor u: Patient\nboundary s: Site | edge\n  process c: Content network | kind=gateway\n  store b: Bucket | holds=f\nu -> c: Download | https auth=%s returns=f\nc -> b: Read | https auth=iam returns=f"
	for auth, want := range map[string]bool{"signed-url": false, "session": true} {
		a := analyze(t, strings.Replace(files, "%s", auth, 1))
		if got := a.find("R01@s") != nil; got != want {
			t.Errorf("%s: R01@s is %v: %s", auth, got, strings.Join(a.statuses(), ", "))
		}
	}
}
