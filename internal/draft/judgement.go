package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Propose adds to the report, for each judgement of the source, the nearest threat of the block and a line that takes the
// judgement over, or says that there is none. Nothing of this is in the block.
func (b *Block) Propose(catalog *stride.Catalog, judgements []Judgement) {
	g := graph.New(b.Parsed, catalog.Words)
	m := matcher{block: b, Analysis: catalog.Analyze(g), about: make(map[string][]*stride.Threat), words: make(map[*stride.Rule]map[string]bool), said: make(map[string]bool)}
	m.index()
	for _, j := range judgements[:min(len(judgements), limit.ImportDecisions)] {
		m.judgement(j)
	}
	if rest := len(judgements) - limit.ImportDecisions; rest > 0 {
		b.Report.Lose("", "%d more threats of the source are not matched with rows", rest)
	}
	b.Report.sort()
}

// matcher finds threats of ours for threats of a source.
type matcher struct {
	*stride.Analysis
	block *Block
	// about are the threats to each element and along each flow, by its id.
	about map[string][]*stride.Threat
	words map[*stride.Rule]map[string]bool
	// said are the ids of the threats that have a line.
	said map[string]bool
}

func (m *matcher) index() {
	for _, t := range m.Threats {
		ids := []string{t.Subject}
		for _, e := range t.Targets() {
			ids = append(ids, e.ID)
		}
		for _, f := range t.Flows() {
			ids = append(ids, f.ID)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			m.about[id] = append(m.about[id], t)
		}
	}
}

// judgement reports one judgement.
func (m *matcher) judgement(j Judgement) {
	place, ok := m.place(j)
	if !ok {
		m.block.Report.Propose(j.At, "", "%s; no row of ours covers it: the block has nothing that it is about", j.told(""))
		return
	}
	t, common := m.nearest(j, place)
	if same := m.exact(j); same != nil {
		t, common = same, []string{same.ID}
	}
	switch head := j.told(place); {
	case t == nil:
		m.block.Report.Propose(j.At, "", "%s; no row of ours covers it", head)
	case j.Status == Open:
		m.block.Report.Propose(j.At, "", "%s; nearest row: %s", head, told(t, common))
	case t.Status == stride.Met:
		m.block.Report.Propose(j.At, "", "%s; the block already answers %s", head, told(t, common))
	case m.said[t.ID]:
		m.block.Report.Propose(j.At, "", "%s; nearest row: %s, which has a line above", head, told(t, common))
	default:
		m.said[t.ID] = true
		m.block.Report.Propose(j.At, Decision(j, t.ID, m.covers(t, j, place)), "%s; nearest row: %s", head, told(t, common))
	}
}

// exact is the threat that a judgement names by its id, or nil.
func (m *matcher) exact(j Judgement) *stride.Threat {
	at := slices.IndexFunc(m.Threats, func(t *stride.Threat) bool { return t.ID == j.Threat })
	if j.Threat == "" || at < 0 {
		return nil
	}
	return m.Threats[at]
}

// place is the id of the element or flow that a judgement is about.
func (m *matcher) place(j Judgement) (id string, ok bool) {
	if j.Flow != nil {
		id, ok = m.block.flows[j.Flow]
		return id, ok
	}
	id, ok = m.block.nodes[j.Node]
	return id, ok
}

// told says what the source says.
func (j Judgement) told(place string) string {
	of := ""
	if place != "" {
		of = " of `" + place + "`"
		if j.Flow != nil {
			of = " of flow `" + place + "`"
		}
	}
	filed := ""
	if j.Category != "" {
		filed = " (" + stride.CategoryNames(j.Category) + ")"
	}
	said := j.Said
	if said == "" {
		said = j.Status.String()
	}
	return fmt.Sprintf("threat `%s`%s%s is `%s` in the source", Quoted(j.Title), filed, of, Quoted(said))
}

// told names a threat, and by what it was found if that is little.
func told(t *stride.Threat, common []string) string {
	text := fmt.Sprintf("`%s` %s", t.ID, t.Rule.Title)
	if len(common) == 0 {
		return text + " (only place and category agree)"
	}
	return fmt.Sprintf("%s (both say `%s`)", text, strings.Join(common, "`, `"))
}

