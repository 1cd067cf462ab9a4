// Package sitedir writes the directory of a site. It replaces and removes only pages that it wrote.
package sitedir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/atomicfile"
	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/repofile"
	"github.com/trustseam/trustseam/render/site"
)

// listName is the file in which a directory says which pages site has written there.
const listName = "trustseam-site.txt"

// listHead is its first line; the names follow, one a line.
const listHead = "Pages written by trustseam site. It replaces and removes these and no others."

// Directory is the directory of a site, as an earlier run left it.
type Directory struct {
	path string
	// own are the pages written by earlier runs.
	own []string
}

// Open looks at a directory and refuses one that is neither empty nor a site. A link is refused
// too: a repository may hold one that a stranger has put there, and it could lead anywhere on the
// machine.
func Open(path string) (*Directory, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Directory{path: path}, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s: not a directory; -o follows no link", filepath.ToSlash(path))
	}
	entries, err := os.ReadDir(path)
	if err != nil || len(entries) == 0 {
		return &Directory{path: path}, err
	}
	d := &Directory{path: path}
	return d, d.readList()
}

// readList reads which pages exist from earlier runs.
func (d *Directory) readList() error {
	list := filepath.Join(d.path, listName)
	text, err := repofile.ReadPicture(list) // a regular file of bounded size, or nil
	if err != nil {
		return failure.At(list, err)
	}
	head, names, _ := strings.Cut(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	if head != listHead {
		return fmt.Errorf("%s: not empty, and no site of an earlier run; -o takes a directory of its own", filepath.ToSlash(d.path))
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(names, "\n"), "\n") {
		if name == "" {
			continue
		}
		if !site.IsPage(name) {
			return fmt.Errorf("%s: `%s` is no page of a site; remove the directory and run again", filepath.ToSlash(list), name)
		}
		d.own = append(d.own, name)
	}
	return nil
}

// Write makes the directory hold the pages of a site. Whenever it is interrupted,
// the list names every page that is there.
func (d *Directory) Write(files []site.File) error {
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	if err := d.mayWrite(names); err != nil {
		return err
	}
	if err := os.MkdirAll(d.path, 0o777); err != nil {
		return err
	}
	if err := d.writeList(append(slices.Clone(names), d.own...)); err != nil {
		return err
	}
	for _, f := range files {
		if err := atomicfile.Write(filepath.Join(d.path, f.Name), f.Data); err != nil {
			return err
		}
	}
	for _, name := range d.own {
		if slices.Contains(names, name) {
			continue
		}
		if err := os.Remove(filepath.Join(d.path, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return d.writeList(names)
}

// mayWrite refuses, before anything is written, pages that are links or not files, and files this
// program did not write.
func (d *Directory) mayWrite(names []string) error {
	for _, name := range append(slices.Clone(names), append(d.own, listName)...) {
		path := filepath.Join(d.path, name)
		info, err := os.Lstat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return fmt.Errorf("%s: not a regular file", filepath.ToSlash(path))
		case name != listName && !slices.Contains(d.own, name):
			return fmt.Errorf("%s: not written by an earlier run; remove it, or choose another directory", filepath.ToSlash(path))
		}
	}
	return nil
}

func (d *Directory) writeList(names []string) error {
	slices.Sort(names)
	names = slices.Compact(names)
	text := listHead + "\n" + strings.Join(names, "\n") + "\n"
	return atomicfile.Write(filepath.Join(d.path, listName), []byte(text))
}
