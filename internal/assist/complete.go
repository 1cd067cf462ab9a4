package assist

import "github.com/trustseam/trustseam/source"

// ProposalKind is what a proposal is.
type ProposalKind int

// The kinds of proposals.
const (
	StatementProposal ProposalKind = iota
	KeyProposal                    // the key of an attribute
	ValueProposal                  // a value, or a word without a key
	NameProposal                   // an element, boundary, flow or assumption
	DataProposal
	ThreatProposal
	ArrowProposal
)

// Proposal is something that could be written at a place.
type Proposal struct {
	Kind ProposalKind
	// Label is its name, by which a typed prefix finds it.
	Label string
	// Detail says in a line what it means, in plain text.
	Detail string
	// About is the word that explains it further; see [Snapshot.Page]. "" if there is no more to say.
	About string
	Edit  source.Edit
}

// Complete lists what could be written at an offset, the likeliest first. It does not look at what is typed
// already: its edits replace that, and editors choose by it. Outside blocks it proposes nothing.
func (s *Snapshot) Complete(offset int) []Proposal {
	c := s.At(offset)
	switch c.Kind {
	case Statement:
		return append(c.proposeStatements(), c.proposeEnds()...)
	case Element:
		return c.proposeNames(NameProposal, "actor", "external", "process", "store")
	case Arrow:
		return c.proposeArrows()
	case Threat:
		return s.proposeThreats(c)
	case Key, Word:
		return c.proposeAttributes(s.File)
	case Value:
		return s.proposeValues(c)
	case Data:
		return c.proposeNames(DataProposal, "data")
	case Assumption:
		return c.proposeNames(NameProposal, "assume")
	case Subject:
		return c.proposeNames(NameProposal, subjects[c.Key]...)
	}
	return nil
}

// subjects maps the attributes that name elements and flows to the statements that declare what they may name.
var subjects = map[string][]string{
	"covers": {"actor", "external", "process", "store", "flow"}, "forwards": {"flow"}, "part-of": {"process"},
}

// propose proposes a text in place of what is at the cursor.
func (c Cursor) propose(kind ProposalKind, label, detail, about, text string) Proposal {
	return Proposal{kind, label, detail, about, source.Edit{Span: c.Span, New: text}}
}
