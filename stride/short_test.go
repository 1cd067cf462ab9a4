package stride

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
)

var showShort = flag.Bool("short-forms", false, "print every short sentence of the models once")

// wordsOnAverage is how many words short sentences have on average, filled with names.
const wordsOnAverage = 25

// byRule lists the threats of an analysis that a document could require something for, by rule and status.
func byRule(a *Analysis) [][]*Threat {
	type key struct {
		rule   *Rule
		status Status
	}
	at := make(map[key]int)
	var out [][]*Threat
	for _, t := range a.Threats {
		k := key{t.Rule, t.Status}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], t)
	}
	return out
}

// faults lists what is wrong with a short sentence, whatever the design.
func (r Requirement) faults() []string {
	var out []string
	if n := CountWords(r.Text); n > WordsInShort {
		out = append(out, fmt.Sprintf("has %d words", n))
	}
	if strings.Count(strings.TrimSuffix(r.Text, "."), ". ") > 0 || !strings.HasSuffix(r.Text, ".") {
		out = append(out, "is not one sentence")
	}
	if found := placeholders.FindString(r.Text + " " + r.Test); found != "" {
		out = append(out, "says "+found)
	}
	if strings.Contains(r.Text, " more ") || strings.Contains(r.Text, "any request") && len(r.Flows) > 0 && !strings.Contains(r.Threats[0].Rule.Short, "any request") {
		out = append(out, "counts or leaves out names")
	}
	if r.Test == "" || strings.HasSuffix(r.Test, ".") || CountWords(r.Test) > 20 {
		out = append(out, "has a test that is no short phrase: "+r.Test)
	}
	if speaks := slices.ContainsFunc(r.Flows, speaksHTTP); !speaks && status.MatchString(address.ReplaceAllString(r.Text+r.Test, "")) {
		out = append(out, "asks for a status where no HTTP is spoken")
	}
	return out
}

// Property: a short sentence is one sentence of few words that names all it is about.
func TestShortFormsAreShort(t *testing.T) {
	c := load(t)
	sentences, words := 0, 0
	seen := make(map[string]bool)
	withWeakness(t, c, func(d design) {
		for _, threats := range byRule(d.analyze(t, c)) {
			for _, r := range (&Analysis{Catalog: c}).Short(threats) {
				sentences, words = sentences+1, words+CountWords(r.Text)
				rule := r.Threats[0].Rule
				if *showShort && !seen[r.Text] {
					fmt.Printf("%s %2d %s Test: %s\n", rule.ID, CountWords(r.Text), r.Text, r.Test)
				}
				seen[r.Text] = true
				for _, fault := range r.faults() {
					if !seen[rule.ID+fault] {
						t.Errorf("%s: %s %s: %s", d.name, r.Threats[0].ID, fault, r.Text)
					}
					seen[rule.ID+fault] = true
				}
			}
		}
	})
	if sentences < 500 || words > wordsOnAverage*sentences {
		t.Errorf("%d sentences of %.1f words on average, at most %d wanted", sentences, float64(words)/float64(sentences), wordsOnAverage)
	}
}

// Every rule has a short form, and each wording says in both forms the same.
func TestShortFormsAreComplete(t *testing.T) {
	for _, r := range load(t).Rules {
		if r.Name == "" || r.Short == "" || r.Check == "" {
			t.Errorf("rule %s lacks `name`, `short` or `check`", r.ID)
		}
		if n := CountWords(r.Name); n > 5 {
			t.Errorf("rule %s: the name has %d words, at most 5 are read at a glance", r.ID, n)
		}
		for _, w := range r.Wordings {
			if (w.Criterion == "") != (w.Short == "") || (w.Test == "") != (w.Check == "") {
				t.Errorf("rule %s: the wording for %s has a form without the other", r.ID, strings.Join(w.When, ", "))
			}
		}
	}
}

// Databases of one server, with the same users and the same access, are one sentence; others are not.
func TestSiblingsAreOneSentence(t *testing.T) {
	const body = "data k: User passwords | class=credentials crown\ndata s: Session tokens | class=credentials\nboundary b: B | internal\n  process p: Desk\n  process q: Mailer\n" +
		"  store d: Accounts | kind=db tech=PostgreSQL holds=k access=shared-account\n  store e: Views | kind=db tech=TECH holds=s access=shared-account\n" +
		"p -> d: Save | sql auth=password data=k returns=k\nq -> d: Read | sql auth=password returns=k\np -> e: Read | sql auth=password returns=s\nq -> e: Save | sql auth=password data=s"
	for tech, want := range map[string]int{"PostgreSQL": 1, "MySQL": 2} {
		a := analyze(t, strings.Replace(body, "TECH", tech, 1))
		if got := a.Short([]*Threat{a.find("I03@d"), a.find("I03@e")}); len(got) != want {
			t.Errorf("%s: %d sentences, want %d: %v", tech, len(got), want, got)
		}
	}
}

func TestShortHasTheSeverityOfItsPlaces(t *testing.T) {
	a := analyze(t, `data d: Orders | class=pii crown
actor u: User
boundary v: Compose network | internal
  process p: Shop
  boundary k: Night jobs
    process w: Reporter | kind=worker
u -> p: Order | http auth=session data=d
w -> p: Report | http auth=token data=d`)
	threat := a.Threats[slices.IndexFunc(a.Threats, func(t *Threat) bool { return t.ID == "T01@v" })]
	var got []string
	for _, r := range a.Short([]*Threat{threat}) {
		got = append(got, fmt.Sprintf("%s %s", Numbered(r.Flows), r.Severity))
	}
	if want := []string{"flow 1 critical", "flow 2 low"}; threat.Severity != Critical || !slices.Equal(got, want) {
		t.Errorf("%s: sentences about %q, want %q", threat.Severity, got, want)
	}
}
