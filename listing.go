package trustseam

import (
	"io"

	"github.com/trustseam/trustseam/internal/listing"
)

// List writes everything that was found in documents as JSON, in the versioned schema of
// `trustseam list --format json`; docs/json.md describes it. The error is that of the writer.
func List(w io.Writer, results ...*Result) error {
	var documents []listing.Document
	for _, r := range results {
		documents = append(documents, listing.Document{Path: r.Document.File.Path, Document: r.Document, Analyses: r.Analyses})
	}
	return listing.JSON(w, documents)
}
