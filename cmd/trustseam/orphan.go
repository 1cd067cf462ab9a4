package main

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/internal/walk"
	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
)

// orphans reports pictures that trustseam drew and that no block has any longer. The pictures of a
// document that was left out of the walk, has an error, or is not touched by the change in question, are unknown.
func (r *runner) orphans(found *walk.Found, jobs []*job) ([]source.Diagnostic, error) {
	owned, unknown, walked := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, doc := range found.Paths {
		walked[doc] = true
	}
	aside := bystanders(jobs)
	for _, j := range jobs {
		unknown[j.path] = j.failed() || j.bystander && j.result == nil
		for _, f := range j.files {
			owned[filepath.ToSlash(f.path)] = true
		}
	}
	var ds []source.Diagnostic
	for _, p := range found.Beside {
		if owned[p.Path] || mayBelong(p.Path, aside) {
			continue
		}
		if p.Document == "" {
			var err error
			if p.Document, err = r.owner(p.Path, found.There); err != nil {
				return nil, err
			}
		}
		if unknown[p.Document] || p.Document != "" && !walked[p.Document] {
			continue
		}
		svg, err := repofile.ReadPicture(p.Path)
		if err != nil {
			return nil, failure.At(p.Path, err)
		}
		if _, _, ours := diagram.Hashes(svg); ours {
			ds = append(ds, source.NewFile(p.Path, svg).Diagnose(source.Span{}, source.OrphanPicture, "picture belongs to no block any more; delete it"))
		}
	}
	return ds, nil
}

// owner is the document of a picture in a folder for pictures, "" for none. If the directory of its
// documents was not searched, it is one that does not exist.
func (r *runner) owner(svg string, there map[string][]string) (string, error) {
	dir := filepath.Dir(filepath.FromSlash(svg))
	set, err := r.settings(dir)
	if err != nil || set.project.Config().Pictures == "" {
		return "", err
	}
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	home, ok := strings.CutSuffix(filepath.ToSlash(absolute), "/"+set.project.Config().Pictures)
	if !ok {
		return "", nil
	}
	docs, walked := there[home]
	if !walked {
		return "?", nil
	}
	return walk.Namesake(path.Base(svg), docs), nil
}
