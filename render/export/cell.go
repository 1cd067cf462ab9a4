package export

import (
	"encoding/csv"
	"io"

	"github.com/trustseam/trustseam/internal/lazy"
)

// formula matches what a spreadsheet takes for the start of a formula, also where it splits lines at semicolons,
// and the wide forms that some convert.
var formula = lazy.Regexp(`(^|;) ?[=+\-@＝＋－＠]`)

// cell makes a text safe in a table that a spreadsheet may open: an apostrophe before what would begin a formula,
// which spreadsheets take for a sign that text follows. A key never changes: it begins with a letter or a digit.
func cell(text string) string {
	return formula().ReplaceAllStringFunc(text, func(found string) string {
		if found[0] == ';' {
			return ";'" + found[1:]
		}
		return "'" + found
	})
}

// writeTable writes rows of texts as CSV.
func writeTable(w io.Writer, header []string, rows [][]string) error {
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return err
	}
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, text := range row {
			safe[i] = cell(text)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
