package export

import "io"

// writeCSV writes a row for each item. The first column is unique.
func writeCSV(w io.Writer, in Input) error {
	var rows [][]string
	for _, i := range in.Items {
		rows = append(rows, []string{
			i.Key.String(), i.Name.String(), i.Title, i.Criterion, i.Test, i.Boundary, i.Severity.String(), i.owner(), i.status(), i.Model, i.Path,
		})
	}
	return writeTable(w, []string{"key", "id", "title", "criterion", "test", "boundary", "severity", "owner", "status", "model", "document"}, rows)
}
