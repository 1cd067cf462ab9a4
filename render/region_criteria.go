package render

import "github.com/trustseam/trustseam/stride"

// seamView is one boundary with the criteria that protect it.
type seamView struct {
	Title    string
	Criteria []criterionView
}

type criterionView struct {
	Anchor, ID, Title, Status, Text, Test string
}

func criteriaView(a *stride.Analysis) any {
	var seams []seamView
	for i, c := range a.Criteria {
		if i == 0 || a.Criteria[i-1].Seam != c.Seam {
			seams = append(seams, seamView{Title: Text(c.Seam)})
		}
		last := &seams[len(seams)-1]
		last.Criteria = append(last.Criteria, criterionView{
			Anchor: anchor(a, c.Threat),
			ID:     Code(c.Threat.ID),
			Title:  Text(c.Threat.Rule.Title),
			Status: c.Threat.Status.String(),
			Text:   Sentence(c.Text),
			Test:   Sentence(c.Test),
		})
	}
	return struct{ Seams []seamView }{seams}
}
