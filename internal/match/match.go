package match

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/graph"
	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/stridetable"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// What a row's category and place add to the words, and how much of the words there has to be.
const (
	filed    = 3.0  // the rule is filed under a category of the row
	touched  = 1.5  // it touches one
	against  = -2.0 // it does neither
	subject  = 3.0  // the threat is about what the row names
	target   = 2.5  // or to it
	along    = 2.0  // or comes along it
	around   = 0.8  // the part of it where the row names a boundary around
	beside   = 0.5  // or the other end of a flow, or the flow to it
	repeated = -0.5 // another row is matched with it

	enough   = 4.0 // words without a name of the attack
	enoughIn = 2.6 // words where place and category agree
)

// Row is what is found for one threat of a table.
type Row struct {
	stridetable.Threat
	// Place lists the ids of the block that the row is about, in its order; none if it names nothing that is there.
	Place []string
	// Match is the nearest threat of the blocks, or nil, and Analysis that of its block.
	Match    *stride.Threat
	Analysis *stride.Analysis
	// Words are those that led to the match, or to Rule.
	Words []string
	// Line is the decision that takes the row over, or "".
	Line string
	// Earlier is true if another row above has a line for the same threat.
	Earlier bool
	// Rule is the rule that the row is about although nothing fires at its place, or nil.
	Rule *stride.Rule
	// Elsewhere is the threat of Rule at another place, or nil.
	Elsewhere *stride.Threat
	// Off is true if the configuration switches Rule off.
	Off bool
	// Write is the attribute that would make Rule fire, and On the id of the element or flow to write it on; empty if none
	// is known.
	Write, On string
}

// Report is what is found for the tables of a document.
type Report struct {
	File   *source.File
	Tables []*stridetable.Table
	Rows   []*Row
	// Several is true if ids of threats need the id of their block.
	Several bool
	// Blocks is how many there are.
	Blocks int
}

// Matched counts the rows that have a match.
func (r *Report) Matched() int {
	n := 0
	for _, row := range r.Rows {
		if row.Match != nil {
			n++
		}
	}
	return n
}

// matcher matches rows with the threats of blocks.
type matcher struct {
	analyses []*stride.Analysis
	words    *vocabulary
	// ids are the ids that each threat is about.
	ids    map[*stride.Threat]map[string]float64
	taken  map[*stride.Threat]bool
	lined  map[*stride.Threat]bool
	trials trials
}

