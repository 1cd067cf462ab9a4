package tmbom

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// control is what somebody does, or might do, against threats.
type control struct{ title, status string }

// place says whether a control is there, is planned, or has been given up.
func (c control) place() string {
	switch c.status {
	case "active", "assumed":
		return "there"
	case "retired", "wont_do":
		return "given up"
	}
	return "planned"
}

// threats reads threats with their controls. A threat is mitigated if all its controls are there that nobody has given up.
func (r *reader) threats() {
	known := make(map[string]bool)
	list := r.objects(r.file.Get("threats"))
	for _, v := range list {
		known[v.Get("symbolic_name").Text()] = true
	}
	for _, v := range r.objects(r.file.Get("controls")) {
		r.control(v, known)
	}
	for _, v := range list {
		r.threat(v)
		r.lost.Unread(v, "a threat", "symbolic_name", "title", "components_affected")
	}
	for _, v := range r.objects(r.file.Get("risks")) {
		_, title := named(v)
		r.Report.Lose(v.At, "risk `%s`, which is `%s` in the source, has no place in a block; keep it in the document", draft.Quoted(title), draft.Quoted(v.Get("level").Text()))
	}
}

func (r *reader) control(v *tree.Loose, known map[string]bool) {
	_, title := named(v)
	for _, ref := range v.Get("threats").Items() {
		name := ref.Text()
		if !known[name] {
			r.Report.Lose(ref.At, "control `%s` answers threat `%s`, which there is not", draft.Quoted(title), draft.Quoted(name))
			continue
		}
		r.controls[name] = append(r.controls[name], control{title, v.Get("status").Text()})
	}
	if len(v.Get("threats").Items()) == 0 {
		r.Report.Lose(v.At, "control `%s` answers no threat", draft.Quoted(title))
	}
	r.lost.Unread(v, "a control", "symbolic_name", "title", "threats", "status", "trust_boundary")
}

func (r *reader) threat(v *tree.Loose) {
	name, title := named(v)
	j := draft.Judgement{Title: title, At: v.At}
	j.Status, j.Said, j.Reason = status(r.controls[name])
	affected := v.Get("components_affected").Items()
	if len(affected) == 0 {
		r.Judgements = append(r.Judgements, j)
	}
	for _, ref := range affected {
		e := r.entities[ref.Text()]
		if e == nil {
			r.Report.Lose(ref.At, "threat `%s` is to `%s`, which there is not", draft.Quoted(title), draft.Quoted(ref.Text()))
			continue
		}
		j.Node = e.Node
		r.Judgements = append(r.Judgements, j)
	}
}

// status is what controls make of a threat: its status, the words for it, and the controls that are there.
func status(controls []control) (status draft.Status, said, reason string) {
	counting := slices.DeleteFunc(slices.Clone(controls), func(c control) bool { return c.place() == "given up" })
	var there []string
	for _, c := range counting {
		if c.place() == "there" {
			there = append(there, c.title)
		}
	}
	reason = strings.Join(there, "; ")
	switch {
	case len(counting) == 0:
		return draft.Open, "open: it has no control", reason
	case len(there) == len(counting):
		return draft.Mitigated, "mitigated: its controls are active", reason
	case len(there) > 0:
		return draft.Open, "open: only some of its controls are active", reason
	}
	return draft.Open, "open: none of its controls is active", reason
}

// assumptions are proposed, apart from those that somebody has rejected.
func (r *reader) assumptions() {
	for _, v := range r.objects(r.file.Get("assumptions")) {
		text := strings.TrimSpace(v.Get("description").Text())
		if v.Get("validity").Text() == "rejected" {
			r.Report.Lose(v.At, "assumption `%s` is rejected in the source", draft.Quoted(text))
			continue
		}
		r.Assumptions = append(r.Assumptions, draft.Assumption{Text: text, At: v.At})
		r.lost.Unread(v, "an assumption", "description", "validity")
	}
}
