package lsp

import "github.com/trustseam/trustseam/internal/assist"

type documentSymbol struct {
	Name           string           `json:"name"`
	Detail         string           `json:"detail,omitempty"`
	Kind           int              `json:"kind"`
	Range          span             `json:"range"`
	SelectionRange span             `json:"selectionRange"`
	Children       []documentSymbol `json:"children,omitempty"`
}

// symbolInformation is a symbol for clients that take no tree.
type symbolInformation struct {
	Name          string   `json:"name"`
	Kind          int      `json:"kind"`
	Location      location `json:"location"`
	ContainerName string   `json:"containerName,omitempty"`
}

// symbolKinds are the protocol's kinds of symbols that look most like ours.
var symbolKinds = map[string]int{
	"block": 2, "boundary": 3, "data": 8, "actor": 11, "external": 11, "process": 12, "store": 19, "flow": 24,
	"accept": 14, "transfer": 14, "dismiss": 14, "mitigate": 14, "assume": 17,
}

var documentSymbolFeature = feature{"textDocument/documentSymbol", "documentSymbolProvider", true, answered(symbolsOf)}

func symbolsOf(r *request, p documentParams) (any, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	if !r.client.TextDocument.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return flatSymbols(s, p.TextDocument.URI, "", s.Symbols()), nil
	}
	return treeOf(s, s.Symbols()), nil
}

func treeOf(s *assist.Snapshot, symbols []assist.Symbol) []documentSymbol {
	all := []documentSymbol{}
	for _, one := range symbols {
		all = append(all, documentSymbol{
			Name: one.Name, Detail: one.Detail, Kind: symbolKinds[one.Statement],
			Range: rangeOf(s.File, one.Span), SelectionRange: rangeOf(s.File, one.NameSpan), Children: treeOf(s, one.Within),
		})
	}
	return all
}

func flatSymbols(s *assist.Snapshot, uri, container string, symbols []assist.Symbol) []symbolInformation {
	all := []symbolInformation{}
	for _, one := range symbols {
		all = append(all, symbolInformation{one.Name, symbolKinds[one.Statement], location{uri, rangeOf(s.File, one.Span)}, container})
		all = append(all, flatSymbols(s, uri, one.Name, one.Within)...)
	}
	return all
}
