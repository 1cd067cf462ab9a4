package site

import (
	"fmt"
	"slices"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/stride"
)

// index is the page that lists all models.
type index struct {
	Rows       []indexRow
	Severities []choice
	Total      indexRow
	// Models is the number of existing models; Size is their size.
	Models int
	Size   size
	// Compared is true if there is an earlier listing to compare with.
	Compared bool
}

func (index) kind() string { return "index" }

// indexRow is one model. Page is empty for a model that no longer exists.
type indexRow struct {
	Page, Title, Document string
	// New is true for a model that the earlier listing lacks.
	New              bool
	Size             size
	Open, Unanswered []figure // the gravest first
	Met, Decided     figure
}

// figure is a number and its change since an earlier listing: "+2", "−1" or "".
type figure struct {
	N     int
	Trend string
	// Better and Worse say whether the change is good or bad, if that can be said.
	Better, Worse bool
	// Severity is the severity counted, "" for all.
	Severity string
}

// size is the size of a model.
type size struct{ Elements, Flows, Crossing, Jewels int }

func newIndex(models []named, past *Past) index {
	out := index{Severities: severities(), Models: len(models), Compared: past != nil}
	var now, then brief.Tally
	for _, m := range models {
		row := indexRow{Page: m.Page, Title: m.Title, Document: m.Document, Size: sizeOf(m.Analysis)}
		tally, earlier := m.Brief.Tally(), &brief.Tally{}
		if m.Earlier != nil {
			earlier = m.Earlier
		}
		row.New = out.Compared && m.Earlier == nil
		row.count(tally, earlier, out.Compared)
		out.Rows = append(out.Rows, row)
		now.Add(tally)
		then.Add(*earlier)
		out.Size.add(row.Size)
	}
	if past != nil {
		for _, g := range past.Gone {
			row := indexRow{Title: g.Title, Document: g.Document}
			row.count(brief.Tally{}, &g.Tally, true)
			out.Rows = append(out.Rows, row)
			then.Add(g.Tally)
		}
	}
	out.Total.count(now, &then, out.Compared)
	return out
}

// count fills in the numbers of a row, and their changes if requested.
func (r *indexRow) count(now brief.Tally, then *brief.Tally, compared bool) {
	if !compared {
		then = &now
	}
	r.Open, r.Unanswered = figures(now.Open, then.Open), figures(now.Unanswered, then.Unanswered)
	r.Met, r.Decided = newFigure(now.Met, then.Met), newFigure(now.Decided, then.Decided)
	r.Met.Better = now.Met > then.Met
	r.Met.Worse = now.Met < then.Met
}

// figures returns numbers for which less is better, by severity.
func figures(now, then brief.BySeverity) []figure {
	var out []figure
	for s := range now {
		f := newFigure(now[s], then[s])
		f.Worse, f.Better = now[s] > then[s], now[s] < then[s]
		f.Severity = stride.Severity(s).String()
		out = append(out, f)
	}
	slices.Reverse(out)
	return out
}

func newFigure(now, then int) figure {
	f := figure{N: now}
	switch {
	case now > then:
		f.Trend = fmt.Sprintf("+%d", now-then)
	case now < then:
		f.Trend = fmt.Sprintf("−%d", then-now)
	}
	return f
}

func sizeOf(a *stride.Analysis) size {
	s := size{Elements: len(a.Graph.Elements), Flows: len(a.Graph.Flows), Jewels: len(a.Jewels)}
	for _, f := range a.Graph.Flows {
		if f.Crosses() {
			s.Crossing++
		}
	}
	return s
}

func (s *size) add(o size) {
	s.Elements += o.Elements
	s.Flows += o.Flows
	s.Crossing += o.Crossing
	s.Jewels += o.Jewels
}
