package stride

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/trustseam/trustseam/internal/testenv"
	"github.com/trustseam/trustseam/model"
)

// unmet lists the ids of threats that are open or asked.
func (a *Analysis) unmet() []string {
	var ids []string
	for _, t := range a.Threats {
		if t.Status == Open || t.Status == Ask {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// withAttribute adds an attribute to the statement of a block that begins with a prefix.
func withAttribute(body, line, attribute string) string {
	separator := " | "
	if strings.Contains(line, " | ") {
		separator = " "
	}
	return strings.Replace(body, line+"\n", line+separator+attribute+"\n", 1)
}

// everyAnswer calls yield with the shop and each control of each rule stated as
// each value, wherever the vocabulary lets it stand and it is not stated yet.
func everyAnswer(t *testing.T, values func(*Rule) []string, yield func(rule *Rule, value, body string)) {
	t.Helper()
	for _, r := range load(t).Rules {
		attribute, ok := model.LookupAttribute(r.attribute())
		for _, line := range strings.Split(strings.TrimSpace(shop), "\n") {
			trimmed := strings.TrimLeft(line, " ")
			word, _, _ := strings.Cut(trimmed, " ")
			place := model.ElementType(word).Place()
			if strings.Contains(trimmed, "->") {
				place = model.OnFlow
			}
			if !ok || attribute.On&place == 0 || place == 0 || attribute.Key == "mode" && strings.Contains(line, "async") || regexp.MustCompile(`\b`+attribute.Key+`=`).MatchString(line) {
				continue
			}
			for _, v := range values(r) {
				yield(r, v, withAttribute(shop, strings.TrimRight(line, " "), attribute.Key+"="+v))
			}
		}
	}
}

// full returns the values of a rule's control that answer every rule with that
// control: an API key answers who calls, and asks what happens when it is stolen. A link or a token answers it too, and
// asks whether it ends.
func full(c *Catalog) func(*Rule) []string {
	return func(r *Rule) []string {
		return slices.DeleteFunc(slices.Clone(r.Met), func(v string) bool {
			return slices.Contains(linkProofs, v) || slices.Contains(userTokens, v) || slices.ContainsFunc(c.Rules, func(other *Rule) bool {
				return other.attribute() == r.attribute() && !slices.Contains(other.Met, v)
			})
		})
	}
}

// An answer can only take rows away, except for those that wait for it.
func TestMetNeverAddsARow(t *testing.T) {
	testenv.NeedsTime(t, "tries every answer")
	before, c := analyze(t, shop).unmet(), load(t)
	n := 0
	everyAnswer(t, full(c), func(r *Rule, value, body string) {
		n++
		for _, id := range analyze(t, body).unmet() {
			rule, _, _ := strings.Cut(id, "@")
			if !slices.Contains(before, id) && len(c.Rule(rule).Until) == 0 {
				t.Errorf("%s=%s adds %s in\n%s", r.attribute(), value, id, body)
			}
		}
	})
	if n < 50 {
		t.Errorf("only %d answers tried", n)
	}
}

// A stated absence is never better than silence.
func TestOpenNeverScoresBelowAsk(t *testing.T) {
	testenv.NeedsTime(t, "tries every answer")
	scores := make(map[string]float64)
	for _, threat := range analyze(t, shop).Threats {
		scores[threat.ID] = threat.Score
	}
	n := 0
	everyAnswer(t, func(r *Rule) []string { return r.Open }, func(r *Rule, value, body string) {
		n++
		for _, threat := range analyze(t, body).Threats {
			if threat.Rule == nil || threat.Rule.ID != r.ID {
				continue
			}
			if before, ok := scores[threat.ID]; ok && threat.Score < before {
				t.Errorf("%s=%s lowers %s from %.1f to %.1f", r.attribute(), value, threat.ID, before, threat.Score)
			}
		}
	})
	if n < 30 {
		t.Errorf("only %d answers tried", n)
	}
}

// Ids are names: another id for an element changes the ids of its threats and nothing else.
func TestRenamingChangesNothingElse(t *testing.T) {
	word := regexp.MustCompile(`\borders\b`)
	before := analyze(t, shop)
	after := analyze(t, word.ReplaceAllString(shop, "zz9"))
	for i, threat := range before.Threats {
		other := after.Threats[i]
		if word.ReplaceAllString(threat.ID, "zz9") != other.ID || threat.Score != other.Score || threat.Status != other.Status {
			t.Errorf("%s %s %.1f became %s %s %.1f", threat.ID, threat.Status, threat.Score, other.ID, other.Status, other.Score)
		}
	}
}

// The order of lines changes no threat, status or score.
func TestLineOrderChangesNothing(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(shop), "\n")
	flows := lines[len(lines)-7:]
	slices.Reverse(flows)
	before, after := analyze(t, shop).statuses(), analyze(t, strings.Join(lines, "\n")).statuses()
	slices.Sort(before)
	slices.Sort(after)
	if !slices.Equal(before, after) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(after, "\n"), strings.Join(before, "\n"))
	}
}

// Nothing depends on the order of a map.
func TestAnalyzeTwice(t *testing.T) {
	text := func() string {
		a := analyze(t, shop)
		var b strings.Builder
		for _, c := range a.Criteria() {
			b.WriteString(c.Threat.ID + c.Seam + c.Text + c.Test + "\n")
		}
		for _, q := range a.Questions {
			b.WriteString(q.Name() + q.Zone + q.Text + "\n")
		}
		return b.String()
	}
	first := text()
	for range 20 {
		if text() != first {
			t.Fatal("two runs differ")
		}
	}
}
