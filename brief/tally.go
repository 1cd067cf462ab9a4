package brief

import "github.com/trustseam/trustseam/stride"

// BySeverity counts something by severity, the lowest first.
type BySeverity [stride.Critical + 1]int

// Tally counts what the sentence about the state counts, so that models and days can be compared.
type Tally struct {
	// Open counts criteria, Unanswered questions.
	Open, Unanswered BySeverity
	Met, Decided     int
}

// Tally counts criteria, questions and decisions.
func (b *Brief) Tally() Tally {
	t := Tally{Met: len(b.Met), Decided: len(b.Decided)}
	for _, c := range b.Open {
		t.Open[c.Severity]++
	}
	for _, list := range [][]Question{b.Now, b.Later} {
		for _, q := range list {
			t.Unanswered[q.Severity]++
		}
	}
	return t
}

// Add adds the counts of another model.
func (t *Tally) Add(o Tally) {
	for s := range o.Open {
		t.Open[s] += o.Open[s]
		t.Unanswered[s] += o.Unanswered[s]
	}
	t.Met += o.Met
	t.Decided += o.Decided
}

// Total returns the sum over all severities.
func (s BySeverity) Total() int {
	n := 0
	for _, count := range s {
		n += count
	}
	return n
}
