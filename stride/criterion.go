package stride

import "github.com/trustseam/trustseam/graph"

// Criterion is a sentence that a developer can implement and a tester can test. Its id is that of its threat.
type Criterion struct {
	Threat *Threat
	// Text and Test are plain text in which backticks delimit code.
	Text, Test string
	// Seam is its heading: the boundary that it protects.
	Seam string
}

// Criteria writes the criteria of everything in the table and of every answered
// threat: a declared control is a promise to test. They are grouped by seam, in
// the order in which the ranked table first mentions each seam.
func (a *Analysis) Criteria() []Criterion {
	var seams []string
	bySeam := make(map[string][]Criterion)
	for _, rows := range [][]*Row{a.Rows, a.Answered} {
		for _, row := range rows {
			for _, t := range row.Threats {
				seam := t.seamTitle()
				seams = appendNew(seams, seam)
				bySeam[seam] = append(bySeam[seam], Criterion{
					Threat: t,
					Text:   a.Criterion(t),
					Test:   a.Test(t),
					Seam:   seam,
				})
			}
		}
	}
	var out []Criterion
	for _, seam := range seams {
		out = append(out, bySeam[seam]...)
	}
	return out
}

// Shown returns the threats for which Criteria writes a criterion.
func (a *Analysis) Shown() map[*Threat]bool {
	out := make(map[*Threat]bool)
	for _, rows := range [][]*Row{a.Rows, a.Answered} {
		for _, row := range rows {
			for _, t := range row.Threats {
				out[t] = true
			}
		}
	}
	return out
}

// seamTitle names the only boundary that a threat crosses, or else the zone that it enters or stays in.
func (t *Threat) seamTitle() string {
	if t.Rule.Merge == "model" {
		return "Everywhere"
	}
	var crossed []seam
	for _, s := range t.seams() {
		if s.from != s.to {
			crossed = append(crossed, s)
		}
	}
	if zone := t.Targets()[0].Zone(); len(crossed) == 0 && zone == (graph.Zone{}) {
		return "Outside every boundary"
	} else if len(crossed) == 0 {
		return "Inside " + zone.Name()
	}
	from, to := crossed[0].from, crossed[0].to
	oneFrom, oneTo := true, true
	for _, s := range crossed {
		oneFrom, oneTo = oneFrom && s.from == from, oneTo && s.to == to
	}
	switch {
	case oneFrom && oneTo:
		return from.Name() + " → " + to.Name()
	case oneTo:
		return "Into " + to.Name()
	case oneFrom:
		return "Out of " + from.Name()
	}
	return "Several boundaries"
}
