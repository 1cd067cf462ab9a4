// Package trace ties acceptance criteria to the tests that hold them: from what the
// documents ask for, the markers in source text, and the results of test runners it
// makes a matrix with a state for each criterion. It opens no file.
//
// It errs on one side: anything that does not fit exactly leaves a criterion unproven.
package trace

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// Criterion is a criterion of a document.
type Criterion struct {
	marker.Name
	File *source.File
	// Span is that of the first flow or element that the criterion is about.
	Span source.Span
	// Sentence is what the document asks for.
	Sentence stride.Criterion
}

// Model is what markers can name: the criteria of all documents.
type Model struct {
	Criteria []Criterion

	index     map[marker.Name]int         // of Criteria
	threats   map[marker.Name]bool        // with or without a criterion
	earlier   map[marker.Name]marker.Name // by what a threat was called before
	documents map[string][]string         // by the id of a block
	parts     *annotation.Model           // what anchors can name
}

// NewModel returns one without criteria.
func NewModel() *Model {
	return &Model{
		index: make(map[marker.Name]int), threats: make(map[marker.Name]bool),
		earlier: make(map[marker.Name]marker.Name), documents: make(map[string][]string),
		parts: &annotation.Model{},
	}
}

// Add adds the criteria and the parts of a block.
func (m *Model) Add(f *source.File, a *stride.Analysis) {
	block := a.Graph.ID
	m.documents[block] = append(m.documents[block], f.Path)
	m.parts.Add(f, a)
	for _, c := range a.Criteria() {
		name := marker.Name{Block: block, Threat: c.Threat.ID}
		m.index[name] = len(m.Criteria)
		m.Criteria = append(m.Criteria, Criterion{name, f, placeOf(a, c.Threat), c})
	}
	was := make(map[string][]string)
	for _, e := range a.Graph.Elements {
		was[e.ID] = e.Attrs.Values("was")
	}
	for _, b := range a.Graph.Boundaries {
		was[b.ID] = b.Attrs.Values("was")
	}
	for _, t := range a.Threats {
		now := marker.Name{Block: block, Threat: t.ID}
		m.threats[now] = true
		for _, rule := range append([]string{t.Rule.ID}, t.Rule.Was...) {
			for _, subject := range append([]string{t.Subject}, was[t.Subject]...) {
				m.earlier[marker.Name{Block: block, Threat: rule + "@" + subject}] = now
			}
		}
	}
}

// placeOf is the first flow or element that a threat is about.
func placeOf(a *stride.Analysis, t *stride.Threat) source.Span {
	if flows := t.Flows(); len(flows) > 0 {
		return flows[0].Span
	}
	if targets := t.Targets(); len(targets) > 0 {
		return targets[0].Span
	}
	return a.Graph.Fence.Info
}

// Documents lists those that have a block with an id.
func (m *Model) Documents(block string) []string { return m.documents[block] }

// shared lists the documents that have a block with an id, if there are several.
func (m *Model) shared(block string) []string {
	if paths := m.documents[block]; len(paths) > 1 {
		return paths
	}
	return nil
}

// knows reports whether a criterion has a name, and which one.
func (m *Model) knows(n marker.Name) (int, bool) {
	i, ok := m.index[n]
	return i, ok && m.shared(n.Block) == nil
}

// wrong says why a marker names no criterion, and what its author may have meant. It
// is "" for one that does, for a threat that no criterion is written for, and for what
// may be no marker at all: a string that only looks like one.
func (m *Model) wrong(k marker.Marker) (message, suggestion string) {
	n := k.Name
	if _, ok := m.knows(n); ok {
		return "", ""
	}
	paths := m.shared(n.Block)
	now, renamed := m.earlier[n]
	near := m.near(n)
	switch {
	case paths != nil:
		return "names a criterion of several documents, `" + strings.Join(paths, "` and `") + "`; give the blocks ids that differ", ""
	case m.threats[n]:
		return "", ""
	case renamed:
		return "names a criterion by an earlier id; it is `" + now.String() + "` now", ""
	case m.documents[n.Block] != nil:
		return "names no criterion of block `" + n.Block + "`", near
	case k.Stated || near != "":
		return "names no criterion: there is no block `" + n.Block + "` in these documents", near
	}
	return "", ""
}

// near is the only criterion name that is a slip away.
func (m *Model) near(n marker.Name) string {
	var all []string
	for _, c := range m.Criteria {
		if same := c.Block == n.Block; same || c.Threat == n.Threat {
			all = append(all, c.Name.String())
		}
	}
	slices.Sort(all)
	return source.Suggest(n.String(), slices.Compact(all))
}