// nearest returns the threat at a place that has the category of a judgement and most words of it, and these words.
// Without a category, a threat has to have a word of the title.
func (m *matcher) nearest(j Judgement, place string) (best *stride.Threat, common []string) {
	title, reason := Significant(j.Title), Significant(j.Reason)
	most := -1
	for _, t := range m.about[place] {
		filed := strings.ContainsAny(t.Rule.Stride, j.Category)
		also := strings.ContainsAny(t.Rule.Also, j.Category)
		if j.Category != "" && !filed && !also {
			continue
		}
		words := m.ruleWords(t.Rule)
		shared := inBoth(title, words)
		score := 16*len(shared) + 4*len(inBoth(reason, words))
		switch {
		case j.Category == "" && len(shared) == 0, !filed && j.Category != "" && score == 0:
			continue
		case m.said[t.ID] && j.Status != Open:
			score -= 3
		}
		if filed {
			score += 6
		}
		if t.Subject == place {
			score++
		}
		if score > most {
			best, most, common = t, score, shared
		}
	}
	return best, common
}

// ruleWords are the significant words of what a rule says.
func (m *matcher) ruleWords(r *stride.Rule) map[string]bool {
	if m.words[r] == nil {
		set := make(map[string]bool)
		for _, text := range slices.Concat([]string{r.Title, r.Name, r.Why, r.Short}, r.Controls, r.Mechanisms) {
			for _, w := range Significant(text) {
				set[Stem(w)] = true
			}
		}
		m.words[r] = set
	}
	return m.words[r]
}

// empty words say nothing about what a threat is.
var emptyWords = strings.Fields("about access act acts adversary after again also and another any anyone application are attack attacker attackers attacks because been break before being between both can cannot component could data does each either else every flow flows for from gain had has have her his how into its itself like may might more most must nobody none not nothing one only onto other over own person possible process should shown shows some someone something store such system target than that the their them then there these they thing this those through threat threats unauthorised unauthorized under until use used user users using was were what whatever when where whether which while who whoever whose will with within without would yet you your")

// Significant are the words of a text that say something, each once.
func Significant(text string) []string {
	var out []string
	for _, w := range strings.Fields(model.Normalize(text)) {
		if len(w) >= 3 && !slices.Contains(emptyWords, w) && !slices.ContainsFunc(out, func(o string) bool { return Stem(o) == Stem(w) }) {
			out = append(out, w)
		}
	}
	return out
}

// Stem cuts the ending of a word: "encrypted" and "encryption" are the same word.
func Stem(word string) string {
	if runes := []rune(word); len(runes) > 6 {
		return string(runes[:6])
	}
	return strings.TrimSuffix(word, "s")
}

func inBoth(words []string, set map[string]bool) []string {
	var out []string
	for _, w := range words {
		if set[Stem(w)] {
			out = append(out, w)
		}
	}
	return out
}

// verbs are the decisions by which a status is taken over.
var verbs = map[Status]model.Verb{Mitigated: model.Mitigate, Accepted: model.Accept, Transferred: model.Transfer, NotApplicable: model.Dismiss}

// Decision is the line that takes a judgement about a threat over; covers are the ids that it has to name, if any. What the
// source does not say is left empty, so that the line is an error until somebody fills it in. The judgement is not [Open].
func Decision(j Judgement, threat string, covers []string) string {
	verb := verbs[j.Status]
	title, _ := clean(j.Title)
	reason, given := clean(j.Reason)
	owner, _ := clean(j.Owner)
	why := title
	if given && verb != model.Mitigate {
		why = reason
	}
	if why == "" {
		why = j.Status.String() + " in the source"
	}
	var attrs []string
	switch verb {
	case model.Mitigate:
		attrs = append(attrs, `with=`+orEmpty(reason))
	case model.Accept:
		attrs = append(attrs, "by="+orEmpty(owner), "until="+j.Until)
	case model.Transfer:
		attrs = append(attrs, "to="+orEmpty(owner))
	}
	if len(covers) > 0 {
		attrs = append(attrs, "covers="+strings.Join(covers, ","))
	}
	line := fmt.Sprintf("%s %s: %s", verb, threat, label(why))
	if len(attrs) > 0 {
		line += " | " + strings.Join(attrs, " ")
	}
	return line
}

func orEmpty(text string) string {
	if text == "" {
		return ""
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// covers lists what a decision has to name to take a judgement over: all of the threat if the judgement is about an
// element, the flow and its ends if it is about a flow. It is empty if the decision needs no list.
func (m *matcher) covers(t *stride.Threat, j Judgement, place string) []string {
	all := t.Covers()
	if j.Flow == nil || len(all) == 0 {
		return all
	}
	own := []string{place, m.block.nodes[j.Flow.From], m.block.nodes[j.Flow.To]}
	return slices.DeleteFunc(all, func(id string) bool { return !slices.Contains(own, id) })
}

// String is the word for a status.
func (s Status) String() string {
	return []string{"open", "mitigated", "accepted", "transferred", "not applicable"}[s]
}
