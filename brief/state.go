package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/stride"
)

// words are the statuses in the reader's words.
var words = map[stride.Status]string{stride.Open: "open", stride.Ask: "unanswered", stride.Met: "met", stride.Decided: "decided"}

// Word returns the reader's word for a status.
func Word(s stride.Status) string { return words[s] }

// State counts what the reader finds below: criteria, questions, decisions. It is the
// only place with counts, so that a small change of the block changes one line.
func (b *Brief) State() string {
	var parts []string
	if len(b.Open) == 0 {
		parts = append(parts, "nothing is known to be missing")
	} else {
		parts = append(parts, fmt.Sprintf("%d open%s", len(b.Open), bySeverity(b.Open, func(c Criterion) stride.Severity { return c.Severity })))
	}
	severity := func(q Question) stride.Severity { return q.Severity }
	switch {
	case len(b.Now)+len(b.Later) == 0:
		parts = append(parts, "nothing is unanswered")
	case len(b.Later) == 0 || len(b.Now) == 0:
		all := slices.Concat(b.Now, b.Later)
		parts = append(parts, count(len(all), "question")+bySeverity(all, severity))
	default:
		parts = append(parts, fmt.Sprintf("%s now%s, %d later%s", count(len(b.Now), "question"), bySeverity(b.Now, severity), len(b.Later), bySeverity(b.Later, severity)))
	}
	if n := len(b.Met); n > 0 {
		parts = append(parts, fmt.Sprintf("%d met", n))
	}
	if n := len(b.Decided); n > 0 {
		parts = append(parts, fmt.Sprintf("%d decided", n))
	}
	if n := len(b.Graph.Assumptions); n > 0 {
		parts = append(parts, fmt.Sprintf("%d assumed", n))
	}
	if n := b.outOfScope(); n > 0 {
		parts = append(parts, count(n, "element")+" out of scope")
	}
	text := strings.Join(parts, ", ") + "."
	return strings.ToUpper(text[:1]) + text[1:]
}

func (b *Brief) outOfScope() int {
	n := 0
	for _, e := range b.Graph.Elements {
		if e.OutOfScope() {
			n++
		}
	}
	return n
}

// bySeverity says how many are critical and how many high, if there are any.
func bySeverity[T any](list []T, severity func(T) stride.Severity) string {
	var parts []string
	for _, s := range []stride.Severity{stride.Critical, stride.High} {
		n := 0
		for _, item := range list {
			if severity(item) == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Next says what to do now.
func (b *Brief) Next() string {
	switch {
	case len(b.Open) > 0:
		return "close what is open"
	case len(b.Now)+len(b.Later) > 0:
		return "answer the questions, from the top"
	case len(b.Met) > 0:
		return "keep each test"
	}
	return ""
}
