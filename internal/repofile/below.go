package repofile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Below returns a function that reads regular files below a directory, each of at most some bytes. Names are relative to
// the directory, with slashes. A name that leads out of it, and a link anywhere below it, is refused. Errors have no path.
func Below(dir string, most int64) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		text, err := readBelow(dir, filepath.FromSlash(name), most)
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err
		}
		return text, err
	}
}

func readBelow(dir, name string, most int64) ([]byte, error) {
	if !filepath.IsLocal(name) {
		return nil, errors.New("outside the folder; only files in it are read")
	}
	if err := CheckBelow(dir, name); err != nil {
		return nil, err
	}
	f, err := os.OpenInRoot(dir, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	return readTo(f, most, fmt.Sprintf("%d MiB", most>>20))
}
