package stride

import (
	"fmt"
	"strings"
)

// Tally counts the threats of a model by status.
type Tally struct {
	// Open and Asked count by severity, which a gate uses.
	Open, Asked BySeverity
	// Answered are the threats whose control is stated, Decided those that a person has decided about.
	Answered, Decided int
	// Assumed is the number of unverified statements.
	Assumed int
}

// BySeverity is a number for each severity.
type BySeverity [Critical + 1]int

// Tally counts the findings of an analysis.
func (a *Analysis) Tally() Tally {
	t := Tally{Answered: a.Count(Met), Decided: a.Count(Decided), Assumed: assumed(a)}
	for _, threat := range a.Threats {
		switch threat.Status {
		case Open:
			t.Open[threat.Severity]++
		case Ask:
			t.Asked[threat.Severity]++
		}
	}
	return t
}

// assumed returns how many statements of the block are assumptions.
func assumed(a *Analysis) int { return len(a.Graph.Assumptions) }

// Plus returns the tally of two models together.
func (t Tally) Plus(u Tally) Tally {
	for s := range t.Open {
		t.Open[s] += u.Open[s]
		t.Asked[s] += u.Asked[s]
	}
	t.Answered += u.Answered
	t.Decided += u.Decided
	t.Assumed += u.Assumed
	return t
}

// String writes "3 open (1 critical, 2 high), 1 asked (1 low), 20 answered, 2 decided, 0 assumed".
func (t Tally) String() string {
	return fmt.Sprintf("%s, %s, %d answered, %d decided, %d assumed",
		t.Open.of("open"), t.Asked.of("asked"), t.Answered, t.Decided, t.Assumed)
}

// of returns the sum with a word, and its breakdown, gravest first.
func (b BySeverity) of(word string) string {
	total := 0
	var parts []string
	for s := Critical; s >= Low; s-- {
		if b[s] > 0 {
			total += b[s]
			parts = append(parts, fmt.Sprintf("%d %s", b[s], s))
		}
	}
	if total == 0 {
		return "0 " + word
	}
	return fmt.Sprintf("%d %s (%s)", total, word, strings.Join(parts, ", "))
}
