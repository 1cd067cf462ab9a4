package repofile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// Index holds the files that git tracks. Patterns in .gitignore do not apply to these:
// they are in the repository, and everybody sees them.
type Index struct {
	root  string   // with "/" at the end
	paths []string // relative to root, sorted
}

// OpenIndex reads the index of the repository with a root directory. A repository
// without one tracks nothing. The directory is absolute.
func OpenIndex(root string) (*Index, error) {
	index := &Index{root: strings.TrimSuffix(filepath.ToSlash(root), "/") + "/"}
	dir, err := gitDirectory(root)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(dir, "index"))
	if errors.Is(err, fs.ErrNotExist) {
		return index, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := readTo(f, limit.Index, fmt.Sprintf("%d MiB", limit.Index>>20))
	if err != nil {
		return nil, err
	}
	if index.paths, err = indexPaths(text); err != nil {
		return nil, err
	}
	slices.Sort(index.paths)
	return index, nil
}

// gitDirectory returns where git keeps its data: in ".git", or where a file with that name says.
func gitDirectory(root string) (string, error) {
	dir := filepath.Join(root, ".git")
	info, err := os.Stat(dir)
	if err != nil || info.IsDir() {
		return dir, err
	}
	text, err := Read(dir)
	if err != nil {
		return "", err
	}
	to, ok := strings.CutPrefix(strings.TrimRight(string(text), "\r\n"), "gitdir: ")
	if !ok {
		return "", errors.New("names no directory of git")
	}
	if !filepath.IsAbs(to) {
		to = filepath.Join(root, to)
	}
	return to, nil
}

// Tracks reports whether git tracks a file, or anything in a directory. The path is absolute.
func (x *Index) Tracks(path string, dir bool) bool {
	path, below := strings.CutPrefix(filepath.ToSlash(path), x.root)
	if !below {
		return false
	}
	if _, found := slices.BinarySearch(x.paths, path); found || !dir {
		return found // for a directory: another repository in it
	}
	i, _ := slices.BinarySearch(x.paths, path+"/")
	return i < len(x.paths) && strings.HasPrefix(x.paths[i], path+"/")
}

var errIndex = errors.New("cannot be read as an index of git")

// indexPaths lists the paths of an index, which git describes in gitformat-index(5).
func indexPaths(text []byte) ([]string, error) {
	const sha1, sha256 = 20, 32
	paths, ok := readIndex(text, sha1)
	if !ok {
		paths, ok = readIndex(text, sha256)
	}
	if !ok {
		return nil, errIndex
	}
	return paths, nil
}

// readIndex reads an index with object names of some length.
func readIndex(text []byte, hash int) ([]string, bool) {
	const header, extended = 12, 0x4000
	if len(text) < header+hash || string(text[:4]) != "DIRC" {
		return nil, false
	}
	version, count := binary.BigEndian.Uint32(text[4:]), binary.BigEndian.Uint32(text[8:])
	if version < 2 || version > 4 {
		return nil, false
	}
	var paths []string
	last := ""
	rest := text[header : len(text)-hash]
	for range count {
		fixed := 40 + hash + 2 // stat data, the object, flags
		if len(rest) < fixed+2 {
			return nil, false
		}
		if binary.BigEndian.Uint16(rest[fixed-2:])&extended != 0 {
			fixed += 2
		}
		name, kept := rest[fixed:], 0
		if version == 4 { // the end of the previous name is cut off and the rest is written
			cut, n := readOffset(name)
			if n == 0 || cut > len(last) {
				return nil, false
			}
			name, kept = name[n:], len(last)-cut
			fixed += n
		}
		end := bytes.IndexByte(name, 0)
		if end < 0 || last != "" && last[:kept]+string(name[:end]) < last {
			return nil, false
		}
		last = last[:kept] + string(name[:end])
		paths = append(paths, last)
		length := fixed + end + 1
		if version < 4 {
			length = (fixed + end + 8) / 8 * 8
		}
		if length > len(rest) {
			return nil, false
		}
		rest = rest[length:]
	}
	return paths, true
}

// readOffset reads a number in git's offset encoding, and returns its length in bytes.
func readOffset(text []byte) (value, length int) {
	for i, b := range text[:min(len(text), 4)] {
		if i > 0 {
			value++
		}
		value = value<<7 | int(b&0x7f)
		if b&0x80 == 0 {
			return value, i + 1
		}
	}
	return 0, 0
}
