package cyclonedx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/draft"
	"github.com/trustseam/trustseam/internal/importer/tree"
)

// Is reports whether a file with some outermost keys says that it is CycloneDX, of whichever version.
func Is(keys []string) bool {
	return slices.Contains(keys, "specFormat") || slices.Contains(keys, "bomFormat") || slices.Contains(keys, "blueprints")
}

// Read reads the blueprints of a file, each of which is a diagram. The error says why there is none, with the place.
func Read(text []byte) ([]*draft.Draft, error) {
	v, err := tree.Read(text)
	if err != nil {
		return nil, err
	}
	blueprints := v.Get("blueprints")
	switch {
	case !v.Is(tree.Map):
		return nil, fmt.Errorf("1:1: a CycloneDX file is a map with `specFormat` and `blueprints`")
	case !blueprints.Has():
		return nil, missing(v)
	case !blueprints.Is(tree.List):
		return nil, fmt.Errorf("%s: `blueprints` is a list", blueprints.At)
	case len(blueprints.Maps()) == 0:
		return nil, fmt.Errorf("%s: there is no blueprint in the list, so there are no elements and no flows to import", blueprints.At)
	}
	f := newFile(v)
	var out []*draft.Draft
	for _, b := range blueprints.Maps() {
		out = append(out, newReader(f, b).read())
	}
	f.judge()
	f.rest(out[0])
	return out, nil
}

// missing says that a file has no blueprint, and what it is instead.
func missing(v *tree.Loose) error {
	version := draft.Quoted(v.Get("specVersion").Text())
	if version == "" {
		return fmt.Errorf("specVersion: a CycloneDX file says its version here, and has its diagrams in `blueprints`; this one has neither")
	}
	if strings.HasPrefix(version, "1.") {
		return fmt.Errorf("%s: CycloneDX %s lists components and has no blueprint, so it does not say what sends data where; blueprints begin with version 2.0", v.Get("specVersion").At, version)
	}
	return fmt.Errorf("%s: this file of CycloneDX %s has no `blueprints`, so it does not say what sends data where", v.Get("specVersion").At, version)
}
