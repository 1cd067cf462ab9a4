package lsp

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/trustseam/trustseam/internal/assist"
)

type codeActionParams struct {
	partParams
	Context struct {
		Diagnostics []json.RawMessage `json:"diagnostics"`
		Only        []string          `json:"only"`
	} `json:"context"`
}

type codeAction struct {
	Title       string            `json:"title"`
	Kind        string            `json:"kind"`
	Diagnostics []json.RawMessage `json:"diagnostics,omitempty"`
	IsPreferred bool              `json:"isPreferred,omitempty"`
	Edit        *workspaceEdit    `json:"edit,omitempty"`
	Data        *actionData       `json:"data,omitempty"`
}

// actionData is how an action is found again whose edit the client asks for later.
type actionData struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Range   span   `json:"range"`
}

type codeActionOptions struct {
	CodeActionKinds []string `json:"codeActionKinds"`
	ResolveProvider bool     `json:"resolveProvider"`
}

// actionKinds are the protocol's kinds of our actions. A decision is no quick fix: a person takes it.
var actionKinds = map[assist.ActionKind]string{
	assist.Fix: "quickfix", assist.Answer: "quickfix", assist.Decide: "refactor.rewrite",
	assist.FixAll: "source.fixAll.trustseam", assist.Generate: "source.generate.trustseam",
}

// codeModified is the protocol's code for a request about a text that is no longer there.
const codeModified = -32801

var (
	codeActionFeature = feature{"textDocument/codeAction", "codeActionProvider", codeActionOptions{
		[]string{"quickfix", "refactor.rewrite", "source.fixAll.trustseam", "source.generate.trustseam"}, true,
	}, answered(actionsOf)}
	resolveActionFeature = feature{"codeAction/resolve", "", nil, answered(resolveAction)}
)

func actionsOf(r *request, p codeActionParams) ([]codeAction, error) {
	s := r.snapshot(p.TextDocument.URI)
	if s == nil || len(r.client.TextDocument.CodeAction.CodeActionLiteralSupport) == 0 {
		return nil, nil
	}
	all := []codeAction{}
	for _, a := range r.actions(s, p.Range) {
		kind := actionKinds[a.Kind]
		if !wanted(kind, p.Context.Only) || a.Aside && len(p.Context.Only) == 0 {
			continue
		}
		if r.context.Err() != nil {
			return nil, r.context.Err()
		}
		one := codeAction{Title: a.Title, Kind: kind, IsPreferred: a.Best, Diagnostics: mended(s, a, p.Context.Diagnostics)}
		if r.later() {
			one.Data = &actionData{p.TextDocument.URI, r.documents[p.TextDocument.URI].version, p.Range}
			all = append(all, one)
			continue
		}
		edits, err := a.Edits()
		if err == nil && len(edits) > 0 {
			one.Edit = r.workspaceEdit(s, p.TextDocument.URI, edits)
			all = append(all, one)
		}
	}
	return all, nil
}

// actions are those for a range of a document.
func (r *request) actions(s *assist.Snapshot, at span) []assist.Action {
	today := r.server.options.Today()
	result := s.Draft()
	if !s.Large() {
		if whole, err := s.Result(); err == nil {
			result = whole
		}
	}
	return s.Actions(part(s.File, at), result.Findings(s.Project.Policy(today)), today)
}

// wanted reports whether a client asks for a kind: for it, for one that includes it, or for all.
func wanted(kind string, only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool { return o == kind || o == "" || strings.HasPrefix(kind, o+".") })
}

// later reports whether the client asks for the edit of an action only when somebody has chosen it.
func (r *request) later() bool {
	support := r.client.TextDocument.CodeAction
	return support.DataSupport && slices.Contains(support.ResolveSupport.Properties, "edit")
}

// mended are the client's diagnostics that an action mends.
func mended(s *assist.Snapshot, a assist.Action, shown []json.RawMessage) []json.RawMessage {
	if a.Mends == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(shown), func(raw json.RawMessage) bool {
		var d diagnostic
		return json.Unmarshal(raw, &d) != nil || d.Code != a.Mends.Code || d.Range != rangeOf(s.File, a.Mends.Span)
	})
}

// resolveAction works out the edit of an action that somebody has chosen.
func resolveAction(r *request, a codeAction) (*codeAction, error) {
	if a.Data == nil {
		return &a, nil
	}
	s := r.snapshot(a.Data.URI)
	if s == nil || r.documents[a.Data.URI].version != a.Data.Version {
		return nil, &jsonrpc2.Error{Code: codeModified, Message: "the document has changed meanwhile"}
	}
	for _, known := range r.actions(s, a.Data.Range) {
		if known.Title != a.Title || actionKinds[known.Kind] != a.Kind {
			continue
		}
		edits, err := known.Edits()
		if err != nil {
			return nil, refused(err)
		}
		a.Edit = r.workspaceEdit(s, a.Data.URI, edits)
		return &a, nil
	}
	return nil, refused(errors.New("there is no such action here any more"))
}
