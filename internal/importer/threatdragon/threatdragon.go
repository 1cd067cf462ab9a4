package threatdragon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// Is reports whether a file with some outermost keys looks like a model of Threat Dragon, also one with a misspelt `detail`.
func Is(keys []string) bool {
	return slices.Contains(keys, "summary") && slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, "detail") })
}

// Read reads a model. The error says why it is none, with the place.
func Read(text []byte) ([]*draft.Draft, error) {
	v, err := tree.Read(text)
	if err != nil {
		return nil, err
	}
	diagrams := v.Get("detail", "diagrams")
	switch {
	case !v.Is(tree.Map):
		return nil, fmt.Errorf("1:1: a model of Threat Dragon is a map with `summary` and `detail`")
	case !v.Get("detail").Is(tree.Map):
		return nil, fmt.Errorf("detail: a model of Threat Dragon has a map `detail` with its diagrams; this one has none")
	case !diagrams.Is(tree.List):
		return nil, fmt.Errorf("detail.diagrams: a model of Threat Dragon has a list of diagrams here; this one has none")
	}
	var out []*draft.Draft
	for _, d := range diagrams.Items() {
		out = append(out, newReader(v, d, len(diagrams.Items()) > 1).read())
	}
	return out, nil
}

// title names a diagram: after the model if that has only one, else after both.
func title(model, diagram *tree.Loose, several bool) string {
	of, own := strings.TrimSpace(model.Get("summary", "title").Text()), strings.TrimSpace(diagram.Get("title").Text())
	switch block := diagram.Get(ours, "block").Text(); {
	case block != "" && block == own && diagram.Get(ours, "title").Text() == "":
		return "" // the export has put it there
	case block != "":
		return own
	case of == "" || several && own == of:
		return own
	case several && own != "":
		return of + ": " + own
	}
	return of
}
