package assist

import (
	"slices"
	"strings"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Token is a word of a block with what it is, for colours.
type Token struct {
	Kind TokenKind
	Span source.Span
	// Declares is true for an id where it is declared, Weak for a value that states that something is missing.
	Declares, Weak bool
}

// TokenKind is what a word is.
type TokenKind int

// The kinds of words.
const (
	StatementToken  TokenKind = iota // the first word of a statement
	ElementToken                     // an id of an element
	BoundaryToken                    // an id of a boundary
	FlowToken                        // an id or number of a flow
	DataToken                        // a name of data
	AssumptionToken                  // an id of an assumption
	ThreatToken                      // RULE@SUBJECT in a decision
	ArrowToken                       // what joins the ends of a flow
	TextToken                        // a name, label, title or reason
	KeyToken                         // the key of an attribute
	ValueToken                       // a value that the notation knows, or an attribute without `=`
	FreeToken                        // a value of free text
	CommentToken                     // a comment
)

// Tokens are the words of all blocks, in order and apart from each other. Words that cannot be read are left out.
func (s *Snapshot) Tokens() []Token {
	var out []Token
	for _, b := range s.Blocks() {
		named := make(map[int]Use)
		for _, u := range b.uses() {
			if !u.Implied && u.Kind != ThreatTarget {
				named[u.Span.Start] = u
			}
		}
		for _, o := range b.Lines {
			for _, p := range o.Parts {
				if t, ok := tokenOf(o, p, named); ok {
					out = append(out, t)
				}
			}
		}
	}
	return out
}

// tokenOf is the token of a part of a line; named says what is named where.
func tokenOf(o parser.Outline, p parser.Part, named map[int]Use) (Token, bool) {
	t := Token{Span: p.Span}
	if p.Text == "" {
		return t, false
	}
	switch p.Kind {
	case parser.WordPart:
		t.Kind = StatementToken
		return t, o.Statement != "" // one that may become an id says nothing yet
	case parser.ArrowPart:
		t.Kind = ArrowToken
	case parser.TextPart:
		t.Kind = TextToken
	case parser.ThreatPart:
		t.Kind = ThreatToken
	case parser.KeyPart:
		t.Kind = KeyToken
	case parser.CommentPart:
		t.Kind = CommentToken
	case parser.BarePart:
		t.Kind, t.Weak = bareToken(o, p)
	case parser.ValuePart:
		t = valueToken(p, named)
	default:
		u := named[p.Span.Start]
		t.Kind, t.Declares = targetTokens[u.Kind], u.Declares
	}
	return t, true
}

// targetTokens are the kinds of ids.
var targetTokens = map[TargetKind]TokenKind{
	ElementTarget: ElementToken, BoundaryTarget: BoundaryToken, FlowTarget: FlowToken, DataTarget: DataToken, AssumptionTarget: AssumptionToken,
}

// bareToken is an attribute without `=`.
func bareToken(o parser.Outline, p parser.Part) (kind TokenKind, weak bool) {
	key, value, ok := model.LookupWord(p.Text, o.On)
	if !ok {
		return FreeToken, false
	}
	return ValueToken, model.LookupValue(key, value).Weak
}

// valueToken is a value, or what it names.
func valueToken(p parser.Part, named map[int]Use) Token {
	if u, ok := named[p.Span.Start]; ok {
		return Token{Kind: targetTokens[u.Kind], Span: p.Span}
	}
	known, _ := model.LookupAttribute(p.Key)
	v, ok := known.Lookup(strings.Trim(p.Text, `"`))
	if !ok && !slices.Contains(known.Words, p.Text) {
		return Token{Kind: FreeToken, Span: p.Span}
	}
	return Token{Kind: ValueToken, Span: p.Span, Weak: v.Weak || p.Key == "lacks"}
}
