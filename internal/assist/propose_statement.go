package assist

import (
	"slices"
	"strconv"

	"github.com/trustseam/trustseam/parser"
)

// proposeStatements proposes the words that a line may begin with at its depth, and the number of the next flow.
func (c Cursor) proposeStatements() []Proposal {
	var all []Proposal
	titled := slices.ContainsFunc(c.Block.Lines, func(o parser.Outline) bool { return o.Statement == "title" && o.Line != c.Line.Line })
	for _, s := range statements {
		if s.top && c.Line.Indent > 0 || s.word == "title" && titled {
			continue
		}
		all = append(all, c.propose(StatementProposal, s.word, s.help, "", s.word+s.after))
	}
	if number := c.Block.nextNumber(); number > 0 && c.Line.Indent == 0 {
		all = append(all, c.propose(StatementProposal, strconv.Itoa(number)+".", "the next flow", "", strconv.Itoa(number)+". "))
	}
	return all
}

// nextNumber is the number of the next flow, or 0 if the flows have none.
func (b Block) nextNumber() int {
	last := 0
	for _, flow := range b.Declared("flow") {
		if n, err := strconv.Atoi(flow.ID); err == nil {
			last = max(last, n)
		}
	}
	if last == 0 {
		return 0
	}
	return last + 1
}
