// Package folder finds the files of the playground: in a directory, or in the program, when that was built with them.
package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/trustseam/trustseam/internal/failure"
	"github.com/trustseam/trustseam/internal/limit"
	"github.com/trustseam/trustseam/render/site"
)

// Builtin stands for the files in the program, where a directory can be named.
const Builtin = "builtin"

// errNotBuiltIn says where the files come from.
var errNotBuiltIn = errors.New("this program was built without the playground: unpack the archive `trustseam_playground` of the same release, " +
	"or run `make playground` in a checkout, and name the directory, as in --playground=DIR")

// Read returns the files of the playground in a directory, or in the program for [Builtin].
func Read(dir string) ([]site.File, error) {
	if dir == Builtin {
		return read(builtin)
	}
	files, err := read(os.DirFS(dir))
	if err != nil {
		return nil, failure.At(dir, err)
	}
	return files, nil
}

// read returns the files; all of them must be there. A nil file system has none.
func read(from fs.FS) ([]site.File, error) {
	if from == nil {
		return nil, errNotBuiltIn
	}
	var files []site.File
	for _, name := range site.PlaygroundFiles() {
		data, err := readFile(from, name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("`%s` is missing; `make playground` makes this directory", name)
		}
		if err != nil {
			return nil, err
		}
		files = append(files, site.File{Name: name, Data: data})
	}
	return files, nil
}

// readFile reads a regular file of bounded size.
func readFile(from fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(from, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("`%s` is not a regular file", name)
	}
	f, err := from.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit.PlaygroundFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > limit.PlaygroundFile {
		return nil, fmt.Errorf("`%s` is larger than the limit of %d MiB", filepath.ToSlash(name), limit.PlaygroundFile>>20)
	}
	return data, nil
}
