package otm

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// Is reports whether a file with some outermost keys looks like an Open Threat Model, also one without a version.
func Is(keys []string) bool {
	return slices.Contains(keys, "otmVersion") || slices.Contains(keys, "project") &&
		slices.ContainsFunc(keys, func(k string) bool { return k == "trustZones" || k == "components" || k == "dataflows" })
}

// Read reads a model. The error says why it is none, with the place.
func Read(text []byte) (*draft.Draft, error) {
	v, err := tree.Read(text)
	if err != nil {
		return nil, err
	}
	version := v.Get("otmVersion").Text()
	switch {
	case !v.Is(tree.Map):
		return nil, fmt.Errorf("1:1: an Open Threat Model is a map with `otmVersion` and `project`")
	case version == "":
		return nil, fmt.Errorf("otmVersion: an Open Threat Model says its version here, such as `otmVersion: 0.2.0`; this one does not")
	case !strings.HasPrefix(version+".", "0.1.") && !strings.HasPrefix(version+".", "0.2."):
		return nil, fmt.Errorf("%s: version `%s` of the Open Threat Model is not read; versions 0.1 and 0.2 are", v.Get("otmVersion").At, draft.Quoted(version))
	}
	return newReader(v).read(), nil
}
