package assist

import (
	"slices"

	"github.com/trustseam/trustseam/parser"
)

// proposeEnds proposes the elements that a flow without a number may begin with.
func (c Cursor) proposeEnds() []Proposal {
	if c.Line.Indent > 0 || c.Block.nextNumber() > 0 {
		return nil
	}
	return c.proposeNames(NameProposal, "actor", "external", "process", "store")
}

func (c Cursor) proposeArrows() []Proposal {
	var all []Proposal
	for _, arrow := range []struct{ text, help string }{{"->", "one message, or a request"}, {"<->", "a request with its response"}} {
		all = append(all, c.propose(ArrowProposal, arrow.text, arrow.help, "", arrow.text+" "))
	}
	return all
}

// proposeNames proposes what statements of some kinds declare, and is not yet in the list at the cursor.
func (c Cursor) proposeNames(kind ProposalKind, statements ...string) []Proposal {
	var all []Proposal
	taken := c.taken()
	for _, name := range c.Block.Declared(statements...) {
		if !slices.Contains(taken, name.ID) {
			all = append(all, c.propose(kind, name.ID, joinWords(name.Line.Statement, name.Text), "", name.ID))
		}
	}
	return all
}

// taken are the other entries of the list at the cursor.
func (c Cursor) taken() []string {
	var entries []string
	for _, p := range c.Line.Parts {
		if (p.Kind == parser.ValuePart && p.Key == c.Key || p.Kind == parser.ThreatPart) && p.Span != c.Span {
			entries = append(entries, p.Text)
		}
	}
	return entries
}
