package annotation

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// The ranks of proposals: what others may need is made first.
const (
	rankData = iota
	rankBoundary
	rankElement
	rankNumbered // a flow that says its id: others follow it
	rankFlow
	rankAttributes
)

// proposal is a line or an attribute that a block lacks.
type proposal struct {
	block    *block
	key      string // what it is about: two of one key are the same, or clash
	addition parser.Addition
	what     string // for messages
	place    Place
	span     source.Span
	rank     int
	declares string // the id of an element, a boundary or a flow
	clashes  bool
}

// finding is the remark about a proposal.
func (p *proposal) finding() Finding {
	return Finding{Kind: Proposed, Severity: stride.Critical, Block: p.block.id(), ID: p.addition.ID, Diagnostic: p.place.Source.File.Diagnose(p.span, source.ProposedStatement,
		"%s is not in block `%s`; `trustseam generate --source` adds it", p.what, p.block.id())}
}

// propose notes a proposal, unless another place proposes the same.
func (j judge) propose(p *proposal) {
	p.block.used = true
	other := p.block.proposed[p.key]
	switch {
	case other == nil:
		p.block.proposed[p.key] = p
		j.report.proposals = append(j.report.proposals, p)
	case !same(other.addition, p.addition):
		d := j.say(Contradiction, p.block.id(), p.addition.ID, anchor.Span(p.span), source.ContradictedBlock, "%s is proposed here, and something else elsewhere", p.what)
		d.Notes = []source.Note{other.place.Source.File.Note(other.span.Start, "%s is proposed here", other.what)}
		other.clashes, j.report.Findings[len(j.report.Findings)-1].unclear = true, true
	}
}

// same reports whether two additions differ in blanks at most.
func same(a, b parser.Addition) bool {
	squeeze := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	return a.Boundary == b.Boundary && a.ID == b.ID && squeeze(a.Statement) == squeeze(b.Statement) && squeeze(a.Attributes) == squeeze(b.Attributes)
}

// deepest is how many boundaries may be in each other; the notation refuses more.
const deepest = 65

// inOrder sorts proposals so that each can be made after those before it.
func inOrder(all []*proposal) []*proposal {
	sorted := slices.Clone(all)
	depth := make(map[string]int)
	for range deepest { // a boundary in another new one comes after it
		for _, p := range all {
			if outer, nested := depth[p.addition.Boundary]; p.rank == rankBoundary {
				depth[p.declares] = 0
				if nested {
					depth[p.declares] = min(outer+1, len(all))
				}
			}
		}
	}
	slices.SortStableFunc(sorted, func(a, b *proposal) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		if a.rank == rankBoundary {
			return depth[a.declares] - depth[b.declares]
		}
		return 0
	})
	return sorted
}

// statement compares a proposed line with the block that it is for.
func (j judge) statement(a anchor.Anchor) {
	b, boundary := j.target(a)
	if b == nil {
		return
	}
	st, ds := b.dialect.Statement(j.source.File, j.line(a.Statement))
	if !j.readable(b.id(), "", ds) || !j.undecided(b.id(), "", attrsOf(st)) {
		return
	}
	switch {
	case st.Data != nil:
		j.data(a, b, st)
	case b.has(st) != nil:
		j.present(a, b.has(st), st, boundary)
	default:
		j.absent(a, b, st, boundary)
	}
}

// target is the block that a proposal is for and the id of the boundary that it names: that which it names, which the
// other anchors of its file name, or the only one.
func (j judge) target(a anchor.Anchor) (*block, string) {
	if len(a.IDs) > 0 {
		return j.block(a.IDs[0], true), a.IDs[0].Name
	}
	ids := j.blocks
	all := j.report.model.blocks
	switch {
	case len(ids) == 1 && len(j.report.model.named(ids[0])) == 1:
		return j.report.model.named(ids[0])[0], ""
	case len(ids) == 1: // that of a document which is not read
	case len(ids) == 0 && len(all) == 1:
		return all[0], ""
	case len(all) > 0:
		j.say(Dangling, "", "", a.Span, source.BadAnchor, "anchor does not say which of several blocks it is for; write `new in %s` before the line", all[0].id())
	}
	return nil, ""
}

