package proof

import (
	"fmt"
	"path/filepath"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/walk"
)

// Anchors reads the anchors in the code of some scopes, and nothing of their tests. The error is a [failure.List],
// or says that there are more anchors than allowed.
func Anchors(scopes []Scope, run *cputime.Allowance) ([]*annotation.Source, error) {
	g := newGatherer(nil, run)
	seen := make(map[string]bool)
	for _, s := range scopes {
		if seen[s.Base] {
			continue
		}
		seen[s.Base] = true
		if err := g.anchors(s); err != nil {
			return nil, err
		}
	}
	n := 0
	for _, s := range g.in.Anchors {
		n += len(s.Anchors)
	}
	if n > limit.Anchors {
		return nil, fmt.Errorf("more than %d anchors", limit.Anchors)
	}
	return g.in.Anchors, nil
}

// anchors searches the code of a scope.
func (g *gatherer) anchors(s Scope) error {
	paths, err := walk.Sources(s.Base, s.Roots, anchor.Reads, g.run, limit.TraceFiles)
	if err != nil {
		return err
	}
	var text []byte
	for _, path := range paths {
		full, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		if !g.first("anchors", full) {
			continue
		}
		if text, err = readSource(path, text[:0]); err != nil {
			return failure.At(path, err)
		}
		g.source(sourceFile{path: path, anchors: true}, full, text, s)
	}
	return nil
}
