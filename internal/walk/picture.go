package walk

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// Picture is an SVG file beside documents, drawn by any program.
type Picture struct {
	Path     string
	Document string // the one in the same directory whose name it has, or ""
}

// documentsOf lists the documents of a directory.
func documentsOf(dir string, entries []fs.DirEntry) (docs []string) {
	for _, e := range entries {
		if IsDocument(e.Name()) {
			docs = append(docs, filepath.ToSlash(filepath.Join(dir, e.Name())))
		}
	}
	return docs
}

// Namesake is the document whose name a picture carries, or "": of "a.md" and
// "a.b.md", "a.b.svg" belongs to the latter.
func Namesake(svg string, docs []string) string {
	best, longest := "", 0
	for _, doc := range docs {
		stem := strings.TrimSuffix(path.Base(doc), path.Ext(doc)) + "."
		if strings.HasPrefix(svg, stem) && len(stem) > longest {
			best, longest = doc, len(stem)
		}
	}
	return best
}

// Owners lists the paths, without their extensions, of all documents that may have a picture: what its own path
// begins with, up to each point of its name.
func Owners(picture string) []string {
	var all []string
	dir, name := path.Split(picture)
	for i, c := range name {
		if c == '.' && i > 0 {
			all = append(all, path.Join(dir, name[:i]))
		}
	}
	return all
}