// blocks lists the ids of blocks that the anchors of a file name.
func (s *Source) blocks() []string {
	var ids []string
	seen := map[string]bool{"": true}
	for _, a := range s.Anchors {
		for _, id := range a.IDs {
			if !seen[id.Block] {
				seen[id.Block] = true
				ids = append(ids, id.Block)
			}
		}
	}
	return ids
}

func attrsOf(st parser.Statement) model.Attrs {
	switch {
	case st.Flow != nil:
		return st.Flow.Attrs
	case st.Element != nil:
		return st.Element.Attrs
	case st.Boundary != nil:
		return st.Boundary.Attrs
	case st.Data != nil:
		return st.Data.Attrs
	}
	return nil
}

// has is the part of a block that a statement declares, or nil.
func (b *block) has(st parser.Statement) *part {
	if id := st.ID(); id != "" {
		if p := b.byID[id]; p != nil {
			return p
		}
		return b.earlier[id]
	}
	for _, p := range b.parts {
		if f := p.flow; f != nil && f.Flow.From.ID == st.From && f.Flow.To.ID == st.To && strings.EqualFold(f.Label, st.Flow.Label) {
			return p
		}
	}
	return nil
}

// data proposes a kind of data, which has ids of its own.
func (j judge) data(a anchor.Anchor, b *block, st parser.Statement) {
	for _, d := range b.analysis.Graph.Data {
		if d.ID == st.Data.ID {
			return
		}
	}
	j.absent(a, b, st, "")
}

// present compares a line with what has its id in the block.
func (j judge) present(a anchor.Anchor, p *part, st parser.Statement, boundary string) {
	noun := "flow"
	switch {
	case st.Element != nil:
		noun = string(st.Element.Type)
	case st.Boundary != nil:
		noun = "boundary"
	}
	there := func() []source.Note {
		return []source.Note{p.block.file.Note(p.span.Start, "%s `%s` is here", p.noun, p.id)}
	}
	switch {
	case noun != p.noun:
		j.say(Contradiction, p.block.id(), p.id, a.Statement, source.ContradictedBlock, "`%s` is a %s here, and a %s in the block", p.name(), noun, p.noun).Notes = there()
		return
	case p.flow != nil && (p.flow.Flow.From.ID != st.From || p.flow.Flow.To.ID != st.To):
		j.say(Contradiction, p.block.id(), p.id, a.Statement, source.ContradictedBlock, "flow `%s` is `%s -> %s` here, and `%s -> %s` in the block", p.name(), st.From, st.To, p.flow.Flow.From.ID, p.flow.Flow.To.ID).Notes = there()
		return
	case boundary != "" && boundary != p.within:
		j.say(Contradiction, p.block.id(), p.id, a.Statement, source.ContradictedBlock, "`%s` is in boundary `%s` here, and in %s in the block", p.name(), boundary, p.around()).Notes = there()
		return
	}
	p.block.used = true
	p.places = append(p.places, Place{Source: j.source, Anchor: a, States: st.Text}) // the line is made: the comment says from now on where the code is
	for _, attr := range attrsOf(st) {
		j.compare(a, p, attr)
	}
}

// absent proposes a line.
func (j judge) absent(a anchor.Anchor, b *block, st parser.Statement, boundary string) {
	p := &proposal{
		block: b, addition: parser.Addition{Boundary: boundary, Statement: st.Text}, what: "`" + st.Text + "`",
		place: Place{Source: j.source, Anchor: a}, span: source.Span(a.Statement), rank: rankElement,
	}
	switch {
	case st.Data != nil:
		p.rank, p.key = rankData, "data "+st.Data.ID
	case st.Boundary != nil:
		p.rank, p.declares, p.key = rankBoundary, st.Boundary.ID, "id "+st.Boundary.ID
	case st.Element != nil:
		p.declares, p.key = st.Element.ID, "id "+st.Element.ID
	case st.Flow.Written:
		p.rank, p.declares, p.key = rankNumbered, st.Flow.ID, "id "+st.Flow.ID
	default:
		p.rank, p.declares, p.key = rankFlow, st.From+"-"+st.To, "flow "+st.From+" "+st.To+" "+strings.ToLower(st.Flow.Label)
	}
	if p.declares != "" {
		b.declared[p.declares] = true
	}
	j.propose(p)
}

// around names the boundary around a part.
func (p *part) around() string {
	if p.within == "" {
		return "none"
	}
	return "`" + p.within + "`"
}
