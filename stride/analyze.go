package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Analysis is the result of applying the catalog to one graph.
type Analysis struct {
	Graph   *graph.Graph
	Catalog *Catalog
	// Threats are all threats, in the order of the catalog.
	Threats []*Threat
	// Rows is the table, in reading order. Lower holds the rows that the cut
	// removed from it, Answered the threats whose control is stated, one row per
	// rule, and Decided those that a person has decided about.
	Rows, Lower, Answered, Decided []*Row
	Questions                      []Question
	// Jewels are the crown jewels and the ways to them, Reaches the processes from which
	// one can be reached, Intrusions the flows that bring an outsider past the edge.
	Jewels     []Jewel
	Reaches    []Reach
	Intrusions []*graph.Flow
	Matrix     Matrix
	// Orphans are the threat ids in decisions that match no threat.
	Orphans []model.ThreatRef
	Grown   []Grown
	Renamed []Renamed
	// Unneeded are the threat ids in decisions that a stated control now answers.
	Unneeded []model.ThreatRef
}

// firingsOf lists every rule with every subject that it has something to say about.
func firingsOf(c *Catalog, g *graph.Graph) []Firing {
	return inScope(byProgram(moot(c, g, byProgram(hear(c, g, yield(gravestOnce(concerningUs(fire(c, g)))))))))
}

// concerningUs drops what concerns only external systems: nobody here can change how they
// deal with each other. Weaknesses that a block states there are still heard.
func concerningUs(firings []Firing) []Firing {
	return slices.DeleteFunc(firings, func(f Firing) bool {
		if f.Target.Crown.Known() {
			return false
		}
		if f.Subject.Flow != nil {
			return betweenOthers(f.Subject.Flow)
		}
		around := slices.Concat(f.Target.Inbound, f.Target.Outbound)
		return len(around) > 0 && !slices.ContainsFunc(around, func(flow *graph.Flow) bool { return !betweenOthers(flow) })
	})
}

// betweenOthers reports whether neither end of a flow is ours.
func betweenOthers(f *graph.Flow) bool {
	return f.From.Type == model.External && f.To.Type == model.External
}

// inScope drops threats to elements that the author has excluded, with a reason.
func inScope(firings []Firing) []Firing {
	return slices.DeleteFunc(firings, func(f Firing) bool { return f.Target.OutOfScope() })
}

// Analyze runs every rule of the catalog over the graph and makes a table of the results.
func (c *Catalog) Analyze(g *graph.Graph) *Analysis {
	a := c.Threats(g)
	a.Questions = questions(a)
	return a
}

// Threats is Analyze without the questions, which take as long as everything else.
func (c *Catalog) Threats(g *graph.Graph) *Analysis {
	a := &Analysis{Graph: g, Catalog: c}
	a.Threats = merge(firingsOf(c, g))
	decided := decide(g, a.Threats)
	a.Orphans, a.Grown, a.Renamed, a.Unneeded = decided.orphans, decided.grown, decided.renamed, decided.unneeded
	rows := fold(gather(fuse(a.Threats)))
	a.Rows, a.Lower = order(len(g.Elements), rows[Open], rows[Ask])
	a.Answered, a.Decided = rows[Met], rows[Decided]
	a.Jewels, a.Reaches, a.Intrusions = jewels(g), reaches(g), intrusions(g)
	a.Matrix = matrix(g, a.Threats)
	return a
}

// Count returns the number of threats with a status.
func (a *Analysis) Count(s Status) int {
	n := 0
	for _, t := range a.Threats {
		if t.Status == s {
			n++
		}
	}
	return n
}
