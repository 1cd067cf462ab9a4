// Package atomicfile replaces files so that a reader sees the old text or the
// new one, never a part of either.
package atomicfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Write replaces or creates the file at path. An existing file keeps its mode, and its
// owner if the system allows that; a symbolic link keeps pointing at its target, which
// is written; a file that already has these bytes is not touched. Write refuses
// anything that is not a writable regular file.
//
// The new text is renamed over the old one. A file with several names, or one in a
// place where nothing can be created, is written in place instead, and gets its old
// text back if that fails.
func Write(path string, data []byte) error {
	target, info, err := resolve(path)
	if err != nil {
		return err
	}
	if info == nil {
		return replace(target, data, nil)
	}
	old, err := os.ReadFile(target)
	if err != nil || bytes.Equal(old, data) {
		return err
	}
	return swap(target, info, old, data)
}

// Replace is Write for a file whose text the caller has read as old, or nil if there
// was none. It does not overwrite what others have written since then: it returns an
// error, and the caller has to start again.
func Replace(path string, old, data []byte) error {
	target, info, err := resolve(path)
	switch {
	case err != nil:
		return err
	case info == nil && old == nil:
		return replace(target, data, nil)
	case info == nil:
		return changed(path)
	}
	now, err := os.ReadFile(target)
	switch {
	case err != nil:
		return err
	case bytes.Equal(now, data):
		return nil
	case old == nil || !bytes.Equal(now, old):
		return changed(path)
	}
	return swap(target, info, old, data)
}

func changed(path string) error {
	return fmt.Errorf("%s: changed while this program was at work; nothing was written over it, run again", path)
}

// resolve follows links to the file itself. A nil info means that it does not exist yet.
func resolve(path string) (target string, info fs.FileInfo, err error) {
	target, err = filepath.EvalSymlinks(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(path); err == nil {
			return "", nil, fmt.Errorf("%s: a link to a file that does not exist", path)
		}
		return path, nil, nil
	case err != nil:
		return "", nil, err
	}
	info, err = os.Stat(target)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s: not a regular file", path)
	}
	return target, info, err
}

// swap replaces old text by new text.
func swap(target string, info fs.FileInfo, old, data []byte) error {
	// A rename needs only the directory's permission, so check that of the file here.
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if links(info) > 1 {
		return overwrite(f, old, data)
	}
	err = replace(target, data, info)
	var place *placeError
	if errors.As(err, &place) {
		return overwrite(f, old, data)
	}
	return err
}
