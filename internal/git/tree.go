package git

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/trustseam/trustseam/internal/limit"
)

// File is a file of a commit, but no link or submodule.
type File struct {
	// Path is from the root, with "/".
	Path string
	// ID is the name of the object that it holds.
	ID string
}

// Files lists the files of a commit whose paths a function accepts, in git's order.
func (r *Repository) Files(commit string, takes func(path string) bool) ([]File, error) {
	var files []File
	err := r.stream(nil, func(out io.Reader) (err error) {
		files, err = readEntries(out, limit.GitFiles, takes)
		return err
	}, "ls-tree", "-r", "-z", "--full-tree", commit)
	return files, err
}

// readEntries reads a limited number of entries from ls-tree.
func readEntries(out io.Reader, most int, takes func(path string) bool) ([]File, error) {
	var files []File
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, limit.GitPath)
	lines.Split(untilZero)
	for n := 0; lines.Scan(); n++ {
		if n >= most {
			return nil, fmt.Errorf("the commit has more files than the limit of %d", most)
		}
		if f, ok := parseEntry(lines.Text()); ok && takes(f.Path) {
			files = append(files, f)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("the commit has a path that is longer than the limit of %d KiB", limit.GitPath>>10)
	}
	return files, lines.Err()
}

// untilZero splits what git ends with a NUL.
func untilZero(data []byte, atEnd bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEnd && len(data) > 0 {
		return 0, nil, io.ErrUnexpectedEOF
	}
	return 0, nil, nil
}

// parseEntry reads `MODE TYPE ID<TAB>PATH`.
func parseEntry(line string) (File, bool) {
	about, path, ok := strings.Cut(line, "\t")
	fields := strings.Fields(about)
	if !ok || len(fields) != 3 || fields[1] != "blob" || !strings.HasPrefix(fields[0], "100") {
		return File{}, false
	}
	return File{path, fields[2]}, true
}

// ID returns the object name of a text in a repository that has an object named like.
func ID(text []byte, like string) string {
	header := fmt.Sprintf("blob %d\x00", len(text))
	if len(like) == hex.EncodedLen(sha256.Size) {
		sum := sha256.Sum256(append([]byte(header), text...))
		return hex.EncodeToString(sum[:])
	}
	sum := sha1.Sum(append([]byte(header), text...)) // a name, not a proof
	return hex.EncodeToString(sum[:])
}

// Read passes the text of each file to a function, in order, and nil for one of more than most bytes.
func (r *Repository) Read(files []File, most int, yield func(f File, text []byte) error) error {
	sizes, err := r.sizes(files)
	if err != nil {
		return err
	}
	var small []File
	for _, f := range files {
		if sizes[f.ID] <= int64(most) {
			small = append(small, f)
		}
	}
	texts := func(out *bufio.Reader) error {
		at := 0
		for _, f := range files {
			var text []byte
			if at < len(small) && small[at] == f {
				at++
				if text, err = readObject(out, f, most); err != nil {
					return err
				}
			}
			if err := yield(f, text); err != nil {
				return err
			}
		}
		return nil
	}
	return r.stream(ids(small), func(out io.Reader) error { return texts(bufio.NewReader(out)) }, "cat-file", "--batch")
}

// sizes are those of objects, in bytes.
func (r *Repository) sizes(files []File) (map[string]int64, error) {
	sizes := make(map[string]int64, len(files))
	err := r.stream(ids(files), func(out io.Reader) error {
		lines := bufio.NewReader(out)
		for _, f := range files {
			size, err := readHeader(lines, f)
			if err != nil {
				return err
			}
			sizes[f.ID] = size
		}
		return nil
	}, "cat-file", "--batch-check")
	return sizes, err
}

func ids(files []File) io.Reader {
	var b strings.Builder
	for _, f := range files {
		b.WriteString(f.ID + "\n")
	}
	return strings.NewReader(b.String())
}

// readHeader reads `ID TYPE SIZE`, or that there is no such object.
func readHeader(out *bufio.Reader, f File) (int64, error) {
	line, err := out.ReadString('\n')
	if err != nil {
		return 0, missingObject(f, err)
	}
	var id, kind string
	var size int64
	if _, err := fmt.Sscanf(line, "%s %s %d", &id, &kind, &size); err != nil || id != f.ID || kind != "blob" || size < 0 {
		return 0, missingObject(f, nil)
	}
	return size, nil
}

// missingObject is the error for a file whose text is not in the clone.
func missingObject(f File, cause error) error {
	if cause != nil && !errors.Is(cause, io.EOF) {
		return cause
	}
	return fmt.Errorf("`%s` is not in this clone as it was; a partial clone has to fetch it first, as with `git fetch --refetch --no-filter`", f.Path)
}

func readObject(out *bufio.Reader, f File, most int) ([]byte, error) {
	size, err := readHeader(out, f)
	if err != nil {
		return nil, err
	}
	if size > int64(most) {
		return nil, missingObject(f, nil)
	}
	text := make([]byte, size+1)
	if _, err := io.ReadFull(out, text); err != nil {
		return nil, missingObject(f, nil)
	}
	return text[:size], nil
}
