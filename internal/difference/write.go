package difference

import (
	"fmt"
	"io"

	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/render/review"
)

// Formats lists the formats that a difference can be written in, the default first.
func Formats() []string { return []string{"text", "markdown", "json", "sarif", "github"} }

// Write writes the difference in one of [Formats]. version is that of the program. Programs get paths from
// the root, people get those from where they are. The error is that of the writer.
func (d *Difference) Write(w io.Writer, format, version string) error {
	fromRoot := func(file string) string { return file }
	switch format {
	case "json":
		return reporter.EncodeJSON(w, d.Report, "  ")
	case "markdown":
		_, err := io.WriteString(w, review.Markdown(d.Report, d.base, d.attached, fromRoot))
		return err
	case "text":
		for _, line := range review.Text(d.Report, d.Shown) {
			if _, err := fmt.Fprintln(w, reporter.Path(line)); err != nil {
				return err
			}
		}
		return nil
	}
	in := reporter.Input{Diagnostics: d.Remarks(true, fromRoot), Files: d.Files, Version: version}
	for _, err := range d.Failed {
		in.Failures = append(in.Failures, err.Error())
	}
	return reporter.Write(format, w, in)
}
