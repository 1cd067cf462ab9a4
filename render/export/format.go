package export

import (
	"io"

	"github.com/trustseam/trustseam/model"
	"github.com/trustseam/trustseam/render/export/whole"
	"github.com/trustseam/trustseam/stride"
)

// Document is a document with what was found in its blocks.
type Document struct {
	// Path is how other tools are told of it: from the root of its repository, with slashes.
	Path string
	*model.Document
	// Analyses holds one for each block, in document order.
	Analyses []*stride.Analysis
	// places are where the parts of blocks are in a drawing, by the id of the block.
	places map[string]whole.Places
}

// Place says where the parts of a block are in its picture, in the JSON that `render --format json` writes. Without it, a
// format with a drawing puts them into rows. The error is that of the JSON.
func (d *Document) Place(block string, coordinates []byte) error {
	p, err := whole.ReadPlaces(coordinates)
	if err != nil {
		return err
	}
	if d.places == nil {
		d.places = make(map[string]whole.Places)
	}
	d.places[block] = p
	return nil
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
	// Scope is what the format holds.
	Scope Scope
	// Write writes an export. The error is that of the writer, or says what the format cannot hold.
	Write func(io.Writer, Input) error
}

// Scope is what a format holds.
type Scope int

// The scopes.
const (
	Criteria Scope = iota // items, of which people choose some
	Models                // whole models
	Drawings              // whole models with their places in a drawing
)

// Formats lists all formats, in the order in which help shows them.
func Formats() []Format {
	return []Format{
		{"gherkin", "a feature with a scenario and its tag for each criterion", Criteria, writeGherkin},
		{"csv", "a table for a spreadsheet or a database", Criteria, writeCSV},
		{"github", "the requests that create or update issues with gh", Criteria, writeGitHub},
		{"jira", "a table for the CSV importer of Jira", Criteria, writeJira},
		{"markdown", "a table for a page", Criteria, writeMarkdown},
		{"json", "whole models for a program, with all that follows from them", Models, writeJSON},
		{"otm", "a whole model as an Open Threat Model 0.2, with its diagram", Drawings, writeOTM},
		{"threat-dragon", "whole models for OWASP Threat Dragon 2, with our picture", Drawings, writeThreatDragon},
		{"cyclonedx", "whole models in CycloneDX 2.0, which is not released yet", Models, writeCycloneDX},
	}
}
