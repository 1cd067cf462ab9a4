package proof

import (
	"slices"

	"github.com/trustseam/trustseam/internal/anchor"
	"github.com/trustseam/trustseam/internal/cputime"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/marker"
	"github.com/trustseam/trustseam/internal/walk"
)

// sourceFile is one to read, with what to look for in it.
type sourceFile struct {
	path             string
	markers, anchors bool
}

// sources lists the files of a scope, each once. Those with anchors need not be those with markers: the code
// is in other files than its tests.
func (s Scope) sources(run *cputime.Allowance) ([]sourceFile, error) {
	code, err := walk.Sources(s.Base, s.Roots, anchor.Reads, run, limit.TraceFiles)
	if err != nil {
		return nil, err
	}
	tests := code
	if s.TestsBase != s.Base || !slices.Equal(s.Tests, s.Roots) {
		if tests, err = walk.Sources(s.TestsBase, s.Tests, marker.Reads, run, limit.TraceFiles); err != nil {
			return nil, err
		}
	}
	var files []sourceFile
	at := make(map[string]int)
	for _, path := range tests {
		at[path] = len(files)
		files = append(files, sourceFile{path: path, markers: true})
	}
	for _, path := range code {
		i, known := at[path]
		if !known {
			i = len(files)
			files = append(files, sourceFile{path: path})
		}
		files[i].anchors = true
	}
	return files, nil
}
