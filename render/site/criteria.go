package site

// criteria is the page of all acceptance criteria, to be filtered.
type criteria struct {
	Rows                             []criterion
	Documents                        []string
	Statuses, Severities, Categories []choice
}

func (criteria) kind() string { return "criteria" }

// criterion is a sentence that a tester can test.
type criterion struct {
	Page, Model, Document    string
	Anchor, ID, Title, Seam  string
	Status, Severity, Letter string
	Category                 string
	Text, Test               []piece
}

func newCriteria(models []named) criteria {
	out := criteria{
		Statuses:   []choice{{"open", "Open"}, {"asked", "Asked"}, {"answered", "Answered"}},
		Severities: severities(),
		Categories: categories(),
	}
	for _, m := range models {
		for i, c := range m.Analysis.Criteria {
			if i == 0 {
				out.Documents = appendNew(out.Documents, m.Document)
			}
			t := c.Threat
			out.Rows = append(out.Rows, criterion{
				Page: m.Page, Model: m.Title, Document: m.Document,
				Anchor: threatAnchor(t.ID), ID: t.ID, Title: t.Rule.Title, Seam: c.Seam,
				Status: status(t.Status), Severity: t.Severity.String(),
				Letter: t.Rule.Stride, Category: nameOf(categories(), t.Rule.Stride),
				Text: sentence(c.Text), Test: sentence(c.Test),
			})
		}
	}
	return out
}

// appendNew appends a value that is not the last already: documents come in their order.
func appendNew(list []string, value string) []string {
	if n := len(list); n > 0 && list[n-1] == value {
		return list
	}
	return append(list, value)
}
