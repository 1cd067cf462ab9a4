package site

import (
	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/stride"
)

// criteria is the filterable page of all acceptance criteria.
type criteria struct {
	Rows                             []criterion
	Documents                        []string
	Statuses, Severities, Categories []choice
	// States are those of the proof, none where nobody has asked.
	States []choice
}

func (criteria) kind() string { return "criteria" }

// criterion is a sentence that a tester can test: of one threat, for readers who look for it by subject.
type criterion struct {
	Page, Model, Document string
	Letter, Category      string
	// State is the worst of its proofs.
	State string
	entry
}

func newCriteria(models []named) criteria {
	var statuses []choice
	for _, s := range []stride.Status{stride.Open, stride.Ask, stride.Met} {
		statuses = append(statuses, choice{brief.Word(s), capital(brief.Word(s))})
	}
	out := criteria{Statuses: statuses, Severities: severities(), Categories: categories()}
	for _, m := range models {
		full := brief.New(m.Analysis, brief.Options{Full: true})
		t := teller{full, make(map[*stride.Threat]bool), m.Proofs}
		before := len(out.Rows)
		for _, list := range [][]brief.Criterion{full.Open, full.Unanswered, full.Met} {
			for i, e := range t.criteria(list) {
				letter := list[i].Rule.Stride
				out.Rows = append(out.Rows, criterion{m.Page, m.Title, m.Document, letter, nameOf(categories(), letter), worstState(e.Proofs), e})
				if len(e.Proofs) > 0 {
					out.States = proofStates()
				}
			}
		}
		if len(out.Rows) > before {
			out.Documents = appendNew(out.Documents, m.Document)
		}
	}
	return out
}

// appendNew appends a value unless it is already the last: documents come in order.
func appendNew(list []string, value string) []string {
	if n := len(list); n > 0 && list[n-1] == value {
		return list
	}
	return append(list, value)
}
