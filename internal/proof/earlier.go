package proof

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"

	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/revision"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/internal/walk"
)

// earlier reads what the tests of a commit claimed, in the files that its configurations name for the
// documents of today. A file that is as it was is not read again.
func (g *gatherer) earlier(before *revision.State, documents []Document) error {
	patterns, _, err := earlierPatterns(before, documents)
	if err != nil {
		return err
	}
	name, _ := before.Commit()
	files, err := before.Sources(func(full string) bool {
		return slices.ContainsFunc(patterns, func(p walk.SourcePatterns) bool { return p.Takes(full, marker.Reads) })
	})
	if err != nil {
		return err
	}
	if len(files) > limit.TraceFiles {
		return walk.TooManySources(limit.TraceFiles)
	}
	var sources []*trace.Source
	markers := 0
	add := func(s *trace.Source) {
		if s != nil {
			sources = append(sources, s)
			markers += len(s.Markers)
		}
	}
	var differing []git.File
	for _, f := range files {
		if now, ok := g.objects[before.Full(f.Path)]; ok && now.id == f.ID {
			add(now.source)
		} else {
			differing = append(differing, f)
		}
	}
	err = before.ReadSources(differing, limit.TraceFile, func(f git.File, text []byte) error {
		add(newSource(revision.Shown(before.Full("."), f.Path), text))
		if markers > limit.TraceNames {
			return fmt.Errorf("%s: %w", name, errMarkers())
		}
		return g.run.Over()
	})
	g.in.Baseline = trace.ClaimedAt(name, sources)
	return err
}

// earlierPatterns are those of the configurations that a commit has for some documents: of the tests, or else those of
// the user, and of the code with anchors.
func earlierPatterns(before *revision.State, documents []Document) (tests, roots []walk.SourcePatterns, err error) {
	seen := make(map[string]bool)
	for _, d := range documents {
		if d.Scope.Unread || seen[path.Dir(d.File.Path)] {
			continue
		}
		seen[path.Dir(d.File.Path)] = true
		full, err := filepath.Abs(filepath.FromSlash(d.File.Path))
		if err != nil {
			return nil, nil, err
		}
		rel, err := filepath.Rel(before.Full("."), full)
		if err != nil || !filepath.IsLocal(rel) {
			continue // of another repository
		}
		scope, err := earlierScope(before, path.Dir(filepath.ToSlash(rel)))
		if err != nil {
			return nil, nil, err
		}
		if d.Scope.Asked {
			scope.Tests, scope.TestsBase = d.Scope.Tests, d.Scope.TestsBase
		}
		of, err := walk.NewSourcePatterns(scope.TestsBase, scope.Tests)
		if err != nil {
			return nil, nil, err
		}
		code, err := walk.NewSourcePatterns(scope.Base, scope.Roots)
		if err != nil {
			return nil, nil, err
		}
		tests, roots = append(tests, of), append(roots, code)
	}
	return tests, roots, nil
}

// earlierScope is what the configuration that a commit has for a directory says.
func earlierScope(before *revision.State, dir string) (Scope, error) {
	set, err := before.Settings(dir)
	if err != nil {
		return Scope{}, err
	}
	base := before.Full(path.Dir(before.ConfigFile(dir, set)))
	c := set.Project.Config()
	return Scope{Base: base, Tests: c.Trace.Tests, TestsBase: base, Roots: c.Source.Roots}, nil
}
