package atomicfile

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tempPattern names the files that are renamed over others. The leading dot
// keeps them out of listings, and out of the walk of this program.
const tempPattern = ".trustseam-*.tmp"

// abandoned is the age from which a temporary file is certainly abandoned: the run that made it was killed.
const abandoned = time.Hour

// placeError says that the directory accepts no new file or the target cannot be renamed over.
type placeError struct{ err error }

// Error says what happened to the file.
func (e *placeError) Error() string { return e.err.Error() }

// Unwrap returns the cause.
func (e *placeError) Unwrap() error { return e.err }

// replace writes a file beside the target and renames it, so that a crash
// leaves the old file whole. A nil info makes a new file.
func replace(target string, data []byte, info fs.FileInfo) error {
	dir := filepath.Dir(target)
	temp, err := createTemp(dir)
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

// createTemp creates a file with an unused name. The user's umask decides who may
// read a new file, but os.CreateTemp ignores it.
func createTemp(dir string) (*os.File, error) {
	for try := 0; ; try++ {
		name := strings.Replace(tempPattern, "*", strconv.FormatUint(rand.Uint64(), 36), 1)
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) || try == manyTries {
			return f, err
		}
	}
}

// manyTries is the number of taken names from which something else must be wrong.
const manyTries = 1000

// fill gives a temporary file the text, and the owner and mode of the file that it replaces.
func fill(temp *os.File, data []byte, info fs.FileInfo) error {
	if _, err := temp.Write(data); err != nil {
		return err
	}
	if info != nil {
		// Before the mode: a change of owner clears bits of the mode.
		keepOwner(temp, info)
		if err := temp.Chmod(info.Mode().Perm()); err != nil {
			return err
		}
	}
	return temp.Sync()
}

// sweep removes what killed runs have left behind. Failures do not matter: the next run sweeps again.
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
