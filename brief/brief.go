package brief

import (
	"slices"

	"github.com/trustseam/trustseam/stride"
)

// Brief is an analysis as shown in a document or on a page. Texts are plain, with backticks around code.
type Brief struct {
	*stride.Analysis
	// Worst are the threats that lead the ranked table, at most three.
	Worst []*stride.Threat
	// Now are the questions to answer first, Later all others, worst first.
	Now, Later []Question
	// Open, Unanswered and Met are criteria, the worst first.
	Open, Unanswered, Met []Criterion
	// Decided are the threats that a person has decided about, entirely or for some of their places.
	Decided []Decision
	// Grid holds every flow and element against STRIDE.
	Grid Grid
}

// Options say how much to show.
type Options struct {
	// Full shows a criterion for every unanswered threat, and one for each id.
	Full bool
	// Big gives the grid one line for each boundary, and none for single flows and elements.
	Big bool
}

// New makes the brief of an analysis.
func New(a *stride.Analysis, opt Options) *Brief {
	b := &Brief{Analysis: a}
	b.Worst = worst(a)
	order := newRanking(b.Worst)
	b.Now, b.Later = questions(a, b.Worst)
	b.Open = criteria(a, order, opt, status(a, stride.Open))
	b.Unanswered = criteria(a, order, opt, b.unanswered(opt))
	b.Met = criteria(a, order, opt, status(a, stride.Met))
	b.Decided = decisions(a)
	if opt.Big {
		b.Grid = boundaryGrid(a)
	} else {
		b.Grid = fullGrid(a)
	}
	return b
}

// worstShown is how many threats are listed at the top: what a reader with one minute takes in.
const worstShown = 3

func worst(a *stride.Analysis) []*stride.Threat {
	var out []*stride.Threat
	for _, r := range a.Rows[:min(worstShown, len(a.Rows))] {
		out = append(out, r.Lead())
	}
	return out
}

// status returns the threats with a status.
func status(a *stride.Analysis, s stride.Status) []*stride.Threat {
	var out []*stride.Threat
	for _, t := range a.Threats {
		if t.Status == s {
			out = append(out, t)
		}
	}
	return out
}

// unanswered returns the unanswered threats that get a criterion: those that the first questions settle,
// so that a bare diagram also gives something to build.
func (b *Brief) unanswered(opt Options) []*stride.Threat {
	all := status(b.Analysis, stride.Ask)
	if opt.Full {
		return all
	}
	return slices.DeleteFunc(all, func(t *stride.Threat) bool {
		return !slices.ContainsFunc(b.Now, func(q Question) bool { return slices.Contains(q.Threats, t) })
	})
}

// ranking is the position of each of the worst threats. All others have none: their positions
// in the ranked table change with every answer.
type ranking map[*stride.Threat]int

func newRanking(worst []*stride.Threat) ranking {
	out := make(ranking)
	for _, t := range worst {
		out[t] = len(out)
	}
	return out
}
