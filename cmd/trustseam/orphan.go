package main

import (
	"io/fs"
	"path"
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

// findOwner finds the document of a picture in a folder for pictures. Where it was
// not walked, it names one that was not.
func (w *workshop) findOwner(p *picture, paths []string) error {
	dir := path.Dir(p.path)
	set, err := w.settings(filepath.FromSlash(dir))
	if err != nil || set.config.Pictures == "" {
		return err
	}
	home, ok := strings.CutSuffix("/"+dir, "/"+set.config.Pictures)
	if !ok {
		return nil
	}
	home = path.Clean(strings.TrimPrefix(home, "/"))
	longest := 0
	p.document = path.Join(home, "?")
	for _, doc := range paths {
		stem := strings.TrimSuffix(path.Base(doc), path.Ext(doc)) + "."
		if path.Dir(doc) == home && strings.HasPrefix(path.Base(p.path), stem) && len(stem) > longest {
			p.document, longest = doc, len(stem)
		}
	}
	return nil
}

// findOrphans reports pictures that trustseam has drawn and that no block has any
// more. Where the document of a picture was left out of the walk, or has an error,
// nobody knows which pictures it has.
func (w *workshop) findOrphans(paths []string, beside []picture, jobs []*job) ([]source.Diagnostic, error) {
	owned, unknown, walked := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, doc := range paths {
		walked[doc] = true
	}
	for _, j := range jobs {
		unknown[j.path] = j.failed()
		for _, d := range j.pictures {
			owned[filepath.ToSlash(d.path)] = true
		}
	}
	var ds []source.Diagnostic
	for _, p := range beside {
		if p.document == "" {
			if err := w.findOwner(&p, paths); err != nil {
				return nil, err
			}
		}
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
