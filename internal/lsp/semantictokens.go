package lsp

import (
	"github.com/trustseam/trustseam/internal/assist"
	"github.com/trustseam/trustseam/source"
)

type semanticTokens struct {
	Data []int `json:"data"`
}

type semanticTokensOptions struct {
	Legend legend `json:"legend"`
	Full   bool   `json:"full"`
}

// legend names the types and modifiers of tokens, which are sent as their index and bit. All are the protocol's own,
// so that every theme has a colour for them.
type legend struct {
	TokenTypes     []string `json:"tokenTypes"`
	TokenModifiers []string `json:"tokenModifiers"`
}

// tokenTypes are the types of tokens by our kinds; docs/guides/editors.md lists them.
var tokenTypes = []string{
	assist.StatementToken:  "keyword",
	assist.ElementToken:    "class",
	assist.BoundaryToken:   "namespace",
	assist.FlowToken:       "number",
	assist.DataToken:       "variable",
	assist.AssumptionToken: "parameter",
	assist.ThreatToken:     "event",
	assist.ArrowToken:      "operator",
	assist.TextToken:       "string",
	assist.KeyToken:        "property",
	assist.ValueToken:      "enumMember",
	assist.FreeToken:       "type",
	assist.CommentToken:    "comment",
}

// The bits of the modifiers.
const (
	declarationModifier = 1 << iota
	deprecatedModifier  // a value that states a weakness: themes strike it through
)

var semanticTokensFeature = feature{"textDocument/semanticTokens/full", "semanticTokensProvider", semanticTokensOptions{
	legend{tokenTypes, []string{"declaration", "deprecated"}}, true,
}, answered(tokensOf)}

func tokensOf(r *request, p documentParams) (*semanticTokens, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	return &semanticTokens{encodeTokens(s.File, s.Tokens())}, nil
}

// encodeTokens writes five numbers for each token: lines and UTF-16 columns from the one before it, its length, its
// type and its modifiers.
func encodeTokens(f *source.File, tokens []assist.Token) []int {
	data := make([]int, 0, 5*len(tokens))
	var before position
	for _, t := range tokens {
		at, modifiers := positionOf(f, t.Span.Start), 0
		if t.Declares {
			modifiers |= declarationModifier
		}
		if t.Weak {
			modifiers |= deprecatedModifier
		}
		column := at.Character
		if at.Line == before.Line {
			column -= before.Character
		}
		data = append(data, at.Line-before.Line, column, source.UTF16Length(f.Slice(t.Span)), int(t.Kind), modifiers)
		before = at
	}
	return data
}
