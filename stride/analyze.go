package stride

import (
	"slices"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/model"
)

// Analysis is what the catalog says about one graph.
type Analysis struct {
	Graph   *graph.Graph
	Catalog *Catalog
	// Threats are all of them, in the order of the catalog.
	Threats []*Threat
	// Rows is the table, in the order in which it should be read. Lower holds what
	// the cut has left out of it, Answered the threats whose control is stated, a
	// row a rule, and Decided those that a person has decided about.
	Rows, Lower, Answered, Decided []*Row
	Questions                      []Question
	// Jewels are the crown jewels with the ways to them, Reaches the processes from
	// which one can be reached, Intrusions the flows that bring an outsider past the edge.
	Jewels     []Jewel
	Reaches    []Reach
	Intrusions []*graph.Flow
	Matrix     Matrix
	// Orphans are the threat ids in decisions that no threat has.
	Orphans []model.ThreatRef
	Grown   []Grown
	Renamed []Renamed
	// Unneeded are the threat ids in decisions that a stated control has answered since.
	Unneeded []model.ThreatRef
}

// firingsOf lists every rule on every subject on which it has something to say.
func firingsOf(c *Catalog, g *graph.Graph) []Firing {
	return inScope(hear(c, g, yield(concerningUs(fire(c, g)))))
}

// concerningUs drops what concerns only systems of others: nobody here can change how they
// deal with each other. What a block states to be weak there is heard nevertheless.
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

// betweenOthers holds for a flow of which neither end is ours.
func betweenOthers(f *graph.Flow) bool {
	return f.From.Type == model.External && f.To.Type == model.External
}

// inScope drops what is to an element that the author has left out, with a reason.
func inScope(firings []Firing) []Firing {
	return slices.DeleteFunc(firings, func(f Firing) bool { return f.Target.OutOfScope() })
}

// Analyze runs every rule of the catalog over the graph and makes a table of what fires.
func (c *Catalog) Analyze(g *graph.Graph) *Analysis {
	a := &Analysis{Graph: g, Catalog: c}
	a.Threats = merge(firingsOf(c, g))
	decided := decide(g, a.Threats)
	a.Orphans, a.Grown, a.Renamed, a.Unneeded = decided.orphans, decided.grown, decided.renamed, decided.unneeded
	rows := fold(gather(fuse(a.Threats)))
	a.Rows, a.Lower = order(len(g.Elements), rows[Open], rows[Ask])
	a.Answered, a.Decided = rows[Met], rows[Decided]
	a.Jewels, a.Reaches, a.Intrusions = jewels(g), reaches(g), intrusions(g)
	a.Matrix = matrix(g, a.Threats)
	a.Questions = questions(a)
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
