// Package repofile decides which files of a repository are read and written: those
// that are in it. The author of a pull request may add links, and names that some
// system interprets differently.
package repofile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// Read reads a file beside documents, such as a configuration. It must be a regular
// file, not a link, and not large. The error has no path, and wraps [fs.ErrNotExist]
// if the file does not exist.
func Read(path string) ([]byte, error) {
	text, err := read(path)
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return text, err
}

func read(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil, err
	case isLink(info):
		return nil, errors.New("a link; it must be a file of the repository itself")
	case !info.Mode().IsRegular():
		return nil, errors.New("not a regular file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readTo(f, limit.Beside, fmt.Sprintf("%d KiB", limit.Beside>>10))
}

// readTo reads at most a number of bytes; words describe that limit in an error.
func readTo(f io.Reader, most int64, words string) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(f, most+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(text)) > most:
		return nil, fmt.Errorf("larger than the limit of %s", words)
	}
	return text, nil
}

// Check refuses a path that a walk would not reach: one with a link in it below the
// repository or the working directory, or one within ".git". The file itself may be missing.
func Check(path string) error {
	base, rest, err := divide(path)
	if err != nil {
		return err
	}
	return CheckBelow(base, rest)
}

// CheckBelow is [Check] for the parts of a path below a directory.
func CheckBelow(base, rest string) error {
	at := base
	for part := range strings.SplitSeq(filepath.ToSlash(rest), "/") {
		if part == "" || part == "." {
			continue
		}
		if at = filepath.Join(at, part); IsGit(part) {
			return errors.New("within `.git`, where no document is")
		}
		info, err := os.Lstat(at)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case isLink(info):
			return fmt.Errorf("`%s` is a link, which is not followed; name the file itself", part)
		}
	}
	return nil
}

// divide splits a path after the directory that the user vouches for: the working
// directory, else the root of the path's repository, else its own directory.
func divide(path string) (base, rest string, err error) {
	if filepath.IsLocal(path) {
		return ".", path, nil
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, full); err == nil && filepath.IsLocal(rel) {
			return here, rel, nil
		}
	}
	root := outermost(full)
	rest, err = filepath.Rel(root, full)
	return root, rest, err
}

// outermost returns the root of the outermost repository around a path. An inner
// one may be the target of a link in the outer one.
func outermost(full string) string {
	root := filepath.Dir(full)
	for at := root; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			root = at
		}
		if at == filepath.Dir(at) {
			return root
		}
	}
}

// isLink reports whether a file leads to another one; Windows has other kinds of those besides symbolic links.
func isLink(info fs.FileInfo) bool { return info.Mode()&(fs.ModeSymlink|fs.ModeIrregular) != 0 }

// IsGit reports whether some system takes a name for ".git": one that ignores
// case, one that drops blanks and dots at the end, or one with short names.
func IsGit(name string) bool {
	name, _, _ = strings.Cut(name, ":")
	name = strings.ToLower(strings.TrimRight(name, ". "))
	return name == ".git" || name == "git~1"
}

// devices are the names that Windows reserves for devices, with any extension.
var devices = strings.Fields("con prn aux nul conin$ conout$ com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 com¹ com² com³ lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 lpt¹ lpt² lpt³")

// CheckName refuses a file or directory name that is not allowed on every system.
func CheckName(name string) error {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem, _, _ = strings.Cut(stem, ":")
	for _, device := range devices {
		if strings.TrimRight(stem, " ") == device {
			return fmt.Errorf("`%s` is the name of a device on Windows", name)
		}
	}
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return fmt.Errorf("`%s` ends in a point or a blank, which Windows drops", name)
	}
	return nil
}

// CheckFolder refuses a directory, with "/", in which nothing of ours may be written.
func CheckFolder(dir string) error {
	before := ""
	for part := range strings.SplitSeq(dir, "/") {
		switch {
		case IsGit(part):
			return fmt.Errorf("`%s` belongs to git", part)
		case strings.EqualFold(part, "workflows") && strings.EqualFold(before, ".github"):
			return errors.New("`.github/workflows` belongs to GitHub Actions")
		}
		if part != "." && part != ".." {
			if err := CheckName(part); err != nil {
				return err
			}
		}
		before = part
	}
	return nil
}
