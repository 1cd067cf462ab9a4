package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/internal/reporter"
	"github.com/trustseam/trustseam/source"
)

// compareListing compares a stored listing with the working tree.
func (w *workshop) compareListing(args []string, listing, today string) (c *comparison, root string, err error) {
	blocks, err := readModels(listing)
	if err != nil {
		return nil, "", fmt.Errorf("--from: %s: %w", reporter.Path(listing), err)
	}
	here, err := filepath.Abs(".")
	if err != nil {
		return nil, "", err
	}
	if root = repositoryRoot(here); root == "" {
		root = here
	}
	scope, err := scopeOf(root, args)
	if err != nil {
		return nil, "", err
	}
	jobs, err := w.eachJob(w.named(args))
	c = newComparison()
	if c.failed, err = asFailures(err); err != nil {
		return nil, "", err
	}
	now, roots := side{broken: make(map[string]bool)}, make(rootPaths)
	after := &snapshot{w: w, root: root, documents: make(map[string]string)}
	for _, j := range jobs {
		file := roots.of(j.path)
		after.documents[file] = file
		c.takeLater(&now, file, j.Result)
	}
	blocks = slices.DeleteFunc(blocks, func(b compare.Block) bool { return !scope.hold(b.Document) })
	c.conclude(side{blocks: blocks}, now, after, today)
	return c, root, nil
}

// named lists the documents that arguments name, and how each is analyzed.
func (w *workshop) named(args []string) ([]string, func(path string) (*job, error)) {
	return documents(args, w.run).paths, func(file string) (*job, error) {
		text, err := readDocument(file)
		if err != nil || !ours(text) {
			return nil, err
		}
		set, err := w.settings(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		r, err := pipeline.Analyze(source.NewFile(file, text), w.options(set))
		return &job{path: file, Result: r}, err
	}
}

// listedModels is what is read of a listing to compare with.
type listedModels struct {
	Version   int `json:"version"`
	Documents []struct {
		Path   string `json:"path"`
		Blocks []struct {
			ID    string         `json:"id"`
			Model *compare.Model `json:"model"`
		} `json:"blocks"`
	} `json:"documents"`
}

// readModels reads the models of a listing.
func readModels(file string) ([]compare.Block, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer f.Close()
	bounded := &io.LimitedReader{R: f, N: limit.Listing + 1}
	var l listedModels
	err = json.NewDecoder(bounded).Decode(&l)
	switch {
	case bounded.N <= 0:
		return nil, fmt.Errorf("larger than the limit of %d MiB", limit.Listing>>20)
	case err != nil:
		return nil, fmt.Errorf("no listing to compare with, as `trustseam list --format json` writes it: %w", inWords(withoutPath(err)))
	case l.Version != 1 || l.Documents == nil:
		return nil, errors.New("no listing to compare with: `version` or `documents` is missing, or of another version")
	}
	var blocks []compare.Block
	for _, d := range l.Documents {
		for _, b := range d.Blocks {
			if b.Model == nil {
				return nil, fmt.Errorf("block `%s` of `%s` has no `model`: an older version has listed it", reporter.Path(b.ID), reporter.Path(d.Path))
			}
			blocks = append(blocks, compare.Block{Document: path.Clean(d.Path), ID: b.ID, Model: *b.Model})
		}
	}
	return blocks, nil
}
