package threatdragon

import (
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// threats reads the threats of a cell. The schema has them at the cell itself, files have them among its data.
func (r *reader) threats(c cell, about draft.Judgement) {
	list := c.data().Get("threats")
	if !list.Has() {
		list = c.Get("threats")
	}
	for _, t := range list.Items() {
		if t.Is(tree.Map) {
			r.threat(t, about)
		} else {
			r.Report.Lose(t.At, "a threat is a map")
		}
	}
}

func (r *reader) threat(t *tree.Loose, j draft.Judgement) {
	if own := properties(t.Get(ours)); own != nil {
		r.Judgements = append(r.Judgements, importer.OwnJudgement(j, t.At, t.Get("title").Text(), own)...)
		return
	}
	j.At, j.Title, j.Said = t.At, strings.TrimSpace(t.Get("title").Text()), t.Get("status").Text()
	if j.Title == "" {
		j.Title = strings.TrimSpace(t.Get("description").Text())
	}
	word := t.Get("type").Text()
	if j.Category = importer.Category(word); j.Category == "" && word != "" {
		j.Title = strings.TrimSpace(word + ": " + j.Title)
	}
	j.Reason = strings.TrimSpace(t.Get("mitigation").Text())
	var known bool
	if j.Status, known = importer.Status(j.Said); !known && j.Said != "" {
		r.Report.Lose(t.At, "`%s` is no status that import knows; threat `%s` is taken as open", draft.Quoted(j.Said), draft.Quoted(j.Title))
	}
	r.Judgements = append(r.Judgements, j)
}
