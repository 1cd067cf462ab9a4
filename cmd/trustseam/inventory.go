package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/inventory"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/internal/proof"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/source"
)

// inventory compares the manifests at paths, or those that the settings of a directory name, with the blocks of all
// documents below the base of these settings.
func (r *runner) inventory(set *settings, dir string, paths []string) (*inventory.Report, error) {
	base := proof.ScopeOf(set.project.Config(), set.file, dir).Base
	files, err := r.manifests(base, set.project.Config().Inventory.Paths, paths)
	if err != nil {
		return nil, err
	}
	var all []*inventory.Manifest
	for _, path := range files {
		if err := r.allowance.Over(); err != nil {
			return nil, err
		}
		text, err := readManifest(path)
		if err != nil {
			return nil, err
		}
		if m := inventory.Read(below(base, path), path, text); m.Counts() {
			all = append(all, m)
		}
	}
	elements, err := r.elements(base)
	if err != nil {
		return nil, err
	}
	return inventory.New(all, elements), nil
}

// manifests lists the files at paths, else those that patterns take from a base, else all below it.
func (r *runner) manifests(base string, patterns, paths []string) ([]string, error) {
	if len(paths) == 0 {
		return walk.Sources(base, patterns, inventory.Reads, r.allowance, limit.InventoryFiles)
	}
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, failure.At(path, err)
		}
		found := []string{slashed(path)}
		if info.IsDir() {
			if found, err = walk.Sources(path, nil, inventory.Reads, r.allowance, limit.InventoryFiles); err != nil {
				return nil, err
			}
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// readManifest reads a file; one that is too large has one byte more than it may.
func readManifest(path string) ([]byte, error) {
	if err := repofile.Check(path); err != nil {
		return nil, failure.At(path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, failure.At(path, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limit.ImportYAML+1))
	if err != nil {
		return nil, failure.At(path, err)
	}
	return text, nil
}

// below is a path from a base, or the path itself if it is outside.
func below(base, path string) string {
	from, err := filepath.Abs(base)
	if err != nil {
		return path
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(from, full)
	if err != nil || !filepath.IsLocal(rel) {
		return path
	}
	return filepath.ToSlash(rel)
}

// elements are those of the blocks of all documents below a directory.
func (r *runner) elements(dir string) ([]inventory.Element, error) {
	docs, found := open(r, []string{dir}, r.analyze)
	if err := found.Failed.Err(); err != nil {
		return nil, err
	}
	var all []inventory.Element
	for _, d := range docs {
		for _, a := range d.Analyses {
			for _, e := range a.Graph.Elements {
				all = append(all, inventory.Element{Block: a.Graph.ID, ID: e.ID, Name: e.Name, Code: e.Attrs.Values("code")})
			}
		}
	}
	return all, nil
}

// unclaimed are the remarks of a check about the manifests of configurations that have a table `[inventory]`.
func (r *runner) unclaimed(jobs []*job) ([]source.Diagnostic, []*source.File, error) {
	var ds []source.Diagnostic
	var files []*source.File
	seen := make(map[string]bool)
	for _, j := range jobs {
		config := j.settings.project.Config().Inventory
		if len(config.Paths) == 0 || seen[j.settings.file] {
			continue
		}
		seen[j.settings.file] = true
		report, err := r.inventory(j.settings, filepath.Dir(j.path), nil)
		if err != nil {
			return nil, nil, err
		}
		known, err := readInventoryBaseline(filepath.Dir(filepath.FromSlash(j.settings.file)), config.Baseline)
		if err != nil {
			return nil, nil, err
		}
		ds = append(ds, report.Remarks(known, config.Baseline)...)
		files = append(files, report.Files()...)
	}
	return ds, files, nil
}

// readInventoryBaseline reads the baseline beside a configuration; without one, nothing is known.
func readInventoryBaseline(dir, name string) (inventory.Baseline, error) {
	if name == "" {
		return nil, nil
	}
	text, err := repofile.Below(dir, limit.ImportYAML)(name)
	if err != nil {
		return nil, failure.At(filepath.ToSlash(filepath.Join(dir, name)), err)
	}
	return inventory.ParseBaseline(string(text)), nil
}
