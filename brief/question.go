package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/stride"
)

// Question is what to answer, and why it matters.
type Question struct {
	stride.Question
	Severity stride.Severity
	// NoJewel is true if it asks for a crown jewel because the block marks none.
	NoJewel bool
}

// How many questions to answer first: what an author does in one sitting, fewer if there is less to ask
// about, and fewer still if threats are open, which come first.
const (
	fewestNow       = 3
	mostNow         = 5
	elementsForEach = 2
	openForEach     = 5
)

// questions splits the questions into those to answer now and later, both worst first.
func questions(a *stride.Analysis, worst []*stride.Threat) (now, later []Question) {
	if len(a.Jewels) == 0 {
		now = append(now, Question{NoJewel: true})
	}
	limit := max(fewestNow, min(mostNow, len(a.Graph.Elements)/elementsForEach)) - a.Count(stride.Open)/openForEach
	for _, q := range merged(a.Questions) {
		if len(now) < limit && (q.Severity >= stride.High || urgent(q, worst)) {
			now = append(now, q)
		} else {
			later = append(later, q)
		}
	}
	slices.SortStableFunc(later, byGravity)
	return now, later
}

// byGravity orders questions by severity and then by rule, so that an answer moves no
// other question. A question about trust, which settles no threat of its own, comes first.
func byGravity(p, q Question) int {
	if len(p.Threats) == 0 || len(q.Threats) == 0 {
		return len(p.Threats) - len(q.Threats)
	}
	return cmp.Or(int(q.Severity)-int(p.Severity), byRule(p.Threats[0].Rule, q.Threats[0].Rule))
}

// urgent reports whether a question is about trust, on which everything rests, or
// settles one of the worst threats.
func urgent(q Question, worst []*stride.Threat) bool {
	return len(q.Boundaries) > 0 || slices.ContainsFunc(q.Threats, func(t *stride.Threat) bool { return slices.Contains(worst, t) })
}

// merged merges the questions about trust: they have the same answers.
func merged(all []stride.Question) []Question {
	var out []Question
	for _, q := range all {
		if len(q.Boundaries) > 0 && len(out) > 0 && len(out[0].Boundaries) > 0 {
			first := &out[0].Question
			first.Boundaries = append(slices.Clone(first.Boundaries), q.Boundaries...)
			first.Text = trustText(first.Boundaries)
			continue
		}
		out = append(out, Question{Question: q, Severity: gravest(q.Threats)})
	}
	return out
}

func trustText(boundaries []*graph.Boundary) string {
	var names []string
	for _, b := range boundaries {
		names = append(names, strings.ReplaceAll(b.Name, "`", "'")+" ("+b.Trust.Value.String()+")")
	}
	last := len(names) - 1
	return fmt.Sprintf("How much are %s and %s trusted? The level in parentheses is guessed from the name.", strings.Join(names[:last], ", "), names[last])
}

// Together returns what to write if several controls are asked in one list, or "": one example for the whole block.
func (b *Brief) Together() string {
	for _, q := range slices.Concat(b.Now, b.Later) {
		for _, t := range q.Question.Together {
			return t.Text
		}
	}
	return ""
}

// Met returns flows on which what it asks is already stated, for the same threats.
func (q Question) Met() []*graph.Flow { return met(q.Threats) }

// Names returns the threats that a question settles, in a few words each.
func (q Question) Names() string {
	var names []string
	for _, t := range q.Threats {
		if name := t.Rule.ShortName(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}
