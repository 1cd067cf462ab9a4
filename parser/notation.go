package parser

import (
	"slices"

	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/source"
)

// Limits of one block, far above any diagram that a person can read.
const (
	maxLines  = limit.Lines
	maxDepth  = limit.Nesting
	maxID     = limit.ID
	maxText   = limit.Text
	maxErrors = limit.Remarks
)

// notation reads one block, statement by statement. A statement that cannot be
// read leaves only a diagnostic, so that one slip does not hide the next.
type notation struct {
	dialect Dialect
	file    *source.File
	block   *model.Block
	diags   []source.Diagnostic

	scopes indentation
	// ids holds where each id of an element, boundary or flow was declared.
	ids map[string]declaredID
	// data holds the declared data by id.
	data map[string]*model.Data
	// assumptions holds the declared assumptions by id.
	assumptions map[string]*model.Assumption
	// decided maps each threat to the place of the decision about it.
	decided map[string]source.Span
	// pending are names that can be looked up only after every line has been read.
	pendingFlows []pendingFlow
	pendingHolds []pendingData
}

// parseNotation reads the body of a dfd block into b and returns every error in it.
func (d Dialect) parseNotation(f *source.File, b *model.Block) []source.Diagnostic {
	n := &notation{
		dialect: d,
		file:    f,
		block:   b,
		ids:     make(map[string]declaredID),
		data:    make(map[string]*model.Data),
		decided: make(map[string]source.Span),

		assumptions: make(map[string]*model.Assumption),
	}
	if len(b.Fence.Body) > maxLines {
		n.report(b.Fence.Info, source.TooLarge, "block has %d lines; the limit is %d", len(b.Fence.Body), maxLines)
		return n.diags
	}
	for _, line := range b.Fence.Body {
		if len(n.diags) >= maxErrors {
			n.report(line.Span(0, 0), source.TooLarge, "more than %d remarks; the rest of the block was not read", maxErrors)
			return n.diags
		}
		n.line(line)
	}
	n.resolve()
	if len(b.Elements) == 0 && len(n.diags) == 0 {
		n.report(b.Fence.Info, source.EmptyBlock, "block declares no element; start with `actor`, `external`, `process` or `store`")
	}
	return n.diags
}

// line reads one line of the block.
func (n *notation) line(line source.Line) {
	visible := n.checkCharacters(line)
	st, ok := n.cut(line)
	if !ok {
		return
	}
	depthOK := n.scopes.enter(n, st)
	word, rest := st.head.word()
	switch {
	case !visible:
	case !depthOK:
	case rest.startsArrow(): // an element may be named "data" or "accept"
		n.flow(st)
	case word.text() == "title":
		n.title(st, rest)
	case word.text() == "data":
		n.dataStatement(st, rest)
	case word.text() == "boundary":
		n.boundary(st, rest)
	case isElementType(word.text()):
		n.element(st, model.ElementType(word.text()), rest)
	case word.text() == "assume":
		n.assumption(st, rest)
	case isVerb(word.text()):
		n.decision(st, model.Verb(word.text()), rest)
	case st.head.hasArrow():
		n.flow(st)
	default:
		n.unknownStatement(st, word)
	}
}

// Statements returns the words that begin a statement, in the order of the documentation. A flow has none.
func Statements() []string { return slices.Clone(statementWords) }

var statementWords = []string{"title", "data", "boundary", "actor", "external", "process", "store", "accept", "transfer", "dismiss", "mitigate", "assume"}

// otherWords are the words of other notations for our statements.
var otherWords = map[string]string{
	"queue": "store", "topic": "store", "database": "store", "db": "store", "datastore": "store", "cache": "store", "bucket": "store",
	"service": "process", "app": "process", "component": "process", "function": "process", "server": "process",
	"user": "actor", "person": "actor", "human": "actor", "system": "external", "entity": "external",
	"zone": "boundary", "network": "boundary", "trust": "boundary", "risk": "accept", "asset": "data", "assumption": "assume",
}

func (n *notation) unknownStatement(st statement, word piece) {
	if word.empty() {
		word = st.head
	}
	d := n.file.Diagnose(word.span(), source.UnknownStatement,
		"unknown statement `%s`; a line is `title:`, `data`, `boundary`, `actor`, `external`, `process`, `store`, a flow `from -> to: label`, a decision, or `assume`",
		shorten(word.text()))
	d.Suggestion = suggest(word.text(), statementWords)
	if d.Suggestion == "" {
		d.Suggestion = otherWords[word.text()]
	}
	n.diags = append(n.diags, d)
}

// report adds a diagnostic.
func (n *notation) report(span source.Span, code source.Code, format string, args ...any) {
	n.diags = append(n.diags, n.file.Diagnose(span, code, format, args...))
}

// reportWithNote adds a diagnostic that points at a second place.
func (n *notation) reportWithNote(span source.Span, code source.Code, note source.Note, format string, args ...any) {
	d := n.file.Diagnose(span, code, format, args...)
	d.Notes = []source.Note{note}
	n.diags = append(n.diags, d)
}

// reportUnknown adds a diagnostic about a word that is not allowed.
func (n *notation) reportUnknown(span source.Span, code source.Code, word string, allowed []string, format string, args ...any) {
	d := n.file.Diagnose(span, code, format, args...)
	d.Suggestion = suggest(word, allowed)
	n.diags = append(n.diags, d)
}
