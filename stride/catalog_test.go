package stride

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/trustseam/trustseam/model"
)

// loaded is the catalog for tests that only read it: reading its files takes longer than most of them.
var loaded = sync.OnceValues(Load)

func load(t testing.TB) *Catalog {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Load validates every rule; this test says what else a rule must be.
func TestCatalog(t *testing.T) {
	c := load(t)
	reference := regexp.MustCompile(`^(CWE-\d+|CAPEC-\d+|ASVS4-\d+\.\d+\.\d+|ASVS5-V\d+\.\d+\.\d+|API\d+:2023|LLM\d\d:2025|CICD-SEC-\d\d?|ATTACK-T\d{4}(\.\d{3})?|NIST-(63B-[A-Z0-9.]+|[A-Z]{2}-\d+))$`)
	titles := make(map[string]string)
	for _, r := range c.Rules {
		if first, ok := titles[r.Title]; ok {
			t.Errorf("%s and %s have one title", first, r.ID)
		}
		titles[r.Title] = r.ID
		if !regexp.MustCompile(`^[STRIDE]\d\d$`).MatchString(r.ID) {
			t.Errorf("%s: not the id of a built-in rule", r.ID)
		}
		for _, ref := range r.References {
			if !reference.MatchString(ref) {
				t.Errorf("%s: reference %q has no known form", r.ID, ref)
			}
		}
		for _, id := range r.Yields {
			if id == r.ID {
				t.Errorf("%s yields to itself", r.ID)
			}
		}
		checkSentences(t, r)
	}
}

// A question must be answerable: the control can be written where it is asked.
func TestControlsCanBeStated(t *testing.T) {
	places := map[string]model.Place{"flow": model.OnFlow, "transfer": model.OnFlow, "process": model.OnProcess, "store": model.OnStore, "element": model.OnProcess, "any": model.OnFlow}
	for _, r := range load(t).Rules {
		on := places[r.On]
		if onFlows(r.Control) {
			on = model.OnFlow
		}
		if a, ok := model.LookupAttribute(r.attribute()); ok && !model.IsControl(r.attribute()) && a.On&on == 0 {
			t.Errorf("%s asks for `%s` on a %s, where nobody can write it", r.ID, r.attribute(), r.On)
		}
	}
}

// What is answered by has= or lacks= is asked as a question of yes or no.
func TestQuestionsMatchTheirValues(t *testing.T) {
	yesOrNo := regexp.MustCompile(`^(\{[a-z]+\|)?(Is|Are|Do|Does)[ |]`) // the first word may agree with what it asks of
	for _, r := range load(t).Rules {
		if _, ok := model.LookupAttribute(r.attribute()); ok {
			continue
		}
		questions := []string{r.Question}
		for _, w := range r.Wordings {
			questions = append(questions, w.Question)
		}
		for _, question := range questions {
			if question != "" && !yesOrNo.MatchString(question) {
				t.Errorf("%s asks %q, and has=%s or lacks=%s is no answer to that", r.ID, question, r.attribute(), r.attribute())
			}
		}
	}
}

// A criterion must be falsifiable: a subject, an obligation, an outcome to observe and a place.
func checkSentences(t *testing.T, r *Rule) {
	t.Helper()
	for what, pattern := range map[string]string{
		"obligation": `\bmust\b|\bmay\b`,
		"outcome":    `\b[2-5]\d\d\b|refuse|reject|abort|fail|defined error|dead-letter|may be lost|ciphertext|at most once|restorable|be dropped`,
		"place":      `\{boundary\}|\{zone\}|zone boundary`,
		"subject":    `\{(to|from|server|serving|limiting|target|endpoint|ends|ours|queue|consumers)\}`,
	} {
		for _, text := range r.criteria() {
			if !regexp.MustCompile(pattern).MatchString(text) {
				t.Errorf("%s: the criterion names no %s: %s", r.ID, what, text)
			}
		}
	}
	sentences, questions := append(r.criteria(), r.Test, r.Why), []string{r.Question}
	for _, w := range r.Wordings {
		sentences, questions = append(sentences, w.Test), append(questions, w.Question)
	}
	for _, text := range sentences {
		if text != "" && !strings.HasSuffix(text, ".") {
			t.Errorf("%s: not a sentence: %s", r.ID, text)
		}
	}
	for _, text := range questions {
		if text != "" && !strings.HasSuffix(text, "?") {
			t.Errorf("%s: not a question: %s", r.ID, text)
		}
	}
}

// criteria are those of a rule in all its wordings.
func (r *Rule) criteria() []string {
	out := []string{r.Criterion}
	for _, w := range r.Wordings {
		if w.Criterion != "" {
			out = append(out, w.Criterion)
		}
	}
	return out
}

// A class or level that no author could have written must not be inferred either.
func TestWords(t *testing.T) {
	words := load(t).Words
	for key, lists := range map[string][]model.WordList{"kind": words.Kinds, "class": words.Classes, "zone": words.Zones} {
		attribute, _ := model.LookupAttribute(key)
		for _, list := range lists {
			known := false
			for _, v := range attribute.Names() {
				known = known || v == list.Value
			}
			if !known {
				t.Errorf("%s: no value %q", key, list.Value)
			}
			for _, word := range list.Words {
				if word != strings.ToLower(word) || word == "" || strings.ContainsAny(word, "-_/.") {
					t.Errorf("%s %s: %q can never match", key, list.Value, word)
				}
			}
		}
	}
}

// Whether a word does harm can only be judged by who knows for which systems it is there.
func TestWordListsSayWhatTheyServe(t *testing.T) {
	words := load(t).Words
	for key, lists := range map[string][]model.WordList{"kind": words.Kinds, "class": words.Classes, "zone": words.Zones} {
		for _, list := range lists {
			if list.Serves == "" {
				t.Errorf("%s %s: `serves` does not say for which kind of system the words are", key, list.Value)
			}
		}
	}
}

// A rule is in the file of its category, where a reader looks for it.
func TestRulesAreInTheFileOfTheirCategory(t *testing.T) {
	for _, part := range catalogParts[1:] {
		text, err := catalogFiles.ReadFile("catalog/" + part + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		file, err := parseRules(string(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range file.Rules {
			if want := strings.ToUpper(part[:1]); r.ID[:1] != want {
				t.Errorf("%s is in %s.toml", r.ID, part)
			}
		}
	}
}

// parseOne reads rules as if they were all of the catalog, without words.
func parseOne(rules string) (*Catalog, error) {
	file, err := parseRules(rules)
	if err != nil {
		return nil, err
	}
	return newCatalog(file, "")
}

const goodRule = `
[[rule]]
id = "S99"
title = "T"
stride = "S"
also = "T"
mechanisms = ["m"]
on = "flow"
when = ["up"]
control = "auth"
met = ["token"]
open = ["none"]
base = 3
merge = "zone"
why = "W."
controls = ["c"]
criterion = "{to} must refuse."
question = "Q?"
test = "T."
references = ["CWE-1"]
`

func TestParseCatalogErrors(t *testing.T) {
	if _, err := parseOne(goodRule); err != nil {
		t.Fatalf("the rule that all others are made of: %v", err)
	}
	for _, c := range []struct{ old, new, want string }{
		{`stride = "S"`, `stride = "X"`, "rule S99: `stride` is one letter of STRIDE, not `X`"},
		{`also = "T"`, `also = "S"`, "rule S99: `also` holds other letters of STRIDE, not `S`"},
		{`on = "flow"`, `on = "arrow"`, "rule S99: `on` is flow, transfer, process, store, element, any, not `arrow`"},
		{`when = ["up"]`, `when = ["upward"]`, "rule S99: no predicate `upward` for a rule on flow"},
		{`when = ["up"]`, `when = ["entry"]`, "rule S99: no predicate `entry` for a rule on flow"},
		{`when = ["up"]`, `when = ["up=1"]`, "rule S99: predicate `up` is used with the wrong number of values"},
		{`when = ["up"]`, `when = []`, "rule S99: `when` and `any` are both empty; the rule would fire everywhere"},
		{`control = "auth"`, `control = "armour"`, "rule S99: no control or attribute `armour`"},
		{`met = ["token"]`, `met = ["jwt"]`, "rule S99: attribute `auth` has no value `jwt`"},
		{`met = ["token"]`, `met = []`, "rule S99: no value of `auth` answers the threat"},
		{`base = 3`, `base = 6`, "rule S99: `base` is 1 to 5, not 6"},
		{`merge = "zone"`, `merge = "zones"`, "rule S99: `merge` is zone, target, initiator, holder, flow, model, not `zones`"},
		{`question = "Q?"`, `question = ""`, "rule S99: `question` is empty"},
		{`{to} must`, `{too} must`, "rule S99: `criterion` uses the slot {too}; allowed are"},
		{`base = 3`, "base = 3\nor = [\"rest=paper\"]", "rule S99: `or` has no value `rest=paper`"},
		{`references = ["CWE-1"]`, "references = [\"CWE-1\"]\n[[rule.wording]]\ncriterion = \"C.\"", "rule S99: a `wording` without `when` would be the rule's own"},
		{`references = ["CWE-1"]`, "references = [\"CWE-1\"]\n[[rule.wording]]\nwhen = [\"entry\"]", "rule S99: no predicate `entry` for a rule on flow"},
		{`references = ["CWE-1"]`, "references = [\"CWE-1\"]\n[[rule.wording]]\nwhen = [\"up\"]\ntest = \"{too}.\"", "rule S99: `test` uses the slot {too}; allowed are"},
		{`references = ["CWE-1"]`, `references = []`, "rule S99: `controls` and `references` must not be empty"},
		{`base = 3`, "base = 3\ncolour = \"red\"", "rules: unknown key `rule.colour`"},
		{`base = 3`, `base = `, "rules: toml:"},
	} {
		_, err := parseOne(strings.Replace(goodRule, c.old, c.new, 1))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %s", c.new, err, c.want)
		}
	}
	if _, err := parseOne(goodRule + goodRule); err == nil || err.Error() != "rule S99: the id is used twice" {
		t.Errorf("two rules with one id: %v", err)
	}
}

// A rule joins lines of rules that exist, and one whose line is covered joins some.
func TestJoinedRulesExist(t *testing.T) {
	c := load(t)
	for _, r := range c.Rules {
		for _, id := range r.Joins {
			if !slices.ContainsFunc(c.Rules, func(other *Rule) bool { return other.ID == id }) {
				t.Errorf("%s joins %s, which is no rule", r.ID, id)
			}
		}
		said := slices.ContainsFunc(r.Wordings, func(w Wording) bool { return w.Joined != "" })
		if len(r.Joins) == 0 && (r.Covered || said) || said && !r.Covered {
			t.Errorf("%s has `covered` or `joined` without what it needs", r.ID)
		}
	}
}
