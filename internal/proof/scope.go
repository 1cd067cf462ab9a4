package proof

import (
	"path/filepath"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/stride"
)

// Scope says where to look for the proof of the documents of one configuration, and what fails them.
type Scope struct {
	// Base is the directory of the configuration, which tells scopes apart.
	Base string
	// Tests are patterns of source files as in .gitignore, from TestsBase; without any, all are searched.
	Tests     []string
	TestsBase string
	// Asked says that a user has named the tests: they count for an earlier state, too.
	Asked bool
	// Roots are patterns of source files, from Base, in which anchors are; without any, all are searched.
	Roots []string
	// Results are paths with wildcards, from ResultsBase.
	Results     []string
	ResultsBase string
	// MustMatch makes a path of results that no file matches an error. It is a remark otherwise.
	MustMatch bool
	// Said says that the configuration has a word about tests.
	Said bool
	// Unread leaves tests and results out: the criteria are known, and nothing is asked of them.
	Unread bool
	FailOn stride.TraceFailOn
}

// ScopeOf is what the tables `[trace]` and `[source]` of a configuration file say for the documents in a directory. Without a file,
// which is "", paths begin at the root of their repository, or else at the working directory.
func ScopeOf(c trustseam.Config, file, dir string) Scope {
	t := c.Trace
	base := baseOf(file, dir)
	return Scope{
		Base: base, Tests: t.Tests, TestsBase: base, Roots: c.Source.Roots, Results: t.Results, ResultsBase: base, Said: len(t.Tests)+len(t.Results) > 0 || t.FailOn.Said(), FailOn: t.FailOn,
	}
}

func baseOf(file, dir string) string {
	if file != "" {
		return filepath.Dir(filepath.FromSlash(file))
	}
	if full, err := filepath.Abs(dir); err == nil {
		if root := repofile.Root(full); root != "" {
			return filepath.FromSlash(config.Shown(root))
		}
	}
	return "."
}