// New matches the threats of tables with the analyses of blocks.
func New(f *source.File, tables []*stridetable.Table, analyses []*stride.Analysis) *Report {
	out := &Report{File: f, Tables: tables, Several: len(analyses) > 1, Blocks: len(analyses)}
	m := &matcher{analyses: analyses, ids: make(map[*stride.Threat]map[string]float64), taken: make(map[*stride.Threat]bool), lined: make(map[*stride.Threat]bool)}
	if len(analyses) > 0 {
		m.words = newVocabulary(analyses[0].Catalog)
		m.index()
	}
	for _, t := range tables {
		for _, threat := range t.Threats {
			row := &Row{Threat: threat}
			if m.words != nil {
				m.row(row)
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

func (m *matcher) index() {
	for _, a := range m.analyses {
		for _, t := range a.Threats {
			ids := map[string]float64{}
			for _, f := range t.Flows() {
				ids[f.ID] = along
			}
			for _, e := range t.Targets() {
				ids[e.ID] = target
			}
			ids[t.Subject] = subject
			m.ids[t] = ids
		}
	}
}

// candidate is a threat that a row may be about.
type candidate struct {
	threat   *stride.Threat
	analysis *stride.Analysis
	score    float64
	evidence
}

// row finds what one row is about.
func (m *matcher) row(row *Row) {
	threat, mitigation := newText(row.Text), newText(row.Mitigation)
	said := make(map[*stride.Rule]evidence)
	for _, r := range m.words.rules {
		said[r] = m.words.evidence(r, threat, mitigation)
	}
	var best candidate
	for _, a := range m.analyses {
		found, exact := m.place(a.Graph, row)
		if c := m.nearest(a, row, said, found, exact); c.threat != nil && (best.threat == nil || c.score > best.score) {
			best = c
			row.Place = inOrder(a.Graph, found)
		}
	}
	if best.threat == nil {
		m.uncovered(row, said)
		return
	}
	m.taken[best.threat] = true
	row.Match, row.Analysis, row.Words = best.threat, best.analysis, best.words
	m.decide(row)
}

// place is what a row is about in a block. exact is true if its own cell says so, and not only its sentence or heading.
func (m *matcher) place(g *graph.Graph, row *Row) (found place, exact bool) {
	if row.Element != "" {
		found = find(g, row.Element, row.Flow)
		if len(found) > 0 {
			return found, !row.FromHeading
		}
	}
	return mentioned(g, row.Text+" . "+row.Mitigation), false
}

// unplaced reports whether a cell of a row names something that the block does not have.
func unplaced(row *Row, exact bool) bool {
	return row.Element != "" && !row.FromHeading && !exact
}

// nearest is the threat of a block that fits a row best, if one fits well enough.
func (m *matcher) nearest(a *stride.Analysis, row *Row, said map[*stride.Rule]evidence, found place, exact bool) candidate {
	var best candidate
	for _, t := range a.Threats {
		e := said[t.Rule]
		need := enough
		class := category(t.Rule, row.Category)
		at := m.touch(a.Graph, t, found)
		switch {
		case exact && at == 0, exact && at <= beside && (!e.certain() || class < touched):
			continue // it is about something else
		case class == against && !e.certain():
			continue
		case exact && class == filed:
			need = enoughIn
		case unplaced(row, exact) && !e.certain():
			continue // nothing but words that many rules have
		}
		if e.score < need {
			continue
		}
		score := e.score + class + at
		if m.taken[t] {
			score += repeated
		}
		if score > best.score || score == best.score && best.threat != nil && t.Score > best.threat.Score {
			best = candidate{t, a, score, e}
		}
	}
	return best
}

// certain reports whether the threat itself has a name of what the rule is about.
func (e evidence) certain() bool { return e.score >= named }

// category says what a rule has to do with the letters of a row.
func category(r *stride.Rule, letters string) float64 {
	switch {
	case letters == "":
		return 0
	case strings.ContainsAny(r.Stride, letters):
		return filed
	case strings.ContainsAny(r.Also, letters):
		return touched
	}
	return against
}

// touch says how near a threat is to a place.
func (m *matcher) touch(g *graph.Graph, t *stride.Threat, found place) float64 {
	most := 0.0
	ids := m.ids[t]
	for id, fit := range found {
		most = max(most, fit*ids[id])
	}
	for _, e := range t.Targets() { // in a boundary that the row names
		for _, b := range e.Boundary.Path() {
			most = max(most, around*found[b.ID]*target)
		}
	}
	if most > 0 {
		return most
	}
	for _, f := range g.Flows {
		// a threat to whoever is at the end of a flow that the row names
		most = max(most, beside*found[f.ID]*max(ids[f.From.ID], ids[f.To.ID]))
		if ids[f.ID] > 0 { // or one along a flow whose other end it names
			most = max(most, beside*max(found[f.From.ID], found[f.To.ID]))
		}
	}
	return most
}

// inOrder lists the ids of a place in the order of the block.
func inOrder(g *graph.Graph, found place) []string {
	var all []string
	for _, e := range g.Elements {
		if found[e.ID] > 0 {
			all = append(all, e.ID)
		}
	}
	for _, b := range g.Boundaries {
		if found[b.ID] > 0 {
			all = append(all, b.ID)
		}
	}
	for _, f := range g.Flows {
		if found[f.ID] > 0 {
			all = append(all, f.ID)
		}
	}
	return all
}

// decide writes the line that takes a row over, if its status is a decision that the block does not have.
func (m *matcher) decide(row *Row) {
	t := row.Match
	switch {
	case row.Status == draft.Open || t.Status == stride.Met || t.Status == stride.Decided:
	case m.lined[t]:
		row.Earlier = true
	default:
		m.lined[t] = true
		row.Line = draft.Decision(draft.Judgement{Title: row.Text, Status: row.Status, Reason: row.reason(), Owner: row.Owner}, t.ID, m.covers(row))
	}
}

// reason is what a decision says of the row: the mitigation, or the threat with what was decided about it.
func (row *Row) reason() string {
	if row.Status == draft.Mitigated || row.Mitigation == "" || row.Text == "" {
		return row.Mitigation
	}
	return row.Text + ": " + row.Mitigation
}

// covers lists what a decision has to name: all of the threat, or what of it is at the flows that the row names.
func (m *matcher) covers(row *Row) []string {
	all := row.Match.Covers()
	own := make(map[string]bool)
	for _, f := range row.Analysis.Graph.Flows {
		if slices.Contains(row.Place, f.ID) {
			own[f.ID], own[f.From.ID], own[f.To.ID] = true, true, true
		}
	}
	part := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !own[id] })
	if len(part) == 0 {
		return all
	}
	return part
}
