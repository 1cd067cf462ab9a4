package otm

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// judgements reads the threats of a component or a flow.
func (r *reader) judgements(v *tree.Loose, about draft.Judgement) {
	for _, t := range r.objects(v.Get("threats")) {
		id := t.Get("threat").Text()
		if r.threats[id] == nil {
			r.Report.Lose(t.At, "there is no threat `%s`", draft.Quoted(id))
			continue
		}
		r.used[id] = true
		r.judgement(t, r.threats[id], about)
	}
}

func (r *reader) judgement(t, threat *tree.Loose, j draft.Judgement) {
	if ours := own(threat); len(ours) > 0 {
		if r.decided[said(ours, foreign.ID)] {
			return // all of its places say the same
		}
		r.decided[said(ours, foreign.ID)] = true
		r.Judgements = append(r.Judgements, importer.OwnJudgement(j, t.At, threat.Get("name").Text(), ours)...)
		return
	}
	j.At, j.Title, j.Said = t.At, threat.Get("name").Text(), t.Get("state").Text()
	if j.Title == "" {
		j.Title = threat.Get("description").Text()
	}
	for _, word := range threat.Get("categories").Items() {
		if letter := importer.Category(word.Text()); !strings.Contains(j.Category, letter) {
			j.Category += letter
		}
	}
	names, implemented := r.mitigations(t.Get("mitigations"))
	j.Reason = strings.Join(names, "; ")
	known := false
	if j.Status, known = importer.Status(j.Said); !known && len(names) > 0 && implemented == len(names) {
		j.Status = draft.Mitigated
	} else if !known && j.Said != "" {
		r.Report.Lose(t.At, "`%s` is no state that import knows; threat `%s` is taken as open", draft.Quoted(j.Said), draft.Quoted(j.Title))
	}
	if j.Status != draft.Mitigated && j.Status != draft.Open { // what might be done is no reason to accept or to dismiss
		j.Reason = ""
	}
	r.Judgements = append(r.Judgements, j)
}

// mitigations returns the names of mitigations, and how many of them are implemented.
func (r *reader) mitigations(list *tree.Loose) (names []string, implemented int) {
	for _, m := range r.objects(list) {
		id := m.Get("mitigation").Text()
		if r.remedies[id] == nil {
			r.Report.Lose(m.At, "there is no mitigation `%s`", draft.Quoted(id))
			continue
		}
		names = append(names, r.remedies[id].Get("name").Text())
		if strings.EqualFold(m.Get("state").Text(), "implemented") {
			implemented++
		}
	}
	return names, implemented
}

// unusedThreats reports the threats that nothing in the model has.
func (r *reader) unusedThreats() {
	for _, t := range r.file.Get("threats").Maps() {
		if !r.used[t.Get("id").Text()] {
			r.Report.Lose(t.At, "threat `%s` is to no component and no flow", draft.Quoted(t.Get("name").Text()))
		}
	}
}
