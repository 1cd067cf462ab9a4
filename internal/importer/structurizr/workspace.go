package structurizr

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/limit"
)

// lists are those of views. Of the first, the one with most elements is imported if nobody chooses; a later list only counts
// if there is none before it.
var lists = [][]string{
	{"systemLandscapeViews", "systemContextViews", "containerViews", "componentViews", "customViews"}, {"deploymentViews"}, {"dynamicViews"},
}

// workspace makes the drafts of all views and of all levels.
func (m *model) workspace() (*Workspace, error) {
	w := &Workspace{}
	for _, kinds := range lists {
		for _, kind := range kinds {
			for _, v := range m.file.Get("views", kind).Maps() {
				if len(w.Views) == limit.ImportViews {
					return nil, fmt.Errorf("%s: the workspace has more than %d views", v.At, limit.ImportViews)
				}
				w.Views = append(w.Views, m.view(v))
			}
		}
		if w.Preferred == nil {
			w.Preferred = largest(w.Views)
		}
	}
	for l := systems; l <= components; l++ {
		if l == systems || slices.ContainsFunc(m.elements, func(e *element) bool { return e.level == l }) {
			w.Views = append(w.Views, m.whole(l))
		}
	}
	if w.Preferred == nil {
		w.Preferred = w.Views[len(w.Views)-1]
	}
	return w, nil
}

// largest is the first of the views with most elements, or nil if none has any.
func largest(views []*View) *View {
	var found *View
	for _, v := range views {
		if len(v.Nodes) > 0 && (found == nil || len(v.Nodes) > len(found.Nodes)) {
			found = v
		}
	}
	return found
}

// step is a relationship as a view shows it.
type step struct {
	*relationship
	// said is what the view calls it, or empty.
	said string
	// back is true if it is the answer.
	back bool
}

// view makes the draft of a view of the file.
func (m *model) view(v *tree.Loose) *View {
	var report draft.Report
	all := m.listed(v, &report)
	steps := m.steps(v, all, &report)
	there := make(map[*element]bool)
	for _, e := range all {
		there[e] = true
	}
	for _, s := range steps {
		for _, e := range []*element{s.from, s.to} {
			if e != nil && e.shown(there) == nil {
				there[e] = true
				all = append(all, e)
				report.Infer(s.At, "`%s` is in the block: the view shows a flow that begins or ends there", draft.Quoted(e.called()))
			}
		}
	}
	b := m.build(v.Get("key").Text(), m.title(v), v.At, all)
	b.Report.Remarks = append(report.Remarks, b.Report.Remarks...)
	for _, s := range steps {
		from, to := s.from.shown(there), s.to.shown(there)
		if s.back && to != nil {
			from, to = to, from
		}
		b.flow(s.relationship, from, to, s.said)
	}
	return b.View
}

// shown is the nearest of some elements that is an element or around it; nil if none is.
func (e *element) shown(there map[*element]bool) *element {
	for e != nil && !there[e] {
		e = e.parent
	}
	return e
}

// title is the title of a view, or the name of the workspace.
func (m *model) title(v *tree.Loose) string {
	if title := strings.TrimSpace(v.Get("title").Text()); title != "" {
		return title
	}
	return m.file.Get("name").Text()
}

// listed are the elements that a view shows.
func (m *model) listed(v *tree.Loose, report *draft.Report) []*element {
	var out []*element
	for _, ref := range v.Get("elements").Maps() {
		id := ref.Get("id").Text()
		if e := m.byID[id]; e != nil {
			out = append(out, e)
		} else {
			report.Lose(ref.At, "the view shows element `%s`, which the model does not have", draft.Quoted(id))
		}
	}
	return out
}

// steps are the relationships that a view shows; one without a list of them shows all between its elements. A relationship
// that follows from another is left out where the other is shown.
func (m *model) steps(v *tree.Loose, all []*element, report *draft.Report) []step {
	var out []step
	shown := make(map[string]bool)
	if list := v.Get("relationships"); list.Has() {
		for _, ref := range list.Maps() {
			id := ref.Get("id").Text()
			r := m.arrowsBy[id]
			if r == nil {
				report.Lose(ref.At, "the view shows relationship `%s`, which the model does not have", draft.Quoted(id))
				continue
			}
			shown[id] = true
			out = append(out, step{r, strings.TrimSpace(ref.Get("description").Text()), ref.Get("response").True()})
		}
	} else {
		there := make(map[*element]bool)
		for _, e := range all {
			there[e] = true
		}
		for _, r := range m.arrows {
			if there[r.from] && there[r.to] {
				shown[r.id] = true
				out = append(out, step{relationship: r})
			}
		}
	}
	return slices.DeleteFunc(out, func(s step) bool { return s.linked != "" && shown[s.linked] })
}

// levelNames are what --diagram calls the whole model; a key of a view has no blank.
var levelNames = [...]string{"all systems", "all containers", "all components"}

// whole makes the draft of everything down to a level. What is deeper inside counts as what it is inside of.
func (m *model) whole(l level) *View {
	var all []*element
	for _, e := range m.elements {
		if e.level <= l {
			all = append(all, e)
		}
	}
	b := m.build(levelNames[l], m.file.Get("name").Text(), m.file.Get("model").At, all)
	seen := make(map[lifted]bool)
	for _, r := range m.arrows {
		from, to := r.from.upTo(l), r.to.upTo(l)
		if from == nil || r.to != nil && to == nil || r.linked != "" && m.arrowsBy[r.linked] != nil {
			continue
		}
		key := lifted{from, to, r.Get("description").Text(), r.Get("technology").Text()}
		switch {
		case from == to:
		case seen[key] && (from != r.from || to != r.to):
			b.shown[r.id] = true
		default:
			seen[key] = true
			b.flow(r, from, to, "")
		}
	}
	return b.View
}

// lifted is a relationship between what is around its ends. Several that say the same are one flow.
type lifted struct {
	from, to          *element
	description, tech string
}

// upTo is the element itself or what is around it at a level; nil for what is only in deployments.
func (e *element) upTo(l level) *element {
	for e != nil && e.level > l {
		if e.level == deployed {
			return nil
		}
		e = e.parent
	}
	return e
}
