// Package grow makes what anchors in source code propose part of the blocks of documents. It opens no
// file: texts and anchors go in, and texts come out.
package grow

import (
	"bytes"
	"strings"

	"github.com/trustseam/trustseam"
	"github.com/trustseam/trustseam/internal/annotation"
	"github.com/trustseam/trustseam/parser"
	"github.com/trustseam/trustseam/source"
)

// Document is one that grows.
type Document struct {
	Path    string
	Text    []byte
	Project *trustseam.Project
}

// Block is a fenced block of an id with a title and lines, as `trustseam fmt` leaves it. What is wrong with it
// is found when it is put into a document. An error is a defect in trustseam.
func Block(project *trustseam.Project, id, title string, lines []string) (string, error) {
	text := "```dfd " + parser.IDAttribute(id) + "\n"
	if title != "" {
		text += "title: " + parser.Escape(source.OneLine(title)) + "\n"
	}
	text += strings.Join(lines, "\n") + "\n```\n"
	laidOut, err := project.Format(id+".md", []byte(text), false)
	if err != nil {
		return "", err
	}
	return string(laidOut.Text), nil
}

// rounds bound how often what was added lets more be added: lines, and then the attributes of what they declare.
const rounds = 4

// Documents returns the documents with all that anchors propose for their blocks, in their order. Where a proposal cannot be
// made, or one cannot be read, the diagnostics say why, and no text changes. An error is a defect in trustseam, or
// in a template of a project.
func Documents(documents []Document, sources []*annotation.Source) ([]Document, []source.Diagnostic, error) {
	now := append([]Document(nil), documents...)
	for range rounds {
		changed, ds, err := once(now, sources)
		if err != nil || len(ds) > 0 {
			return documents, ds, err
		}
		if !changed {
			break
		}
	}
	return now, nil, nil
}

// once makes all proposals for the documents as they are.
func once(documents []Document, sources []*annotation.Source) (changed bool, ds []source.Diagnostic, err error) {
	model := &annotation.Model{}
	var blocks []block
	for i := range documents {
		d := &documents[i]
		result, err := d.Project.Analyze(d.Path, d.Text)
		if err != nil {
			return false, nil, err
		}
		for _, a := range result.Analyses {
			model.Add(result.Document.File, a)
			blocks = append(blocks, block{d, a.Graph.ID})
		}
	}
	report := annotation.New(annotation.Input{Model: model, Sources: sources, Proven: func(string, string) bool { return true }})
	for _, b := range blocks {
		before := b.document.Text
		wrong, err := b.grow(report)
		if err != nil {
			return false, nil, err
		}
		ds = append(ds, wrong...)
		changed = changed || !bytes.Equal(before, b.document.Text)
	}
	return changed, unique(ds), nil
}

// block is one of a document.
type block struct {
	document *Document
	id       string
}

// grow adds to a block what is proposed for it.
func (b block) grow(report *annotation.Report) ([]source.Diagnostic, error) {
	d := b.document
	additions, places, ds := report.Additions(d.Path, b.id)
	if len(ds) > 0 || len(additions) == 0 {
		return ds, nil
	}
	amended, err := d.Project.Amend(d.Path, d.Text, b.id, additions)
	if err != nil {
		return nil, err
	}
	for i := range additions {
		if why, refused := amended.Refused[i]; refused {
			span := source.Span(places[i].Anchor.Span)
			ds = append(ds, places[i].Source.File.Diagnose(span, source.BadAnchor, "`%s` cannot be added to block `%s`: %s", additions[i], b.id, why))
		}
	}
	d.Text = amended.Text
	return ds, nil
}

// unique keeps the first of equal diagnostics: what names no block stands in the way of all.
func unique(ds []source.Diagnostic) []source.Diagnostic {
	seen := make(map[string]bool)
	var all []source.Diagnostic
	for _, d := range ds {
		if !seen[d.String()] {
			seen[d.String()] = true
			all = append(all, d)
		}
	}
	return all
}
