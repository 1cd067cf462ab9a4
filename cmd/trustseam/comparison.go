package main

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/trustseam/trustseam/compare"
	"github.com/trustseam/trustseam/internal/config"
	"github.com/trustseam/trustseam/internal/git"
	"github.com/trustseam/trustseam/internal/pipeline"
	"github.com/trustseam/trustseam/source"
	"github.com/trustseam/trustseam/stride"
)

// comparison is what differs between two states, with what remarks about it need.
type comparison struct {
	report compare.Report
	// changed are the documents of the later state that differ, by path from the root.
	changed map[string]bool
	// files are the documents of the later state that were read, analyses what they hold, by block.
	files    map[string]*source.File
	analyses map[compare.BlockName]*stride.Analysis
	// wrong is what is wrong with documents of the later state, without which these were compared.
	wrong []source.Diagnostic
	// broken is what is wrong with documents of the earlier state, without which the others were compared.
	broken failures
	// failed is what could not be read.
	failed failures
}

// side is one state as far as it was read.
type side struct {
	blocks []compare.Block
	broken map[string]bool // documents with an error
}

func newComparison() *comparison {
	return &comparison{changed: make(map[string]bool), files: make(map[string]*source.File), analyses: make(map[compare.BlockName]*stride.Analysis),
		report: compare.Report{Version: 1, LeftOut: []string{}, Loosened: []compare.Loosened{}}}
}

// compareSpan compares the two states of a span, as far as paths name it.
func (w *workshop) compareSpan(repository *git.Repository, span span, paths []string, today string) (*comparison, error) {
	scope, err := scopeOf(repository.Root(), paths)
	if err != nil {
		return nil, err
	}
	before, err := w.snapshotOf(repository, span.base, span.baseCommit, scope)
	if err != nil {
		return nil, err
	}
	var after *snapshot
	if span.head == "" {
		after, err = w.snapshotOfTree(repository, before.present(paths, scope), span.baseCommit)
	} else {
		after, err = w.snapshotOf(repository, span.head, span.headCommit, scope)
	}
	failed, err := asFailures(err)
	if err != nil {
		return nil, err
	}
	c, err := w.compareSnapshots(before, after, today)
	if err == nil {
		c.failed = append(failed, c.failed...)
	}
	return c, err
}

// compareSnapshots reads what differs between two states, and nothing else.
func (w *workshop) compareSnapshots(before, after *snapshot, today string) (*comparison, error) {
	c := newComparison()
	var earlier, later []string
	for _, file := range slices.Sorted(maps.Keys(union(before.documents, after.documents))) {
		was, is := before.documents[file], after.documents[file]
		same, err := sameRules(before, after, path.Dir(file))
		if err != nil {
			return nil, err
		}
		if was == is && same {
			continue
		}
		if was != "" {
			earlier = append(earlier, file)
		}
		if is != "" {
			later, c.changed[file] = append(later, file), true
		}
	}
	old, now := side{broken: make(map[string]bool)}, side{broken: make(map[string]bool)}
	c.failed.add(before.read(earlier, func(file string, text []byte) error {
		r, err := before.analyze(file, text)
		if err != nil || r == nil {
			old.broken[file] = err != nil
			return err
		}
		c.broken.add(at(before.at(file), old.take(file, r)))
		return nil
	}))
	c.failed.add(after.read(later, func(file string, text []byte) error {
		r, err := after.analyze(file, text)
		if err != nil || r == nil {
			now.broken[file] = err != nil
			return err
		}
		c.takeLater(&now, file, r)
		return nil
	}))
	c.conclude(old, now, after, today)
	var err error
	c.report.Loosened, err = loosened(before, after)
	return c, err
}

// conclude compares what was read. What is broken in one state has nothing to be compared with in the other.
func (c *comparison) conclude(old, now side, after *snapshot, today string) {
	c.leftOut(&old, after)
	broken := func(b compare.Block) bool { return old.broken[b.Document] || now.broken[b.Document] }
	c.report.Blocks = compare.Blocks(slices.DeleteFunc(old.blocks, broken), slices.DeleteFunc(now.blocks, broken), today)
}

