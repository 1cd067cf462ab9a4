package trustseam

import "github.com/trustseam/trustseam/stride"

// Trace is what ties the criteria to tests.
type Trace struct {
	// Tests are patterns, as in .gitignore and from the file's own directory, of the
	// source files that are searched for markers; all when empty.
	Tests []string `toml:"tests,omitempty"`
	// Results are paths of what test runners write, from the file's own directory; `*` and `**` stand for names.
	Results []string `toml:"results,omitempty"`
	// FailOn says what fails a trace and, where it is set, a check.
	FailOn stride.TraceFailOn `toml:"fail-on,omitempty"`
}

// Source is what ties code to the blocks.
type Source struct {
	// Roots are patterns, as in .gitignore and from the file's own directory, of the
	// source files that are searched for anchors; all when empty.
	Roots []string `toml:"roots,omitempty"`
}
