package site

import (
	"fmt"

	"github.com/trustseam/trustseam/brief"
	"github.com/trustseam/trustseam/stride"
)

// Model is one block with everything that the site shows of it.
type Model struct {
	// Document is the path of its document as pages show it, with "/".
	Document string
	Analysis *stride.Analysis
	// Picture shows the whole block, from diagram.Inline.
	Picture []byte
	// Earlier is the block's tally in an earlier state, or nil if that has no such block.
	Earlier *brief.Tally
	// Change is what differs from that state in the diagram, or nil for nothing.
	Change *Change
	// Copy is a link to the playground with a copy of the block, or "" on a site without it.
	Copy string
	// Proofs are what is known of the tests of criteria, nil if nobody has asked.
	Proofs stride.CriterionProofs
}

// Change is the picture of a change.
type Change struct {
	// Says is what it shows, in one line.
	Says string
	// Picture is from [diagram.Changed.Inline].
	Picture []byte
}

// Past is what an earlier listing says apart from the models of a site.
type Past struct {
	// Gone are the blocks that no longer exist.
	Gone []Gone
}

// Gone is a block of an earlier listing.
type Gone struct {
	Document, Title string
	Tally           brief.Tally
}

// File is one file of a site. Its name has no directory and no capital letter.
type File struct {
	Name string
	Data []byte
}

// Files makes the pages of a site, the index first and the models in order. The
// same models give the same bytes. Two models with the same document and id are an
// error. With a past, the index says what has changed since. playground are the files of the playground,
// to which all pages link; none for a site without it.
func Files(models []Model, past *Past, playground []File) ([]File, error) {
	p, err := newPrinter()
	if err != nil {
		return nil, err
	}
	if len(playground) > 0 {
		p.frame.Tabs = append(p.frame.Tabs, tab{PlaygroundName, "Playground"})
	}
	all, err := name(models)
	if err != nil {
		return nil, err
	}
	if err := p.print(indexName, "Threat models", newIndex(all, past)); err != nil {
		return nil, err
	}
	if err := p.print(jewelsName, "Crown jewels", newJewels(all)); err != nil {
		return nil, err
	}
	if err := p.print(criteriaName, "Acceptance criteria", newCriteria(all)); err != nil {
		return nil, err
	}
	if err := p.print(decisionsName, "Decisions", newDecisions(all)); err != nil {
		return nil, err
	}
	for _, m := range all {
		if err := p.print(m.Page, m.Title, newModelPage(m)); err != nil {
			return nil, err
		}
	}
	return append(p.files, playground...), nil
}

// named is a model with the names that pages use for it.
type named struct {
	Model
	// Brief is the short form, as in a document.
	Brief *brief.Brief
	// Page is the name of its file, Title the text of links to it.
	Page, Title string
}

// name gives every model a page of its own.
func name(models []Model) ([]named, error) {
	owner := make(map[string]bool)
	var all []named
	for _, m := range models {
		n := named{m, brief.New(m.Analysis, brief.Options{}), pageName(m.Document, m.Analysis.Graph.ID), title(m.Analysis.Graph.Block)}
		if owner[n.Page] {
			return nil, fmt.Errorf("%s: block `%s` is there twice; a site has one page for each document and id", m.Document, m.Analysis.Graph.ID)
		}
		owner[n.Page] = true
		all = append(all, n)
	}
	return all, nil
}
