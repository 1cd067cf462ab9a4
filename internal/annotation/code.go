package annotation

import (
	"slices"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/stride"
)

// Code is a place in the code that a threat is about.
type Code struct {
	Place
	// ID names the flow, the element or the boundary that the code is.
	ID string
	// Control says that the code has a control which answers the threat.
	Control bool
}

// Code lists where the code of a threat is, by the document's path and the id of the block: first what has a control
// that answers it, then its subject, its flows and its elements. Anchors in one line are one place, and code that only
// has other controls is none. At most [limit.CriterionCode] places are listed, and more says how many there are besides.
func (r *Report) Code(path, block string, t *stride.Threat) (first []Code, more int) {
	b := r.model.at(path, block)
	if b == nil || !b.used {
		return nil, 0
	}
	c := codes{seen: make(map[codeLine]bool)}
	for _, s := range b.answers(t) {
		c.add(b.byID[s.Subject.ID()], true, func(at Place) bool { return at.has(s) })
	}
	for _, p := range b.about(t) {
		c.add(p, false, func(at Place) bool { return at.Anchor.Verb != anchor.Has })
		c.more += max(0, len(p.places)-limit.PartCode)
	}
	return c.first, c.more
}

// codes gathers the places of a threat.
type codes struct {
	first []Code
	more  int
	seen  map[codeLine]bool
}

// codeLine is a line of a source.
type codeLine struct {
	source *Source
	line   int
}

// add adds places of a part, of which no more than [limit.PartCode] are looked at.
func (c *codes) add(p *part, control bool, counts func(Place) bool) {
	for _, at := range p.places[:min(len(p.places), limit.PartCode)] {
		line := codeLine{at.Source, at.Line()}
		switch {
		case !counts(at) || c.seen[line]:
			continue
		case len(c.first) < limit.CriterionCode:
			c.first = append(c.first, Code{at, p.id, control})
		default:
			c.more++
		}
		c.seen[line] = true
	}
}

// at is the block of a document with an id, or nil.
func (m *Model) at(path, id string) *block {
	i := slices.IndexFunc(m.blocks, func(b *block) bool { return b.id() == id && b.file.Path == path })
	if i < 0 {
		return nil
	}
	return m.blocks[i]
}

// answers are the stated controls that answer a threat, of parts with code.
func (b *block) answers(t *stride.Threat) []stride.Stated {
	if b.stated == nil {
		b.stated = make(map[*stride.Threat][]stride.Stated)
		for _, s := range b.analysis.Stated() {
			if p := b.byID[s.Subject.ID()]; p != nil && len(p.places) > 0 {
				for _, of := range s.Threats {
					b.stated[of] = append(b.stated[of], s)
				}
			}
		}
	}
	return b.stated[t]
}

// about are the parts that a threat is about, each once.
func (b *block) about(t *stride.Threat) []*part {
	ids := []string{t.Subject}
	for _, f := range t.Flows() {
		ids = append(ids, f.ID)
	}
	for _, e := range t.Targets() {
		ids = append(ids, e.ID)
	}
	var all []*part
	for _, id := range ids {
		if p := b.byID[id]; p != nil && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}