func union(a, b map[string]string) map[string]string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// sameRules reports whether the configurations that count in a directory make the same of the catalog.
func sameRules(before, after *snapshot, dir string) (bool, error) {
	was, err := before.settings(dir)
	if err != nil {
		return false, err
	}
	is, err := after.settings(dir)
	if err != nil {
		return false, err
	}
	old, err := was.rules()
	if err != nil {
		return false, err
	}
	now, err := is.rules()
	return old == now, err
}

// analyze reads the blocks of one document. A text without any has nothing of ours.
func (s *snapshot) analyze(file string, text []byte) (*pipeline.Result, error) {
	if !ours(text) {
		return nil, nil
	}
	set, err := s.settings(path.Dir(file))
	if err != nil {
		return nil, err
	}
	name := file // which gives a block its id
	if s.name == "" {
		name = s.at(file)
	}
	return pipeline.Analyze(source.NewFile(name, text), s.w.options(set))
}

// blocks are those of a document.
func blocksOf(file string, r *pipeline.Result) []compare.Block {
	line := func(offset int) int { return r.Document.File.Position(offset).Line }
	var out []compare.Block
	for _, a := range r.Analyses {
		out = append(out, compare.Block{Document: file, ID: a.Graph.ID, Model: compare.Read(a, line)})
	}
	return out
}

// take takes in a document of the earlier state. The error says what is wrong in it.
func (old *side) take(file string, r *pipeline.Result) error {
	old.blocks = append(old.blocks, blocksOf(file, r)...)
	for _, d := range r.Diagnostics {
		if d.Severity == source.Error && len(r.Analyses) == 0 {
			old.broken[file] = true
			return fmt.Errorf("%d:%d: %s [%s]; so nothing of it was compared", d.Pos.Line, d.Pos.Col, d.Message, d.Code)
		}
	}
	return nil
}

// takeLater takes in a document of the later state.
func (c *comparison) takeLater(now *side, file string, r *pipeline.Result) {
	c.files[file] = r.Document.File
	for _, d := range r.Diagnostics {
		if d.Severity == source.Error && len(r.Analyses) == 0 {
			now.broken[file] = true
			c.wrong = append(c.wrong, d)
		}
	}
	now.blocks = append(now.blocks, blocksOf(file, r)...)
	for _, a := range r.Analyses {
		c.analyses[compare.BlockName{Document: file, ID: a.Graph.ID}] = a
	}
}

// leftOut finds the documents with a block that are there still and not read any more.
func (c *comparison) leftOut(old *side, after *snapshot) {
	hidden := make(map[string]bool)
	for _, b := range old.blocks {
		if _, read := after.documents[b.Document]; !read && after.has(b.Document) && !hidden[b.Document] {
			hidden[b.Document] = true
			c.report.LeftOut = append(c.report.LeftOut, b.Document)
		}
	}
	old.blocks = slices.DeleteFunc(old.blocks, func(b compare.Block) bool { return hidden[b.Document] })
}

// loosened says what the configurations let pass that they did not, for the directories of all documents.
func loosened(before, after *snapshot) ([]compare.Loosened, error) {
	dirs := make(map[string]bool)
	for _, s := range []*snapshot{before, after} {
		for file := range s.documents {
			dirs[path.Dir(file)] = true
		}
	}
	out := []compare.Loosened{}
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		was, err := before.settings(dir)
		if err != nil {
			return nil, err
		}
		is, err := after.settings(dir)
		if err != nil {
			return nil, err
		}
		for _, l := range config.Loosened(was.config, is.config) {
			one := compare.Loosened{File: after.configFile(dir, is), Key: l.Key, Message: l.Message}
			if !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out, nil
}

// configFile is the configuration that counts in a directory, from the root; the one that would count where there is none.
func (s *snapshot) configFile(dir string, set settings) string {
	for at := dir; set.file != ""; at = path.Dir(at) {
		if file := path.Join(at, config.FileName); s.at(file) == set.file || s.name != "" && file == set.file {
			return file
		}
		if at == "." {
			break
		}
	}
	return config.FileName
}
