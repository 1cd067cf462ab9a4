package site

import (
	"github.com/trustseam/trustseam/stride"
)

// index is the page that lists all models.
type index struct {
	Rows  []indexRow
	Total counts
}

func (index) kind() string { return "index" }

// indexRow is one model with its counts.
type indexRow struct {
	Page, Title, Document string
	counts
}

// counts is how much there is of a model.
type counts struct {
	Elements, Flows, Crossing        int
	Open, Asked, Answered, Decisions int
	Jewels, Assumed, OutOfScope      int
}

func newIndex(models []named) index {
	var out index
	for _, m := range models {
		c := count(m.Analysis)
		out.Rows = append(out.Rows, indexRow{m.Page, m.Title, m.Document, c})
		out.Total.add(c)
	}
	return out
}

func count(a *stride.Analysis) counts {
	c := counts{
		Elements: len(a.Graph.Elements), Flows: len(a.Graph.Flows), Jewels: len(a.Jewels),
		Assumed: len(a.Graph.Assumptions), OutOfScope: len(leftOut(a)),
		Open: a.Count(stride.Open), Asked: a.Count(stride.Ask), Answered: a.Count(stride.Met), Decisions: a.Count(stride.Decided),
	}
	for _, f := range a.Graph.Flows {
		if f.Crosses() {
			c.Crossing++
		}
	}
	return c
}

func (c *counts) add(o counts) {
	c.Elements += o.Elements
	c.Flows += o.Flows
	c.Crossing += o.Crossing
	c.Open += o.Open
	c.Asked += o.Asked
	c.Answered += o.Answered
	c.Decisions += o.Decisions
	c.Jewels += o.Jewels
	c.Assumed += o.Assumed
	c.OutOfScope += o.OutOfScope
}
