package proof

import (
	"io"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/internal/trace"
	"github.com/trustseam/trustseam/source"
)

// Formats lists the formats of a trace, the default first: the matrix for people, programs and
// pages, and what fails the gate in the formats of check.
func Formats() []string { return []string{"text", "json", "markdown", "sarif", "github", "rdjsonl"} }

// IsMatrix reports whether a format is that of a matrix. The others hold remarks alone.
func IsMatrix(format string) bool {
	return format == "text" || format == "json" || format == "markdown"
}

// WriteMatrix writes a matrix in a format of one. The error is that of the writer.
func WriteMatrix(w io.Writer, format string, m *trace.Matrix) error {
	switch format {
	case "json":
		return m.WriteJSON(w, make(repofile.RootPaths).Of)
	case "markdown":
		return m.WriteMarkdown(w)
	}
	return m.WriteText(w)
}

// WriteRemarks writes remarks, and what could not be looked at, in one of the other formats.
func (p *Proof) WriteRemarks(w io.Writer, format, version string, ds []source.Diagnostic, failed failure.List) error {
	roots := make(repofile.RootPaths)
	in := reporter.Input{Diagnostics: reporter.Renamed(ds, roots.Of), Files: make(map[string]*source.File), Version: version}
	for _, file := range p.Files() {
		in.Files[roots.Of(file.Path)] = file
	}
	for _, err := range failed {
		in.Failures = append(in.Failures, err.Error())
	}
	return reporter.Write(format, w, in)
}
