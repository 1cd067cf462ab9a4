package structurizr

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer"
	"github.com/trustseam/trustseam/internal/importer/tree"
	"github.com/trustseam/trustseam/internal/lazy"
)

// Is reports whether a file with some outermost keys looks like a workspace.
func Is(keys []string) bool {
	return slices.Contains(keys, "model") && slices.ContainsFunc(keys, func(k string) bool { return k == "views" || k == "configuration" || k == "documentation" })
}

// opening is the first statement of a workspace in Structurizr's own language, after comments and constants.
var opening = lazy.Regexp(`^(?:\s|//[^\n]*\n|#[^\n]*\n|/\*(?s:.*?)\*/|![^\n]*\n)*workspace(?:\s+(?:extends\s+)?(?:"[^"\n]*"|[^\s"{]+)){0,3}\s*\{`)

// mostOpening is how much of a text is searched for its first statement, in bytes.
const mostOpening = 64 << 10

// IsSource reports whether a file is a workspace in Structurizr's own language.
func IsSource(path string, text []byte) bool {
	return strings.HasSuffix(path, ".dsl") || opening().Match(text[:min(len(text), mostOpening)])
}

// ErrSource says what to do with a workspace in Structurizr's own language.
var ErrSource = errors.New("a workspace in Structurizr's own language is not read; `structurizr export -workspace FILE -format json` writes it as JSON, and that is imported")

// Workspace is a file with its diagrams.
type Workspace struct {
	// Views are the views of the file, then the whole model at each of its levels.
	Views []*View
	// Preferred is the view that is imported if nobody chooses one.
	Preferred *View
}

// View is a diagram of a workspace.
type View struct {
	*draft.Draft
	model *model
	// shown are the relationships that the draft shows, by their ids, and those that it shows as others.
	shown map[string]bool
	// nodes are the elements that the draft shows as such.
	nodes map[*element]*draft.Node
	lost  importer.Lost
	at    draft.Place
}

// Read reads a workspace. The error says why it is none, with the place.
func Read(text []byte) (*Workspace, error) {
	v, err := tree.Read(text)
	if err != nil {
		return nil, err
	}
	m := v.Get("model")
	switch {
	case !v.Is(tree.Map):
		return nil, fmt.Errorf("1:1: a workspace of Structurizr is a map with `model` and `views`")
	case !m.Has():
		return nil, fmt.Errorf("1:1: a workspace of Structurizr has its elements in `model`; this file has none")
	case !m.Is(tree.Map):
		return nil, fmt.Errorf("%s: `model` of a workspace is a map with `people` and `softwareSystems`", m.At)
	}
	return newModel(v).workspace()
}
