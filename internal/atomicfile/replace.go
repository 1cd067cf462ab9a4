package atomicfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// tempPattern names the files that are renamed over others. The leading dot
// keeps them out of listings, and out of the walk of this program.
const tempPattern = ".trustseam-*.tmp"

// abandoned is the age from which a temporary file is nobody's: the run that made it was killed.
const abandoned = time.Hour

// placeError says that the directory does not take a new file or the target cannot be renamed over.
type placeError struct{ err error }

// Error says what happened to the file.
func (e *placeError) Error() string { return e.err.Error() }

// Unwrap returns the cause.
func (e *placeError) Unwrap() error { return e.err }

// replace writes beside the target and renames, so that a crash leaves the old
// file whole. A nil info makes a new file.
func replace(target string, data []byte, info fs.FileInfo) error {
	dir := filepath.Dir(target)
	temp, err := os.CreateTemp(dir, tempPattern)
	if err != nil {
		return &placeError{err}
	}
	err = fill(temp, data, info)
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		if err = os.Rename(temp.Name(), target); err != nil {
			err = &placeError{err}
		}
	}
	if err != nil {
		os.Remove(temp.Name())
		return err
	}
	sweep(dir)
	return nil
}

// fill gives a temporary file the text, owner and mode of the file that it will be.
func fill(temp *os.File, data []byte, info fs.FileInfo) error {
	if _, err := temp.Write(data); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info != nil {
		mode = info.Mode().Perm()
		// Before the mode: a change of owner takes bits of the mode away.
		keepOwner(temp, info)
	}
	if err := temp.Chmod(mode); err != nil {
		return err
	}
	return temp.Sync()
}

// sweep removes what killed runs have left behind. A failure does not matter: the next run sweeps again.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if ours, _ := filepath.Match(tempPattern, e.Name()); !ours || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > abandoned {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
