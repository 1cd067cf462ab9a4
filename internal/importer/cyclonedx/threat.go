package cyclonedx

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/foreign"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/lazy"
)

// judge gives each blueprint the judgements about what it has: threats, and risks that are related to none.
func (f *file) judge() {
	risks := make(map[string][]*risk)
	for _, v := range f.Get("risks", "risks").Maps() {
		r := f.risk(v)
		threats := v.Get("relatedThreats").Items()
		for _, ref := range threats {
			risks[ref.Text()] = append(risks[ref.Text()], r)
		}
		if len(threats) == 0 {
			name := v.Get("name").Text()
			if name == "" {
				name = v.Get("statement").Text()
			}
			f.place(v.Get("affects"), f.decided(draft.Judgement{Title: name, At: v.At}, []*risk{r}, ""))
		}
	}
	for _, v := range f.Get("threats", "threats").Maps() {
		f.threat(v, risks)
	}
}

func (f *file) threat(v *tree.Loose, risks map[string][]*risk) {
	ref := v.Get("bom-ref").Text()
	j := draft.Judgement{Title: v.Get("name").Text(), At: v.At}
	if f.ours {
		j.Threat = property(v, foreign.ID)
	}
	for _, c := range v.Get("categories").Maps() {
		if letter := importer.Category(strings.ReplaceAll(c.Get("category").Text(), "-", " ")); c.Get("taxonomy").Text() == "STRIDE" && !strings.Contains(j.Category, letter) {
			j.Category += letter
		}
	}
	f.answered(v, &j)
	j = f.decided(j, risks[ref], ref)
	if f.ours && j.Status == draft.Open {
		return // the block says so again
	}
	f.place(v.Get("affectedAssets"), j)
	f.lost.Unread(v, "a threat", "bom-ref", "name", "categories", "affectedAssets", "mitigations")
}

// done are the states of controls and responses that are in place.
var done = []string{"implemented", "verified"}

// answered marks a threat as mitigated if all controls that it refers to are in place.
func (f *file) answered(v *tree.Loose, j *draft.Judgement) {
	var names []string
	for _, ref := range v.Get("mitigations").Items() {
		c := f.controls[ref.Text()]
		if c == nil || !slices.Contains(done, word(c.Get("status"))) {
			return
		}
		names = append(names, c.Get("name").Text())
	}
	if len(names) > 0 {
		j.Status, j.Said, j.Reason = draft.Mitigated, "mitigated: its controls are in place", strings.Join(names, "; ")
	}
}

// strategies are the statuses for responses to a risk.
var strategies = map[string]draft.Status{"accept": draft.Accepted, "transfer": draft.Transferred, "avoid": draft.NotApplicable}

// statuses are those for the words of a risk.
var statuses = map[string]draft.Status{"mitigated": draft.Mitigated, "accepted": draft.Accepted, "transferred": draft.Transferred}

// risk is a risk with the responses to it that decide something.
type risk struct {
	*tree.Loose
	// all is the first response to the whole risk, or nil; to are the first to each threat that a response names.
	all *tree.Loose
	to  map[string]*tree.Loose
}

func (f *file) risk(v *tree.Loose) *risk {
	r := &risk{Loose: v, to: make(map[string]*tree.Loose)}
	for _, answer := range v.Get("responses").Maps() {
		f.lost.Unread(answer, "a response", "bom-ref", "strategy", "status", "description", "controls", "owner", "targetDate", "addresses")
		if _, ok := decides(answer); !ok {
			f.lost.Add(answer.At, "a risk", "responses")
			continue
		}
		to := words(answer.Get("addresses"))
		if r.all == nil && (len(to) == 0 || slices.Contains(to, v.Get("bom-ref").Text())) {
			r.all = answer
		}
		for _, ref := range to {
			if r.to[ref] == nil {
				r.to[ref] = answer
			}
		}
	}
	f.lost.Unread(v, "a risk", "bom-ref", "name", "affects", "relatedThreats", "responses", "status", "owner")
	return r
}

// decides is the status that a response gives a threat; ok is false if it is only planned.
func decides(v *tree.Loose) (status draft.Status, ok bool) {
	strategy := v.Get("strategy").Text()
	if strategy == "reduce" && slices.Contains(done, word(v.Get("status"))) {
		return draft.Mitigated, true
	}
	status, ok = strategies[strategy]
	return status, ok
}

// decided completes a judgement by the first response that decides, else by the status of a risk. Ref is that of the threat.
func (f *file) decided(j draft.Judgement, risks []*risk, ref string) draft.Judgement {
	for _, r := range risks {
		answer := r.to[ref]
		if answer == nil {
			answer = r.all
		}
		if answer != nil {
			return f.answer(j, answer)
		}
	}
	for _, r := range risks {
		said := word(r.Get("status"))
		if status, ok := statuses[said]; ok {
			j.Status, j.Said = status, said
			j.Owner, _ = f.party(r.Get("owner"))
			return j
		}
	}
	return j
}

var day = lazy.Regexp(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`)

// answer takes over what a response to a risk says.
func (f *file) answer(j draft.Judgement, v *tree.Loose) draft.Judgement {
	j.Status, _ = decides(v)
	j.Said, j.Reason = v.Get("strategy").Text(), strings.TrimSpace(v.Get("description").Text())
	j.Owner, _ = f.party(v.Get("owner"))
	j.Until = day().FindString(v.Get("targetDate").Text())
	var names []string
	for _, ref := range words(v.Get("controls")) {
		if c := f.controls[ref]; c != nil {
			ref = c.Get("name").Text()
		}
		names = append(names, ref)
	}
	if j.Status == draft.Mitigated && len(names) > 0 {
		if f.ours && j.Reason != "" {
			j.Title = j.Reason
		}
		j.Reason = strings.Join(names, "; ")
	}
	return j
}

// place gives a judgement to the blueprints that have what it is about; one about nothing that any has, to the first.
func (f *file) place(about *tree.Loose, j draft.Judgement) {
	found := false
	for _, ref := range about.Items() {
		if found && f.ours {
			break // one decision is about all of them
		}
		if s, ok := f.subjects[ref.Text()]; ok {
			j.Node, j.Flow, found = s.node, s.flow, true
			s.of.Judgements = append(s.of.Judgements, j)
		}
	}
	if !found {
		j.Node, j.Flow = nil, nil
		f.drafts[0].Judgements = append(f.drafts[0].Judgements, j)
	}
}
