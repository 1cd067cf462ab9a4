package main

import (
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/render/diagram"
	"github.com/trustseam/trustseam/source"
)

// picture is an SVG file beside documents, whoever drew it.
type picture struct {
	path     string
	document string // the one in the same directory whose name it carries, or ""
}

// documentOf finds the document whose name a picture carries: of "a.md" and
// "a.b.md", "a.b.svg" belongs to the latter.
func documentOf(svg, dir string, entries []fs.DirEntry) string {
	best, longest := "", 0
	for _, e := range entries {
		if !isDocument(e.Name()) {
			continue
		}
		stem := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())) + "."
		if strings.HasPrefix(svg, stem) && len(stem) > longest {
			best, longest = filepath.ToSlash(filepath.Join(dir, e.Name())), len(stem)
		}
	}
	return best
}

// orphans reports pictures that trustseam has drawn and that no block has any
// more. Where the document of a picture was left out of the walk, or has an error,
// nobody knows which pictures it has.
func orphans(paths []string, beside []picture, jobs []*job) ([]source.Diagnostic, error) {
	owned, unknown, walked := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, path := range paths {
		walked[path] = true
	}
	for _, j := range jobs {
		unknown[j.path] = j.failed()
		for _, d := range j.pictures {
			owned[filepath.ToSlash(d.path)] = true
		}
	}
	var ds []source.Diagnostic
	for _, p := range beside {
		if owned[p.path] || unknown[p.document] || p.document != "" && !walked[p.document] {
			continue
		}
		svg, err := readPicture(p.path)
		if err != nil {
			return nil, err
		}
		if _, _, ours := diagram.Hashes(svg); ours {
			ds = append(ds, source.NewFile(p.path, svg).Diagnose(source.Span{}, source.OrphanPicture, "picture belongs to no block any more; delete it"))
		}
	}
	return ds, nil
}
