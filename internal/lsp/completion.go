package lsp

import (
	"fmt"

	"github.com/trustseam/trustseam/internal/assist"
)

type completionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []completionItem `json:"items"`
}

type completionItem struct {
	Label         string          `json:"label"`
	Kind          int             `json:"kind"`
	Detail        string          `json:"detail,omitempty"`
	Documentation *markupContent  `json:"documentation,omitempty"`
	SortText      string          `json:"sortText"`
	FilterText    string          `json:"filterText"`
	TextEdit      *textEdit       `json:"textEdit,omitempty"`
	Data          *completionData `json:"data,omitempty"`
}

// completionData is what an item has to be explained by, when the client asks.
type completionData struct {
	URI   string `json:"uri"`
	About string `json:"about"`
}

type completionOptions struct {
	TriggerCharacters []string `json:"triggerCharacters"`
	ResolveProvider   bool     `json:"resolveProvider"`
}

// itemKinds are the protocol's kinds of items that look most like ours.
var itemKinds = map[assist.ProposalKind]int{
	assist.StatementProposal: 14, assist.KeyProposal: 10, assist.ValueProposal: 12, assist.NameProposal: 6,
	assist.DataProposal: 5, assist.ThreatProposal: 18, assist.ArrowProposal: 24,
}

// The characters are those after which something begins: a statement's parts, attributes, values, ends of flows.
var completionFeature = feature{
	"textDocument/completion", "completionProvider", completionOptions{[]string{" ", "|", "=", ",", ">", "@", "."}, true}, answered(complete),
}

func complete(r *request, p placeParams) (*completionList, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil {
		return nil, nil
	}
	list := &completionList{Items: []completionItem{}}
	for i, one := range s.Complete(offsetOf(s.File, p.Position)) {
		edit := editOf(s.File, one.Edit)
		item := completionItem{
			Label: one.Label, Kind: itemKinds[one.Kind], Detail: one.Detail,
			SortText: fmt.Sprintf("%04d", i), FilterText: one.Label, TextEdit: &edit,
		}
		if one.About != "" {
			item.Data = &completionData{p.TextDocument.URI, one.About}
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

var completionResolveFeature = feature{"completionItem/resolve", "", nil, answered(resolve)}

// resolve adds what an item means, which would be long for a whole list.
func resolve(r *request, item completionItem) (completionItem, error) {
	if item.Data == nil {
		return item, nil
	}
	if s := r.snapshot(item.Data.URI); s != nil {
		if page := s.Page(item.Data.About); page != "" {
			content := markdown(page)
			item.Documentation = &content
		}
	}
	return item, nil
}
