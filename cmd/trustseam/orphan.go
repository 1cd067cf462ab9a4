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

// documentsOf lists the documents of a directory.
func documentsOf(dir string, entries []fs.DirEntry) (docs []string) {
	for _, e := range entries {
		if isDocument(e.Name()) {
			docs = append(docs, filepath.ToSlash(filepath.Join(dir, e.Name())))
		}
	}
	return docs
}

// namesake is the document whose name a picture carries, or "": of "a.md" and
// "a.b.md", "a.b.svg" belongs to the latter.
func namesake(svg string, docs []string) string {
	best, longest := "", 0
	for _, doc := range docs {
		stem := strings.TrimSuffix(path.Base(doc), path.Ext(doc)) + "."
		if strings.HasPrefix(svg, stem) && len(stem) > longest {
			best, longest = doc, len(stem)
		}
	}
	return best
}

// findOwner finds the document of a picture in a folder for pictures. Where the
// directory of its documents was not looked at, it names one that there is not.
func (w *workshop) findOwner(p *picture, there map[string][]string) error {
	dir := filepath.Dir(filepath.FromSlash(p.path))
	set, err := w.settings(dir)
	if err != nil || set.config.Pictures == "" {
		return err
	}
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	home, ok := strings.CutSuffix(filepath.ToSlash(absolute), "/"+set.config.Pictures)
	if !ok {
		return nil
	}
	docs, walked := there[home]
	if p.document = namesake(path.Base(p.path), docs); !walked {
		p.document = "?"
	}
	return nil
}

// findOrphans reports pictures that trustseam has drawn and that no block has any
// more. Where the document of a picture was left out of the walk, or has an error,
// nobody knows which pictures it has.
func (w *workshop) findOrphans(named *walker, jobs []*job) ([]source.Diagnostic, error) {
	owned, unknown, walked := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, doc := range named.paths {
		walked[doc] = true
	}
	for _, j := range jobs {
		unknown[j.path] = j.failed()
		for _, d := range j.pictures {
			owned[filepath.ToSlash(d.path)] = true
		}
	}
	var ds []source.Diagnostic
	for _, p := range named.beside {
		if owned[p.path] {
			continue
		}
		if p.document == "" {
			if err := w.findOwner(&p, named.there); err != nil {
				return nil, err
			}
		}
		if unknown[p.document] || p.document != "" && !walked[p.document] {
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
