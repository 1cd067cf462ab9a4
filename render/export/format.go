package export

import (
	"io"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/stride"
)

// Document is a document with what was found in its blocks.
type Document struct {
	// Path is how other tools are told of it: from the root of its repository, with slashes.
	Path string
	*model.Document
	// Analyses holds one for each block, in document order.
	Analyses []*stride.Analysis
}

// Input is what a format may write.
type Input struct {
	// Documents are all that were read, in the order of their paths.
	Documents []Document
	// Items are those of their criteria that were asked for, in the order of the documents.
	Items []Item
}

// Format is a way to write an export.
type Format struct {
	// Name is the word for it on the command line, Help says in half a sentence what it is for.
	Name, Help string
	// Write writes an export. The error is that of the writer.
	Write func(io.Writer, Input) error
}

// Formats lists all formats, in the order in which help shows them.
func Formats() []Format {
	return []Format{
		{"gherkin", "a feature with a scenario and its tag for each criterion", writeGherkin},
		{"csv", "a table for a spreadsheet or a database", writeCSV},
		{"github", "the requests that create or update issues with gh", writeGitHub},
		{"jira", "a table for the CSV importer of Jira", writeJira},
		{"markdown", "a table for a page", writeMarkdown},
	}
}
